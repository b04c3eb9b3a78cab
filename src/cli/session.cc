#include "session.h"

#include <ostream>

#include "print.h"

namespace kehoach::cli {

Manner Session::manner() const { return {arguments.language, {world.working_folder(), data_}}; }

void Session::tell(const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return;
  if (arguments.diagnostics == "json") {
    err << (told_ ? ",\n  " : "[\n  ") << as_json(diagnostics, manner());
    told_ = true;
    return;
  }
  for (const auto& diagnostic : diagnostics) err << as_text(diagnostic, manner());
}

void Session::finish() {
  if (told_) err << "\n]\n";
}

std::optional<Path> Session::data() {
  auto found = take(*this, render::find_data(world, arguments.data));
  if (found) data_ = *found;
  return found;
}

render::Options Session::document_options() const {
  render::Options options;
  options.pdf = arguments.pdf;
  options.template_name = arguments.template_name;
  options.profile_name = arguments.profile_name;
  options.settings = arguments.settings;
  options.font_folder = arguments.font_path;
  options.line_fit =
      arguments.line_fit == "first-fit" ? render::LineFit::first_fit : render::LineFit::word_2013;
  options.medium = arguments.medium == "paper" ? render::Medium::paper : render::Medium::electronic;
  options.embed_plan = !arguments.no_embed;
  // To check is to tell what could be mended.
  options.tidy = arguments.tidy || arguments.command == Command::check;
  if (arguments.tone_marks == "old") options.tone_marks = render::ToneMarks::old_style;
  if (arguments.tone_marks == "new") options.tone_marks = render::ToneMarks::new_style;
  return options;
}

std::unique_ptr<render::Renderer> Session::make_renderer(const std::string& template_name) {
  auto folder = data();
  if (!folder) return nullptr;
  auto options = document_options();
  if (options.template_name.empty()) options.template_name = template_name;
  return std::make_unique<render::Renderer>(world, std::move(*folder), std::move(options));
}

Result<render::PlanText> Session::read_plan(const std::string& word) const {
  // Beyond the plan's own bound (16 MiB), so that it is the plan's reader who says so.
  constexpr std::size_t largest = (std::size_t{16} << 20) + 1;
  if (word == "-") {
    auto text = world.read_standard_input(largest);
    if (!text) return std::move(text).error();
    return render::PlanText{SourceKind::standard_input, "-", std::move(*text),
                            world.working_folder()};
  }
  auto text = world.read_file(word, largest);
  if (!text) return std::move(text).error();
  return render::PlanText{SourceKind::file, word, std::move(*text), folder_of(word)};
}

}  // namespace kehoach::cli
