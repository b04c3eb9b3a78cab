#include "characters.h"

#include <algorithm>

#include "base/utf8.h"
#include "flow/measure.h"

namespace kehoach::flow {

namespace {

// Who writes with a font of his own sees soon enough that ours is another.
constexpr std::size_t most_told = 200;
constexpr std::size_t longest_paragraph = std::size_t{256} << 10;

// The same letter at the same place is told once, however often the document prints it.
bool was_told(const Diagnostics& told, const std::string& letter, const Origin& where) {
  return std::any_of(told.begin(), told.end(), [&](const Diagnostic& one) {
    return one.code == "C003" && one.arguments[0].in(Language::vi) == letter &&
           one.where.source == where.source && one.where.span.begin < where.span.end &&
           where.span.begin < one.where.span.end;
  });
}

}  // namespace

bool check_characters(Setting& setting, const Paragraph& paragraph) {
  std::size_t size = 0;
  for (const auto& run : paragraph.runs) size += run.text.size();
  if (size > longest_paragraph) {
    setting.wrong.push_back(
        {"C005", {std::to_string(longest_paragraph >> 10)}, paragraph.runs[0].origin, {}});
    return false;
  }
  const auto spans = spans_of(paragraph);
  const auto found = line::find_missing(setting.family, spans);
  for (const auto& missing : found) {
    const std::string letter = utf8::encode(missing.code_point);
    const Origin where = narrowed(paragraph.runs[missing.span].origin, missing.offset,
                                  static_cast<std::uint32_t>(letter.size()));
    if (setting.wrong.size() >= most_told) break;
    if (was_told(setting.wrong, letter, where)) continue;
    const auto& face = setting.family.face(spans[missing.span].style);
    setting.wrong.push_back(
        {"C003",
         {letter, utf8::code_point_name(missing.code_point), face.description().postscript_name},
         where,
         {}});
  }
  return found.empty();
}

}  // namespace kehoach::flow
