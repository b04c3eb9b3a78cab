// The lines of the pages against the text that is expected, and what follows from where it stands.
#include "check_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace kehoach::property {

namespace {

class Matcher {
 public:
  Matcher(const std::vector<Strand>& strands, bool row_was_split, std::vector<Defect>& defects)
      : strands_(strands),
        done_(strands.size(), 0),
        last_(most_cells(strands) + 1),
        row_was_split_(row_was_split),
        defects_(defects) {}

  // False as soon as the text is not what it should be: nothing after that can be told apart.
  bool page(std::size_t number, const std::vector<const ShownLine*>& lines) {
    page_ = number;
    std::size_t next = 0;
    if (!repeated_head(lines, next)) return false;
    for (; next < lines.size(); ++next) {
      if (!line(*lines[next])) return tell(lines[next]->text, rest());
    }
    return true;
  }

  bool end() {
    const std::size_t open = first_open();
    at_ = open;
    if (open != strands_.size()) return tell("the end", rest());
    for (const int table : without_head_) {
      if (with_head_.contains(table) || !has_high_row(table)) {
        return tell("rows of a table without their head", "head rows");
      }
    }
    return true;
  }

  std::vector<Stretch> take() { return std::move(stretches_); }

 private:
  static std::size_t most_cells(const std::vector<Strand>& strands) {
    std::size_t most = 0;
    for (const Strand& strand : strands) most = std::max(most, strand.cell);
    return most;
  }

  std::string_view rest() const {
    if (at_ >= strands_.size()) return "the end";
    return std::string_view(strands_[at_].text).substr(done_[at_]);
  }

  bool tell(std::string_view found, std::string_view wanted) {
    defects_.push_back({"pdf.text", "page " + std::to_string(page_ + 1) + ": \"" +
                                        std::string(found) + "\" where \"" +
                                        std::string(wanted.substr(0, 120)) + "\" should be"});
    return false;
  }

  // A table that goes on from the page before begins with its head rows.
  bool repeated_head(const std::vector<const ShownLine*>& lines, std::size_t& next) {
    const int before = stretches_.empty() ? -1 : strands_[stretches_.back().strand].table;
    const bool goes_on =
        at_ < strands_.size() && strands_[at_].table == before && !strands_[at_].head;
    if (before < 0) return true;
    const bool has_head = skip_head(before, lines, next);
    if (has_head && has_head_rows(before)) with_head_.insert(before);
    // The rows that are left of it may have no text.
    if (has_head || !goes_on) return true;
    const bool torn = row_was_split_ || (done_[at_] > 0 && !strands_[at_].spans);
    if (!torn) without_head_.insert(before);
    return true;
  }

  bool has_head_rows(int table) const {
    return std::any_of(strands_.begin(), strands_.end(),
                       [&](const Strand& strand) { return strand.table == table && strand.head; });
  }

  // Head rows are not repeated where one of the rows below them has no room on a page with them. A
  // page has room for 29 lines at least: A4 across, 14 pt.
  bool has_high_row(int table) const {
    constexpr int nearly_a_page = 25;
    std::map<int, std::map<std::size_t, int>> lines;  // of each row's cells
    std::set<int> heads;
    for (const Stretch& stretch : stretches_) {
      const Strand& strand = strands_[stretch.strand];
      if (strand.table != table) continue;
      lines[strand.row][strand.cell] += stretch.lines;
      if (strand.head) heads.insert(strand.row);
    }
    int head = 0, highest = 0;
    for (const auto& [row, cells] : lines) {
      int most = 0;
      for (const auto& [cell, count] : cells) most = std::max(most, count);
      if (heads.contains(row))
        head += most;
      else
        highest = std::max(highest, most);
    }
    return head + highest >= nearly_a_page;
  }

  bool skip_head(int table, const std::vector<const ShownLine*>& lines, std::size_t& next) const {
    std::string head;
    for (const Strand& strand : strands_) {
      if (strand.table == table && strand.head) head += strand.text;
    }
    head = without_blanks(head);
    std::string found;
    std::size_t end = next;
    while (end < lines.size() && found.size() < head.size()) {
      found += without_blanks(lines[end++]->text);
    }
    if (found != head) return false;
    next = end;
    return true;
  }

  static std::string without_blanks(std::string_view text) {
    std::string out = collapse(text);
    std::erase(out, ' ');
    return out;
  }

  bool line(const ShownLine& shown) {
    const std::string text = collapse(shown.text);
    if (text.empty()) return true;
    // What stands on two pages side by side goes on in any of its cells, the first one first.
    const std::size_t furthest = furthest_;
    for (std::size_t i = first_open(); i < std::min(at_, strands_.size()); ++i) {
      if (match(i, text, shown.y)) return true;
    }
    if (match(at_, text, shown.y)) return true;
    if (at_ >= strands_.size()) return false;
    for (std::size_t i = at_ + 1; i < strands_.size(); ++i) {
      if (!row_was_split_ && !strands_[at_].spans && !strands_[i].spans) return false;
      if (i > furthest && !same_row(i, furthest)) return false;
      if (match(i, text, shown.y)) return true;
    }
    return false;
  }

  std::size_t first_open() const {
    std::size_t i = 0;
    while (i < strands_.size() && done_[i] == strands_[i].text.size()) ++i;
    return i;
  }

  bool same_row(std::size_t a, std::size_t b) const {
    if (a >= strands_.size() || b >= strands_.size()) return false;
    const Strand &one = strands_[a], &other = strands_[b];
    return (one.foot && other.foot) ||
           (one.table >= 0 && one.table == other.table && one.row == other.row);
  }

  bool match(std::size_t strand, std::string_view text, double y) {
    if (strand >= strands_.size()) return false;
    // On one page a cell goes down only; what is beside its last line is another's.
    const bool goes_on = !stretches_.empty() && stretches_.back().strand == strand;
    const Place& last = last_[strands_[strand].cell];
    if (strands_[strand].cell > 0 && last.page == page_ && (goes_on ? last.y < y : last.y <= y)) {
      return false;
    }
    const std::string& whole = strands_[strand].text;
    std::size_t offset = done_[strand];
    if (offset < whole.size() && whole[offset] == ' ') ++offset;
    const std::string_view left = std::string_view(whole).substr(offset);
    if (left.empty() || !left.starts_with(text)) return false;
    note(strand, y, offset + text.size());
    return true;
  }

  void note(std::size_t strand, double y, std::size_t done) {
    if (stretches_.empty() || stretches_.back().strand != strand ||
        stretches_.back().page != page_) {
      stretches_.push_back({strand, page_, 0});
      last_y_ = -1;
    }
    if (y != last_y_) ++stretches_.back().lines;
    last_y_ = y;
    last_[strands_[strand].cell] = {page_, y};
    done_[strand] = done;
    at_ = strand;
    while (at_ < strands_.size() && done_[at_] == strands_[at_].text.size()) ++at_;
    furthest_ = std::max(furthest_, at_);
  }

  const std::vector<Strand>& strands_;
  std::vector<std::size_t> done_;  // bytes of each that were found
  struct Place {
    std::size_t page = 0;
    double y = 1e9;
  };
  std::vector<Place> last_;  // where each cell's text was seen last
  bool row_was_split_;
  std::vector<Defect>& defects_;
  std::size_t page_ = 0, at_ = 0, furthest_ = 0;
  double last_y_ = -1;
  std::vector<Stretch> stretches_;
  std::set<int> with_head_, without_head_;  // tables that go on, with their head rows and without
};

}  // namespace

std::vector<Stretch> match_text(const std::vector<Strand>& strands,
                                const std::vector<std::vector<const ShownLine*>>& pages,
                                bool row_was_split, std::vector<Defect>& defects) {
  Matcher matcher(strands, row_was_split, defects);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!matcher.page(i, pages[i])) return {};
  }
  if (!matcher.end()) return {};
  return matcher.take();
}

}  // namespace kehoach::property
