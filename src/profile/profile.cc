#include "profile/profile.h"

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "json/merge.h"
#include "json/parse.h"
#include "json/schema.h"

namespace kehoach::profile {

namespace {

constexpr std::size_t largest_file = std::size_t{1} << 20;

// A number of the schema's range as thousandths; more decimals are dropped.
std::int64_t thousandths(const json::Value& value) {
  const json::Number* number = value.number();
  if (number == nullptr) return 0;
  if (number->is_integer) return number->integer * 1000;
  std::int64_t result = 0;
  int decimals = -1;
  for (const char c : number->digits) {
    if (c == '.') {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && decimals < 3) {
      result = result * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    } else if (c < '0' || c > '9') {
      return 0;  // exponents are not used for lengths
    }
  }
  for (int i = std::max(decimals, 0); i < 3; ++i) result *= 10;
  return result;
}

Length millimetres(const json::Value& value) {
  return Length::emu(thousandths(value) * 36).to_whole_twips();
}
// Twips are coarser than thousandths of a point; the thickness of rules goes by eighths of a point.
Length points(const json::Value& value) { return Length::emu(thousandths(value) * 127 / 10); }

void read_style(const json::Object& object, Style& style) {
  for (const auto& [key, span, value] : object) {
    const bool flag = value.boolean() != nullptr && *value.boolean();
    if (key == "size_pt")
      style.half_points = static_cast<int>(thousandths(value) / 500);
    else if (key == "bold")
      style.bold = flag;
    else if (key == "italic")
      style.italic = flag;
    else if (key == "capitals")
      style.capitals = flag;
    else if (key == "align") {
      const std::string& name = *value.string();
      style.align = name == "centre"  ? Align::centre
                    : name == "right" ? Align::right
                    : name == "left"  ? Align::left
                                      : Align::justified;
    } else if (key == "left_mm")
      style.left = millimetres(value);
    else if (key == "right_mm")
      style.right = millimetres(value);
    else if (key == "first_line_mm")
      style.first_line = millimetres(value);
    else if (key == "before_pt")
      style.before = points(value).to_whole_twips();
    else if (key == "after_pt")
      style.after = points(value).to_whole_twips();
    else if (key == "line_percent")
      style.line_percent = static_cast<int>(thousandths(value) / 1000);
    else if (key == "line_exact_pt") {
      style.line_exact = points(value).to_whole_twips();
      style.line_percent = 0;
    } else if (key == "line_at_least_pt")
      style.line_at_least = points(value).to_whole_twips();
    else if (key == "rule_pt")
      style.rule = points(value);
    else if (key == "keep_with_next")
      style.keep_with_next = flag;
    else if (key == "keep_lines")
      style.keep_lines = flag;
    else if (key == "heading_level")
      style.heading_level = static_cast<int>(value.number()->integer);
  }
}

class Reader {
 public:
  Reader(const World& world, const Path& templates, Sources& sources, const Origin& asked)
      : world_(world), templates_(templates), sources_(sources), asked_at_(asked) {}

  Result<Profile> read(std::string_view name) {
    auto merged = load_merged(std::string(name), {});
    if (!merged) return std::move(merged).error();
    const json::Value root = std::move(*merged);
    if (auto wrong = check_shape(root); !wrong.empty()) return wrong;

    Profile profile;
    profile.name = name;
    profile.title = *root.find("title")->string();
    profile.source = root.origin.source;
    read_page(*root.find("page"), profile.page);
    const auto& letterhead = *root.find("letterhead");
    profile.letterhead_left = static_cast<int>(thousandths(*letterhead.find("left_percent")) / 10);
    profile.name_rule_percent =
        static_cast<int>(thousandths(*letterhead.find("name_rule_percent")) / 1000);
    profile.letterhead_step_half_points =
        static_cast<int>(thousandths(*letterhead.find("step_pt")) / 500);
    profile.subject_percent =
        static_cast<int>(thousandths(*root.find("subject")->find("widest_percent")) / 1000);
    const auto& signature = *root.find("signature");
    profile.signature_left = static_cast<int>(thousandths(*signature.find("left_percent")) / 10);
    profile.signature_before = points(*signature.find("before_pt"));
    profile.name_mark = text_or_none(letterhead, "mark");
    profile.subject_mark = text_or_none(*root.find("subject"), "mark");
    if (const json::Value* rule = signature.find("recipients_rule")) {
      profile.recipients_rule = *rule->boolean();
    }
    profile.blank_room = static_cast<int>(root.find("blank_room")->number()->integer);
    profile.loosest_tie_percent =
        static_cast<int>(root.find("loosest_tie_percent")->number()->integer);
    profile.table_border = points(*root.find("table")->find("border_pt"));
    profile.table_padding = millimetres(*root.find("table")->find("padding_mm"));
    profile.table_after = points(*root.find("table")->find("after_pt")).to_whole_twips();
    read_wording(*root.find("wording"), profile.wording);
    Diagnostics wrong;
    const json::Value& styles = *root.find("styles");
    for (const auto& member : *styles.object()) {
      profile.styles[member.key] = resolve(styles, member, wrong);
    }
    if (!wrong.empty()) return wrong;
    for (const auto& member : *styles.object()) {
      if (const json::Value* like = member.value.find("like")) {
        profile.styles[*like->string()].is_base = true;
      }
    }
    return profile;
  }

 private:
  Result<json::Value> load_merged(std::string name, std::vector<std::string> chain) {
    const auto known = names(world_, templates_);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      Diagnostic wrong{"R001", {name}, asked_at_, {}};
      if (const auto near = nearest(name, known)) wrong.hints.push_back(hint_did_you_mean(*near));
      return wrong;
    }
    chain.push_back(name);
    if (std::count(chain.begin(), chain.end(), name) > 1) {
      std::string circle;
      for (const auto& step : chain) circle += (circle.empty() ? "" : " > ") + step;
      return Diagnostic{"R002", {circle}, asked_at_, {}};
    }
    const Path file = templates_ / "profiles" / (name + ".json");
    const auto real = world_.real_path(file);
    const auto folder = world_.real_path(templates_ / "profiles");
    if (!real || !folder || real->parent_path() != *folder) {  // a link that leads out
      return Diagnostic{"R001", {name}, asked_at_, {}};
    }
    auto text = world_.read_file(file, largest_file);
    if (!text) return std::move(text).error();
    auto value =
        json::parse(sources_.add(SourceKind::file, file.string(), std::move(*text)), sources_);
    if (!value) return value;
    const json::Value* base = value->find("extends");
    if (base == nullptr || base->string() == nullptr) return value;
    asked_at_ = base->origin;
    auto merged = load_merged(*base->string(), chain);
    if (!merged) return merged;
    json::merge(*merged, std::move(*value));
    return merged;
  }

  Diagnostics check_shape(const json::Value& root) {
    const Path file = templates_ / "schema" / "profile.json";
    auto text = world_.read_file(file, largest_file);
    if (!text) return std::move(text).error();
    const Source* source = sources_.add(SourceKind::file, file.string(), std::move(*text));
    auto schema = json::Schema::load({{"profile.json", source}}, sources_);
    if (!schema) return std::move(schema).error();
    return json::check(root, *schema);
  }

  static std::string text_or_none(const json::Value& object, std::string_view key) {
    const json::Value* value = object.find(key);
    return value == nullptr ? std::string() : *value->string();
  }

  static void read_page(const json::Value& value, Page& page) {
    page.width = millimetres(*value.find("width_mm"));
    page.height = millimetres(*value.find("height_mm"));
    page.top = millimetres(*value.find("top_mm"));
    page.bottom = millimetres(*value.find("bottom_mm"));
    page.left = millimetres(*value.find("left_mm"));
    page.right = millimetres(*value.find("right_mm"));
    page.header = millimetres(*value.find("header_mm"));
  }

  static void read_wording(const json::Value& value, Wording& wording) {
    const std::pair<const char*, std::string Wording::*> phrases[] = {
        {"state_name", &Wording::state_name},
        {"motto", &Wording::motto},
        {"number", &Wording::number},
        {"symbol", &Wording::symbol},
        {"place_date", &Wording::place_date},
        {"date", &Wording::date},
        {"recipients", &Wording::recipients},
        {"recipient", &Wording::recipient},
        {"recipient_purpose", &Wording::recipient_purpose},
        {"archive", &Wording::archive},
        {"archive_separator", &Wording::archive_separator},
        {"item_end", &Wording::item_end},
        {"last_end", &Wording::last_end},
        {"basis_end", &Wording::basis_end},
        {"basis_last_end", &Wording::basis_last_end},
        {"authority", &Wording::authority},
        {"number_in_text", &Wording::number_in_text},
        {"end_mark", &Wording::end_mark},
        {"appendix", &Wording::appendix},
        {"appendix_single", &Wording::appendix_single},
        {"reference_paper", &Wording::reference_paper},
        {"reference_electronic", &Wording::reference_electronic},
    };
    for (const auto& [key, member] : phrases) wording.*member = *value.find(key)->string();
    if (const json::Value* codes = value.find("codes")) {
      for (const auto& code : *codes->object()) wording.codes[code.key] = *code.value.string();
    }
  }

  // A style with what it is like, the nearest last. A chain longer than there are styles is a
  // circle.
  static Style resolve(const json::Value& styles, const json::Member& member, Diagnostics& wrong) {
    std::vector<const json::Member*> chain = {&member};
    while (const json::Value* like = chain.back()->value.find("like")) {
      const auto& all = *styles.object();
      const auto base = std::find_if(
          all.begin(), all.end(), [&](const json::Member& m) { return m.key == *like->string(); });
      if (base == all.end() || chain.size() > all.size()) {
        wrong.push_back({"R005", {member.key, *like->string()}, like->origin, {}});
        break;
      }
      chain.push_back(&*base);
    }
    Style style;
    for (auto step = chain.rbegin(); step != chain.rend(); ++step) {
      read_style(*(*step)->value.object(), style);
    }
    style.origin = member.value.origin;
    style.origin.span = member.key_span;
    return style;
  }

  const World& world_;
  const Path& templates_;
  Sources& sources_;
  Origin asked_at_;
};

}  // namespace

const Style* Profile::style(std::string_view style_name) const {
  const auto found = styles.find(style_name);
  return found == styles.end() ? nullptr : &found->second;
}

Result<Profile> load(const World& world, const Path& templates, std::string_view name,
                     Sources& sources, const Origin& asked) {
  return Reader(world, templates, sources, asked).read(name);
}

std::vector<std::string> names(const World& world, const Path& templates) {
  std::vector<std::string> out;
  const auto files = world.list_folder(templates / "profiles");
  if (!files) return out;
  for (const auto& file : *files) {
    if (file.ends_with(".json")) out.push_back(file.substr(0, file.size() - 5));
  }
  return out;
}

}  // namespace kehoach::profile
