// A plan of any bytes through all stages: it ends in both files, or in reasons why not. First as a
// plan of the general template; where its schema refuses that, once more as data without a schema,
// so that what lies behind the schema sees wrong data too.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/world.h"
#include "holds.h"
#include "render/render.h"

using namespace kehoach;

namespace {

// What the templates need of the disk, and a template that has no schema beside it.
MemoryWorld& world() {
  static MemoryWorld world;
  static const bool filled = [] {
    for (const char* folder : {"templates", "fonts"}) {
      const std::filesystem::path source = KEHOACH_SOURCE_FOLDER;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(source / folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        world.put("/data" / entry.path().lexically_relative(source), text.str());
      }
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

bool render_with(render::Renderer& renderer, std::string_view plan) {
  const auto outcome = renderer.render({SourceKind::file, "plan.json", Bytes(plan), "/"});
  examine(outcome.diagnostics);
  require(outcome.made != has_errors(outcome.diagnostics));
  if (!outcome.made) return false;
  require(outcome.pdf.starts_with("%PDF-1.7") && outcome.pdf.ends_with("%%EOF\n"));
  require(outcome.docx.starts_with("PK\x03\x04"));
  return true;
}

// That there is something to be tested: what is no plan's fault makes every plan fail.
bool good_plans_pass() {
  const auto example = world().read_file("/data/templates/ke-hoach/example.json", 1 << 20);
  return example && render_with(by_schema(), *example) && render_with(without_schema(), *example);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool ready = good_plans_pass();
  require(ready);
  const std::string_view plan(reinterpret_cast<const char*>(data), size);
  if (!render_with(by_schema(), plan)) render_with(without_schema(), plan);
  return 0;
}
