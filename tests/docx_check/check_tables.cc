// Tables: their arithmetic, and what Word refuses.
#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

class TableCheck {
 public:
  TableCheck(const XmlElement& table, Report& report) : table_(table), report_(report) {
    const XmlElement* properties = table.child("w:tblPr");
    if (properties != nullptr) name_ = child_value(*properties, "w:tblCaption");
    if (name_.empty()) name_ = "table";
  }

  void check() {
    read_grid();
    const XmlElement* properties = table_.child("w:tblPr");
    if (properties == nullptr) {
      fail("table.grid", "no properties");
      return;
    }
    std::int64_t total = 0;
    for (const std::int64_t column : grid_) total += column;
    if (grid_.empty()) fail("table.grid", "no grid");
    if (number(child_value(*properties, "w:tblW", "w:w")) != total) {
      fail("table.grid", "its width is not that of its columns");
    }
    if (child_value(*properties, "w:tblLayout", "w:type") != "fixed") {
      fail("table.fixed", "may be laid out anew by its content");
    }
    if (child_value(*properties, "w:tblCaption").empty()) {
      fail("table.caption", "says nothing to those who cannot see it");
    }
    check_rows(child_value(*properties, "w:tblLook", "w:firstRow") == "1");
  }

 private:
  void fail(std::string_view rule, std::string what) { report_.add(rule, name_, std::move(what)); }

  void read_grid() {
    if (const XmlElement* grid = table_.child("w:tblGrid")) {
      for (const XmlElement& column : grid->children)
        grid_.push_back(number(value(&column, "w:w")));
    }
  }

  void check_rows(bool first_row) {
    merged_.assign(grid_.size(), 0);
    bool head = true;
    bool any_head = false, any = false;
    for (const XmlElement& row : table_.children) {
      if (row.name != "w:tr") continue;
      any = true;
      const XmlElement* properties = row.child("w:trPr");
      if (properties == nullptr || !is_on(properties->child("w:cantSplit"))) {
        fail("table.rows_whole", "a row may be split");
      }
      const bool repeats = properties != nullptr && is_on(properties->child("w:tblHeader"));
      if (repeats && !head) fail("table.head", "a head row after another row is not repeated");
      any_head = any_head || repeats;
      head = repeats;
      check_cells(row);
    }
    if (!any) fail("table.grid", "no rows");
    if (any_head != first_row) fail("table.head", "tblLook does not tell of the head");
  }

  void check_cells(const XmlElement& row) {
    std::size_t column = 0;
    for (const XmlElement& cell : row.children) {
      if (cell.name != "w:tc") continue;
      const XmlElement* properties = cell.child("w:tcPr");
      if (properties == nullptr) {
        fail("table.cells", "a cell has no width");
        return;
      }
      const std::string spanned = child_value(*properties, "w:gridSpan");
      const std::size_t span = spanned.empty() ? 1 : static_cast<std::size_t>(number(spanned));
      if (span == 0 || column + span > grid_.size()) {
        fail("table.cells", "a row is wider than the grid");
        return;
      }
      std::int64_t width = 0;
      for (std::size_t i = column; i < column + span; ++i) width += grid_[i];
      if (number(child_value(*properties, "w:tcW", "w:w")) != width) {
        fail("table.cells", "a cell's width is not that of its columns");
      }
      check_merge(properties->child("w:vMerge"), column, span);
      if (cell.children.empty() || cell.children.back().name != "w:p") {
        fail("table.cell_end", "a cell does not end in a paragraph");
      }
      column += span;
    }
    if (column != grid_.size()) fail("table.cells", "a row does not fill the grid");
  }

  // A covered cell lies below one that begins a merge or goes on with it, as wide as that one.
  void check_merge(const XmlElement* merge, std::size_t column, std::size_t span) {
    const bool goes_on = merge != nullptr && value(merge) != "restart";
    if (goes_on && merged_[column] != span) {
      fail("table.merges", "a cell goes on with a merge that did not begin");
    }
    for (std::size_t i = column; i < column + span; ++i) merged_[i] = 0;
    if (merge != nullptr) merged_[column] = span;
  }

  const XmlElement& table_;
  Report& report_;
  std::string name_;
  std::vector<std::int64_t> grid_;
  std::vector<std::size_t> merged_;  // per column: how wide the merge is that begins there
};

}  // namespace

void check_tables(const CheckedFile& file, Report& report) {
  const XmlElement* body = file.document->child("w:body");
  if (body == nullptr) return;
  const XmlElement* before = nullptr;
  for (const XmlElement& child : body->children) {
    const bool after_table = before != nullptr && before->name == "w:tbl";
    if (after_table && child.name != "w:p") {
      report.add("table.apart", "body", "no paragraph after a table");
    }
    before = &child;
  }
  if (before != nullptr && before->name == "w:tbl") {
    report.add("table.apart", "body", "no paragraph after a table");
  }
  walk(*body, [&](const XmlElement& element) {
    if (element.name == "w:tbl") TableCheck(element, report).check();
  });
}

}  // namespace kehoach::docx_check
