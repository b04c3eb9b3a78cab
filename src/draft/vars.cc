#include "draft/vars.h"

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "schema_walk.h"
#include "template/reads.h"

namespace kehoach::draft {

namespace {

// Read by the program itself.
bool is_own_word(std::string_view path) {
  return path == "$schema" || path == "template" || path == "profile";
}

std::string parent_of(std::string_view path) {
  const std::size_t end = path.find_last_of(".[");
  return end == std::string_view::npos ? std::string() : std::string(path.substr(0, end));
}

std::string last_step(std::string_view path) {
  const auto steps = steps_of(path);
  return steps.empty() ? std::string() : steps.back();
}

class Comparison {
 public:
  Comparison(const templates::Reads& reads, const json::Schema& schema)
      : reads_(reads), schema_(schema) {
    for (const auto& read : reads.paths) whole_[read.path] = read.whole;
  }

  Vars run() {
    Vars out;
    out.anything = reads_.anything;
    for (const auto& read : reads_.paths) {
      if (read.path.ends_with("[]") || nodes(read.path).empty()) continue;
      out.read.push_back(field(read.path));
    }
    find_never_set(out);
    if (!reads_.anything) find_never_read("", with_all_in_place({&schema_.root()}), out, 0);
    return out;
  }

 private:
  const Nodes& nodes(const std::string& path) {
    const auto found = known_.find(path);
    if (found != known_.end()) return found->second;
    return known_.emplace(path, nodes_at(schema_, path)).first->second;
  }

  Field field(const std::string& path) {
    return {path, annotated(nodes(path), "title"),
            is_required(nodes(parent_of(path)), last_step(path))};
  }

  // An access is in vain if none of the paths it may lead to is known to the schema.
  void find_never_set(Vars& out) {
    std::vector<std::string> told;
    for (const auto& access : reads_.accesses) {
      const bool known = std::any_of(access.paths.begin(), access.paths.end(),
                                     [&](const auto& path) { return !nodes(path).empty(); });
      // What is missing below a field that is not there itself has been told of that.
      const bool follows = std::all_of(
          access.paths.begin(), access.paths.end(),
          [&](const auto& p) { return !parent_of(p).empty() && nodes(parent_of(p)).empty(); });
      if (known || follows || access.asked) continue;
      const std::string& path = access.paths[0];
      if (std::find(told.begin(), told.end(), path) != told.end()) continue;
      told.push_back(path);
      std::vector<Phrase> hints;
      if (const auto near = nearest(last_step(path), keys_of(nodes(parent_of(path)))))
        hints.push_back(hint_did_you_mean(*near));
      out.never_set.push_back({"D110", {path}, access.where, std::move(hints)});
    }
  }

  // Goes on only below what is read in part, so no further than the template does.
  void find_never_read(const std::string& prefix, const Nodes& at, Vars& out, int depth) {
    constexpr int deepest = 32;
    if (depth > deepest) return;
    for (const std::string& key : keys_of(at)) {
      const std::string path = prefix.empty() ? key : prefix + '.' + key;
      if (is_own_word(path)) continue;
      look_below(path, out, depth);
    }
  }

  void look_below(const std::string& path, Vars& out, int depth) {
    const auto read = whole_.find(path);
    if (read == whole_.end()) {
      if (!path.ends_with("[]")) out.never_read.push_back(field(path));
      return;
    }
    if (read->second) return;
    const Nodes at = nodes(path);
    const std::string elements = path + "[]";
    if (whole_.contains(elements) && !elements_of(at).empty()) {
      look_below(elements, out, depth + 1);
    }
    if (reads_below(path)) find_never_read(path, at, out, depth + 1);
  }

  bool reads_below(const std::string& path) const {
    const auto next = whole_.lower_bound(path + '.');
    return next != whole_.end() && next->first.starts_with(path + '.');
  }

  const templates::Reads& reads_;
  const json::Schema& schema_;
  std::map<std::string, bool> whole_;
  std::map<std::string, Nodes> known_;
};

}  // namespace

Result<Vars> find_vars(const templates::Template& tmpl, const std::string& schema,
                       Sources& sources) {
  const Source* text = sources.add(SourceKind::built_in, "schema.json", schema);
  auto loaded = json::Schema::load({{"schema.json", text}}, sources);
  if (!loaded) return std::move(loaded).error();
  const templates::Reads reads = templates::find_reads(tmpl);
  return Comparison(reads, *loaded).run();
}

}  // namespace kehoach::draft
