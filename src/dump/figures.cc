// The typographic figures of a document, measured on its pages.
#include <algorithm>
#include <map>
#include <vector>

#include "base/utf8.h"
#include "dump/dump.h"

namespace kehoach::dump {

namespace {

using layout::Measure;

// A syllable has at most seven letters ("nghiêng"); with a mark behind it eight.
constexpr std::size_t longest_syllable = 8;

struct Gap {
  Measure left = 0, right = 0;
};

// A line as the figures see it: its text, where its blanks stand, where it ends.
struct Row {
  std::size_t letters = 0;
  std::vector<Gap> gaps;
  Measure left = 0, right = 0;
};

Row row_of(const layout::Line& line, const font::Family& family) {
  Row row;
  bool empty = true;
  for (const auto& piece : line.pieces) {
    const auto& face = family.face(piece.style);
    const Measure scale = line::measures_per_unit_and_half_point * line.half_points;
    Measure x = piece.x;
    if (empty) row.left = x;
    empty = false;
    for (std::size_t at = 0; at < piece.text.size();) {
      const auto c = utf8::decode(piece.text, at);
      at += c.size;
      Measure width = face.advance(c.value).value_or(0) * scale;
      const bool no_break = c.value == U'\u00A0';
      if (c.value != U' ' && !no_break) {
        ++row.letters;
        x += width;
        continue;
      }
      if (!no_break || line.stretch_nbsp) width += line.stretch;
      row.gaps.push_back({x, x + width});
      x += width;
    }
    row.right = x;
  }
  return row;
}

struct Figures {
  std::size_t justified = 0, wide = 0, very_wide = 0;
  std::size_t single = 0, rivers = 0, widows = 0, orphans = 0;
  Measure shortest = -1;
};

class Measuring {
 public:
  Measuring(const layout::Pages& pages, const font::Family& family)
      : pages_(pages), family_(family) {}

  Figures run() {
    for (const auto& page : pages_.pages) {
      for (const auto& line : page.lines) {
        if (!line.artifact) ++lines_of_[line.paragraph];
      }
    }
    for (const auto& page : pages_.pages) {
      for (const auto& line : page.lines) {
        if (!line.artifact) take(line);
      }
      flow_on(nullptr, {}, 0);
      count_split(page);
    }
    return figures_;
  }

 private:
  void take(const layout::Line& line) {
    const std::size_t count = lines_of_[line.paragraph];
    const bool last = line.number + 1 == count;
    const Row row = row_of(line, family_);
    const Measure blank = line::width_of(family_, {" ", font::Style::regular, line.half_points});
    flow_on(line.paragraph, row.gaps, blank);
    if (last && count > 1) {
      // Titles end in short lines of right: only set text is asked.
      const auto align = line.paragraph->format.align;
      if (align == flow::Align::justified || align == flow::Align::left) {
        const Measure width = row.right - row.left;
        if (figures_.shortest < 0 || width < figures_.shortest) figures_.shortest = width;
        if (row.gaps.empty() && row.letters <= longest_syllable) ++figures_.single;
      }
    }
    if (line.paragraph->format.align != flow::Align::justified || last) return;
    ++figures_.justified;
    if (2 * line.stretch > blank) ++figures_.wide;
    if (line.stretch > blank) ++figures_.very_wide;
  }

  // Rivers: blanks of lines one under the other that share at least the width of a natural one.
  // Each is counted once, when it comes to its fourth line.
  void flow_on(const flow::Paragraph* paragraph, const std::vector<Gap>& gaps, Measure blank) {
    constexpr int short_river = 3;
    std::vector<River> next;
    for (const Gap& gap : gaps) {
      int length = 1;
      if (paragraph == paragraph_) {
        for (const River& river : rivers_) {
          const Measure shared =
              std::min(river.gap.right, gap.right) - std::max(river.gap.left, gap.left);
          if (shared >= blank) length = std::max(length, river.length + 1);
        }
      }
      if (length == short_river + 1) ++figures_.rivers;
      next.push_back({gap, length});
    }
    paragraph_ = paragraph;
    rivers_ = std::move(next);
  }

  // One line of a paragraph alone at the top or the foot of a page.
  void count_split(const layout::Page& page) {
    std::map<const flow::Paragraph*, std::size_t> here;
    for (const auto& line : page.lines) {
      if (!line.artifact) ++here[line.paragraph];
    }
    for (const auto& line : page.lines) {
      if (line.artifact || here[line.paragraph] != 1 || lines_of_[line.paragraph] < 2) continue;
      if (line.number == 0) ++figures_.orphans;
      if (line.number + 1 == lines_of_[line.paragraph]) ++figures_.widows;
    }
  }

  struct River {
    Gap gap;
    int length = 1;
  };

  const layout::Pages& pages_;
  const font::Family& family_;
  std::map<const flow::Paragraph*, std::size_t> lines_of_;  // asked by key only
  const flow::Paragraph* paragraph_ = nullptr;
  std::vector<River> rivers_;
  Figures figures_;
};

std::string tenths(std::int64_t value) {
  return std::to_string(value / 10) + '.' + std::to_string(value % 10);
}

std::string share(std::size_t part, std::size_t whole) {
  const auto of_thousand = whole == 0 ? 0 : (1000 * part + whole / 2) / whole;
  return std::to_string(part) + " (" + tenths(static_cast<std::int64_t>(of_thousand)) + " %)";
}

}  // namespace

std::string figures(const layout::Pages& pages, const font::Family& family) {
  const Figures f = Measuring(pages, family).run();
  // 1440 twips are 25.4 mm.
  constexpr Measure per_inch = 1440 * line::measures_per_twip;
  std::string out;
  out += "pages: " + std::to_string(pages.pages.size()) + '\n';
  out += "justified lines: " + std::to_string(f.justified) + '\n';
  out += "blanks wider than 1.5 times natural: " + share(f.wide, f.justified) + '\n';
  out += "blanks wider than 2 times natural: " + share(f.very_wide, f.justified) + '\n';
  out += "shortest last line: " +
         (f.shortest < 0 ? "none" : tenths(f.shortest * 254 / per_inch) + " mm") + '\n';
  out += "single-syllable last lines: " + std::to_string(f.single) + '\n';
  out += "rivers over three lines: " + std::to_string(f.rivers) + '\n';
  out += "widows: " + std::to_string(f.widows) + '\n';
  out += "orphans: " + std::to_string(f.orphans) + '\n';
  return out;
}

}  // namespace kehoach::dump
