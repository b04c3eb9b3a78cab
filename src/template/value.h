// What an expression gives: a value of the plan, or something made of such values.
//
// Values are small and trivially copied. Texts, runs, lists and maps that an evaluation makes live
// in its Arena; those of the plan stay where they are.
#pragma once

#include <cstdint>
#include <deque>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "document/document.h"
#include "exact.h"
#include "plan/value.h"

namespace kehoach::templates {

struct Value;
struct Expr;
struct LoopState;
struct MacroValue;
struct Module;
struct Namespace;

// Text of one emphasis and one origin.
struct Run {
  std::string_view text;
  bool bold = false;
  bool italic = false;
  Origin origin;
};

// An error has been told; whoever meets this keeps still.
struct Broken {};
// A name or member that does not exist. Only `default` and `is defined` may touch it.
struct MissingMember;
struct Undefined {
  const Expr* expression = nullptr;       // what gives no value: a variable, "x if y"
  const MissingMember* member = nullptr;  // else: what was looked for, and in what
};
struct Null {};
struct Number {
  std::string_view digits;  // JSON's spelling
};
// Text in several runs; may be emphasised.
struct Rich {
  const Run* runs = nullptr;
  std::uint32_t size = 0;
};
struct PlanList {
  const plan::List* list = nullptr;
  plan::Meaning meaning = plan::Meaning::plain;
};
struct PlanMap {
  const plan::Map* map = nullptr;
  plan::Meaning meaning = plan::Meaning::plain;
};
struct OwnList {
  const Value* values = nullptr;
  std::uint32_t size = 0;
  bool group = false;  // of group_by: its two elements are also called "grouper" and "list"
};
struct Entry;
struct OwnMap {
  const Entry* entries = nullptr;
  std::uint32_t size = 0;
};
// Lines that a macro, a block set or `caller` printed, not yet numbered.
struct Captured {
  const std::vector<document::Block>* blocks = nullptr;
  int depth = 0;  // how far they nest
};
// A list or map that `| blocks` declared to be a plan's blocks.
struct AsBlocks {
  const Value* value = nullptr;
};
enum class Builtin : std::uint8_t { range, make_namespace };

using Data =
    std::variant<Undefined, Broken, Null, bool, std::int64_t, Number, std::string_view, Rich,
                 const plan::Date*, PlanList, PlanMap, OwnList, OwnMap, Captured, AsBlocks,
                 const MacroValue*, const Module*, Namespace*, LoopState*, Builtin>;

struct Value {
  Data data;
  Origin origin;  // of text: where it was written; else of what it was made from

  template <typename T>
  const T* as() const {
    return std::get_if<T>(&data);
  }
  // Where it is known to be one.
  template <typename T>
  const T& get() const {
    return std::get<T>(data);
  }
  template <typename T>
  bool is() const {
    return std::holds_alternative<T>(data);
  }
};

struct MissingMember {
  Value owner;
  std::string_view name;  // empty: not a name, but a number out of range
};

struct Entry {
  std::string_view key;
  Value value;
};

static_assert(std::is_trivially_copyable_v<Value>);

// Where an evaluation keeps what it makes, until it ends.
class Arena {
 public:
  std::string_view copy(std::string_view text);
  template <typename T>
  T* array(std::size_t size) {
    static_assert(std::is_trivially_destructible_v<T>);
    used_ += size * sizeof(T);
    T* first = static_cast<T*>(memory_.allocate(size * sizeof(T) + 1, alignof(T)));
    for (std::size_t i = 0; i < size; ++i) ::new (static_cast<void*>(first + i)) T();
    return first;
  }
  template <typename T>
  T* keep(T value) {
    static_assert(std::is_trivially_destructible_v<T>);
    used_ += sizeof(T);
    return ::new (memory_.allocate(sizeof(T), alignof(T))) T(std::move(value));
  }
  const std::vector<document::Block>* keep(std::vector<document::Block> blocks) {
    return &captured_.emplace_back(std::move(blocks));
  }
  std::size_t used() const { return used_; }

 private:
  std::pmr::monotonic_buffer_resource memory_{std::size_t{16} * 1024};
  std::deque<std::vector<document::Block>> captured_;
  std::size_t used_ = 0;  // bytes, without those of captured blocks
};

Value broken();
Value text_value(std::string_view text, const Origin& origin);
// The origin of what was made from something: no longer those very bytes.
Origin derived(Origin origin);

// A value of the plan. Text that the schema calls rich comes with its emphasis.
Value from_plan(const plan::Value& value, Arena& arena);
// `text` with the emphasis in it, as runs; plain if there is none.
Value rich_value(std::string_view text, const Origin& origin, Arena& arena);

bool is_text(const Value& value);
bool is_number(const Value& value);  // also true and false, as 1 and 0
bool is_list(const Value& value);
bool is_map(const Value& value);
// Whether printing it prints blocks: the schema said so, or lines were captured.
bool is_blocks(const Value& value);

std::size_t list_size(const Value& list);
Value list_element(const Value& list, std::size_t index, Arena& arena);
std::size_t map_size(const Value& map);
std::string_view map_key(const Value& map, std::size_t index);
Value map_value(const Value& map, std::size_t index, Arena& arena);
std::optional<Value> map_find(const Value& map, std::string_view key, Arena& arena);

// Whether it is one paragraph without marker, which may stand in a line like any text.
bool is_words(const Captured& captured);

std::size_t text_size(const Value& text);  // bytes
// The runs of a text; one that is in one piece is put into `whole`.
std::span<const Run> runs_of(const Value& text, Run& whole);
// The letters of a text; a view into it if it is in one piece.
std::string_view flat_text(const Value& text, Arena& arena);
std::optional<Exact> exact(const Value& number);

// Python's truth; nothing for what has none (undefined, broken).
std::optional<bool> truth(const Value& value);
// Equality by value; numbers of different kinds are equal if they are the same number.
bool equal(const Value& a, const Value& b, Arena& arena, int depth = 0);

// "văn bản" / "text", for messages.
Phrase kind_name(const Value& value);
// The value itself where it is short enough to be read in a sentence, else its kind.
Phrase shown(const Value& value, Arena& arena);

}  // namespace kehoach::templates
