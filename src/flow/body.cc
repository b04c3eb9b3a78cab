#include "body.h"

#include <algorithm>
#include <array>

#include "phrases.h"
#include "ties.h"

namespace kehoach::flow {

namespace {

using document::MarkerKind;

ListLevel list_of(MarkerKind kind, std::size_t components) {
  switch (kind) {
    case MarkerKind::roman:
      return ListLevel::section;
    case MarkerKind::arabic:
      return ListLevel::clause;
    // Word has a level for 1.1. only: deeper ones are rare, and typed.
    case MarkerKind::decimal:
      return components == 2 ? ListLevel::subclause : ListLevel::none;
    case MarkerKind::dash:
      return ListLevel::dash;
    case MarkerKind::plus:
      return ListLevel::plus;
    case MarkerKind::star:
      return ListLevel::star;
    case MarkerKind::letter:
    case MarkerKind::none:
      break;
  }
  return ListLevel::none;
}

bool counted(MarkerKind kind) {
  return kind == MarkerKind::roman || kind == MarkerKind::arabic || kind == MarkerKind::decimal;
}

// The role of an item by its marker: what it is with only a heading, and with text.
struct Roles {
  Role heading, text;
};

Roles roles_of(MarkerKind kind, int depth) {
  switch (kind) {
    case MarkerKind::roman:
      return {Role::section, Role::text};
    case MarkerKind::arabic:
      return {Role::clause_heading, Role::clause};
    case MarkerKind::decimal:
      return {Role::subclause_heading, Role::subclause};
    case MarkerKind::letter:
      return {Role::point_heading, Role::point};
    case MarkerKind::dash:
      return {Role::dash, Role::dash};
    case MarkerKind::plus:
      return {Role::plus, Role::plus};
    case MarkerKind::star:
      return {Role::star, Role::star};
    case MarkerKind::none:
      break;
  }
  return {depth == 0 ? Role::section : Role::clause_heading, Role::text};
}

class Body {
 public:
  Body(Setting& setting, Length width, std::vector<Element>& out)
      : setting_(setting), width_(width), out_(out) {}

  void compose(const std::vector<document::Block>& blocks) {
    list(blocks, {}, 0, false);
    end_basis();
    keep_leads();
    leave_tables();
  }

 private:
  // Siblings: if the plan wrote one of their numbers, the whole list is typed, descendants
  // included, since Word would count past it.
  void list(const std::vector<document::Block>& blocks, const std::string& parent, int depth,
            bool typed) {
    const WrittenKinds written = written_kinds(blocks);
    for (const auto& block : blocks) {
      const bool typed_list = typed || written[static_cast<std::size_t>(block.label.kind)];
      one(block, parent, depth, typed_list);
      list(block.children, block.id, block.label.kind == MarkerKind::none ? depth : depth + 1,
           typed_list);
    }
  }

  // The kinds of which the plan wrote a number in this list.
  using WrittenKinds = std::array<bool, static_cast<std::size_t>(MarkerKind::star) + 1>;
  static WrittenKinds written_kinds(const std::vector<document::Block>& blocks) {
    WrittenKinds out{};
    for (const auto& block : blocks) {
      const MarkerKind kind = block.label.kind;
      if (block.label.written && counted(kind)) out[static_cast<std::size_t>(kind)] = true;
    }
    return out;
  }

  void one(const document::Block& block, const std::string& parent, int depth, bool typed) {
    if (block.table) {
      if (!block.table->caption.empty()) {
        Paragraph caption = make_paragraph(setting_, Role::table_caption, block.id + ".caption",
                                           runs_of(block.table->caption));
        caption.parent = parent;
        out_.emplace_back(std::move(caption));
      }
      Table table = compose_table(setting_, *block.table, block.id, width_);
      table.parent = parent;
      out_.emplace_back(std::move(table));
      return;
    }
    if (block.heading.empty() && block.text.empty() && block.label.text.empty()) return;
    Paragraph paragraph = make(block, depth, typed);
    paragraph.parent = parent;
    const bool marked = block.label.kind != MarkerKind::none;
    paragraph.depth = static_cast<std::uint8_t>(std::min(depth + (marked ? 1 : 0), 255));
    out_.emplace_back(std::move(paragraph));
  }

  Paragraph make(const document::Block& block, int depth, bool typed) {
    const Roles roles = roles_of(block.label.kind, depth);
    const bool is_heading = block.text.empty() && !block.heading.empty();
    Role role = is_heading ? roles.heading : roles.text;
    if (block.role == document::BlockRole::basis) role = Role::basis;
    auto runs = runs_of(block.heading);
    for (auto& run : runs) run.bold = true;
    if (is_heading && roles.heading == Role::point_heading) {
      for (auto& run : runs) run.bold = false;
    }
    if (!runs.empty() && !block.text.empty()) {
      Run blank = own_words(setting_, " ");
      runs.push_back(std::move(blank));
    }
    const auto text = runs_of(block.text);
    runs.insert(runs.end(), text.begin(), text.end());

    Paragraph paragraph = make_paragraph(setting_, role, block.id, std::move(runs));
    if (block.label.kind != MarkerKind::none) label(block, role, typed, paragraph);
    return paragraph;
  }

  void label(const document::Block& block, Role role, bool typed, Paragraph& paragraph) {
    Label& label = paragraph.label;
    label.text = block.label.text;
    const ListLevel level = list_of(block.label.kind, block.label.numbers.size());
    label.typed =
        level == ListLevel::none || block.label.written || (typed && counted(block.label.kind));
    label.list = label.typed ? ListLevel::none : level;
    if (!block.label.numbers.empty()) label.number = block.label.numbers.back();
    const bool run_in = !block.heading.empty() && !block.text.empty() && counted(block.label.kind);
    label.bold = setting_.format(role).bold || run_in;
    label.italic = setting_.format(role).italic;
  }

  // Căn cứ: each ends with ";", the last with "." (ND30 Phụ lục I, II.5c), unless it has a mark.
  void end_basis() {
    const auto& wording = setting_.profile.wording;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      auto* paragraph = std::get_if<Paragraph>(&out_[i]);
      if (paragraph == nullptr || paragraph->role != Role::basis) continue;
      const std::string text = plain_text(paragraph->runs);
      if (text.empty() || text.find_last_of(".;,:") == text.size() - 1) continue;
      const auto* next = i + 1 < out_.size() ? std::get_if<Paragraph>(&out_[i + 1]) : nullptr;
      const bool last = next == nullptr || next->role != Role::basis;
      std::vector<Run> mark = {
          own_words(setting_, last ? wording.basis_last_end : wording.basis_end)};
      dress(setting_, Role::basis, mark);
      paragraph->runs.push_back(std::move(mark.front()));
    }
  }

  // A line that ends in ":" stays with the list or table it announces.
  void keep_leads() {
    for (std::size_t i = 0; i + 1 < out_.size(); ++i) {
      auto* lead = std::get_if<Paragraph>(&out_[i]);
      if (lead == nullptr || lead->runs.empty() || !lead->runs.back().text.ends_with(':')) continue;
      const auto* next = std::get_if<Paragraph>(&out_[i + 1]);
      if (next == nullptr || !next->label.text.empty()) lead->format.keep_with_next = true;
    }
  }

  // A table has no room of its own below it: the paragraph there keeps its distance.
  void leave_tables() {
    for (std::size_t i = 1; i < out_.size(); ++i) {
      const auto* table = std::get_if<Table>(&out_[i - 1]);
      auto* below = std::get_if<Paragraph>(&out_[i]);
      if (table == nullptr || table->kind != Table::Kind::data || below == nullptr) continue;
      below->format.before = std::max(below->format.before, setting_.profile.table_after);
    }
  }

  Setting& setting_;
  Length width_;
  std::vector<Element>& out_;
};

void add_cell(Setting& setting, const std::vector<document::Block>& blocks, Role role,
              std::vector<Paragraph>& out) {
  for (const auto& block : blocks) {
    auto runs = runs_of(block.heading);
    for (auto& run : runs) run.bold = true;
    if (!runs.empty() && !block.text.empty()) runs.push_back(own_words(setting, " "));
    const auto text = runs_of(block.text);
    runs.insert(runs.end(), text.begin(), text.end());
    if (!runs.empty() || !block.label.text.empty()) {
      Paragraph paragraph = make_paragraph(setting, role, block.id, std::move(runs));
      paragraph.label.text = block.label.text;
      paragraph.label.typed = true;
      paragraph.label.bold = setting.format(role).bold;
      paragraph.label.italic = setting.format(role).italic;
      out.push_back(std::move(paragraph));
    }
    add_cell(setting, block.children, role, out);
  }
}

}  // namespace

void compose_blocks(Setting& setting, const std::vector<document::Block>& blocks, Length width,
                    std::vector<Element>& out) {
  Body(setting, width, out).compose(blocks);
}

std::vector<Paragraph> compose_cell(Setting& setting, const std::vector<document::Block>& blocks,
                                    Role role) {
  std::vector<Paragraph> out;
  add_cell(setting, blocks, role, out);
  return out;
}

void end_text(Setting& setting, const std::string& mark, std::vector<Element>& elements) {
  if (elements.empty()) return;
  if (auto* table = std::get_if<Table>(&elements.back())) {
    if (!table->rows.empty()) table->rows.back().keep_with_next = true;
    if (mark.empty()) return;
    // A cell is not the place to end a text in: the mark then stands below, on a line of its own.
    Paragraph below = make_paragraph(setting, Role::text, "end_mark", {own_words(setting, mark)});
    below.format.keep_with_next = true;
    elements.emplace_back(std::move(below));
    return;
  }
  auto* last = std::get_if<Paragraph>(&elements.back());
  if (!mark.empty() && !last->runs.empty()) {
    std::string& text = last->runs.back().text;
    const bool dots = plain_text(last->runs).ends_with("..");
    if (text.ends_with('.') && mark.starts_with('.') && !dots) text.pop_back();
    std::vector<Run> runs = {own_words(setting, mark)};
    dress(setting, last->role, runs);
    last->runs.push_back(std::move(runs.front()));
  }
  last->format.keep_with_next = true;
}

}  // namespace kehoach::flow
