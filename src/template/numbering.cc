#include "numbering.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "marker.h"
#include "viet/counters.h"

namespace kehoach::templates {

using document::Block;
using document::Label;
using document::MarkerKind;

namespace {

// The counters of one list of siblings.
struct Counters {
  int roman = 0;
  int arabic = 0;
  int letter = 0;
  std::vector<int> decimal;  // the number given last, all of it
};

std::string decimal_text(const std::vector<int>& numbers) {
  std::string text;
  for (const int number : numbers) text += std::to_string(number) + '.';
  return text;
}

class Numberer {
 public:
  explicit Numberer(Diagnostics& errors) : errors_(errors) {}

  void number(std::vector<Block>& blocks) { number(blocks, {}); }

  void make_unique(std::string& id) {
    if (ids_.insert(id).second) return;
    // The counter makes many of one id cheap; the loop keeps it right if "x-2" was there already.
    for (int& count = copies_[id];;) {
      ++count;
      std::string other = id + '-' + std::to_string(count + 1);
      if (ids_.insert(other).second) {
        id = std::move(other);
        return;
      }
    }
  }

 private:
  // `above`: the numbers that a decimal in this list starts with.
  void number(std::vector<Block>& blocks, const std::vector<int>& above) {
    Counters counters;
    for (Block& block : blocks) {
      make_unique(block.id);
      if (block.label.kind != MarkerKind::none) label(block.label, counters, above);
      if (block.table) {
        for (auto& row : block.table->rows) {
          for (auto& cell : row.cells) number(cell.blocks, {});
        }
      }
      if (block.children.empty()) continue;
      const bool counts = !block.label.numbers.empty() && block.label.kind != MarkerKind::letter;
      number(block.children, counts ? block.label.numbers : above);
    }
  }

  void label(Label& label, Counters& counters, const std::vector<int>& above) {
    switch (label.kind) {
      case MarkerKind::none:
        return;
      case MarkerKind::roman:
        count(label, counters.roman, [](int n) { return viet::roman(n) + '.'; });
        return;
      case MarkerKind::arabic:
        count(label, counters.arabic, [](int n) { return std::to_string(n) + '.'; });
        return;
      case MarkerKind::letter:
        count(label, counters.letter, [](int n) { return viet::letter(n) + ')'; });
        return;
      case MarkerKind::decimal:
        decimal(label, counters, above);
        return;
      case MarkerKind::dash:
        label.text = "-";
        return;
      case MarkerKind::plus:
        label.text = "+";
        return;
      case MarkerKind::star:
        label.text = "*";
        return;
    }
  }

  template <typename Print>
  void count(Label& label, int& counter, Print print) {
    if (label.written && !label.numbers.empty()) {
      counter = label.numbers.front();
      return;
    }
    ++counter;
    label.numbers = {counter};
    if (!label.written) label.text = print(counter);
  }

  void decimal(Label& label, Counters& counters, const std::vector<int>& above) {
    if (label.written && label.numbers.size() > 1) {
      counters.decimal = label.numbers;
      return;
    }
    const std::size_t depth = label.written ? 0 : label.numbers.size();
    const bool first = counters.decimal.empty();
    if (first) {
      counters.decimal = above;
      counters.decimal.push_back(0);
    }
    if (counters.decimal.size() < 2 || (depth > 0 && depth != counters.decimal.size())) {
      errors_.push_back(
          {"T120", {depth > 2 ? "1.1.1." : "1.1.", depth > 2 ? "1.1." : "1."}, label.origin, {}});
    }
    ++counters.decimal.back();
    if (label.written && label.numbers.size() == 1) counters.decimal.back() = label.numbers[0];
    label.numbers = counters.decimal;
    if (!label.written) label.text = decimal_text(label.numbers);
  }

  Diagnostics& errors_;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, int> copies_;
};

}  // namespace

void number_blocks(document::Document& document, Diagnostics& errors) {
  Numberer numberer(errors);
  numberer.number(document.blocks);
  for (auto& appendix : document.appendices) {
    numberer.make_unique(appendix.id);
    numberer.number(appendix.blocks);
  }
}

}  // namespace kehoach::templates
