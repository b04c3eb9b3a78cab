#include "plan_checks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "check_text.h"
#include "docx_check.h"
#include "docx_text.h"

namespace kehoach::property {

namespace {

// A4 and the margins of ND30 Phụ lục I, I.3, as the profile has them; points.
constexpr double point_per_mm = 72 / 25.4;
constexpr double short_side = 210 * point_per_mm, long_side = 297 * point_per_mm;
constexpr double left_margin = 30 * point_per_mm, right_margin = 15 * point_per_mm;
constexpr double top_margin = 20 * point_per_mm, bottom_margin = 20 * point_per_mm;
// Of the letters of Liberation Serif, in em.
constexpr double ascent = 0.891, descent = 0.216;
constexpr double tolerance = 0.1;
constexpr double half_border = 0.3;
// Within a word, or 32 letters of a long one, letters stand where whole thousandths of the em put
// them: half of one for each letter of 14 pt.
constexpr double drift = 0.23;
// With more lines than this a foot and three lines of text may have no room on one page: 728 pt, of
// which 120 are left free for three to sign, and 60 are the text's; recipients have lines of 12.7
// pt, those who sign 16.1.
constexpr int most_foot_lines = 34;

struct Box {
  double left, bottom, right, top;
};

Box box_of(const ShownLine& line) {
  return {line.x, line.y - descent * line.size, line.inked, line.y + ascent * line.size};
}

Box box_of(const Stroke& stroke) {
  return {std::min(stroke.x0, stroke.x1), std::min(stroke.y0, stroke.y1),
          std::max(stroke.x0, stroke.x1), std::max(stroke.y0, stroke.y1)};
}

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right - tolerance && b.left < a.right - tolerance &&
         a.bottom < b.top - tolerance && b.bottom < a.top - tolerance;
}

// Whether a line without thickness runs through the box.
bool crosses(const Box& line, const Box& box) {
  return line.left < box.right - tolerance && box.left < line.right - tolerance &&
         line.bottom < box.top - tolerance && box.bottom < line.top - tolerance;
}

class PageChecks {
 public:
  PageChecks(const Expected& expected, const std::vector<ShownPage>& pages, bool row_was_split,
             std::vector<Defect>& defects)
      : expected_(expected), pages_(pages), row_was_split_(row_was_split), defects_(defects) {}

  void run() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      page_ = i;
      sort_lines();
      area();
      overlaps();
    }
    const std::vector<Stretch> stretches =
        match_text(expected_.strands, bodies_, row_was_split_, defects_);
    if (stretches.empty()) return;
    sections(stretches);
    page_ends(stretches);
    foot(stretches);
  }

 private:
  void tell(std::string_view rule, const std::string& what) {
    defects_.push_back({std::string(rule), "page " + std::to_string(page_ + 1) + ": " + what});
  }

  // What stands in the top margin is the page's number.
  void sort_lines() {
    const ShownPage& page = pages_[page_];
    bodies_.emplace_back();
    numbers_.emplace_back();
    for (const ShownLine& line : page.lines) {
      if (line.y > page.height - top_margin)
        numbers_.back().push_back(&line);
      else
        bodies_.back().push_back(&line);
    }
    // A table may have nothing but empty cells there.
    if (bodies_.back().empty() && page.strokes.empty()) tell("page.empty", "no text");
  }

  void area() {
    const ShownPage& page = pages_[page_];
    const auto inside = [&](const Box& box, double more) {
      return box.left >= left_margin - more && box.right <= page.width - right_margin + more &&
             box.bottom >= bottom_margin - more && box.top <= page.height - top_margin + more;
    };
    for (const ShownLine* line : bodies_.back()) {
      if (!inside(box_of(*line), drift)) tell("page.area", line->text);
    }
    for (const Stroke& stroke : page.strokes) {
      if (!inside(box_of(stroke), tolerance + 2 * half_border)) tell("page.area", "a rule");
    }
  }

  void overlaps() {
    const ShownPage& page = pages_[page_];
    std::vector<const ShownLine*> lines;
    for (const ShownLine& line : page.lines) lines.push_back(&line);
    std::sort(lines.begin(), lines.end(),
              [](const ShownLine* a, const ShownLine* b) { return a->y > b->y; });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Box box = box_of(*lines[i]);
      for (std::size_t k = i + 1; k < lines.size(); ++k) {
        const Box other = box_of(*lines[k]);
        if (other.top < box.bottom - lines[k]->size) break;
        if (overlap(box, other)) {
          tell("page.overlap", "\"" + lines[i]->text + "\" on \"" + lines[k]->text + "\"");
        }
      }
      for (const Stroke& stroke : page.strokes) {
        if (crosses(box_of(stroke), box)) {
          tell("page.overlap", "a rule through \"" + lines[i]->text + "\"");
        }
      }
    }
  }

  // Which section each page belongs to; its shape and its number follow.
  void sections(const std::vector<Stretch>& stretches) {
    std::vector<std::size_t> section(pages_.size(), 0);
    for (const Stretch& stretch : stretches) {
      // And of the pages without text behind it.
      std::fill(section.begin() + static_cast<std::ptrdiff_t>(stretch.page), section.end(),
                expected_.strands[stretch.strand].section);
    }
    std::size_t number = 0;
    for (page_ = 0; page_ < pages_.size(); ++page_) {
      number = page_ > 0 && section[page_] == section[page_ - 1] ? number + 1 : 1;
      const bool wide = expected_.landscape[section[page_]];
      const ShownPage& page = pages_[page_];
      if (std::abs(page.width - (wide ? long_side : short_side)) > tolerance ||
          std::abs(page.height - (wide ? short_side : long_side)) > tolerance) {
        tell("page.size", std::to_string(page.width) + " x " + std::to_string(page.height));
      }
      page_number(page, number);
    }
  }

  void page_number(const ShownPage& page, std::size_t number) {
    const auto& found = numbers_[page_];
    if (number == 1) {
      if (!found.empty()) tell("page.number", "on a first page: " + found[0]->text);
      return;
    }
    if (found.size() != 1 || found[0]->text != std::to_string(number)) {
      tell("page.number", "no " + std::to_string(number));
      return;
    }
    const double centre = (left_margin + page.width - right_margin) / 2;
    if (std::abs((found[0]->x + found[0]->end) / 2 - centre) > 0.5 ||
        box_of(*found[0]).top > page.height) {
      tell("page.number", "not centred in the top margin");
    }
  }

  void page_ends(const std::vector<Stretch>& stretches) {
    std::map<std::size_t, std::vector<Stretch>> by_strand;
    for (const Stretch& stretch : stretches) by_strand[stretch.strand].push_back(stretch);
    for (std::size_t i = 0; i < expected_.strands.size(); ++i) {
      const Strand& strand = expected_.strands[i];
      const auto& own = by_strand[i];
      page_ = own.back().page;
      if (own.size() > 1 && strand.table < 0 && !strand.foot) {
        for (const Stretch& part : own) {
          if (part.lines < 2) tell("page.widow", strand.text.substr(0, 80));
        }
      }
      if (i + 1 == expected_.strands.size() || row_was_split_) continue;
      const Strand& next = expected_.strands[i + 1];
      const bool torn = by_strand[i + 1].front().page != page_;
      if (strand.heading && torn && !is_tall_foot(stretches) && next.section == strand.section) {
        tell("page.heading", strand.text.substr(0, 80));
      }
      const bool one_row = next.table >= 0 && next.table == strand.table && next.row == strand.row;
      if (one_row && !strand.spans && !next.spans && (torn || own.size() > 1))
        tell("page.row", strand.text.substr(0, 80));
    }
  }

  void foot(const std::vector<Stretch>& stretches) {
    if (row_was_split_ || is_tall_foot(stretches)) return;
    const Stretch* first = nullptr;
    int before = 0;      // lines of text on the foot's page
    int last_lines = 0;  // of the paragraph before it, wherever they stand
    std::size_t last = 0;
    for (const Stretch& stretch : stretches) {
      const Strand& strand = expected_.strands[stretch.strand];
      if (strand.section > 0) break;
      if (strand.foot) {
        page_ = stretch.page;
        if (first == nullptr) first = &stretch;
        if (stretch.page != first->page) {
          tell("page.foot", "torn at " + strand.text.substr(0, 80));
          return;
        }
        continue;
      }
      if (stretch.strand != last) last_lines = 0;
      last = stretch.strand;
      last_lines += stretch.lines;
    }
    if (first == nullptr) return;
    for (const Stretch& stretch : stretches) {
      const Strand& strand = expected_.strands[stretch.strand];
      if (!strand.foot && strand.section == 0 && stretch.page == first->page) {
        before += stretch.lines;
      }
    }
    page_ = first->page;
    if (expected_.ends_in_table) return;  // its rows may have no text
    if (before < std::min(2, last_lines)) tell("page.foot", "without text before it");
  }

  // Whether the foot, and text before it, may have no room on one page.
  bool is_tall_foot(const std::vector<Stretch>& stretches) const {
    int recipients = 0;
    for (const Stretch& stretch : stretches) {
      if (expected_.strands[stretch.strand].foot) recipients += stretch.lines;
    }
    return recipients > most_foot_lines;
  }

  const Expected& expected_;
  const std::vector<ShownPage>& pages_;
  bool row_was_split_;
  std::vector<Defect>& defects_;
  std::size_t page_ = 0;
  std::vector<std::vector<const ShownLine*>> bodies_, numbers_;  // by page
};

void check_docx(const Expected& expected, ByteView docx, std::vector<Defect>& defects) {
  for (const auto& violation : docx_check::check(docx)) {
    defects.push_back(
        {"docx.structure", violation.rule + " [" + violation.where + "] " + violation.what});
  }
  const auto read = docx_check::read_text(docx);
  if (!read) {
    defects.push_back({"docx.text", "cannot be read"});
    return;
  }
  std::size_t next = 0;
  for (const docx_check::TextParagraph& paragraph : *read) {
    const std::string text = collapse(paragraph.label + ' ' + paragraph.text);
    if (text.empty()) continue;
    const std::string wanted =
        next < expected.strands.size() ? expected.strands[next].text : "the end";
    if (text != wanted) {
      defects.push_back({"docx.text", "\"" + text + "\" where \"" + wanted + "\" should be"});
      return;
    }
    ++next;
  }
  if (next < expected.strands.size()) {
    defects.push_back({"docx.text", "ends before \"" + expected.strands[next].text + "\""});
  }
}

}  // namespace

std::vector<Defect> check_pages(const Expected& expected, const std::vector<ShownPage>& pages,
                                bool row_was_split) {
  std::vector<Defect> defects;
  PageChecks(expected, pages, row_was_split, defects).run();
  return defects;
}

std::vector<Defect> check_files(const Expected& expected, const Files& files) {
  std::vector<Defect> defects;
  check_docx(expected, files.docx, defects);
  try {
    const auto of_pages = check_pages(expected, read_pdf(files.pdf), files.row_was_split);
    defects.insert(defects.end(), of_pages.begin(), of_pages.end());
  } catch (const std::exception& broken) {
    defects.push_back({"pdf.read", broken.what()});
  }
  return defects;
}

std::string to_text(const std::vector<Defect>& defects) {
  std::string out;
  for (const Defect& defect : defects) out += defect.rule + ": " + defect.what + '\n';
  return out;
}

}  // namespace kehoach::property
