#include "session.h"

#include <ostream>

#include "print.h"

namespace kehoach::cli {

void Session::tell(const Diagnostics& diagnostics) const {
  if (diagnostics.empty()) return;
  if (arguments.diagnostics == "json") {
    err << as_json(diagnostics, arguments.language);
    return;
  }
  for (const auto& diagnostic : diagnostics) err << as_text(diagnostic, arguments.language);
}

std::optional<Path> Session::data() const {
  return take(*this, render::find_data(world, arguments.data));
}

render::Options Session::document_options() const {
  render::Options options;
  options.template_name = arguments.template_name;
  options.profile_name = arguments.profile_name;
  options.settings = arguments.settings;
  options.font_folder = arguments.font_path;
  options.line_fit =
      arguments.line_fit == "first-fit" ? render::LineFit::first_fit : render::LineFit::word_2013;
  options.medium = arguments.medium == "paper" ? render::Medium::paper : render::Medium::electronic;
  options.embed_plan = !arguments.no_embed;
  return options;
}

std::unique_ptr<render::Renderer> Session::make_renderer() const {
  auto folder = data();
  if (!folder) return nullptr;
  return std::make_unique<render::Renderer>(world, std::move(*folder), document_options());
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
