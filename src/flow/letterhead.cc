#include "letterhead.h"

#include "balance.h"
#include "phrases.h"

namespace kehoach::flow {

namespace {

class Letterhead {
 public:
  Letterhead(Setting& setting, const document::Letterhead& head, std::string_view type_code,
             Length width)
      : setting_(setting), head_(head), type_code_(type_code) {
    left_ = (width * setting.profile.letterhead_left / 10000).to_whole_twips();
    right_ = width - left_;
  }

  Table compose() {
    make_it_fit();
    Table table;
    table.kind = Table::Kind::letterhead;
    table.id = "letterhead";
    table.columns = {left_, right_};
    table.title = "Phần đầu văn bản";
    table.description =
        "Bên trái: cơ quan ban hành, số và ký hiệu. Bên phải: Quốc hiệu, Tiêu ngữ, địa danh và "
        "thời gian ban hành.";
    Row names, numbers;
    names.cells = {cell(bodies()), cell(state())};
    numbers.cells = {cell({number_line()}), cell({place_date_line(true)})};
    level_first_lines(setting_, numbers);
    names.keep_with_next = numbers.keep_with_next = true;
    table.rows = {std::move(names), std::move(numbers)};
    return table;
  }

 private:
  static Cell cell(std::vector<Paragraph> paragraphs) {
    Cell out;
    out.paragraphs = std::move(paragraphs);
    return out;
  }

  // Quốc hiệu, Tiêu ngữ and the date stand on one line each; where the date is too long for that
  // the whole head takes the smaller of the sizes that the decree pairs.
  void make_it_fit() {
    const int step = setting_.profile.letterhead_step_half_points;
    if (step == 0 || fits_on_one_line(setting_, place_date_line(false), right_)) return;
    for (const Role role :
         {Role::parent_body, Role::issuing_body, Role::state_name, Role::motto, Role::place_date}) {
      setting_.formats[static_cast<std::size_t>(role)].half_points -= step;
    }
  }

  std::vector<Paragraph> bodies() {
    std::vector<Paragraph> out;
    for (std::size_t i = 0; i < head_.parents.size(); ++i) {
      const std::string number = i == 0 ? "" : '_' + std::to_string(i + 1);
      out.push_back(name(Role::parent_body, "parent" + number, head_.parents[i],
                         "co_quan_chu_quan" + number, "Cơ quan chủ quản"));
    }
    out.push_back(name(Role::issuing_body, "issuer", head_.issuer, "co_quan", "Cơ quan ban hành"));
    if (!setting_.profile.name_mark.empty()) {
      out.push_back(
          make_mark(setting_, Role::issuing_body, "issuer_mark", setting_.profile.name_mark));
      return out;
    }
    const Length longest = longest_line(setting_, out.back(), left_);
    out.push_back(make_rule(setting_, Role::rule, "issuer_rule", left_,
                            (longest * setting_.profile.name_rule_percent / 100).to_whole_twips()));
    return out;
  }

  Paragraph name(Role role, std::string id, const document::Inlines& inlines, std::string field,
                 std::string title) {
    auto runs = runs_of(inlines);
    const std::string natural = plain_text(runs);
    dress(setting_, role, runs);
    const bool lines = natural.find('\n') != std::string::npos;
    make_field(setting_, runs, std::move(field), std::move(title),
               lines ? Field::Kind::lines : Field::Kind::text);
    Paragraph paragraph = make_paragraph(setting_, role, std::move(id), std::move(runs));
    balance(setting_, paragraph, natural, left_, left_);
    return paragraph;
  }

  std::vector<Paragraph> state() {
    const auto& wording = setting_.profile.wording;
    std::vector<Paragraph> out;
    out.push_back(make_paragraph(setting_, Role::state_name, "state_name",
                                 {own_words(setting_, wording.state_name)}));
    if (!wording.motto.empty()) {
      out.push_back(
          make_paragraph(setting_, Role::motto, "motto", {own_words(setting_, wording.motto)}));
    }
    out.push_back(make_rule(setting_, Role::rule, "motto_rule", right_,
                            longest_line(setting_, out.back(), right_)));
    return out;
  }

  Paragraph number_line() {
    std::vector<Run> runs;
    if (!head_.number.as_written.empty()) {
      runs = runs_of(head_.number.as_written);
    } else {
      auto parts = number_runs(setting_, head_.number, type_code_);
      make_field(setting_, parts.no, "so", "Số văn bản");
      make_field(setting_, parts.symbol, "ky_hieu", "Ký hiệu văn bản");
      runs = fill(setting_, setting_.profile.wording.number,
                  {{"no", std::move(parts.no)}, {"symbol", std::move(parts.symbol)}});
    }
    return make_paragraph(setting_, Role::number, "number", std::move(runs));
  }

  Paragraph place_date_line(bool with_fields) {
    auto place = runs_of(head_.place);
    if (place.empty()) place.push_back(room_for_hand(setting_));
    if (with_fields) make_field(setting_, place, "dia_danh", "Địa danh");
    auto date = date_runs(setting_, head_.date, with_fields ? "ngay" : "");
    auto runs = fill(setting_, setting_.profile.wording.place_date,
                     {{"place", std::move(place)}, {"date", std::move(date)}});
    return make_paragraph(setting_, Role::place_date, "place_date", std::move(runs));
  }

  Setting& setting_;
  const document::Letterhead& head_;
  std::string_view type_code_;
  Length left_, right_;
};

}  // namespace

Table compose_letterhead(Setting& setting, const document::Letterhead& head,
                         std::string_view type_code, Length width) {
  return Letterhead(setting, head, type_code, width).compose();
}

void compose_title(Setting& setting, const document::Document& document, Length width,
                   std::vector<Element>& out) {
  out.emplace_back(make_paragraph(setting, Role::type_name, "type_name",
                                  {own_words(setting, document.type.name)}));
  auto runs = runs_of(document.subject);
  if (runs.empty()) return;
  const std::string natural = plain_text(runs);
  make_field(setting, runs, "trich_yeu", "Trích yếu");
  Paragraph subject = make_paragraph(setting, Role::subject, "subject", std::move(runs));
  balance(setting, subject, natural, width, width * setting.profile.subject_percent / 100);
  const Length longest = longest_line(setting, subject, width);
  out.emplace_back(std::move(subject));
  if (!setting.profile.subject_mark.empty()) {
    Paragraph mark =
        make_mark(setting, Role::subject, "subject_mark", setting.profile.subject_mark);
    mark.format.after = setting.format(Role::subject_rule).after;
    out.emplace_back(std::move(mark));
    return;
  }
  out.emplace_back(make_rule(setting, Role::subject_rule, "subject_rule", width,
                             (longest * setting.profile.name_rule_percent / 100).to_whole_twips()));
}

}  // namespace kehoach::flow
