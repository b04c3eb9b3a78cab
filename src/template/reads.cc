// Nodes and names of the walk; read_expressions.cc has the expressions.
#include "reads.h"

#include <algorithm>

#include "read_finder.h"

namespace kehoach::templates {

namespace {

// A template that calls itself, or reads its own lists in lists, is followed so far.
constexpr int deepest_place = 24;
constexpr int deepest_walk = 200;
constexpr std::size_t most_steps = 500'000;
constexpr std::size_t most_reads = 20'000;

}  // namespace

ReadFinder::ReadFinder(const Template::Impl& family) : family_(family) {
  places_.emplace_back();
  scope_ = &scopes_.emplace_back();
}

Reads ReadFinder::run() {
  walk_unit(*family_.main);
  for (const int place : order_) {
    const Place& p = places_[static_cast<std::size_t>(place)];
    reads_.paths.push_back({path_of(place), p.whole, p.where});
  }
  return std::move(reads_);
}

// ---- places of the plan

int ReadFinder::child(int of, const std::string& name) {
  Place& parent = places_[static_cast<std::size_t>(of)];
  if (const auto found = parent.children.find(name); found != parent.children.end())
    return found->second;
  if (parent.depth >= deepest_place || places_.size() >= most_reads) return of;
  const int made = static_cast<int>(places_.size());
  parent.children.emplace(name, made);
  const int depth = parent.depth + 1;
  places_.push_back({of, name, depth, false, false, {}, {}});
  return made;
}

Origin ReadFinder::origin(Span span) const {
  return {file_ == nullptr ? nullptr : file_->source, span, nullptr, nullptr, 0};
}

void ReadFinder::read(const std::vector<int>& places, Span span) {
  for (const int place : places) {
    Place& p = places_[static_cast<std::size_t>(place)];
    if (p.read || place == 0) continue;
    p.read = true;
    p.where = origin(span);
    order_.push_back(place);
  }
}

void ReadFinder::note(std::vector<int> places, Span span) {
  if (places.empty()) return;
  std::sort(places.begin(), places.end());
  const std::uint64_t key =
      (std::uint64_t{span.begin} << 32 | span.end) ^ reinterpret_cast<std::uintptr_t>(file_);
  if (!noted_.emplace(key, places).second) return;
  Access access;
  for (const int place : places) access.paths.push_back(path_of(place));
  access.asked = asking_;
  access.where = origin(span);
  reads_.accesses.push_back(std::move(access));
}

std::string ReadFinder::path_of(int place) const {
  std::vector<const Place*> steps;
  for (int at = place; at > 0; at = places_[static_cast<std::size_t>(at)].parent)
    steps.push_back(&places_[static_cast<std::size_t>(at)]);
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (!path.empty() && (*step)->name != "[]") path += '.';
    path += (*step)->name;
  }
  return path;
}

// What a tag reads by itself, all of it.
void ReadFinder::component(std::initializer_list<const char*> paths) {
  for (const char* path : paths) {
    const int place = child(0, path);
    Place& p = places_[static_cast<std::size_t>(place)];
    if (!p.read) order_.push_back(place);
    p.read = p.whole = true;
  }
}

// ---- nodes

void ReadFinder::walk(const Body& body) {
  if (depth_ >= deepest_walk) return;
  ++depth_;
  for (const Node& node : body) {
    if (++steps_ > most_steps) break;
    std::visit([this](const auto& what) { visit(what); }, node.what);
  }
  --depth_;
}

void ReadFinder::bind(Symbol name, Known value, bool replace) {
  Known& bound = scope_->names[name];
  if (replace)
    bound = std::move(value);
  else
    join(bound, std::move(value));
}

void ReadFinder::visit(const If& node) {
  for (const Branch& branch : node.branches) {
    if (branch.condition != nullptr) evaluate(branch.condition);
    walk(branch.body);
  }
}

void ReadFinder::visit(const For& node) {
  const Known over = evaluate(node.over);
  const Known item = element(over, node.over->span);
  inside([&] {
    if (node.targets.size() == 1) {
      bind(node.targets[0], item, true);
    } else {
      // Groups are pairs of what is not alike.
      const bool pair = node.targets.size() == 2 && item.members.size() == 2;
      for (std::size_t i = 0; i < node.targets.size(); ++i) {
        bind(node.targets[i], pair ? item.members[i].value : element(item, node.over->span), true);
      }
    }
    Known loop;
    loop.members = {{"previtem", item}, {"nextitem", item}};
    bind(family_.known.loop, std::move(loop), true);
    if (node.filter != nullptr) evaluate(node.filter);
    walk(node.body);
  });
  walk(node.otherwise);
}

void ReadFinder::visit(const Set& node) {
  Known value = evaluate(node.value);
  if (node.targets.size() == 1) {
    if (node.targets[0].member.empty()) return bind(node.targets[0].name, std::move(value), false);
    return use(value);
  }
  for (const Target& target : node.targets) {
    bind(target.name, element(value, node.value->span), false);
  }
}

void ReadFinder::visit(const SetBlock& node) {
  inside([&] { walk(node.body); });
  if (node.filtered != nullptr) use(node.filtered);
  if (node.target.member.empty()) bind(node.target.name, {}, false);
}

void ReadFinder::visit(const CallBlock& node) {
  const KnownMacro caller{node.caller, scope_};
  if (const auto* c = std::get_if<Call>(&node.call->what)) use(call(*node.call, *c, &caller));
}

void ReadFinder::visit(const Include& node) {
  if (node.file == nullptr) return;
  inside([&] {
    scope_->isolated = !node.with_context;
    walk_unit(*node.file);
  });
}

void ReadFinder::walk_unit(const File& main) {
  if (depth_ >= deepest_walk) return;
  Unit unit;
  unit.outer = unit_;
  for (const File* file = &main; file != nullptr; file = file->parent) unit.chain.push_back(file);
  const auto kept = std::tuple(unit_, file_, block_, block_level_, extending_);
  unit_ = &unit;
  block_ = nullptr;
  for (const File* file : unit.chain) {
    file_ = file;
    // The blocks of one that extends stand where the last of the chain puts them.
    extending_ = file->parent != nullptr;
    walk(file->body);
  }
  if (&main == family_.main) {
    for (const SlotDefinition* slot : family_.slots) {
      file_ = slot->file;
      inside([&] { walk(slot->body); });
    }
  }
  std::tie(unit_, file_, block_, block_level_, extending_) = kept;
}

void ReadFinder::visit(const BlockPlace& node) {
  if (!extending_) walk_block(node.name, 0);
}

void ReadFinder::walk_block(Symbol name, std::size_t from) {
  for (std::size_t i = from; i < unit_->chain.size(); ++i) {
    const File* file = unit_->chain[i];
    const auto found = file->blocks.find(name);
    if (found == file->blocks.end()) continue;
    const auto kept = std::tuple(file_, block_, block_level_);
    file_ = file;
    block_ = &found->second;
    block_level_ = i;
    inside([&] { walk(found->second.body); });
    std::tie(file_, block_, block_level_) = kept;
    return;
  }
}

void ReadFinder::visit(const With& node) {
  std::vector<Known> values;
  for (const auto& [name, value] : node.values) values.push_back(evaluate(value));
  inside([&] {
    for (std::size_t i = 0; i < values.size(); ++i)
      bind(node.values[i].first, std::move(values[i]), true);
    walk(node.body);
  });
}

void ReadFinder::visit(const FilterBlock& node) {
  walk(node.body);
  use(node.filtered);
}

void ReadFinder::visit(const ComponentTag& node) {
  switch (node.what) {
    case Component::letterhead:
      return component({"issuer", "number", "place", "date"});
    case Component::basis:
      return component({"basis"});
    case Component::closing:
      return component({"closing", "end_mark"});
    case Component::recipients:
      return component({"recipients"});
    case Component::signature:
      return component({"signatures", "seal"});
  }
}

void ReadFinder::visit(const TitleTag& node) {
  use(node.name);
  use(node.code);
  component({"subject"});
}

void ReadFinder::visit(const AppendixTag& node) {
  use(node.title);
  use(node.landscape);
  walk(node.body);
}

void ReadFinder::visit(const TableTag& node) {
  for (const ExprRef e : {node.widths, node.align, node.optional, node.head, node.caption}) use(e);
  walk(node.body);
}

void ReadFinder::visit(const CellTag& node) {
  for (const ExprRef e : {node.column_span, node.row_span, node.align}) use(e);
  walk(node.body);
}

Reads find_reads(const Template& tmpl) { return ReadFinder(tmpl.impl()).run(); }

}  // namespace kehoach::templates
