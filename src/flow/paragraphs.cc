#include "base/no_break.h"
#include "base/utf8.h"
#include "phrases.h"
#include "setting.h"
#include "viet/case.h"

namespace kehoach::flow {

Paragraph make_paragraph(const Setting& setting, Role role, std::string id, std::vector<Run> runs) {
  Paragraph paragraph;
  paragraph.id = std::move(id);
  paragraph.role = role;
  paragraph.format = setting.format(role);
  dress(setting, role, runs);
  paragraph.runs = std::move(runs);
  return paragraph;
}

Paragraph make_rule(const Setting& setting, Role role, std::string id, Length width,
                    Length length) {
  Paragraph paragraph = make_paragraph(setting, role, std::move(id), {});
  const Length side = ((width - std::min(length, width)) / 2).to_whole_twips();
  paragraph.format.left = side;
  paragraph.format.right = side;
  paragraph.artifact = true;
  return paragraph;
}

Paragraph make_mark(const Setting& setting, Role role, std::string id, std::string_view signs) {
  Paragraph paragraph = make_paragraph(setting, role, std::move(id), {own_words(setting, signs)});
  paragraph.artifact = true;
  return paragraph;
}

std::vector<Run> runs_of(const document::Inlines& inlines) {
  std::vector<Run> runs;
  runs.reserve(inlines.size());
  for (const auto& part : inlines) {
    if (part.text.empty()) continue;
    Run run;
    run.text = part.text;
    run.bold = part.bold;
    run.italic = part.italic;
    run.origin = part.origin;
    runs.push_back(std::move(run));
  }
  return runs;
}

void dress(const Setting& setting, Role role, std::vector<Run>& runs) {
  const Format& format = setting.format(role);
  for (auto& run : runs) {
    run.bold |= format.bold;
    run.italic |= format.italic;
    if (setting.in_capitals(role)) {
      std::string capitals = viet::to_upper(run.text);
      if (capitals.size() != run.text.size()) run.origin.offset = Origin::somewhere;
      run.text = std::move(capitals);
    }
  }
}

std::string plain_text(const std::vector<Run>& runs) {
  std::string text;
  for (const auto& run : runs) text += run.text;
  return text;
}

std::string plain_line(std::string_view text) {
  std::string out;
  append_plain_line(out, text);
  return out;
}

void make_field(Setting& setting, std::vector<Run>& runs, std::string name, std::string title,
                Field::Kind kind) {
  if (runs.empty()) return;
  Run one = std::move(runs.front());
  for (std::size_t i = 1; i < runs.size(); ++i) one.text += runs[i].text;
  one.field = static_cast<std::int16_t>(setting.fields.size());
  setting.fields.push_back({kind, std::move(name), std::move(title), one.text, {}});
  runs.clear();
  runs.push_back(std::move(one));
}

}  // namespace kehoach::flow
