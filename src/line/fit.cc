// The two rules by which Word fits words into lines, observed (not documented anywhere):
//
// first-fit (compatibility mode 14 and below): a line ends at the last opportunity at which its
// text, trailing blanks dropped, is no wider than the line.
//
// word-2013 (mode 15), justified text only: after the first-fit break, the line is tried again with
// a quarter of a blank more room for every blank in it and one besides; if a longer line fits, it
// is taken, and its blanks shrink; in a cell one that has none stands out by that quarter, unless
// it begins inside a word. NBSP does not shrink and is not counted; its right edge may stand at
// most a quarter of a blank past the line's end.
#include <algorithm>
#include <limits>
#include <utility>

#include "base/no_break.h"
#include "base/utf8.h"
#include "extent.h"
#include "line/line.h"
#include "opportunities.h"

namespace kehoach::line {

namespace {

constexpr char32_t blank = U' ';
constexpr Measure endless = std::numeric_limits<Measure>::max() / 2;

struct Letter {
  std::uint32_t at = 0;  // first byte
  utf8::CodePoint c;
  Measure width = 0;
  bool apart = false;  // a portion begins with it
};

// What can be said of the text between two break opportunities.
struct Segment {
  std::uint32_t begin = 0;        // first byte
  std::uint32_t content_end = 0;  // where its trailing blanks begin
  std::uint32_t end = 0;          // where the next segment begins
  Extent content;                 // up to content_end
  Extent trailing;                // of the trailing blanks
  Measure natural = 0;            // the sum of the content's advances
  Measure natural_trailing = 0;   // and of the trailing blanks
  std::uint32_t inner_blanks = 0;
  std::uint32_t trailing_blanks = 0;
  std::uint32_t nbsps = 0;
  Measure last_nbsp_edge = 0;  // right edge of its last NBSP, from the segment's start
  bool forced = false;         // a forced break ends it
  bool cut = false;            // it begins inside a word
};

void extend(Segment& segment, const Letter& letter, Rule rule) {
  if (letter.c.value == U'\n') {
    segment.forced = true;
    return;
  }
  if (letter.apart) segment.trailing.part();
  segment.trailing.add(fine_advance(letter.width, rule));
  segment.natural_trailing += letter.width;
  if (letter.c.value == blank) {
    ++segment.trailing_blanks;
    return;
  }
  segment.inner_blanks += std::exchange(segment.trailing_blanks, 0);
  segment.content.append(std::exchange(segment.trailing, {}));
  segment.natural += std::exchange(segment.natural_trailing, 0);
  segment.content_end = letter.at + letter.c.size;
  if (letter.c.value == no_break_space) {
    ++segment.nbsps;
    segment.last_nbsp_edge = segment.natural;
  }
}

// The text of several spans as one, with the width of every code point.
class Text {
 public:
  Text(const font::Family& family, std::span<const Span> spans) : family_(family), spans_(spans) {
    if (spans.size() == 1) {
      joined_ = spans[0].text;
      return;
    }
    std::size_t size = 0;
    for (const auto& span : spans) size += span.text.size();
    own_.reserve(size);
    for (const auto& span : spans) own_ += span.text;
    joined_ = own_;
  }

  std::string_view view() const { return joined_; }

  std::vector<Segment> segments(Rule rule) const {
    std::vector<std::uint32_t> breaks = opportunities(joined_, rule);
    breaks.push_back(static_cast<std::uint32_t>(joined_.size()));
    std::vector<Segment> out;
    out.reserve(breaks.size());
    Segment segment;
    std::size_t next = 0;
    const auto close = [&](std::uint32_t at) {
      segment.end = at;
      out.push_back(segment);
      segment = Segment{};
      segment.begin = segment.content_end = at;
    };
    each_letter(0, joined_.size(), [&](const Letter& letter) {
      while (next < breaks.size() && breaks[next] <= letter.at) {
        if (breaks[next] > segment.begin) close(breaks[next]);
        ++next;
      }
      extend(segment, letter, rule);
    });
    if (segment.begin < joined_.size() || out.empty()) {
      close(static_cast<std::uint32_t>(joined_.size()));
    }
    return out;
  }

  // Every code point of the bytes [begin, end), with its place in the joined text.
  template <typename Visit>
  void each_letter(std::size_t begin, std::size_t end, Visit visit) const {
    std::uint32_t base = 0;
    const Span* before = nullptr;
    Letter letter;
    bool after_sign = false;
    for (const auto& span : spans_) {
      const std::size_t from = begin > base ? std::min(begin - base, span.text.size()) : 0;
      const std::size_t to = end > base ? std::min(end - base, span.text.size()) : 0;
      const font::Face& face = family_.face(span.style);
      const Measure scale = span.half_points * measures_per_unit_and_half_point;
      const bool other_look = before != nullptr && (before->style != span.style ||
                                                    before->half_points != span.half_points);
      for (std::size_t at = from; at < to; at += letter.c.size) {
        letter.at = base + static_cast<std::uint32_t>(at);
        letter.c = utf8::decode(span.text, at);
        const char32_t c = letter.c.value;
        letter.width = c == U'\n' ? 0 : face.advance(c).value_or(0) * scale;
        const bool sign = c == no_break_space || c == no_break_hyphen;
        letter.apart = sign || after_sign || (at == 0 && other_look);
        after_sign = sign;
        visit(letter);
      }
      if (!span.text.empty()) before = &span;
      base += static_cast<std::uint32_t>(span.text.size());
    }
  }

  // The width of a blank of the paragraph's own size: a quarter of it is what a blank may give.
  Measure blank_width() const {
    if (spans_.empty()) return 0;
    return family_.face(spans_[0].style).advance(blank).value_or(0) * spans_[0].half_points *
           measures_per_unit_and_half_point;
  }

 private:
  const font::Family& family_;
  std::span<const Span> spans_;
  std::string own_;
  std::string_view joined_;
};

class Breaker {
 public:
  Breaker(const font::Family& family, const Paragraph& paragraph, Rule rule)
      : paragraph_(paragraph),
        rule_(rule),
        text_(family, paragraph.spans),
        rest_(text_.segments(rule)),
        quarter_blank_(text_.blank_width() / 4) {
    std::reverse(rest_.begin(), rest_.end());
  }

  std::vector<Line> run() {
    bool ended_by_force = true;  // a paragraph without text is one empty line
    while (!rest_.empty() || ended_by_force) {
      available_ = lines_.empty() ? paragraph_.first_width : paragraph_.width;
      start_ = lines_.empty() ? paragraph_.label_width : 0;
      if (rest_.empty()) {
        emit({});
        break;
      }
      const Filled line = take_line();
      emit(line);
      ended_by_force = next(line.count - 1).forced;
      rest_.resize(rest_.size() - line.count);
    }
    return std::move(lines_);
  }

 private:
  // The segments still to be set, the next one last: taking a line and cutting a word are cheap.
  const Segment& next(std::size_t i) const { return rest_[rest_.size() - 1 - i]; }

  // So many segments, and how near the limit it was that there are not fewer or more.
  struct Filled {
    std::size_t count = 0;
    Measure spare = endless, missing = endless;
  };

  Filled take_line() {
    Filled filled = fill(available_, false);
    if (filled.count == 0) {
      split();
      filled = fill(available_, false);
      filled.count = std::max<std::size_t>(filled.count, 1);
    }
    return shrinks() ? shrink(filled) : filled;
  }

  bool shrinks() const { return rule_ == Rule::word_2013 && paragraph_.justified; }

  // A blank more or less in the first-fit line is a quarter of a blank of room.
  Filled shrink(const Filled& natural) const {
    Filled shrunk = fill(available_ + room_by_shrinking(natural.count), true);
    if (shrunk.count < natural.count) return natural;
    if (!(paragraph_.padded && !next(0).cut) && !has_blank(shrunk.count)) {
      if (shrunk.count > natural.count) return natural;
      shrunk.spare = natural.spare;
    }
    shrunk.spare = std::min(shrunk.spare, std::max(natural.spare, shrunk.spare - quarter_blank_));
    shrunk.missing =
        std::min(shrunk.missing, std::max(natural.missing, shrunk.missing - quarter_blank_));
    return shrunk;
  }

  // How many segments are together no wider than `limit`, up to a forced break.
  Filled fill(Measure limit, bool shrinking) const {
    const Measure nbsp_limit = available_ + quarter_blank_;
    Filled filled;
    Extent line = start();
    Measure nbsp_spare = endless;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const Segment& segment = next(i);
      if (shrinking && segment.nbsps > 0) {
        const Measure edge = line.width() / fines_per_measure + segment.last_nbsp_edge;
        nbsp_spare = std::min(nbsp_spare, nbsp_limit - edge);
      }
      line.append(segment.content);
      const Fine spare = limit * fines_per_measure - line.width();
      if (spare < 0 || nbsp_spare < 0) {
        filled.missing = -std::min(spare / fines_per_measure, nbsp_spare);
        break;
      }
      filled.spare = std::min(spare / fines_per_measure, nbsp_spare);
      filled.count = i + 1;
      if (segment.forced) break;
      line.append(segment.trailing);
    }
    return filled;
  }

  // What stands before the text of this line.
  Extent start() const {
    Extent label;
    label.add(start_ * fines_per_measure);
    if (start_ > 0) label.part();
    return label;
  }

  // Whether a line of so many segments has anything that shrinks.
  bool has_blank(std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (next(i).inner_blanks > 0 || (i + 1 < count && next(i).trailing_blanks > 0)) return true;
    }
    return false;
  }

  // A quarter of a blank for every blank up to the first-fit break, trailing ones not counted, and
  // one besides; in whole twips.
  Measure room_by_shrinking(std::size_t count) const {
    Measure blanks = 1;
    for (std::size_t i = 0; i < count; ++i) {
      blanks += next(i).inner_blanks;
      if (i + 1 < count) blanks += next(i).trailing_blanks;
    }
    return quarter_blank_ * blanks / measures_per_twip * measures_per_twip;
  }

  void emit(const Filled& filled) {
    const std::size_t count = filled.count;
    Line line;
    line.natural = start_;
    line.spare = filled.spare;
    line.missing = filled.missing;
    if (count == 0) {
      line.begin = line.end = static_cast<std::uint32_t>(text_.view().size());
      line.last = true;
    } else {
      line.begin = next(0).begin;
      line.end = next(count - 1).content_end;
      line.last = count == rest_.size() || next(count - 1).forced;
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Segment& segment = next(i);
      line.natural += segment.natural;
      line.blanks += segment.inner_blanks;
      line.nbsps += segment.nbsps;
      if (i + 1 < count) {
        line.natural += segment.natural_trailing;
        line.blanks += segment.trailing_blanks;
      }
    }
    lines_.push_back(line);
  }

  // A word wider than a line is cut into pieces, each after the last letter that fits, at least
  // one.
  void split() {
    const Segment whole = rest_.back();
    rest_.pop_back();
    std::vector<Segment> pieces;
    Segment piece;
    piece.begin = piece.content_end = whole.begin;
    Measure limit = available_;
    if (shrinks() && paragraph_.padded) limit += room_by_shrinking(0);
    Extent line = start();
    text_.each_letter(whole.begin, whole.end, [&](const Letter& letter) {
      if (letter.apart) line.part();
      line.add(fine_advance(letter.width, rule_));
      const bool fits = line.width() <= limit * fines_per_measure;
      const bool cuts = letter.c.value != blank && letter.c.value != U'\n';
      if (!fits && letter.at > piece.begin && cuts) {
        piece.end = letter.at;
        pieces.push_back(piece);
        piece = Segment{};
        piece.begin = piece.content_end = letter.at;
        piece.cut = true;
        limit = paragraph_.width;
        line = {};
        line.add(fine_advance(letter.width, rule_));
      }
      extend(piece, letter, rule_);
    });
    piece.end = whole.end;
    pieces.push_back(piece);
    rest_.insert(rest_.end(), pieces.rbegin(), pieces.rend());
  }

  const Paragraph& paragraph_;
  Rule rule_;
  Text text_;
  std::vector<Segment> rest_;
  Measure quarter_blank_ = 0;
  std::vector<Line> lines_;
  Measure available_ = 0;
  Measure start_ = 0;  // where the text of this line begins: after the label
};

}  // namespace

Measure stretch_of(const Line& line, Measure available, bool justified, bool stretch_nbsp) {
  if (!justified) return 0;
  const Measure slack = available - line.natural;
  if (slack < 0) return line.blanks == 0 ? 0 : slack / static_cast<Measure>(line.blanks);
  if (line.last) return 0;
  const Measure gaps = static_cast<Measure>(line.blanks) + (stretch_nbsp ? line.nbsps : 0);
  return gaps == 0 ? 0 : slack / gaps;
}

std::vector<Line> break_lines(const font::Family& family, const Paragraph& paragraph, Rule rule) {
  return Breaker(family, paragraph, rule).run();
}

}  // namespace kehoach::line
