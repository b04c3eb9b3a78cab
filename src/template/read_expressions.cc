// Expressions of the walk that finds what a template reads.
#include <algorithm>
#include <array>

#include "filters.h"
#include "predicates.h"
#include "read_finder.h"

namespace kehoach::templates {

namespace {

constexpr std::size_t most_alternatives = 400;
constexpr int deepest_expression = 400;

template <typename T>
void add_new(std::vector<T>& to, std::vector<T> from) {
  for (T& one : from) {
    if (to.size() >= most_alternatives) return;
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(std::move(one));
  }
}

template <std::size_t n>
bool among(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Give a list of what they are given.
constexpr std::array<std::string_view, 8> keep_elements = {
    "list", "reverse", "select", "reject", "selectattr", "rejectattr", "sort", "unique"};
constexpr std::array<std::string_view, 4> give_element = {"first", "last", "min", "max"};
// Give blocks of what they are given.
constexpr std::array<std::string_view, 1> keep_value = {"blocks"};

}  // namespace

void ReadFinder::join(Known& to, Known from) {
  add_new(to.places, std::move(from.places));
  add_new(to.words, std::move(from.words));
  add_new(to.macros, std::move(from.macros));
  if (from.module != nullptr) to.module = from.module;
  for (auto& [key, value] : from.members) {
    const auto found = std::find_if(to.members.begin(), to.members.end(),
                                    [&key = key](const auto& m) { return m.name == key; });
    if (found != to.members.end())
      join(found->value, std::move(value));
    else if (to.members.size() < most_alternatives)
      to.members.push_back({key, std::move(value)});
  }
  if (from.elements.empty()) return;
  if (to.elements.empty())
    to.elements = std::move(from.elements);
  else
    join(to.elements[0], std::move(from.elements[0]));
}

Known ReadFinder::element(const Known& of, Span span) {
  Known out;
  if (!of.elements.empty()) out = of.elements[0];
  std::vector<int> places;
  for (const int place : of.places) places.push_back(child(place, "[]"));
  read(places, span);
  add_new(out.places, std::move(places));
  return out;
}

Known ReadFinder::member(const Known& of, const std::string& name, Span span) {
  Known out;
  for (const auto& [key, value] : of.members) {
    if (key == name) join(out, value);
  }
  std::vector<int> places;
  for (const int place : of.places) places.push_back(child(place, name));
  read(places, span);
  note(places, span);
  add_new(out.places, std::move(places));
  if (of.module != nullptr) {
    for (const auto& [symbol, macro] : of.module->file->macros) {
      if (macro->name != name) continue;
      KnownScope* scope = &scopes_.emplace_back();
      scope->isolated = !of.module->with_context;
      out.macros.push_back({macro, scope});
    }
  }
  return out;
}

// "a.b" as the filters' attribute names it.
Known ReadFinder::dotted(Known of, const std::string& names, Span span) {
  for (std::size_t from = 0; from <= names.size();) {
    const std::size_t dot = std::min(names.find('.', from), names.size());
    of = member(of, names.substr(from, dot - from), span);
    from = dot + 1;
  }
  return of;
}

void ReadFinder::use(const Known& value) {
  for (const int place : value.places) {
    if (place == 0)
      reads_.anything = true;
    else
      places_[static_cast<std::size_t>(place)].whole = true;
  }
  for (const auto& [key, member] : value.members) use(member);
  for (const Known& one : value.elements) use(one);
}

void ReadFinder::use(ExprRef e) {
  if (e != nullptr) use(evaluate(e));
}

const Known* ReadFinder::find(Symbol name, bool& isolated) const {
  for (const KnownScope* scope = scope_; scope != nullptr; scope = scope->outer) {
    if (const auto found = scope->names.find(name); found != scope->names.end())
      return &found->second;
    if (scope->isolated) {
      isolated = true;
      return nullptr;
    }
  }
  return nullptr;
}

bool ReadFinder::find_in_file(Symbol name, const File& file, Known& out) {
  if (const auto found = file.macros.find(name); found != file.macros.end()) {
    out.macros.push_back({found->second, &scopes_.front()});
    return true;
  }
  if (const auto found = file.imports.find(name); found != file.imports.end()) {
    KnownScope* scope = &scopes_.front();
    if (!found->second.with_context) {
      scope = &scopes_.emplace_back();
      scope->isolated = true;
    }
    out.macros.push_back({found->second.macro, scope});
    return true;
  }
  if (const auto found = file.modules.find(name); found != file.modules.end()) {
    out.module = &found->second;
    return true;
  }
  return false;
}

Known ReadFinder::at_name(const Expr& e, Symbol name) {
  bool isolated = false;
  if (const Known* bound = find(name, isolated)) return *bound;
  Known out;
  if (find_in_file(name, *file_, out)) return out;
  for (const Unit* unit = unit_; unit != nullptr; unit = unit->outer) {
    for (const File* file : unit->chain) {
      if (find_in_file(name, *file, out)) return out;
    }
  }
  const KnownSymbols& known = family_.known;
  if (name == known.plan) {
    out.places = {0};
  } else if (!isolated && name != known.loop && name != known.caller && name != known.slot &&
             name != known.range && name != known.make_namespace) {
    Known root;
    root.places = {0};
    out = member(root, std::string(family_.symbols.text(name)), e.span);
  }
  return out;
}

Known ReadFinder::at_index(const Expr& e, const Index& index) {
  const Known of = evaluate(index.of);
  const Known key = evaluate(index.key);
  use(key);
  Known out;
  for (const std::string& word : key.words) {
    if (!word.empty()) join(out, member(of, word, e.span));
  }
  if (!key.words.empty()) return out;
  const bool root = std::find(of.places.begin(), of.places.end(), 0) != of.places.end();
  if (root) reads_.anything = true;
  for (const auto& [name, value] : of.members) join(out, value);
  if (!root) join(out, element(of, e.span));
  return out;
}

Known ReadFinder::map_of(const MapOf& map) {
  Known out;
  for (const auto& [key, value] : map.entries) {
    const Known name = evaluate(key);
    Known known = evaluate(value);
    use(name);
    for (const std::string& word : name.words) out.members.push_back({word, known});
    if (name.words.empty()) {
      Known list;
      list.elements.push_back(std::move(known));
      join(out, std::move(list));
    }
  }
  return out;
}

Known ReadFinder::combine(const Binary& binary) {
  Known left = evaluate(binary.left);
  Known right = evaluate(binary.right);
  const bool either = binary.what == BinaryOperator::logical_and ||
                      binary.what == BinaryOperator::logical_or ||
                      binary.what == BinaryOperator::add;
  if (!either) {
    use(left);
    use(right);
    return {};
  }
  join(left, std::move(right));
  return left;
}

Known ReadFinder::call_macro(const KnownMacro& macro, const std::vector<Known>& given,
                             const std::vector<std::pair<std::string, Known>>& named,
                             const KnownMacro* caller) {
  constexpr int deepest_call = 24;
  if (depth_ >= deepest_call * 8) return {};
  KnownScope* const outer = scope_;
  const File* const file = file_;
  scope_ = &scopes_.emplace_back(KnownScope{macro.scope, false, {}});
  if (macro.macro->file != nullptr) file_ = macro.macro->file;
  const auto& parameters = macro.macro->parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    Known value;
    if (parameters[i].standard != nullptr) value = evaluate(parameters[i].standard);
    if (i < given.size()) value = given[i];
    for (const auto& [name, known] : named) {
      if (name == family_.symbols.text(parameters[i].name)) value = known;
    }
    bind(parameters[i].name, std::move(value), true);
  }
  Known handed;
  if (caller != nullptr) handed.macros.push_back(*caller);
  bind(family_.known.caller, std::move(handed), true);
  depth_ += 7;
  walk(macro.macro->body);
  depth_ -= 7;
  scope_ = outer;
  file_ = file;
  return {};
}

Known ReadFinder::call(const Expr&, const Call& call, const KnownMacro* caller) {
  const Known callee = evaluate(call.callee);
  std::vector<Known> given;
  std::vector<std::pair<std::string, Known>> named;
  for (const Argument& argument : call.arguments) {
    Known value = evaluate(argument.value);
    if (callee.macros.empty()) use(value);
    if (argument.name.empty())
      given.push_back(std::move(value));
    else
      named.emplace_back(argument.name, std::move(value));
  }
  for (const KnownMacro& macro : callee.macros) call_macro(macro, given, named, caller);
  return {};
}

Known ReadFinder::apply(const Expr& e, const Filtered& filtered) {
  const FilterEntry& filter = *filtered.filter;
  const bool kept = asking_;
  const bool fallback = filter.name == "default" || filter.name == "d";
  asking_ = asking_ || fallback;
  Known input = evaluate(filtered.input);
  asking_ = kept;
  std::vector<Known> arguments;
  std::string attribute;
  for (std::size_t i = 0; i < filtered.arguments.size(); ++i) {
    arguments.push_back(filtered.arguments[i] == nullptr ? Known{}
                                                         : evaluate(filtered.arguments[i]));
    const bool names = i < filter.parameter_count() &&
                       (filter.parameters[i] == "attribute" || filter.name == "attr");
    if (names && !arguments[i].words.empty()) attribute = arguments[i].words[0];
  }
  if (fallback) {
    for (Known& argument : arguments) join(input, std::move(argument));
    return input;
  }
  for (const Known& argument : arguments) use(argument);
  if (among(filter.name, keep_value)) return input;
  if (filter.name == "length" || filter.name == "count") return {};
  if (filter.name == "attr") return attribute.empty() ? Known{} : member(input, attribute, e.span);
  const Known item = element(input, e.span);
  const Known named = attribute.empty() ? Known{} : dotted(item, attribute, e.span);
  Known list;
  if (filter.name == "map") {
    if (attribute.empty()) use(item);
    list.elements.push_back(named);
    return list;
  }
  if (filter.name == "batch") {
    list.elements.push_back(input);
    return list;
  }
  if (filter.name == "group_by") {
    use(named);
    Known group;
    group.members = {{"grouper", {}}, {"list", input}};
    group.elements.push_back(input);
    list.elements.push_back(std::move(group));
    return list;
  }
  if (among(filter.name, keep_elements) || among(filter.name, give_element)) {
    use(named);
    return among(filter.name, give_element) ? item : input;
  }
  use(attribute.empty() ? input : named);
  return {};
}

Known ReadFinder::evaluate(ExprRef e) {
  if (e == nullptr || depth_ >= deepest_expression) return {};
  ++depth_;
  struct Visitor {
    ReadFinder& f;
    const Expr& e;
    Known operator()(const Literal& literal) const {
      Known out;
      if (const auto* word = std::get_if<std::string>(&literal.value)) out.words = {*word};
      return out;
    }
    Known operator()(const DecimalLiteral&) const { return {}; }
    Known operator()(const Hole&) const { return {}; }
    Known operator()(const SuperCall&) const {
      if (f.block_ != nullptr) f.walk_block(f.block_->name, f.block_level_ + 1);
      return {};
    }
    Known operator()(const Name& name) const { return f.at_name(e, name.symbol); }
    Known operator()(const Attribute& a) const {
      const Known of = f.evaluate(a.of);
      return f.member(of, a.name, e.span);
    }
    Known operator()(const Index& index) const { return f.at_index(e, index); }
    Known operator()(const Slice& slice) const {
      for (const ExprRef part : {slice.from, slice.to, slice.step}) f.use(part);
      return f.evaluate(slice.of);
    }
    Known operator()(const Call& call) const { return f.call(e, call, nullptr); }
    Known operator()(const Filtered& filtered) const { return f.apply(e, filtered); }
    Known operator()(const Tested& tested) const {
      const bool kept = f.asking_;
      f.asking_ = kept || tested.test->takes_undefined;
      f.evaluate(tested.input);
      f.asking_ = kept;
      for (const ExprRef argument : tested.arguments) f.use(argument);
      return {};
    }
    Known operator()(const Unary& unary) const {
      const Known of = f.evaluate(unary.of);
      if (unary.what != UnaryOperator::logical_not) f.use(of);
      return {};
    }
    Known operator()(const Binary& binary) const { return f.combine(binary); }
    Known operator()(const Compare& compare) const {
      f.use(compare.first);
      for (const auto& [how, other] : compare.rest) f.use(other);
      return {};
    }
    Known operator()(const Conditional& c) const {
      f.evaluate(c.condition);
      Known out = f.evaluate(c.then);
      if (c.otherwise != nullptr) join(out, f.evaluate(c.otherwise));
      return out;
    }
    Known operator()(const ListOf& list) const {
      Known out;
      out.elements.emplace_back();
      for (const ExprRef item : list.items) join(out.elements[0], f.evaluate(item));
      return out;
    }
    Known operator()(const MapOf& map) const { return f.map_of(map); }
  };
  Known out = std::visit(Visitor{*this, *e}, e->what);
  --depth_;
  return out;
}

}  // namespace kehoach::templates
