// A plan of any bytes through all stages: it ends in both files, or in reasons why not. First as a
// plan of the general template; where its schema refuses that, once more as data without a schema,
// so that what lies behind the schema sees wrong data too.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/world.h"
#include "render/render.h"

using namespace kehoach;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// What the templates need of the disk, and a template that has no schema beside it.
MemoryWorld& world() {
  static MemoryWorld world;
  static const bool filled = [] {
    for (const std::string name :
         {"templates/ke-hoach/ke-hoach.mau", "templates/ke-hoach/schema.json",
          "templates/nen/ke-hoach.mau", "templates/nen/thi-dua.mau", "templates/profiles/nd30.json",
          "templates/profiles/cong-doan.json", "templates/schema/definitions.json",
          "templates/schema/profile.json", "fonts/LiberationSerif-Regular.ttf",
          "fonts/LiberationSerif-Bold.ttf", "fonts/LiberationSerif-Italic.ttf",
          "fonts/LiberationSerif-BoldItalic.ttf"}) {
      std::ifstream in(KEHOACH_SOURCE_FOLDER "/" + name, std::ios::binary);
      std::stringstream text;
      text << in.rdbuf();
      require(!text.str().empty());
      world.put("/data/" + name, text.str());
    }
    world.put("/free/free.mau",
              "{% extends \"nen/ke-hoach.mau\" %}\n"
              "{% block body %}\n"
              "{% include \"nen/thi-dua.mau\" %}\n"
              "{% for section in sections | default([]) %}\n"
              "I. {{ section.heading }}\n"
              "1. {{ section.children | blocks }}\n"
              "{% endfor %}\n"
              "{{ content | default([]) | blocks }}\n"
              "{% endblock %}\n");
    return true;
  }();
  (void)filled;
  return world;
}

render::Renderer& by_schema() {
  static render::Renderer renderer = [] {
    render::Options options;
    options.template_name = "ke-hoach";
    return render::Renderer(world(), "/data", options);
  }();
  return renderer;
}

render::Renderer& without_schema() {
  static render::Renderer renderer = [] {
    render::Options options;
    options.template_name = "/free/free.mau";
    options.line_fit = render::LineFit::first_fit;
    options.medium = render::Medium::paper;
    return render::Renderer(world(), "/data", options);
  }();
  return renderer;
}

// A diagnostic can be printed: it has words, and points into its source.
void examine(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics) {
    require(find_kind(d.code) != nullptr);
    require(!d.message(Language::vi).empty() && !d.message(Language::en).empty());
    (void)json_pointer(d.where.path);
    if (d.where.source == nullptr) continue;
    require(d.where.span.begin <= d.where.span.end);
    require(d.where.span.end <= d.where.source->text.size());
    (void)line_at(*d.where.source, d.where.span.begin);
  }
}

bool render_with(render::Renderer& renderer, std::string_view plan) {
  const auto outcome = renderer.render({SourceKind::file, "plan.json", Bytes(plan), "/"});
  examine(outcome.diagnostics);
  require(outcome.made != has_errors(outcome.diagnostics));
  if (!outcome.made) return false;
  require(outcome.pdf.starts_with("%PDF-1.7") && outcome.pdf.ends_with("%%EOF\n"));
  require(outcome.docx.starts_with("PK\x03\x04"));
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view plan(reinterpret_cast<const char*>(data), size);
  if (!render_with(by_schema(), plan)) render_with(without_schema(), plan);
  return 0;
}
