// Templates: a plan's shape as text with tags, and what it becomes with a plan's data.
//
// In: the name of a template (or a .mau file) and the folders that templates may come from; then a
// plan's values. Out: a `document::Document`, never text that something else would have to read
// again: block structure comes from the template's own source, a value can only become text inside
// a node, and every run knows where it came from. templates/README.md describes the language.
//
// It reads files only while loading; evaluating reads nothing, knows no clock and no environment.
//
//   const auto sources = std::make_shared<Sources>();
//   auto loaded = load(world, {"/usr/share/kehoach/templates"}, "thi-dua-nam", sources);
//   auto made = evaluate(*loaded, plan.root, plan_sources, warnings);
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/world.h"
#include "document/document.h"
#include "plan/value.h"

namespace kehoach::templates {

// A template and all files it extends, includes and imports, parsed. It is never changed and may
// be shared between threads; copies share one. Origins of documents made from it point into its
// sources, which live as long as any copy.
class Template {
 public:
  struct Impl;
  explicit Template(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  const Impl& impl() const { return *impl_; }
  // What was doubtful in its text (T2xx), found once while loading.
  const Diagnostics& warnings() const;
  // The files that it was read from, the template itself first.
  const std::vector<Path>& files() const;

 private:
  std::shared_ptr<const Impl> impl_;
};

// What loading is bounded by.
inline constexpr std::size_t largest_template_file = std::size_t{1} << 20;  // bytes
inline constexpr int deepest_include = 16;  // files that include one another in a row
inline constexpr std::size_t most_template_files = 200;

// `name_or_file` is a template's name, which stands for <root>/<name>/ke-hoach.mau in the first of
// `roots` that has it; or, ending in ".mau", a file of one's own. Other files are named inside the
// roots and found in the first that has them; the folder of the template itself comes before all
// roots. No name leads out of them: not by "..", not from the top of the file system, not by a
// link (T016).
//
// All errors of all files come at once (T0xx, F0xx), each with the chain of includes that led to
// it. They and the template point into `sources`, which stays the caller's to share. `asked` is
// where the name was read, for the message that there is no such template.
Result<Template> load(const World& world, const std::vector<Path>& roots,
                      std::string_view name_or_file, std::shared_ptr<Sources> sources,
                      const Origin& asked = {});

// What an evaluation may use at most; beyond is an error (T150 to T155), never a crash. The
// numbers leave a plan of 500 pages room.
struct Limits {
  std::uint32_t loop_turns = 200'000;              // of all loops together, range() included
  std::uint32_t steps = 5'000'000;                 // nodes and operations
  std::uint32_t calls = 64;                        // macros and slots inside one another
  std::uint32_t depth = 400;                       // tags and operations inside one another
  std::uint32_t blocks = 200'000;                  // printed, those of table cells included
  std::size_t text_bytes = std::size_t{64} << 20;  // of all text that is made
  std::uint32_t errors = 50;                       // told before it gives up
};

// `root` is the plan's map; it must outlive nothing but this call, `sources` (where the chains of
// calls are kept) and the template's own sources must outlive the document.
// A line that cannot be made is told (T1xx) and the next one is tried, so that one run tells all.
Result<document::Document> evaluate(const Template& tmpl, const plan::Value& root, Sources& sources,
                                    Diagnostics& warnings, const Limits& limits = {});

}  // namespace kehoach::templates
