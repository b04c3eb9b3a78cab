#include "layout/layout.h"

#include <algorithm>
#include <variant>

#include "place.h"
#include "place_table.h"

namespace kehoach::layout {

namespace {

using Measured = std::variant<MeasuredParagraph, MeasuredTable>;

// The smallest thing that is never torn: a line of text, or a row of a table.
struct Unit {
  std::uint32_t element = 0;  // index into the section's elements
  std::uint32_t index = 0;    // of the line, or of the row
  Measure gap = 0;            // to the unit before it, where that is on the same page
  Measure height = 0;
  bool may_break_before = true;
  Measure hangs = 0;  // of its height: needs no room at the foot of a page
};

class SectionLayout {
 public:
  SectionLayout(const flow::Flow& flow, std::uint32_t section, line::Memory& lines, Pages& pages,
                Diagnostics& warnings)
      : flow_(flow),
        section_(flow.sections[section]),
        section_index_(section),
        measuring_{lines, flow.line_fit == flow::LineFit::word_2013 ? line::Rule::word_2013
                                                                    : line::Rule::first_fit},
        placer_(flow, lines.family()),
        tables_(placer_, line::measure_of(section_.page.left)),
        pages_(pages),
        warnings_(warnings) {
    const flow::Page& page = section_.page;
    left_ = line::measure_of(page.left);
    top_ = line::measure_of(page.top);
    bottom_ = line::measure_of(page.height - page.bottom);
    width_ = page.width - page.left - page.right;
  }

  void run() {
    measure_all();
    make_units();
    start_page();
    Measure y = top_;
    std::size_t first = 0;
    while (first < units_.size()) {
      std::size_t end = fill(first, y);
      if (end == first && y == top_) {  // taller than a page
        if (std::holds_alternative<MeasuredTable>(measured_[units_[first].element])) {
          y = split_row(units_[first], y);
          ++first;
          continue;
        }
        end = first + 1;
      }
      place(first, end, y);
      first = end;
      if (first == units_.size()) break;
      start_page();
      y = top_;
    }
  }

 private:
  void measure_all() {
    for (const auto& element : section_.elements) {
      if (const auto* paragraph = std::get_if<flow::Paragraph>(&element)) {
        measured_.emplace_back(measure(measuring_, *paragraph, width_));
      } else {
        measured_.emplace_back(measure(measuring_, std::get<flow::Table>(element)));
      }
    }
  }

  void make_units() {
    Measure after = 0;
    bool keep = false;
    for (std::uint32_t i = 0; i < measured_.size(); ++i) {
      const std::size_t had = units_.size();
      if (const auto* paragraph = std::get_if<MeasuredParagraph>(&measured_[i])) {
        add_paragraph(i, *paragraph, after);
        after = paragraph->after;
      } else {
        add_table(i, std::get<MeasuredTable>(measured_[i]), after);
        after = 0;
      }
      if (had < units_.size() && keep) units_[had].may_break_before = false;
      keep = keeps_with_next(section_.elements[i]);
    }
  }

  static bool keeps_with_next(const flow::Element& element) {
    if (const auto* paragraph = std::get_if<flow::Paragraph>(&element)) {
      return paragraph->format.keep_with_next;
    }
    const auto& table = std::get<flow::Table>(element);
    return !table.rows.empty() && table.rows.back().keep_with_next;
  }

  // Two lines at least of a paragraph stand on either page.
  void add_paragraph(std::uint32_t element, const MeasuredParagraph& paragraph, Measure after) {
    const std::size_t count = paragraph.lines.size();
    for (std::size_t i = 0; i < count; ++i) {
      Unit unit;
      unit.element = element;
      unit.index = static_cast<std::uint32_t>(i);
      unit.height = paragraph.line_height + (i == 0 ? paragraph.rule : 0);
      unit.gap = i == 0 ? gap_between(after, paragraph) : 0;
      unit.may_break_before =
          i == 0 || (i >= 2 && i + 2 <= count && !paragraph.paragraph->format.keep_lines);
      // The room below a page's last line is not asked for (observed of LibreOffice 7.4 and 24.8),
      // nor is any for the point-high last paragraph.
      const bool ends_document = paragraph.paragraph->role == flow::Role::end_of_document;
      unit.hangs = ends_document ? bottom_ : paragraph.below;
      units_.push_back(unit);
    }
  }

  void add_table(std::uint32_t element, const MeasuredTable& table, Measure after) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      Unit unit;
      unit.element = element;
      unit.index = static_cast<std::uint32_t>(i);
      unit.gap = i == 0 ? after : 0;
      unit.height = table.rows[i].height + (i + 1 == table.rows.size() ? table.border : 0);
      // The line below a page's last row stands on the page too.
      unit.hangs = i + 1 == table.rows.size() ? 0 : -table.border;
      // Head rows stay with the first row below them.
      const bool after_head = i > 0 && i <= table.head_rows;
      const bool kept = i > 0 && table.rows[i - 1].row->keep_with_next;
      unit.may_break_before = i == 0 || !(after_head || kept);
      units_.push_back(unit);
    }
  }

  void start_page() {
    Page page;
    page.width = line::measure_of(section_.page.width);
    page.height = line::measure_of(section_.page.height);
    page.section = section_index_;
    page.number = ++page_count_;
    pages_.pages.push_back(std::move(page));
    if (page_count_ > 1) number_page();
  }

  // ND30 Phụ lục I, I.7: Arabic, centred in the top margin, not on the first page.
  void number_page() {
    flow::Paragraph paragraph;
    paragraph.role = flow::Role::page_number;
    paragraph.format = flow_.format(flow::Role::page_number);
    paragraph.artifact = true;
    flow::Run run;
    run.text = std::to_string(page_count_);
    run.bold = paragraph.format.bold;
    run.italic = paragraph.format.italic;
    paragraph.runs.push_back(std::move(run));
    pages_.own.push_back(std::move(paragraph));
    const auto measured = measure(measuring_, pages_.own.back(), width_);
    placer_.place(pages_.pages.back(), measured, left_, line::measure_of(section_.page.header),
                  true);
  }

  // Room that a page loses to head rows repeated before the unit.
  Measure repeated_height(const Unit& unit) const {
    const auto* table = std::get_if<MeasuredTable>(&measured_[unit.element]);
    return table != nullptr && unit.index >= table->head_rows && unit.index > 0 ? table->head_height
                                                                                : 0;
  }

  // The end of what stands on this page from `y` on, beginning with unit `first`: as many units as
  // have room, back to the last place where a page may end. `first` itself if there is no room, at
  // the top of a page only for a row that is taller than it.
  std::size_t fill(std::size_t first, Measure y) const {
    const bool at_top = y == top_;
    if (at_top) y += repeated_height(units_[first]);
    std::size_t end = first;
    while (end < units_.size()) {
      const Unit& unit = units_[end];
      const Measure gap = at_top && end == first ? first_gap(unit) : unit.gap;
      if (y + gap + unit.height - unit.hangs > bottom_) break;
      y += gap + unit.height;
      ++end;
    }
    if (end == units_.size() || end == first) return end;
    std::size_t at = end;
    while (at > first && !units_[at].may_break_before) --at;
    return at > first || !at_top ? at : part_chain(first, end);
  }

  // Where a chain that is longer than a page parts: after the last text that only leads to what
  // follows, rather than after a heading or before the foot; else where the page is full.
  std::size_t part_chain(std::size_t first, std::size_t end) const {
    for (std::size_t at = end; at > first; --at) {
      const auto* before = std::get_if<flow::Paragraph>(&section_.elements[units_[at - 1].element]);
      const auto* table = std::get_if<flow::Table>(&section_.elements[units_[at].element]);
      const bool foot = table != nullptr && table->kind == flow::Table::Kind::signature;
      const bool text = before != nullptr && before->format.heading_level == 0 &&
                        before->role != flow::Role::point_heading &&
                        before->role >= flow::Role::text && before->role <= flow::Role::star;
      if (units_[at].index == 0 && text && !foot) return at;
    }
    // At least the foot stays whole.
    const auto* table = std::get_if<flow::Table>(&section_.elements[units_[end].element]);
    const bool in_foot = table != nullptr && table->kind == flow::Table::Kind::signature;
    const std::size_t foot = in_foot ? end - units_[end].index : first;
    return foot > first ? with_mark(first, foot) : end;
  }

  // Where to part before the foot: a mark that stands alone between a table and it goes along,
  // if there is room for both.
  std::size_t with_mark(std::size_t first, std::size_t foot) const {
    const std::size_t mark = foot - 1;
    if (mark <= first || units_[mark].index > 0 || !is_paragraph(mark) || is_paragraph(mark - 1)) {
      return foot;
    }
    Measure height = units_[mark].height;
    for (std::size_t i = foot; i < units_.size() && units_[i].element == units_[foot].element;
         ++i) {
      height += units_[i].gap + units_[i].height;
    }
    return height <= bottom_ - top_ ? mark : foot;
  }

  bool is_paragraph(std::size_t unit) const {
    return std::holds_alternative<MeasuredParagraph>(measured_[units_[unit].element]);
  }

  // Space before a paragraph is kept at the top of the first page only, as Word does.
  Measure first_gap(const Unit& unit) const { return page_count_ == 1 ? unit.gap : 0; }

  void place(std::size_t first, std::size_t end, Measure y) {
    Page& page = pages_.pages.back();
    const bool at_top = y == top_;
    if (at_top) y += place_repeated(units_[first], page);
    for (std::size_t i = first; i < end; ++i) {
      const Unit& unit = units_[i];
      y += at_top && i == first ? first_gap(unit) : unit.gap;
      if (const auto* paragraph = std::get_if<MeasuredParagraph>(&measured_[unit.element])) {
        place_line(*paragraph, unit, y, page);
      } else {
        const auto& table = std::get<MeasuredTable>(measured_[unit.element]);
        const RowRange rows{unit.index, std::min(table.rows.size(), unit.index + (end - i))};
        if (i == first) tables_.go_on(page, table, rows, y);
        tables_.place_row(page, table, rows, y, false);
      }
      y += unit.height;
    }
  }

  void place_line(const MeasuredParagraph& paragraph, const Unit& unit, Measure y,
                  Page& page) const {
    if (unit.index == 0) y = placer_.place_rule(page, paragraph, left_, y);
    placer_.place_lines(page, paragraph, unit.index, unit.index + 1, left_, y, false);
  }

  Measure place_repeated(const Unit& unit, Page& page) {
    const Measure height = repeated_height(unit);
    if (height == 0) return 0;
    const auto& table = std::get<MeasuredTable>(measured_[unit.element]);
    Measure y = top_;
    for (std::size_t i = 0; i < table.head_rows; ++i) {
      tables_.place_row(page, table, {i, table.head_rows}, y, true);
      y += table.rows[i].height;
    }
    return height;
  }

  // A row taller than a page: its cells run on from page to page, line by line. Returns where it
  // ends on the last of them.
  Measure split_row(const Unit& unit, Measure y) {
    const auto& table = std::get<MeasuredTable>(measured_[unit.element]);
    const MeasuredRow& row = table.rows[unit.index];
    warn_split(table, row);
    std::vector<std::size_t> next(row.cells.size(),
                                  0);  // line of each cell, over all its paragraphs
    bool more = true;
    while (more) {
      more = false;
      Page& page = pages_.pages.back();
      Measure lowest = y;
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const Measure end =
            tables_.place_some(page, table, row.cells[c], next[c], {y, bottom_}, y == top_);
        lowest = std::max(lowest, end);
        more = more || next[c] < line_count(row.cells[c]);
      }
      // Space after the last line that has no room is dropped, as at any page's end.
      const Measure height = (more ? bottom_ : std::min(lowest, bottom_)) - y;
      for (const auto& cell : row.cells) tables_.frame(page, table, cell, y, height);
      y += height;
      if (more) {
        start_page();
        y = top_;
      }
    }
    tables_.leave_open(row, unit.index);
    return y;
  }

  void warn_split(const MeasuredTable& table, const MeasuredRow& row) {
    Origin where;
    for (const auto& cell : row.cells) {
      for (const auto& paragraph : cell.paragraphs) {
        if (!where && !paragraph.paragraph->runs.empty())
          where = paragraph.paragraph->runs[0].origin;
      }
    }
    const auto number = static_cast<std::size_t>(&row - table.rows.data()) + 1;
    warnings_.push_back({"L001", {std::to_string(number)}, where, {}});
  }

  const flow::Flow& flow_;
  const flow::Section& section_;
  std::uint32_t section_index_;
  flow::Measuring measuring_;
  Placer placer_;
  TablePlacer tables_;
  Pages& pages_;
  Diagnostics& warnings_;
  std::vector<Measured> measured_;
  std::vector<Unit> units_;
  Measure left_ = 0, top_ = 0, bottom_ = 0;
  Length width_;
  std::uint32_t page_count_ = 0;
};

}  // namespace

Pages lay_out(const flow::Flow& flow, line::Memory& lines, Diagnostics& warnings) {
  Pages pages;
  for (std::uint32_t i = 0; i < flow.sections.size(); ++i) {
    SectionLayout(flow, i, lines, pages, warnings).run();
  }
  return pages;
}

}  // namespace kehoach::layout
