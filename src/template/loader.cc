// Finding and reading a template's files.
#include <algorithm>
#include <map>
#include <set>

#include "base/nearest.h"
#include "base/utf8.h"
#include "family.h"
#include "parser.h"
#include "viet/unicode.h"

namespace kehoach::templates {

namespace {

constexpr std::string_view main_file = "ke-hoach.mau";

// Whether a path can only lead down: "nen/phan.mau".
bool leads_down(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos ||
      path.find('\0') != std::string_view::npos) {
    return false;
  }
  for (const auto& part : Path(path)) {
    if (part == ".." || part.empty()) return false;
  }
  return !Path(path).is_absolute();
}

bool is_below(const Path& file, const Path& folder) {
  const auto [rest, stop] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return rest == folder.end() && stop != file.end();
}

class Loader {
 public:
  Loader(const World& world, const std::vector<Path>& roots, std::shared_ptr<Sources> sources)
      : world_(world), roots_(roots), impl_(std::make_shared<Template::Impl>()) {
    impl_->sources = std::move(sources);
    auto& known = impl_->known;
    known.plan = impl_->symbols.intern("plan");
    known.loop = impl_->symbols.intern("loop");
    known.caller = impl_->symbols.intern("caller");
    known.slot = impl_->symbols.intern("slot");
    known.range = impl_->symbols.intern("range");
    known.make_namespace = impl_->symbols.intern("namespace");
  }

  Result<Template> load(std::string_view name, const Origin& asked) {
    Path path;
    if (name.size() > 4 && name.substr(name.size() - 4) == ".mau") {
      path = Path(name);
    } else {
      const auto found = named(name);
      if (!found) return no_template(name, asked);
      path = *found;
    }
    roots_.insert(roots_.begin(), folder_of(path));
    open(path, path.filename().string(), asked, nullptr);
    in_order();
    if (has_errors(diagnostics_)) {
      // The first hundred are enough to read.
      const auto told = std::min<std::size_t>(diagnostics_.size(), 100);
      diagnostics_.erase(diagnostics_.begin() + static_cast<std::ptrdiff_t>(told),
                         diagnostics_.end());
      return std::move(diagnostics_);
    }
    impl_->warnings = std::move(diagnostics_);
    impl_->main = &impl_->files.front();
    collect_slots(*impl_->main);
    return Template(std::move(impl_));
  }

 private:
  std::optional<Path> named(std::string_view name) const {
    if (!leads_down(name) || name.find('/') != std::string_view::npos) return std::nullopt;
    for (const Path& root : roots_) {
      const Path path = root / name / main_file;
      if (world_.kind_of(path) == FileKind::file && stays_below(path, root)) return path;
    }
    return std::nullopt;
  }

  // Links may lead anywhere: what counts is where the file really is.
  bool stays_below(const Path& path, const Path& root) const {
    const auto real = world_.real_path(path);
    const auto real_root = world_.real_path(root);
    return real && real_root && is_below(*real, *real_root);
  }

  Diagnostic no_template(std::string_view name, const Origin& asked) const {
    std::vector<std::string> names;
    for (const Path& root : roots_) {
      const auto entries = world_.list_folder(root);
      if (!entries) continue;
      for (const std::string& entry : *entries) {
        if (named(entry)) names.push_back(entry);
      }
    }
    Diagnostic error{"T018", {name}, asked, {}};
    if (const auto near = nearest(name, names)) error.hints.push_back(hint_did_you_mean(*near));
    return error;
  }

  // The file that a template names, in the first root that has it. Told and null if there is none.
  const File* fetch(const Reference& reference, const File& from, const IncludeSite* via) {
    Origin where;
    where.source = from.source;
    where.span = reference.span;
    where.via = via;
    if (!leads_down(reference.path)) {
      tell({"T016", {reference.path}, where, {}});
      return nullptr;
    }
    for (const Path& root : roots_) {
      const Path path = root / reference.path;
      if (world_.kind_of(path) != FileKind::file) continue;
      if (!stays_below(path, root)) {
        tell({"T016", {reference.path}, where, {}});
        return nullptr;
      }
      return open(path, reference.path, where,
                  impl_->sources->add_site({from.source, reference.span, via}));
    }
    if (!reference.optional) tell(no_file(reference.path, where));
    return nullptr;
  }

  Diagnostic no_file(const std::string& path, const Origin& where) const {
    std::vector<std::string> names;
    const Path folder = Path(path).parent_path();
    for (const Path& root : roots_) {
      const auto entries = world_.list_folder(root / folder);
      if (!entries) continue;
      for (const std::string& entry : *entries) {
        const Path name = folder / entry;
        if (world_.kind_of(root / name) == FileKind::file) names.push_back(name.string());
      }
    }
    Diagnostic error{"T017", {path}, where, {}};
    if (const auto near = nearest(path, names)) error.hints.push_back(hint_did_you_mean(*near));
    return error;
  }

  const File* open(const Path& path, const std::string& name, const Origin& where,
                   const IncludeSite* via) {
    const Path real = world_.real_path(path).value_or(path.lexically_normal());
    if (const auto known = by_path_.find(real); known != by_path_.end()) {
      if (!known->second.done) tell({"T015", {name}, where, {}});
      return known->second.done ? known->second.file : nullptr;
    }
    if (depth_ >= deepest_include || impl_->files.size() >= most_template_files) {
      tell({"T019",
            {std::to_string(deepest_include), std::to_string(most_template_files)},
            where,
            {}});
      return nullptr;
    }
    auto content = world_.read_file(path, largest_template_file);
    if (!content) {
      for (Diagnostic& error : content.error()) {
        if (!error.where) error.where = where;
      }
      append(diagnostics_, std::move(content).error());
      return nullptr;
    }
    File& file = impl_->files.emplace_back();
    file.source = impl_->sources->add(SourceKind::file, path.string(), std::move(content).value());
    file.path = name;
    impl_->paths.push_back(path);
    by_path_[real] = {&file, false};
    if (readable(*file.source, via)) parse(file, via);
    by_path_[real].done = true;
    return &file;
  }

  void parse(File& file, const IncludeSite* via) {
    ParseContext context{impl_->symbols, via,
                         [&](const Reference& reference) { return fetch(reference, file, via); },
                         diagnostics_};
    ++depth_;
    parse_file(file, context);
    --depth_;
  }

  bool readable(const Source& source, const IncludeSite* via) {
    Origin where;
    where.source = &source;
    where.via = via;
    const std::string_view text = source.text;
    const std::size_t good = utf8::find_malformed(text);
    if (good < text.size()) {
      const auto at = static_cast<std::uint32_t>(good);
      where.span = {at, at + 1};
      tell({"T020", {Phrase("không phải UTF-8", "that is not UTF-8")}, where, {}});
      return false;
    }
    const std::uint32_t from = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    const auto found = viet::find_forbidden(text, from);
    if (!found) return true;
    where.span = {found->offset, found->offset + utf8::decode(text, found->offset).size};
    tell({"T020",
          {Phrase("không được phép trong văn bản", "that no document may hold")},
          where,
          {}});
    return false;
  }

  // By file, in the order in which they were met, and by place.
  void in_order() {
    const auto number = [&](const Source* source) {
      std::size_t at = 0;
      while (at < impl_->files.size() && impl_->files[at].source != source) ++at;
      return at;
    };
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) {
                       const std::size_t x = number(a.where.source), y = number(b.where.source);
                       return x != y ? x < y : a.where.span.begin < b.where.span.begin;
                     });
  }

  void tell(Diagnostic error) { diagnostics_.push_back(std::move(error)); }

  void collect_slots(const File& file) {
    if (!with_slots_.insert(&file).second) return;
    for (const SlotDefinition& slot : file.slots) impl_->slots.push_back(&slot);
    for (const File* included : file.included) collect_slots(*included);
    if (file.parent != nullptr) collect_slots(*file.parent);
  }

  struct Known {
    File* file = nullptr;
    bool done = false;  // no: it is being read, and whoever names it now names itself
  };

  const World& world_;
  std::vector<Path> roots_;
  std::shared_ptr<Template::Impl> impl_;
  std::map<Path, Known> by_path_;
  std::set<const File*> with_slots_;
  Diagnostics diagnostics_;
  int depth_ = 0;
};

}  // namespace

const Diagnostics& Template::warnings() const { return impl_->warnings; }

const std::vector<Path>& Template::files() const { return impl_->paths; }

Result<Template> load(const World& world, const std::vector<Path>& roots,
                      std::string_view name_or_file, std::shared_ptr<Sources> sources,
                      const Origin& asked) {
  return Loader(world, roots, std::move(sources)).load(name_or_file, asked);
}

}  // namespace kehoach::templates
