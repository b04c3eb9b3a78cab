#include "inputs.h"

#include "image/image.h"

namespace kehoach::batch {

namespace {

// Parts that cannot run into one another.
void add(std::string& all, std::string_view part) {
  all += std::to_string(part.size());
  all += ':';
  all += part;
}

std::string program_hash(const World& world, const std::string& version) {
  constexpr std::size_t largest = std::size_t{256} << 20;
  std::string all;
  add(all, version);
  if (auto program = world.read_file(world.program_file(), largest))
    add(all, hex(sha256(*program)));
  return hex(sha256(all));
}

std::string options_hash(const render::Options& options) {
  std::string all;
  for (const auto& text : {options.template_name, options.profile_name}) add(all, text);
  for (const auto& setting : options.settings) add(all, setting);
  add(all, std::to_string(static_cast<int>(options.line_fit)) +
               std::to_string(static_cast<int>(options.medium)) +
               (options.embed_plan ? "embed" : "bare"));
  const auto& pdf = options.pdf;
  for (const int choice : {static_cast<int>(pdf.archive), static_cast<int>(pdf.universal_access),
                           static_cast<int>(pdf.embed_plan), static_cast<int>(pdf.sign_fields),
                           static_cast<int>(options.tidy), static_cast<int>(options.tone_marks)}) {
    add(all, std::to_string(choice));
  }
  return hex(sha256(all));
}

}  // namespace

Phrase changed_phrase(std::size_t input) {
  switch (input) {
    case 0:
      return {"kế hoạch đã thay đổi", "the plan has changed"};
    case 1:
      return {"mẫu đã thay đổi", "the template has changed"};
    case 2:
      return {"hồ sơ thể thức đã thay đổi", "the profile has changed"};
    case 3:
      return {"phông chữ đã thay đổi", "the fonts have changed"};
    case 4:
      return {"chương trình đã thay đổi", "the program has changed"};
    default:
      return {"tùy chọn đã thay đổi", "the options have changed"};
  }
}

std::map<std::string, std::string> WatchedWorld::files() const {
  const std::lock_guard lock(mutex_);
  return files_;
}

Result<Bytes> WatchedWorld::read_file(const Path& path, std::size_t at_most) const {
  auto content = world_.read_file(path, at_most);
  if (content) {
    std::string hash = hex(sha256(*content));
    const std::lock_guard lock(mutex_);
    files_.insert_or_assign(path.string(), std::move(hash));
  }
  return content;
}

std::string Pictures::hash_of(const UnitRow& row, const render::Common& common) {
  std::string all;
  for (const char* place :
       {"signatures.0.image", "signatures.1.image", "signatures.2.image", "seal.image"}) {
    const auto name = value_of(row, common, place);
    if (!name || name->empty()) continue;
    const auto file = render::picture_file(world_, common.folder(), *name);
    if (!file) continue;
    auto [known, is_new] = hashes_.try_emplace(*file);
    if (is_new) {
      if (const auto content = world_.read_file(*file, image::largest_file)) {
        known->second = hex(sha256(*content));
      }
    }
    add(all, place);
    add(all, known->second);
  }
  return all;
}

InputSet input_set(const World& world, const Options& options, const render::Common& common,
                   const std::map<std::string, std::string>& files) {
  std::string plan, profile, fonts, form;
  for (const Source* text : common.texts()) {
    if (text->kind != SourceKind::argument) add(plan, text->text);
  }
  for (const auto& [name, hash] : files) {
    const Path path(name);
    const std::string folder = path.parent_path().filename().string();
    std::string ending = path.extension().string();
    if (path.filename() == "kehoach.json") continue;  // a layer of the plan
    std::string& kind = folder == "profiles"                   ? profile
                        : ending == ".ttf" || ending == ".TTF" ? fonts
                                                               : form;
    add(kind, path.filename().string());
    add(kind, hash);
  }
  return {hex(sha256(plan)),
          hex(sha256(form)),
          hex(sha256(profile)),
          hex(sha256(fonts)),
          program_hash(world, options.program),
          options_hash(options.document)};
}

}  // namespace kehoach::batch
