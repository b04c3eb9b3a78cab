// The walk behind reads.h: every expression is evaluated to what it may stand for.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "family.h"
#include "reads.h"

namespace kehoach::templates {

struct KnownScope;

struct KnownMacro {
  const Macro* macro = nullptr;
  KnownScope* scope = nullptr;  // what it sees

  friend bool operator==(const KnownMacro&, const KnownMacro&) = default;
};

struct KnownMember;

// What a value may be. Empty: something of which nothing has to be known.
struct Known {
  std::vector<int> places;  // in the plan
  std::vector<std::string> words;
  std::vector<KnownMember> members;  // of maps that the template makes
  std::vector<Known> elements;       // of such lists; one that stands for all
  std::vector<KnownMacro> macros;
  const Module* module = nullptr;
};

struct KnownMember {
  std::string name;
  Known value;
};

struct KnownScope {
  KnownScope* outer = nullptr;
  bool isolated = false;  // sees neither outer scopes nor the plan
  std::map<Symbol, Known> names;
};

class ReadFinder {
 public:
  explicit ReadFinder(const Template::Impl& family);
  Reads run();

 private:
  // A file with all that it extends, itself first.
  struct Unit {
    std::vector<const File*> chain;
    const Unit* outer = nullptr;
  };
  struct Place {
    int parent = -1;
    std::string name;  // "[]" for elements
    int depth = 0;
    bool read = false;
    bool whole = false;
    Origin where;
    std::map<std::string, int> children;
  };

  // places of the plan
  int child(int of, const std::string& name);
  void read(const std::vector<int>& places, Span span);
  void note(std::vector<int> places, Span span);
  void component(std::initializer_list<const char*> paths);
  std::string path_of(int place) const;
  Origin origin(Span span) const;

  // values
  static void join(Known& to, Known from);
  Known element(const Known& of, Span span);
  Known member(const Known& of, const std::string& name, Span span);
  Known dotted(Known of, const std::string& names, Span span);
  void use(const Known& value);

  // expressions
  Known evaluate(ExprRef e);
  Known at_name(const Expr& e, Symbol name);
  Known at_index(const Expr& e, const Index& index);
  Known call(const Expr& e, const Call& call, const KnownMacro* caller);
  Known call_macro(const KnownMacro& macro, const std::vector<Known>& given,
                   const std::vector<std::pair<std::string, Known>>& named,
                   const KnownMacro* caller);
  Known apply(const Expr& e, const Filtered& filtered);
  Known combine(const Binary& binary);
  Known map_of(const MapOf& map);
  void use(ExprRef e);
  const Known* find(Symbol name, bool& isolated) const;
  bool find_in_file(Symbol name, const File& file, Known& out);

  // nodes
  void walk(const Body& body);
  void visit(const Text&) {}
  void visit(const LineStart&) {}
  void visit(const LineEnd&) {}
  void visit(const CellBreak&) {}
  void visit(const MacroDefinition&) {}
  void visit(const Print& print) { use(print.value); }
  void visit(const If& node);
  void visit(const For& node);
  void visit(const Set& node);
  void visit(const SetBlock& node);
  void visit(const CallBlock& node);
  void visit(const Include& node);
  void visit(const BlockPlace& node);
  void visit(const With& node);
  void visit(const FilterBlock& node);
  void visit(const ComponentTag& node);
  void visit(const TitleTag& node);
  void visit(const AppendixTag& node);
  void visit(const TableTag& node);
  void visit(const RowTag& node) { walk(node.body); }
  void visit(const CellTag& node);
  void walk_unit(const File& main);
  void walk_block(Symbol name, std::size_t from);
  void bind(Symbol name, Known value, bool replace);

  template <typename Do>
  void inside(Do&& act) {
    KnownScope* const outer = scope_;
    scope_ = &scopes_.emplace_back(KnownScope{outer, false, {}});
    act();
    scope_ = outer;
  }

  const Template::Impl& family_;
  std::deque<Place> places_;
  std::deque<KnownScope> scopes_;
  KnownScope* scope_ = nullptr;
  const Unit* unit_ = nullptr;
  const File* file_ = nullptr;
  // The block that is being walked, for super().
  const BlockDefinition* block_ = nullptr;
  std::size_t block_level_ = 0;
  bool extending_ = false;
  bool asking_ = false;
  int depth_ = 0;
  std::size_t steps_ = 0;
  Reads reads_;
  std::vector<int> order_;  // of first reading
  std::set<std::pair<std::uint64_t, std::vector<int>>> noted_;
};

}  // namespace kehoach::templates
