// A parsed template file: a tree of nodes.
//
// Nodes follow the source from left to right. Lines are not nodes with content: `LineStart` and
// `LineEnd` stand among the words, as line feeds do in a text, so that a loop or a condition may
// open anywhere in a line and close anywhere else. What a run of nodes prints is gathered into
// lines when it is evaluated.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/source.h"
#include "document/document.h"
#include "marker.h"

namespace kehoach::templates {

using Symbol = std::uint32_t;

// The names used by a template and its files, each with a number.
class Symbols {
 public:
  Symbol intern(std::string_view name);
  std::string_view text(Symbol symbol) const { return names_[symbol]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::deque<std::string> names_;
  std::unordered_map<std::string_view, Symbol> numbers_;
};

// ---- expressions

struct Expr;
using ExprRef = const Expr*;  // owned by the file

struct FilterEntry;  // filters.h
struct TestEntry;    // predicates.h

struct Literal {
  std::variant<std::monostate, bool, std::int64_t, std::string> value;
};
struct DecimalLiteral {
  std::string digits;
};
struct Name {
  Symbol symbol = 0;
};
struct Attribute {
  ExprRef of = nullptr;
  std::string name;
};
struct Index {
  ExprRef of = nullptr;
  ExprRef key = nullptr;
};
struct Slice {
  ExprRef of = nullptr;
  ExprRef from = nullptr, to = nullptr, step = nullptr;  // each may be null
};
struct Argument {
  std::string name;  // empty: by position
  ExprRef value = nullptr;
  Span span;
};
struct Call {
  ExprRef callee = nullptr;
  std::vector<Argument> arguments;
};
struct SuperCall {};
// What an enclosing tag captured: the input of the filters of `{% filter %}` and `{% set %}`.
struct Hole {};
struct Filtered {
  ExprRef input = nullptr;
  const FilterEntry* filter = nullptr;
  std::vector<ExprRef> arguments;  // by parameter; null where absent. The rest, if it takes more.
};
struct Tested {
  ExprRef input = nullptr;
  const TestEntry* test = nullptr;
  std::vector<ExprRef> arguments;
  bool negated = false;
};
enum class UnaryOperator : std::uint8_t { negate, plus, logical_not };
struct Unary {
  UnaryOperator what = UnaryOperator::negate;
  ExprRef of = nullptr;
};
enum class BinaryOperator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  concatenate,
  logical_and,
  logical_or,
};
struct Binary {
  BinaryOperator what = BinaryOperator::add;
  ExprRef left = nullptr, right = nullptr;
};
enum class Comparison : std::uint8_t {
  equal,
  not_equal,
  less,
  at_most,
  greater,
  at_least,
  in,
  not_in,
};
struct Compare {
  ExprRef first = nullptr;
  std::vector<std::pair<Comparison, ExprRef>> rest;
};
struct Conditional {
  ExprRef then = nullptr, condition = nullptr;
  ExprRef otherwise = nullptr;  // may be null
};
struct ListOf {
  std::vector<ExprRef> items;
};
struct MapOf {
  std::vector<std::pair<ExprRef, ExprRef>> entries;
};

struct Expr {
  Span span;
  std::variant<Literal, DecimalLiteral, Name, Attribute, Index, Slice, Call, SuperCall, Hole,
               Filtered, Tested, Unary, Binary, Compare, Conditional, ListOf, MapOf>
      what;
};

// ---- nodes

struct File;
struct Node;
using Body = std::vector<Node>;

struct Text {
  std::string_view text;  // in the source, or in the file's `texts`
  bool in_step = true;    // byte for byte what stands at `span`
};
struct Print {
  ExprRef value = nullptr;
};
// The first thing that a source line may print.
struct LineStart {
  Marker marker;
  Span marker_span;
  int indent = 0;              // columns of blanks before the line's first character
  bool row = false;            // starts with "|" inside a table
  std::uint32_t identity = 0;  // of the line's source text; what ids are made from
  Span line;
};
struct LineEnd {};
struct CellBreak {};

struct Branch {
  ExprRef condition = nullptr;  // null: else
  Body body;
};
struct If {
  std::vector<Branch> branches;
};
struct For {
  std::vector<Symbol> targets;
  ExprRef over = nullptr;
  ExprRef filter = nullptr;  // may be null
  Body body;
  Body otherwise;
};
struct Target {
  Symbol name = 0;
  std::string member;  // "total" of `set ns.total = ...`; else empty
  Span span;
};
struct Set {
  std::vector<Target> targets;
  ExprRef value = nullptr;
};
struct SetBlock {
  Target target;
  ExprRef filtered = nullptr;  // filters over a Hole; null if there are none
  Body body;
};
struct Parameter {
  Symbol name = 0;
  ExprRef mention = nullptr;   // the name itself, where it is declared
  ExprRef standard = nullptr;  // may be null
};
struct Macro {
  const File* file = nullptr;
  std::string name;
  std::vector<Parameter> parameters;
  Body body;
  Span span;
};
struct MacroDefinition {
  Symbol name = 0;
  const Macro* macro = nullptr;
};
struct CallBlock {
  const Macro* caller = nullptr;
  ExprRef call = nullptr;
  int indent = 0;
};
struct Include {
  const File* file = nullptr;  // null: missing, and that is ignored
  bool with_context = true;
  int indent = 0;
};
struct BlockPlace {
  Symbol name = 0;
};
struct With {
  std::vector<std::pair<Symbol, ExprRef>> values;
  Body body;
};
struct FilterBlock {
  ExprRef filtered = nullptr;
  Body body;
};

enum class Component : std::uint8_t { letterhead, basis, closing, recipients, signature };
struct ComponentTag {
  Component what = Component::letterhead;
};
struct TitleTag {
  ExprRef name = nullptr, code = nullptr;  // each may be null
};
struct AppendixTag {
  ExprRef title = nullptr;
  ExprRef landscape = nullptr;  // null: no
  std::uint32_t identity = 0;
  Body body;
};
struct TableTag {
  ExprRef widths = nullptr, align = nullptr, optional = nullptr, head = nullptr,
          caption = nullptr;  // may be null
  int indent = 0;
  std::uint32_t identity = 0;
  Body body;
};
struct RowTag {
  document::RowKind kind = document::RowKind::data;
  Body body;
};
struct CellTag {
  ExprRef column_span = nullptr, row_span = nullptr, align = nullptr;  // may be null
  Body body;
};

struct Node {
  Span span;
  // Emphasis of the words around: of the text itself, or of all that the node prints.
  bool bold = false;
  bool italic = false;
  std::variant<Text, Print, LineStart, LineEnd, CellBreak, If, For, Set, SetBlock, MacroDefinition,
               CallBlock, Include, BlockPlace, With, FilterBlock, ComponentTag, TitleTag,
               AppendixTag, TableTag, RowTag, CellTag>
      what;
};

// ---- files

struct BlockDefinition {
  Symbol name = 0;
  Body body;
  Span span;
  bool scoped = false;  // sees the variables of the place where it stands
};

struct SlotDefinition {
  std::string slot;
  std::string form;  // may be empty
  const File* file = nullptr;
  Body body;
  Span span;
};

// A macro taken from another file, and all the macros of another file under one name. They do not
// see the variables of the plan unless they are taken "with context".
struct Import {
  const Macro* macro = nullptr;
  bool with_context = false;
};
struct Module {
  const File* file = nullptr;
  bool with_context = false;
};

struct File {
  const Source* source = nullptr;
  std::string path;  // as the templates name it: "nen/phan.mau"
  Body body;
  const File* parent = nullptr;  // of `extends`
  Span parent_span;

  std::map<Symbol, const Macro*> macros;
  std::map<Symbol, Import> imports;
  std::map<Symbol, Module> modules;
  std::map<Symbol, BlockDefinition> blocks;
  std::deque<SlotDefinition> slots;
  std::vector<const File*> included;  // in order, each once

  // What nodes point to.
  std::deque<Expr> expressions;
  std::deque<Macro> macro_pool;
  std::deque<std::string> texts;
};

}  // namespace kehoach::templates
