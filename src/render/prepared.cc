#include "prepared.h"

#include "image/image.h"

namespace kehoach::render {

namespace {

constexpr std::size_t largest_schema = std::size_t{4} << 20;
// Kept at a time: some 30 MB each at the most.
constexpr std::size_t most_images = 8;

}  // namespace

Prepared::Prepared(World& world, Path data, Path font_folder, pdf::Settings settings)
    : world_(world),
      templates_(data / "templates"),
      fonts_(font_folder.empty() ? data / "fonts" : std::move(font_folder)),
      pdf_settings_(settings) {}

Prepared Prepared::twin(MemoShare share) const {
  Prepared twin(world_, {}, fonts_, pdf_settings_);
  twin.share_ = share;
  twin.templates_ = templates_;
  twin.shared_sources_ = shared_sources_;
  twin.shared_sources_.push_back(sources_);
  twin.forms_ = forms_;
  twin.profiles_ = profiles_;
  twin.family_ = family_;
  twin.images_ = images_;
  twin.word_ = word_;
  twin.faces_ = faces_;
  twin.files_read_ = files_read_;
  return twin;
}

void Prepared::note_read(const Path& path) {
  if (auto real = world_.real_path(path)) files_read_.insert(std::move(*real));
}

Result<const Source*> Prepared::read(const Path& path) {
  auto text = world_.read_file(path, largest_schema);
  if (!text) return std::move(text).error();
  note_read(path);
  return sources_->add(SourceKind::file, path.string(), std::move(*text));
}

Result<std::optional<plan::Schema>> Prepared::read_schema(const std::string& template_name,
                                                          const Origin& asked) {
  const bool file = template_name.ends_with(".mau");
  const Path path =
      file ? folder_of(template_name) / "schema.json" : templates_ / template_name / "schema.json";
  if (world_.kind_of(path) != FileKind::file) {
    if (file) return std::optional<plan::Schema>();
    // What templates share stands in folders beside them.
    return Diagnostic{"T018", {template_name}, asked, {}};
  }
  auto own = read(path);
  if (!own) return std::move(own).error();
  auto shared = read(templates_ / "schema" / "definitions.json");
  if (!shared) return std::move(shared).error();
  auto schema = plan::load_schema({{"schema.json", *own}, {"../schema/definitions.json", *shared}},
                                  *sources_);
  if (!schema) return std::move(schema).error();
  return std::optional<plan::Schema>(std::move(*schema));
}

Result<const Form*> Prepared::form(const std::string& name, const Origin& asked) {
  if (const auto found = forms_.find(name); found != forms_.end()) return &found->second;
  auto text = templates::load(world_, {templates_}, name, sources_, asked);
  if (!text) return std::move(text).error();
  for (const auto& file : text->files()) note_read(file);
  auto schema = read_schema(name, asked);
  if (!schema) return std::move(schema).error();
  return &forms_.emplace(name, Form{std::move(*text), std::move(*schema), {}}).first->second;
}

void Prepared::set_base(const Form* form, plan::Base base) {
  for (auto& [name, known] : forms_) {
    if (&known == form) known.base = std::move(base);
  }
}

Result<const profile::Profile*> Prepared::profile(const std::string& name, const Origin& asked) {
  if (const auto found = profiles_.find(name); found != profiles_.end()) return &found->second;
  // One may extend another: all of them are inputs.
  const Path folder = templates_ / "profiles";
  if (const auto names = world_.list_folder(folder)) {
    for (const auto& file : *names) note_read(folder / file);
  }
  auto profile = profile::load(world_, templates_, name, *sources_, asked);
  if (!profile) return std::move(profile).error();
  return &profiles_.emplace(name, std::move(*profile)).first->second;
}

Result<const font::Family*> Prepared::family() {
  if (!family_) {
    auto family = font::load_family(world_, fonts_);
    if (!family) return std::move(family).error();
    family_ = std::move(*family);
  }
  return &*family_;
}

Result<std::shared_ptr<const image::Image>> Prepared::image(const Path& path, const Origin& asked) {
  if (const auto found = images_.find(path); found != images_.end()) return found->second;
  auto file = world_.read_file(path, image::largest_file);
  if (!file) {
    for (Diagnostic& diagnostic : file.error()) diagnostic.where = asked;
    return std::move(file).error();
  }
  note_read(path);
  auto image = image::read_png(*file, asked);
  if (!image) return image;
  if (images_.size() == most_images) images_.clear();
  images_.emplace(path, *image);
  return image;
}

pdf::Press& Prepared::press() {
  if (!press_) press_.emplace(*family_, pdf_settings_, faces_, share_);
  return *press_;
}

line::Memory& Prepared::lines() {
  if (!lines_) lines_ = std::make_unique<line::Memory>(*family_, share_);
  return *lines_;
}

flow::Memory& Prepared::composing() {
  if (!composing_) composing_ = std::make_unique<flow::Memory>(lines(), share_);
  return *composing_;
}

}  // namespace kehoach::render
