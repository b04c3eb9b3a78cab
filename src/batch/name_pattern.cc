#include "name_pattern.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/utf8.h"
#include "viet/case.h"
#include "viet/file_name.h"
#include "viet/unicode.h"

namespace kehoach::batch {

namespace {

// Bytes of one part of a path; every file system in use takes so many.
constexpr std::size_t longest_part = 255;
constexpr std::size_t longest_path = 1024;

const std::vector<std::string>& filter_names() {
  static const std::vector<std::string> names = {"slug", "lower", "upper", "pad", "or"};
  return names;
}

std::size_t width_of(std::string_view digits) {
  std::size_t width = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || width > 9) return 0;
    width = width * 10 + static_cast<std::size_t>(c - '0');
  }
  return width;
}

// Devices of Windows, whatever their ending (and their case).
bool is_device(std::string_view part) {
  std::string stem = viet::to_lower(part.substr(0, part.find('.')));
  while (stem.ends_with(' ')) stem.pop_back();
  constexpr std::array<std::string_view, 6> names{"con", "prn", "aux", "nul", "conin$", "conout$"};
  if (std::find(names.begin(), names.end(), stem) != names.end()) return true;
  if (!stem.starts_with("com") && !stem.starts_with("lpt")) return false;
  const std::string_view rest = std::string_view(stem).substr(3);
  return (rest.size() == 1 && rest[0] >= '0' && rest[0] <= '9') || rest == "¹" || rest == "²" ||
         rest == "³";
}

// Why no file may be called so; nothing if it may.
std::optional<Phrase> fault_of(std::string_view part) {
  if (part.empty() || part == "." || part == "..")
    return Phrase{"một phần của tên bị trống hoặc chỉ có dấu chấm",
                  "a part of it is empty or nothing but dots"};
  if (part.size() > longest_part) return Phrase{"tên quá dài", "the name is too long"};
  for (std::size_t at = 0; at < part.size();) {
    const auto c = utf8::decode(part, at);
    if (c.value < 0x20 || c.value == 0x7F)
      return Phrase{"có ký tự điều khiển", "it holds a control character"};
    if (c.value < 0x80 && std::string_view("<>:\"|?*\\").find(part[at]) != std::string_view::npos)
      return Phrase{std::string("có ký tự ") + part[at] + " mà Windows không nhận",
                    std::string("it holds ") + part[at] + ", which Windows does not take"};
    at += c.size;
  }
  if (viet::find_forbidden(part))
    return Phrase{"có ký tự không nhìn thấy", "it holds a character that cannot be seen"};
  if (part.ends_with('.') || part.ends_with(' ') || part.starts_with(' '))
    return Phrase{"có dấu chấm hoặc dấu cách ở đầu, ở cuối",
                  "it begins or ends with a blank, or ends with a dot"};
  if (is_device(part))
    return Phrase{"Windows dành tên này cho thiết bị", "Windows keeps that name for a device"};
  if (viet::to_lower(part).starts_with(".kehoach"))
    return Phrase{"chương trình dành tên này cho mình", "the program keeps that name for itself"};
  return std::nullopt;
}

}  // namespace

Result<NamePattern> NamePattern::parse(std::string_view pattern,
                                       const std::function<bool(const std::string&)>& knows,
                                       Sources& sources) {
  NamePattern out;
  out.text_ = viet::to_nfc(pattern);
  const Source* source = sources.add(SourceKind::argument, out.text_, out.text_);
  const auto at = [source](std::size_t begin, std::size_t end) {
    return Origin{source,
                  {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                  nullptr,
                  nullptr,
                  0};
  };
  const std::string_view text = source->text;
  Diagnostics told;
  if (!text.ends_with(".docx") && !text.ends_with(".pdf"))
    told.push_back({"B018", {}, at(0, text.size()), {}});
  std::string fixed;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '}') return Diagnostic{"B014", {}, at(i, i + 1), {}};
    if (text[i] != '{') {
      fixed += text[i++];
      continue;
    }
    const std::size_t end = text.find_first_of("{}", i + 1);
    if (end == std::string_view::npos || text[end] == '{')
      return Diagnostic{"B014", {}, at(i, i + 1), {}};
    if (!fixed.empty()) out.parts_.emplace_back(std::move(fixed));
    fixed.clear();
    Blank blank;
    for (std::size_t from = i + 1; from <= end;) {
      const std::size_t to = std::min(text.find('|', from), end);
      const std::string word(text.substr(from, to - from));
      const std::size_t colon = std::min(word.find(':'), word.size());
      if (from == i + 1) {
        blank.name = word;
        if (word != "slug" && word != "index" && !knows(word))
          told.push_back({"B013", {word}, at(from, to), {}});
      } else {
        Filter filter{word.substr(0, colon), word.substr(std::min(colon + 1, word.size()))};
        const auto& names = filter_names();
        if (std::find(names.begin(), names.end(), filter.name) == names.end()) {
          Diagnostic unknown{"B013", {filter.name}, at(from, to), {}};
          if (const auto meant = nearest(filter.name, names))
            unknown.hints.push_back(hint_did_you_mean(*meant));
          told.push_back(std::move(unknown));
        } else if (filter.name == "pad" &&
                   (width_of(filter.argument) == 0 || width_of(filter.argument) > 20)) {
          told.push_back({"B013", {word}, at(from, to), {hint_write("pad:3")}});
        }
        blank.filters.push_back(std::move(filter));
      }
      from = to + 1;
    }
    out.parts_.emplace_back(std::move(blank));
    i = end + 1;
  }
  if (!fixed.empty()) out.parts_.emplace_back(std::move(fixed));
  if (!told.empty()) return told;
  return out;
}

Path NamePattern::fixed_folder() const {
  const std::size_t blank = std::min(text_.find('{'), text_.size());
  const std::size_t slash = text_.rfind('/', blank);
  if (slash == std::string::npos) return ".";
  return slash == 0 ? Path("/") : Path(text_.substr(0, slash)).lexically_normal();
}

Result<std::string> NamePattern::fill(const Lookup& lookup, const Origin& where) const {
  std::string out;
  for (const auto& part : parts_) {
    if (const std::string* fixed = std::get_if<std::string>(&part)) {
      out += *fixed;
      continue;
    }
    const Blank& blank = std::get<Blank>(part);
    std::string value = lookup(blank.name).value_or("");
    for (const Filter& filter : blank.filters) {
      if (filter.name == "slug") value = viet::slug(value);
      if (filter.name == "lower") value = viet::to_lower(value);
      if (filter.name == "upper") value = viet::to_upper(value);
      if (filter.name == "or" && value.empty()) value = filter.argument;
      const std::size_t width = filter.name == "pad" ? width_of(filter.argument) : 0;
      if (!value.empty() && value.size() < width) value.insert(0, width - value.size(), '0');
    }
    if (value.empty()) return Diagnostic{"B015", {blank.name, text_}, where, {}};
    if (value.find('/') != std::string::npos) {
      return Diagnostic{"B016",
                        {value, Phrase{"có dấu /", "it holds a /"}},
                        where,
                        {hint_write('{' + blank.name + "|slug}")}};
    }
    out += value;
  }
  out = viet::to_nfc(out);
  const std::size_t slash = text_.rfind('/', std::min(text_.find('{'), text_.size()));
  std::size_t from = slash == std::string::npos ? 0 : slash + 1;
  if (out.size() > longest_path)
    return Diagnostic{"B016", {out, Phrase{"tên quá dài", "the name is too long"}}, where, {}};
  while (from <= out.size()) {
    const std::size_t to = std::min(out.find('/', from), out.size());
    const std::string_view part = std::string_view(out).substr(from, to - from);
    if (auto fault = fault_of(part)) return Diagnostic{"B016", {out, std::move(*fault)}, where, {}};
    from = to + 1;
  }
  return out;
}

}  // namespace kehoach::batch
