#include "names.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/part_file.h"
#include "base/sha256.h"
#include "viet/case.h"
#include "viet/collation.h"
#include "viet/file_name.h"

namespace kehoach::batch {

namespace {

constexpr std::size_t most_told = 100;
constexpr const char* number_path = "number.no";

// Of a name as file systems that ignore case see it: letters that share a capital are one.
std::uint64_t folded_hash(const std::string& name) {
  const Sha256 hash = sha256(viet::to_lower(viet::to_upper(name)));
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) out = out << 8 | hash[i];
  return out;
}

Path common_folder(const Path& a, const Path& b) {
  Path out;
  auto x = a.begin();
  auto y = b.begin();
  for (; x != a.end() && y != b.end() && *x == *y; ++x, ++y) out /= *x;
  return out.empty() ? Path(a.is_absolute() ? "/" : ".") : out;
}

// Finds names that are taken. Remembers eight bytes a name, so that the list may be long.
class Taken {
 public:
  // The line of the unit that has it already, or whose file or folder is in the way.
  std::optional<std::uint32_t> take(const std::string& name, std::uint32_t line) {
    std::optional<std::uint32_t> other;
    const std::uint64_t hash = folded_hash(name);
    if (const auto found = folders_.find(hash); found != folders_.end()) other = found->second;
    const auto [at, fresh] = files_.emplace(hash, line);
    if (!fresh) other = at->second;
    for (std::size_t slash = name.find('/'); slash != std::string::npos;
         slash = name.find('/', slash + 1)) {
      const std::uint64_t folder = folded_hash(name.substr(0, slash));
      if (!folders_.emplace(folder, line).second) continue;
      if (const auto file = files_.find(folder); file != files_.end()) other = file->second;
    }
    return other;
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> files_, folders_;
};

std::vector<std::uint32_t> ranks_of(const std::vector<std::string>& keys) {
  std::vector<std::uint32_t> order(keys.size()), ranks(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

class Surveyor {
 public:
  Surveyor(const Options& options, const Names& names, const render::Common& common,
           const std::set<Path>& inputs, const Path& folder, Sources& sources)
      : options_(options),
        names_(names),
        common_(common),
        inputs_(inputs),
        folder_(folder),
        sources_(sources) {}

  void add(UnitRow row) {
    survey_.checks.push_back(check_of(row));
    const std::string form = value_of(row, common_, "template").value_or("");
    const std::string profile = value_of(row, common_, "profile").value_or("");
    survey_.forms.emplace(form == common_.text_at("template").value_or("") ? "" : form,
                          profile == common_.text_at("profile").value_or("") ? "" : profile);
    if (options_.sort)
      keys_.push_back(viet::collation_key(value_of(row, common_, "issuer.name").value_or("")));
    if (told_.size() >= most_told || options_.number_from) return;
    add_names(row);
  }

  // A file that is made beside the units', and what it is called meanwhile. As no unit's it has the
  // line 0.
  void add_beside(const Path& path) {
    for (const Path& name : {path, PartFile::part_of(path)}) {
      const bool is_input = inputs_.contains(name);
      const bool taken = taken_.take(name.lexically_relative(folder_).string(), 0).has_value();
      if (is_input) told_.push_back({"F005", {name.string()}, {}, {}});
      if (taken) told_.push_back({"B029", {name.string()}, {}, {}});
      if (is_input || taken) return;
    }
  }

  void add_names(const UnitRow& row) {
    auto files = names_.fill(row, common_, options_.units, sources_);
    if (!files) {
      append(told_, std::move(files).error());
      return;
    }
    for (const std::string& file : *files) {
      survey_.names = sha256(hex(survey_.names) + file);
      const auto other = taken_.take(file, row.place.line);
      const bool is_input = inputs_.contains((folder_ / file).lexically_normal());
      if (!other && !is_input) continue;
      const Origin where = cell_origin(sources_, options_.units, name_of(row, common_), row.place);
      if (other && *other != 0)
        told_.push_back({"B017", {file, std::to_string(*other)}, where, {}});
      else if (other)
        told_.push_back({"B029", {file}, where, {}});
      if (is_input) told_.push_back({"F005", {file}, where, {}});
    }
  }

  void sort() {
    if (options_.sort) survey_.ranks = ranks_of(keys_);
    keys_ = {};
  }

  Survey& survey() { return survey_; }
  Diagnostics& told() { return told_; }

 private:
  const Options& options_;
  const Names& names_;
  const render::Common& common_;
  const std::set<Path>& inputs_;
  Path folder_;
  Sources& sources_;
  Taken taken_;
  Survey survey_;
  std::vector<std::string> keys_;
  Diagnostics told_;
};

// Every row of the list, as it is read; the first error ends it.
template <typename Take>
Result<void> each_row(const World& world, const Options& options, const plan::Fields& fields,
                      Sources& sources, const Take& take) {
  auto list = UnitList::open(world, options.units, options.sheet, sources);
  if (!list) return std::move(list).error();
  Columns columns(fields, options.units);
  std::size_t index = 0;
  while (true) {
    auto row = list->next(sources);
    if (auto told = columns.learn(list->columns(), sources); !told.empty()) {
      if (!row) append(told, std::move(row).error());
      return told;
    }
    if (!row) return std::move(row).error();
    if (options.number_from && columns.has(number_path)) return Diagnostic{"B019", {}, {}, {}};
    if (!*row) break;
    take(columns.read(std::move(**row), index++));
  }
  if (index == 0) return Diagnostic{"B002", {options.units.string()}, {}, {}};
  return {};
}

}  // namespace

Result<Names> Names::parse(const std::vector<std::string>& patterns, const plan::Fields& fields,
                           const Path& here, Sources& sources) {
  Names out;
  Diagnostics told;
  std::vector<Path> folders;
  const auto knows = [&](const std::string& name) {
    if (name == "code" || name.starts_with("unit.")) return true;
    const auto path = fields.find(name, {});
    return path && *path == name;
  };
  for (const auto& pattern : patterns) {
    auto parsed = NamePattern::parse(pattern, knows, sources);
    if (!parsed) {
      append(told, std::move(parsed).error());
      continue;
    }
    folders.push_back(parsed->fixed_folder());
    out.patterns_.push_back(std::move(*parsed));
  }
  if (!told.empty()) return told;
  if (folders.empty()) return out;
  // Folders of which one is told otherwise than the rest have one above them only as whole paths.
  const bool same = std::count(folders.begin(), folders.end(), folders.front()) ==
                    static_cast<std::ptrdiff_t>(folders.size());
  const bool below_here = std::all_of(folders.begin(), folders.end(), [](const Path& folder) {
    return folder.is_relative() && *folder.begin() != "..";
  });
  if (!same && !below_here) out.base_ = here;
  for (Path& folder : folders) folder = (out.base_ / folder).lexically_normal();
  out.root_ = folders.front();
  for (const Path& folder : folders) out.root_ = common_folder(out.root_, folder);
  return out;
}

Result<std::vector<std::string>> Names::fill(const UnitRow& row, const render::Common& common,
                                             const Path& list, Sources& sources) const {
  std::vector<std::string> out;
  Diagnostics told;
  const Lookup lookup = [&](const std::string& name) -> std::optional<std::string> {
    if (name == "index") return std::to_string(row.index + 1);
    if (name == "slug") return viet::slug(value_of(row, common, "issuer.name").value_or(""));
    return value_of(row, common, name);
  };
  for (const auto& pattern : patterns_) {
    auto name = pattern.fill(lookup, {});
    if (!name) {
      Diagnostics wrong = std::move(name).error();
      const Origin where = cell_origin(sources, list, name_of(row, common), row.place);
      for (auto& diagnostic : wrong) diagnostic.where = where;
      append(told, std::move(wrong));
      continue;
    }
    out.push_back((base_ / *name).lexically_normal().lexically_relative(root_).string());
  }
  if (!told.empty()) return told;
  return out;
}

void give_number(UnitRow& row, const Options& options, const Survey& survey) {
  if (!options.number_from) return;
  const std::uint64_t rank = survey.ranks.empty() ? row.index : survey.ranks[row.index];
  row.fields.push_back(
      {number_path, std::to_string(*options.number_from + rank), row.place, false});
}

std::uint32_t check_of(const UnitRow& row) {
  const Sha256 hash = sha256(hash_of(row) + (row.own.empty() ? "" : row.own.front().second));
  return static_cast<std::uint32_t>(hash[0]) << 24 | static_cast<std::uint32_t>(hash[1]) << 16 |
         static_cast<std::uint32_t>(hash[2]) << 8 | hash[3];
}

Result<Survey> survey_list(const World& world, const Options& options, const Names& names,
                           const plan::Fields& fields, const render::Common& common,
                           const std::set<Path>& inputs, Sources& sources) {
  const Path folder = (world.working_folder() / names.root()).lexically_normal();
  Surveyor surveyor(options, names, common, inputs, folder, sources);
  for (const Path* beside : {&options.bundles.merged, &options.bundles.zip, &options.report}) {
    if (!beside->empty())
      surveyor.add_beside((world.working_folder() / *beside).lexically_normal());
  }
  auto read =
      each_row(world, options, fields, sources, [&](UnitRow row) { surveyor.add(std::move(row)); });
  if (!read) return std::move(read).error();
  surveyor.sort();
  // Names may hold the numbers, and those are known only now.
  if (options.number_from) {
    read = each_row(world, options, fields, sources, [&](UnitRow row) {
      if (row.index >= surveyor.survey().checks.size() || surveyor.told().size() >= most_told)
        return;
      give_number(row, options, surveyor.survey());
      surveyor.add_names(row);
    });
    if (!read) return std::move(read).error();
  }
  if (!surveyor.told().empty()) return std::move(surveyor.told());
  return std::move(surveyor.survey());
}

}  // namespace kehoach::batch
