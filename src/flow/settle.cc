#include "settle.h"

#include "characters.h"
#include "flow/measure.h"
#include "links.h"
#include "ties.h"

namespace kehoach::flow {

namespace {

// All that settling depends on besides the profile's limit, which is a part of it too.
Bytes key_of(const Setting& setting, const Paragraph& paragraph, Ties ties, Length width) {
  Bytes key;
  key.reserve(usual_key);
  key += static_cast<char>(ties);
  append_key(key, paragraph.format.half_points);
  append_key(key, setting.profile.loosest_tie_percent);
  for (const Run& run : paragraph.runs) key += run.field >= 0 ? '\1' : '\0';
  const auto spans = spans_of(paragraph);
  line::append_key(key, line_paragraph(setting.family, paragraph, spans, width),
                   setting.line_rule());
  return key;
}

void link(Paragraph& paragraph, std::vector<SettledRun>& settled) {
  for (std::uint32_t i = 0; i < paragraph.runs.size(); ++i) {
    const Run& run = paragraph.runs[i];
    const std::string_view text = run.text;
    std::uint32_t at = 0;
    const auto add = [&](std::size_t end, std::string uri) {
      if (at == end) return;
      settled.push_back({i, at, std::string(text.substr(at, end - at)), std::move(uri)});
      at = static_cast<std::uint32_t>(end);
    };
    if (run.field < 0) {
      for (FoundLink& link : find_links(text)) {
        add(link.begin, {});
        add(link.end, std::move(link.uri));
      }
    }
    add(text.size(), {});
  }
}

void put(const std::vector<SettledRun>& settled, Paragraph& paragraph) {
  std::vector<Run> runs;
  runs.reserve(settled.size());
  for (std::size_t i = 0; i < settled.size(); ++i) {
    Run& whole = paragraph.runs[settled[i].run];
    Run run;
    run.bold = whole.bold;
    run.italic = whole.italic;
    run.field = whole.field;
    run.origin = whole.origin;
    if (run.origin.offset != Origin::somewhere) run.origin.offset += settled[i].begin;
    run.text = settled[i].text;
    run.link = settled[i].link;
    runs.push_back(std::move(run));
  }
  paragraph.runs = std::move(runs);
}

std::size_t size_of(const std::vector<SettledRun>& settled) {
  std::size_t size = 0;
  for (const SettledRun& run : settled)
    size += sizeof run + run.text.capacity() + run.link.capacity();
  return size;
}

}  // namespace

void settle(Setting& setting, Paragraph& paragraph, Ties ties, Length width) {
  if (paragraph.runs.empty()) return;
  const Bytes key = key_of(setting, paragraph, ties, width);
  auto& memory = setting.memory.settled;
  if (const auto* known = memory.find(key)) {
    put(*known, paragraph);
    return;
  }
  if (!check_characters(setting, paragraph)) return;
  if (ties == Ties::all) tie_words_uncut(setting, paragraph, width);
  if (ties == Ties::line_ends) tie_line_ends(setting, paragraph, width);
  if (ties == Ties::fitted) tie_words(setting, paragraph, width);
  std::vector<SettledRun> settled;
  link(paragraph, settled);
  put(settled, paragraph);
  const std::size_t size = size_of(settled);
  memory.remember(key, std::move(settled), size);
}

}  // namespace kehoach::flow
