// Pages set by hand: a typesetter of a few lines, enough to give the writer real ones.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "flow/flow.h"
#include "font/font.h"
#include "layout/pages.h"

namespace kehoach::pdf {

const font::Family& shipped_family();

// A flow of one section and its pages. Pages point to paragraphs: there is room for `most` of them
// from the beginning.
class Sample {
 public:
  using Measure = layout::Measure;

  explicit Sample(font::Family family = shipped_family(), std::size_t most = 256);
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  // Breaks the runs at blanks and sets them justified below what is there, in 14 pt, indented by
  // 1.27 cm; on a new page where the old one is full.
  flow::Paragraph& add(std::vector<flow::Run> runs, std::uint8_t heading_level = 0,
                       std::string label = {});
  flow::Paragraph& add(std::string text, bool bold = false, bool italic = false);
  void add_rule(layout::Rule rule);
  void begin_page(std::uint32_t section, std::uint32_t number);

  flow::Flow flow;
  layout::Pages pages;

 private:
  struct Word;
  std::vector<Word> words_of(const flow::Paragraph& paragraph) const;
  void set_line(const flow::Paragraph& paragraph, const std::vector<Word>& words, std::size_t begin,
                std::size_t end, Measure x, Measure width, bool last);

  font::Family family_;
  Measure y_ = 0;
  std::uint32_t next_line_ = 0;
};

// The text that pages show, as a reader should get it: lines in order, no-break blanks plain.
std::string text_of(const layout::Page& page);

inline constexpr layout::Measure twips(std::int64_t n) { return n * line::measures_per_twip; }
inline constexpr layout::Measure points(std::int64_t n) { return twips(20 * n); }

inline bool holds(const Bytes& file, std::string_view part) {
  return file.find(part) != Bytes::npos;
}

// Sentences of plans, enough for several pages, in all four faces.
void fill_with_plan(Sample& sample, int pages);

}  // namespace kehoach::pdf
