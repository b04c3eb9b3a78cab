#include "docx_text.h"

#include <array>

#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

constexpr std::size_t levels = 9;

struct Level {
  std::string format = "none";
  std::string text;
  int start = 1;
};

struct List {
  std::array<Level, levels> shape;
  std::array<int, levels> counts{};  // what was shown last
  std::array<bool, levels> begun{};
};

// A w:num: a list, with starts of its own that hold the first time it is used.
struct Num {
  std::string list;
  std::map<std::size_t, int> starts;
};

std::string roman(int n) {
  std::string out;
  const std::pair<int, const char*> digits[] = {
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  for (const auto& [value, text] : digits) {
    for (; n >= value; n -= value) out += text;
  }
  return out;
}

class Numbering {
 public:
  explicit Numbering(const XmlElement* numbering) {
    if (numbering == nullptr) return;
    for (const XmlElement& element : numbering->children) {
      if (element.name == "w:abstractNum") read_list(element);
      if (element.name == "w:num") read_num(element);
    }
  }

  std::string label(const std::string& num_id, std::size_t level) {
    const auto num = nums_.find(num_id);
    if (num == nums_.end() || level >= levels) return {};
    List& list = lists_[num->second.list];
    if (const auto start = num->second.starts.find(level); start != num->second.starts.end()) {
      list.counts[level] = start->second - 1;
      list.begun[level] = true;
      num->second.starts.erase(start);
    }
    for (std::size_t above = 0; above <= level; ++above) {
      if (list.begun[above]) continue;
      list.counts[above] = list.shape[above].start - (above == level ? 1 : 0);
      list.begun[above] = true;
    }
    ++list.counts[level];
    for (std::size_t below = level + 1; below < levels; ++below) list.begun[below] = false;
    return shown(list, level);
  }

 private:
  void read_list(const XmlElement& element) {
    List& list = lists_[value(&element, "w:abstractNumId")];
    for (const XmlElement& level : element.children) {
      const auto at = static_cast<std::size_t>(number(value(&level, "w:ilvl")));
      if (level.name != "w:lvl" || at >= levels) continue;
      list.shape[at] = {child_value(level, "w:numFmt"), child_value(level, "w:lvlText"),
                        static_cast<int>(number(child_value(level, "w:start")))};
    }
  }

  void read_num(const XmlElement& element) {
    Num& num = nums_[value(&element, "w:numId")];
    num.list = child_value(element, "w:abstractNumId");
    for (const XmlElement& child : element.children) {
      if (child.name != "w:lvlOverride" || child.child("w:startOverride") == nullptr) continue;
      num.starts[static_cast<std::size_t>(number(value(&child, "w:ilvl")))] =
          static_cast<int>(number(child_value(child, "w:startOverride")));
    }
  }

  static std::string shown(const List& list, std::size_t level) {
    std::string out;
    const std::string& text = list.shape[level].text;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '%' || at + 1 == text.size()) {
        out += text[at];
        continue;
      }
      const auto named = static_cast<std::size_t>(text[++at] - '1');
      if (named >= levels) continue;
      const int count = list.counts[named];
      out += list.shape[named].format == "upperRoman" ? roman(count) : std::to_string(count);
    }
    return out;
  }

  std::map<std::string, List> lists_;
  std::map<std::string, Num> nums_;
};

}  // namespace

Result<std::vector<TextParagraph>> read_text(ByteView docx) {
  Result<ooxml::Package> package = ooxml::Package::open(docx, "docx");
  if (!package) return package.error();
  const Result<std::string> main = package->related("", "officeDocument");
  if (!main) return main.error();
  const Result<XmlElement> document = package->xml(*main);
  if (!document) return document.error();
  const auto optional = [&](std::string_view kind) -> std::optional<XmlElement> {
    const Result<std::string> part = package->related(*main, kind);
    if (!part) return std::nullopt;
    Result<XmlElement> tree = package->xml(*part);
    return tree ? std::optional(std::move(*tree)) : std::nullopt;
  };
  const std::optional<XmlElement> styles = optional("styles"), lists = optional("numbering");
  const StyleSheet sheet(styles ? &*styles : nullptr);
  Numbering numbering(lists ? &*lists : nullptr);

  std::vector<TextParagraph> out;
  walk(*document, [&](const XmlElement& element) {
    if (element.name != "w:p") return;
    TextParagraph& paragraph = out.emplace_back();
    paragraph.text = visible_text(element);
    const XmlElement* properties = element.child("w:pPr");
    const XmlElement* number_of = nullptr;
    if (properties != nullptr) {
      paragraph.style = child_value(*properties, "w:pStyle");
      number_of = properties->child("w:numPr");
    }
    if (number_of == nullptr) number_of = sheet.property(paragraph.style, "w:pPr", "w:numPr");
    if (number_of == nullptr) return;
    const std::string level = child_value(*number_of, "w:ilvl");
    paragraph.label = numbering.label(child_value(*number_of, "w:numId"),
                                      level.empty() ? 0 : static_cast<std::size_t>(number(level)));
  });
  return out;
}

}  // namespace kehoach::docx_check
