// Many documents of one plan, in many threads.
//
//   Renderer first(world, data, options);
//   Result<Common> common = first.read_common(plan, {});
//   first.prepare(*common, {}, {});                 // templates, profile, fonts: read once
//   Renderer mine = first.twin(4);                  // for one thread of four
//   Outcome outcome = mine.render(*common, std::move(row));
//
// A twin shares what was read (templates, schemas, profiles, fonts), which is never changed; what
// it writes with is its own, and so is what it remembers, the less of it the more twins there are.
// The same row gives the same bytes in any twin, in any order.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plan/fields.h"
#include "plan/plan.h"
#include "render/render.h"

namespace kehoach::render {

// What all documents have in common: the superior's plan, the office's constants and the plan, read
// and merged. Never changed; copies share one.
class Common {
 public:
  // What the layers hold at a path, as text. Nothing if absent or null.
  std::optional<std::string> text_at(const std::string& path) const;
  // What `--set` says of the path.
  std::optional<std::string> setting_at(const std::string& path) const;
  // The plan's, where its pictures are.
  const Path& folder() const;
  // The texts of the layers, weakest first, for those who ask whether something has changed.
  const std::vector<const Source*>& texts() const;

  struct Impl;
  explicit Common(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

// What one document has of its own: stronger than what is common, weaker than Options::settings.
struct Row {
  std::unique_ptr<Sources> sources;  // of the settings; becomes the outcome's
  std::vector<plan::Setting> settings;
};

// The file of a picture that a plan of this folder names; nothing if it lies, or leads, outside.
std::optional<Path> picture_file(const World& world, const Path& folder, const std::string& name);

}  // namespace kehoach::render
