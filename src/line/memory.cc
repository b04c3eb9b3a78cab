#include "line/memory.h"

namespace kehoach::line {

namespace {

// Some two thousand paragraphs.
constexpr std::size_t most = std::size_t{2} << 20;

}  // namespace

Memory::Memory(font::Family family, MemoShare share)
    : family_(std::move(family)), lines_(share.of(most)) {}

void append_key(Bytes& key, const Paragraph& paragraph, Rule rule) {
  kehoach::append_key(key, paragraph.label_width);
  kehoach::append_key(key, paragraph.width);
  kehoach::append_key(key, paragraph.first_width);
  key += static_cast<char>((paragraph.justified ? 1 : 0) + (paragraph.padded ? 2 : 0));
  key += static_cast<char>(rule);
  for (const Span& span : paragraph.spans) {
    kehoach::append_key(key, span.half_points);
    kehoach::append_key(key, span.text.size());
    key += static_cast<char>(span.style);
    key += span.text;
  }
}

const std::vector<Line>& Memory::break_lines(const Paragraph& paragraph, Rule rule) {
  key_.clear();
  append_key(key_, paragraph, rule);
  if (const auto* known = lines_.find(key_)) return *known;
  auto lines = line::break_lines(family_, paragraph, rule);
  const std::size_t size = lines.size() * sizeof(Line);
  return lines_.remember(key_, std::move(lines), size);
}

}  // namespace kehoach::line
