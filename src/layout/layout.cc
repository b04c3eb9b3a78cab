#include "layout/layout.h"

#include <algorithm>
#include <variant>

#include "measured.h"
#include "place.h"

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
  bool hangs = false;  // needs no room: the point-high last paragraph
};

class SectionLayout {
 public:
  SectionLayout(const flow::Flow& flow, std::uint32_t section, const font::Family& family,
                Pages& pages, Diagnostics& warnings)
      : flow_(flow),
        section_(flow.sections[section]),
        section_index_(section),
        measuring_{family, flow.line_fit == flow::LineFit::word_2013 ? line::Rule::word_2013
                                                                     : line::Rule::first_fit},
        placer_(flow, family),
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
      unit.gap = i == 0 ? after + paragraph.before : 0;
      unit.may_break_before =
          i == 0 || (i >= 2 && i + 2 <= count && !paragraph.paragraph->format.keep_lines);
      unit.hangs = paragraph.paragraph->role == flow::Role::end_of_document;
      units_.push_back(unit);
    }
  }

  void add_table(std::uint32_t element, const MeasuredTable& table, Measure after) {
    std::vector<bool> joined(table.rows.size() + 1, false);  // with the row before, by a span
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      for (const auto& cell : table.rows[i].cells) {
        for (int k = 1; k < cell.cell->row_span && i + static_cast<std::size_t>(k) < joined.size();
             ++k) {
          joined[i + static_cast<std::size_t>(k)] = true;
        }
      }
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      Unit unit;
      unit.element = element;
      unit.index = static_cast<std::uint32_t>(i);
      unit.gap = i == 0 ? after : 0;
      unit.height = table.rows[i].height + (i + 1 == table.rows.size() ? table.border : 0);
      // Head rows stay with the first row below them.
      const bool after_head = i > 0 && i <= table.head_rows;
      const bool kept = i > 0 && table.rows[i - 1].row->keep_with_next;
      unit.may_break_before = i == 0 || !(after_head || kept || joined[i]);
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
      if (y + gap + unit.height > bottom_ && !unit.hangs) break;
      y += gap + unit.height;
      ++end;
    }
    if (end == units_.size() || end == first) return end;
    std::size_t at = end;
    while (at > first && !units_[at].may_break_before) --at;
    if (at > first || !at_top) return at;
    return end;  // a chain that is longer than a page is cut where the page is full
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
        place_row(std::get<MeasuredTable>(measured_[unit.element]), unit.index, y, page, false);
      }
      y += unit.height;
    }
  }

  void place_line(const MeasuredParagraph& paragraph, const Unit& unit, Measure y,
                  Page& page) const {
    if (unit.index == 0) y = placer_.place_rule(page, paragraph, left_, y);
    placer_.place_lines(page, paragraph, unit.index, unit.index + 1, left_, y, false);
  }

  Measure place_repeated(const Unit& unit, Page& page) const {
    const Measure height = repeated_height(unit);
    if (height == 0) return 0;
    const auto& table = std::get<MeasuredTable>(measured_[unit.element]);
    Measure y = top_;
    for (std::size_t i = 0; i < table.head_rows; ++i) {
      place_row(table, i, y, page, true);
      y += table.rows[i].height;
    }
    return height;
  }

  void place_row(const MeasuredTable& table, std::size_t index, Measure y, Page& page,
                 bool artifact) const {
    const MeasuredRow& row = table.rows[index];
    for (const auto& cell : row.cells) {
      Measure height = 0;
      for (int k = 0;
           k < cell.cell->row_span && index + static_cast<std::size_t>(k) < table.rows.size();
           ++k) {
        height += table.rows[index + static_cast<std::size_t>(k)].height;
      }
      Measure inside = y + table.border;
      if (cell.cell->vertical == flow::Cell::Vertical::centre) {
        inside += (height - table.border - cell.content) / 2;
      }
      for (const auto& paragraph : cell.paragraphs) {
        inside += paragraph.before;
        placer_.place(page, paragraph, left_ + cell.x + table.padding, inside, artifact);
        inside += paragraph.height() + paragraph.after;
      }
      if (table.border > 0) frame(table, cell, y, height, page);
    }
  }

  // The four lines around a cell; neighbours share theirs. Those across reach the outer edge of
  // those down, so that no corner shows a notch.
  void frame(const MeasuredTable& table, const MeasuredCell& cell, Measure y, Measure height,
             Page& page) const {
    const Measure x = left_ + cell.x;
    const Measure half = table.border / 2;
    const Measure across = cell.width + table.border;
    line_if_new(page, {x - half, y + half, across, table.border, false});
    line_if_new(page, {x - half, y + height + half, across, table.border, false});
    line_if_new(page, {x, y + half, height, table.border, true});
    line_if_new(page, {x + cell.width, y + half, height, table.border, true});
  }

  static void line_if_new(Page& page, const Rule& rule) {
    // A neighbour's line was drawn a few lines ago at the most.
    constexpr std::size_t looked_back = 64;
    const std::size_t from = page.rules.size() > looked_back ? page.rules.size() - looked_back : 0;
    for (std::size_t i = from; i < page.rules.size(); ++i) {
      if (page.rules[i] == rule) return;
    }
    page.rules.push_back(rule);
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
        const Measure end = place_some(table, row.cells[c], next[c], y, page);
        lowest = std::max(lowest, end);
        more = more || next[c] < line_count(row.cells[c]);
      }
      const Measure height = (more ? bottom_ : lowest) - y;
      if (table.border > 0) {
        for (const auto& cell : row.cells) frame(table, cell, y, height, page);
      }
      y += height;
      if (more) {
        start_page();
        y = top_;
      }
    }
    return y;
  }

  static std::size_t line_count(const MeasuredCell& cell) {
    std::size_t count = 0;
    for (const auto& paragraph : cell.paragraphs) count += paragraph.lines.size();
    return count;
  }

  // The cell's lines from `next` on, as far as the page has room, at least one at its top.
  Measure place_some(const MeasuredTable& table, const MeasuredCell& cell, std::size_t& next,
                     Measure y, Page& page) const {
    std::size_t base = 0;
    Measure inside = y + table.border;
    bool any = false;
    for (const auto& paragraph : cell.paragraphs) {
      for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
        if (base + i < next) continue;
        const Measure gap = i == 0 ? paragraph.before : 0;
        const bool fits = inside + gap + paragraph.line_height <= bottom_;
        if (!fits && (any || y > top_)) return inside;
        placer_.place_lines(page, paragraph, i, i + 1, left_ + cell.x + table.padding, inside + gap,
                            false);
        inside +=
            gap + paragraph.line_height + (i + 1 == paragraph.lines.size() ? paragraph.after : 0);
        ++next;
        any = true;
      }
      base += paragraph.lines.size();
    }
    return inside;
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
  Measuring measuring_;
  Placer placer_;
  Pages& pages_;
  Diagnostics& warnings_;
  std::vector<Measured> measured_;
  std::vector<Unit> units_;
  Measure left_ = 0, top_ = 0, bottom_ = 0;
  Length width_;
  std::uint32_t page_count_ = 0;
};

}  // namespace

Pages lay_out(const flow::Flow& flow, const font::Family& family, Diagnostics& warnings) {
  Pages pages;
  for (std::uint32_t i = 0; i < flow.sections.size(); ++i) {
    SectionLayout(flow, i, family, pages, warnings).run();
  }
  return pages;
}

}  // namespace kehoach::layout
