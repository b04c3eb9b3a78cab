// The evaluation of one template with one plan.
//
// Expressions give values (expressions.cc, members.cc, arithmetic.cc, calls.cc), nodes print into a
// sink (statements.cc, lines.cc), values that are blocks are built into blocks (plan_blocks.cc,
// plan_tables.cc), tags of the document fill its parts (components.cc, table_tags.cc).
//
// Errors are values too: what cannot be computed is `Broken`, was told once, and makes the line
// that it stands on vanish; the next line is tried. Nothing here throws.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "family.h"
#include "filters.h"
#include "outline.h"
#include "value.h"

namespace kehoach::templates {

struct Binding {
  Symbol name = 0;
  Value value;
  Binding* next = nullptr;
};

// The variables of a loop's turn, a macro's call, a file; looked up from the inside out.
struct Scope {
  Scope* outer = nullptr;
  Binding* bindings = nullptr;
  bool isolated = false;  // the plan's variables are not seen beyond it
};

// A file with those that it extends: what `block` and `super` choose from.
struct Unit {
  std::span<const File* const> chain;         // the file itself first
  std::span<const IncludeSite* const> sites;  // how each was reached
  Scope* top = nullptr;                       // of all of them
  const Unit* outer = nullptr;                // whose include this is, if it sees the context
};

// Where the evaluation is.
struct Where {
  const File* file = nullptr;
  const IncludeSite* via = nullptr;
  const Unit* unit = nullptr;
  const BlockDefinition* block = nullptr;  // being printed, for `super`
  std::size_t level = 0;                   // in the unit's chain
};

struct MacroValue {
  const Macro* macro = nullptr;
  Scope* scope = nullptr;
  const Unit* unit = nullptr;
};

struct NamespaceMember {
  std::string_view name;
  Value value;
  NamespaceMember* next = nullptr;
};
struct Namespace {
  NamespaceMember* members = nullptr;
};

struct LoopState {
  const Value* items = nullptr;
  std::size_t size = 0;
  std::size_t index = 0;
  const Value* changed = nullptr;  // what loop.changed() was asked last
};

// The line that is being gathered.
struct Line {
  bool open = false;
  bool failed = false;       // an error has been told: nothing of it is printed
  bool took_blocks = false;  // its expression was blocks; nothing may stand beside them
  bool below = false;        // all of it is one captured paragraph, placed as blocks are
  Marker marker;
  int indent = 0;
  const LineStart* start = nullptr;
  Origin origin;  // of the line where it started
  document::Inlines runs;
};

// A table that is being built; its rows' cells are gathered by lines too.
struct TableWork {
  document::Table table;
  std::string id;
  std::size_t head_rows = 0;
  bool in_row_tag = false;
  bool row_open = false;  // a line that starts with "|"
  bool cell_due = false;  // something came after the last "|"
};

// Where nodes print to: the body, an appendix, a capture, a table.
struct Sink {
  Outline outline;
  Line line;
  TableWork* table = nullptr;
  bool muted = false;       // prints nothing: outside of the blocks of a template that extends
  bool line_ended = false;  // a line end has come: what was captured is lines, not words
  int indent = 0;           // of the include tags around
  bool bold = false;        // emphasis of the words around
  bool italic = false;
};

class Evaluator {
 public:
  Evaluator(const Template::Impl& family, const plan::Value& root, Sources& sources,
            Diagnostics& warnings, const Limits& limits);
  Result<document::Document> run();

  // ---- for filters and tests
  Arena& arena() { return arena_; }
  Value evaluate(const Expr& expression);
  // A path of names and numbers: "period.from", as `attribute=` takes it.
  Value member_path(const Value& of, std::string_view path, Span span);
  Value apply(const FilterEntry& filter, const Application& application);
  std::optional<bool> apply(const TestEntry& test, const Application& application);
  // The text of what may be printed in a line: text, whole numbers. Broken and told otherwise.
  Value printable(const Value& value, Span span);
  Value concatenate(const Value& a, const Value& b, Span span);
  // Elements of a list, keys of a map, letters of a text; told and nothing if it has none.
  std::optional<std::vector<Value>> elements(const Value& value, Span span);
  // The letters of a text, each with its emphasis; and texts one after another.
  std::vector<Value> letters(const Value& text);
  Value joined(const std::vector<Value>& texts, const Value& from);
  // Python's "in". Nothing, and told, if there can be nothing in `container`.
  std::optional<bool> contains(const Value& container, const Value& item, Span span);
  // Order by value: numbers, texts by code point, dates. Nothing: they cannot be compared.
  std::optional<int> order(const Value& a, const Value& b);
  Value make_list(const std::vector<Value>& values);
  Value make_text(std::string text, const Value& from);
  Value number_value(const Exact& number, const Origin& origin);
  bool define_abbreviation(std::string_view short_form);
  bool is_placed(std::string_view slot);

  Value tell(std::string_view code, Span span, std::vector<Phrase> arguments,
             std::vector<Phrase> hints = {}, const DataPath* data = nullptr);
  void tell_at(std::string_view code, const Origin& where, std::vector<Phrase> arguments,
               std::vector<Phrase> hints = {});
  // The value, or Broken where it is missing, which is told then.
  Value demand(const Value& value, Span span);
  // Whether there is room for so many bytes more; told if not.
  bool room_for(std::size_t bytes, Span span);
  bool turns(std::size_t count, Span span);
  // Counts a step; false once the evaluation has been given up.
  bool evaluating(Span span) { return step(span); }
  // Long texts and lists count as more than one step, so that steps bound the time.
  void work(const Value& value);
  void work(std::size_t steps) {
    steps_ += static_cast<std::uint32_t>(std::min<std::size_t>(steps, limits_.steps));
  }

 private:
  // ---- bounds (evaluator.cc)
  bool step(Span span);
  Value too_much(std::string_view code, Span span, std::size_t limit);
  class Deeper;

  // ---- names (names.cc)
  Value lookup(const Expr& expression, Symbol name);
  std::optional<Value> find_bound(Symbol name, bool& isolated);
  std::optional<Value> find_static(Symbol name);
  std::optional<Value> find_in_file(Symbol name, const File& file, const Unit* unit);
  const plan::Value* find_in_plan(Symbol name);
  void bind(Symbol name, const Value& value);
  Value tell_undefined(const Undefined& undefined, Span span);
  Value tell_missing(const MissingMember& missing, Span span);
  std::vector<std::string> names_in_scope();
  Scope* new_scope(Scope* outer, bool isolated = false);
  const IncludeSite* site(const void* node, Span span);

  // ---- expressions (expressions.cc)
  Value compute(const Expr& e, const Literal& literal);
  Value compute(const Expr& e, const DecimalLiteral& literal);
  Value compute(const Expr& e, const Name& name);
  Value compute(const Expr& e, const Attribute& attribute);
  Value compute(const Expr& e, const Index& index);
  Value compute(const Expr& e, const Slice& slice);
  Value compute(const Expr& e, const Call& call);
  Value compute(const Expr& e, const SuperCall& call);
  Value compute(const Expr& e, const Hole& hole);
  Value compute(const Expr& e, const Filtered& filtered);
  Value compute(const Expr& e, const Tested& tested);
  Value compute(const Expr& e, const Unary& unary);
  Value compute(const Expr& e, const Binary& binary);
  Value compute(const Expr& e, const Compare& compare);
  Value compute(const Expr& e, const Conditional& conditional);
  Value compute(const Expr& e, const ListOf& list);
  Value compute(const Expr& e, const MapOf& map);
  Value member(const Value& of, std::string_view name, Span span);
  Value loop_member(LoopState* loop, std::string_view name, Span span);
  Value element(const Value& of, const Value& key, Span span);
  Value letter_at(const Value& text, std::size_t index);
  std::optional<bool> compare_pair(Comparison what, const Value& a, const Value& b, Span span);
  std::optional<bool> condition(const Expr& expression);
  Value missing(const Expr& e);
  Value missing_member(const Value& owner, std::string_view name, Span span);
  std::vector<Value> arguments_of(const std::vector<ExprRef>& arguments, bool lenient, bool& good);

  // ---- arithmetic (arithmetic.cc)
  Value arithmetic(BinaryOperator what, const Value& a, const Value& b, Span span);
  Value whole_arithmetic(BinaryOperator what, std::int64_t a, std::int64_t b, Span span);
  Value exact_arithmetic(BinaryOperator what, const Exact& a, const Exact& b, Span span);
  Value power(std::int64_t base, std::int64_t exponent, Span span);
  Value joined_lists(const Value& a, const Value& b, Span span);
  Value repeated(const Value& text, std::int64_t times, Span span);

  // ---- calls (calls.cc)
  struct Given {
    std::vector<Value> by_position;
    std::vector<std::pair<std::string_view, Value>> by_name;
  };
  std::optional<Given> given(const Call& call);
  Value call_value(const Value& callee, const Given& given, const Expr& e,
                   const MacroValue* caller);
  Value call_macro(const MacroValue& macro, const Given& given, const Expr& e,
                   const MacroValue* caller);
  std::optional<std::vector<const Value*>> matched(const Macro& macro, const Given& given,
                                                   Span span);
  void bind_parameters(const Macro& macro, const std::vector<const Value*>& values);
  Value invoke(const Expr& e, const Call& call, const MacroValue* caller);
  Value call_builtin(Builtin what, const Given& given, const Expr& e);
  Value call_loop(LoopState& loop, std::string_view name, const Given& given, const Expr& e);
  Value range(const Given& given, const Expr& e);
  Value no_method(const Value& of, const Attribute& attribute, const Expr& e);

  // ---- nodes (statements.cc)
  void run(const Body& body);
  void run(const Node& node);
  void run_unit(const File& file, Scope* scope, const IncludeSite* via, const Unit* outer);
  void print_node(const Node& n, const Text& text);
  void print_node(const Node& n, const Print& print);
  void print_node(const Node& n, const LineStart& start);
  void print_node(const Node& n, const LineEnd& end);
  void print_node(const Node& n, const CellBreak& cell);
  void print_node(const Node& n, const If& node);
  void print_node(const Node& n, const For& node);
  void print_node(const Node& n, const Set& node);
  void print_node(const Node& n, const SetBlock& node);
  void print_node(const Node& n, const MacroDefinition& node);
  void print_node(const Node& n, const CallBlock& node);
  void print_node(const Node& n, const Include& node);
  void print_node(const Node& n, const BlockPlace& node);
  void print_node(const Node& n, const With& node);
  void print_node(const Node& n, const FilterBlock& node);
  void print_node(const Node& n, const ComponentTag& node);
  void print_node(const Node& n, const TitleTag& node);
  void print_node(const Node& n, const AppendixTag& node);
  void print_node(const Node& n, const TableTag& node);
  void print_node(const Node& n, const RowTag& node);
  void print_node(const Node& n, const CellTag& node);
  void assign(const std::vector<Target>& targets, const Value& value, Span span);
  void assign(const Target& target, const Value& value);
  void run_block(const BlockDefinition& block, std::size_t level, Scope* scope);
  std::optional<std::vector<Value>> loop_items(const For& node);
  void set_key(const std::string& outer, const Value& item, std::size_t index);

  // ---- lines (lines.cc)
  void put(std::string_view text, bool bold, bool italic, const Origin& origin, bool of_template);
  void print(const Value& value, const Node& node, Span span);
  void put_text(const Value& value, const Node& node);
  Value words_of(const Captured& captured);
  void end_line();
  void print_line();
  bool trim_line();
  void split_heading(document::Block& block, document::MarkerKind kind);
  std::string line_id(std::uint32_t identity) const;
  Value finish_capture(Sink& sink);
  // Runs `print` into a sink of its own.
  template <typename Run>
  Value capture(Run&& print);
  document::Inlines inlines(const Value& text);
  Origin origin_at(Span span) const;

  // ---- blocks (plan_blocks.cc, plan_tables.cc)
  struct Placing {
    Outline::Insertion* insertion = nullptr;  // null: into `into`
    std::vector<document::Block>* into = nullptr;
    Marker given;   // of blocks that have none
    int depth = 0;  // of nesting
    Span span;      // of the expression that printed them
  };
  void insert_blocks(const Value& value, Marker marker, int indent, Span span);
  void place_each(const Value& value, const Placing& placing);
  bool marks_itself(const Value& element, Marker marker);
  void place_list(const Value& list, const Placing& placing);
  void place_map(const Value& map, const Placing& placing);
  void place_text(const Value& text, const Placing& placing);
  void place_captured(const Captured& captured, const Placing& placing);
  void place_loose(document::Block block, Marker marker, const Placing& placing);
  void place_slot(const Value& map, const Value& slot, const Placing& placing);
  void place(document::Block block, Marker marker, const Placing& placing);
  Marker give_marker(document::Block& block, Marker marker, const Origin& origin);
  bool read_label(const Value& map, document::Block& block, Marker& marker);
  const SlotDefinition* find_slot(const Value& map, const Value& slot);
  std::optional<document::Table> plan_table(const Value& map, const std::string& id, int depth);
  void plan_columns(const Value& columns, document::Table& table);
  void plan_rows(const Value& rows, document::RowKind kind, document::Table& table,
                 const std::string& id, int depth);
  document::Row plan_row(const Value& row, document::RowKind kind, const std::string& id,
                         int depth);
  document::Cell plan_cell(const Value& cell, const std::string& id, int depth);
  bool wrong_shape(const Value& value, std::string_view what, Phrase wanted);
  std::string block_id(const Value& value) const;
  Value as_rich(const Value& text);
  bool count_block(Span span);

  // ---- tables (table_tags.cc)
  void begin_row_line(const LineStart& start);
  void end_cell(bool at_line_end);
  void end_row_line();
  void add_cell(document::Cell cell);
  void begin_row(document::RowKind kind);
  std::vector<Value> column_list(ExprRef expression, std::string_view what);
  bool read_columns(const TableTag& node, document::Table& table);
  void take_out_optional(const TableTag& node, document::Table& table);
  void check_table(document::Table& table);
  std::optional<document::Align> read_align(const Value& value, Span span);
  std::optional<int> small_number(ExprRef expression, int least, int most, std::string_view what);

  // ---- components (components.cc)
  void letterhead(Span span);
  void closing(Span span);
  void recipients(Span span);
  void signature(Span span);
  void paragraphs(const Value& list, document::BlockRole role, Span span);
  document::Date date_of(const Value& value, std::string_view what);
  document::Inlines text_of(const Value& map, std::string_view key, std::string_view what);
  document::Inlines text_or_tell(const Value& value, std::string_view what);
  std::vector<document::Inlines> texts_of(const Value& list, std::string_view what);
  Value root_member(std::string_view key);
  bool once(bool already, Span span, std::string_view what);

  const Template::Impl& family_;
  const plan::Value& root_;
  Sources& sources_;
  Diagnostics& warnings_;
  const Limits& limits_;
  Arena arena_;

  document::Document document_;
  Diagnostics errors_;
  std::set<std::tuple<std::string_view, const Source*, std::uint32_t>> told_;
  bool stopped_ = false;

  Where where_;
  Scope* scope_ = nullptr;
  const Unit* main_unit_ = nullptr;
  Sink* sink_ = nullptr;
  Value hole_;       // what the tag around captured
  std::string key_;  // of the loops and slots around, for ids
  std::vector<std::optional<const plan::Value*>> plan_cache_;  // by symbol
  std::map<std::pair<const void*, const IncludeSite*>, const IncludeSite*> sites_;
  std::optional<std::unordered_set<std::string_view>> placed_;
  std::set<std::string, std::less<>> abbreviations_;
  bool in_appendix_ = false;
  bool titled_ = false;

  std::uint32_t steps_ = 0, turns_ = 0, calls_ = 0;
  std::uint32_t depth_ = 0;
  std::uint32_t blocks_ = 0;
  std::size_t text_bytes_ = 0;
};

// Counts how deep the evaluation is, as long as it lives.
class Evaluator::Deeper {
 public:
  explicit Deeper(Evaluator& evaluator) : evaluator_(evaluator) { ++evaluator_.depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  ~Deeper() { --evaluator_.depth_; }
  bool too_deep() const { return evaluator_.depth_ > evaluator_.limits_.depth; }

 private:
  Evaluator& evaluator_;
};

template <typename Run>
Value Evaluator::capture(Run&& print) {
  Sink inner;
  inner.outline = Outline(true);
  Sink* const outer = sink_;
  sink_ = &inner;
  print();
  Value value = finish_capture(inner);
  sink_ = outer;
  return value;
}

}  // namespace kehoach::templates
