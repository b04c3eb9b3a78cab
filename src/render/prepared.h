// What documents share, read on first use and kept. Private to the room.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "docx/docx.h"
#include "flow/memory.h"
#include "font/font.h"
#include "pdf/press.h"
#include "plan/plan.h"
#include "profile/profile.h"
#include "render/render.h"
#include "template/template.h"

namespace kehoach::render {

// A template with the schema of the plans it takes; none for a .mau file of one's own that has no
// schema beside it: such a template takes any data.
struct Form {
  templates::Template text;
  std::optional<plan::Schema> schema;
  std::optional<plan::Base> base;  // of the plans that are read by it, where there are many
};

class Prepared {
 public:
  Prepared(World& world, Path data, Path font_folder, pdf::Settings settings);

  // Shares what was read so far; reads and writes on its own from now on.
  Prepared twin(MemoShare share) const;

  // T0xx, P0xx; `asked` is where the name stands.
  Result<const Form*> form(const std::string& name, const Origin& asked);
  void set_base(const Form* form, plan::Base base);
  Result<const profile::Profile*> profile(const std::string& name, const Origin& asked);
  Result<const font::Family*> family();
  // Read once for all documents. F001, F002, I0xx.
  Result<std::shared_ptr<const image::Image>> image(const Path& path, const Origin& asked);

  docx::Writer& word() { return word_; }
  // After family():
  pdf::Press& press();
  line::Memory& lines();
  flow::Memory& composing();
  // Of everything here; lives as long as this.
  Sources& sources() { return *sources_; }
  World& world() { return world_; }

  // Remembers the file as an input, so that no output overwrites it.
  void note_read(const Path& path);
  const std::set<Path>& files_read() const { return files_read_; }

 private:
  Result<std::optional<plan::Schema>> read_schema(const std::string& template_name,
                                                  const Origin& asked);
  Result<const Source*> read(const Path& path);

  World& world_;
  Path templates_;
  Path fonts_;
  pdf::Settings pdf_settings_;
  MemoShare share_;
  std::shared_ptr<Sources> sources_ = std::make_shared<Sources>();
  std::vector<std::shared_ptr<Sources>> shared_sources_;  // of what was read by others
  std::map<std::string, Form> forms_;
  std::map<std::string, profile::Profile> profiles_;
  std::optional<font::Family> family_;
  std::map<Path, std::shared_ptr<const image::Image>> images_;
  docx::Writer word_;
  std::shared_ptr<pdf::Faces> faces_ = std::make_shared<pdf::Faces>();
  std::optional<pdf::Press> press_;
  // In a place of its own: the one refers to the other.
  std::unique_ptr<line::Memory> lines_;
  std::unique_ptr<flow::Memory> composing_;
  std::set<Path> files_read_;
};

}  // namespace kehoach::render
