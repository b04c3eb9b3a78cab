#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "dump/text.h"
#include "template/template.h"

using namespace kehoach;
using namespace kehoach::templates;

namespace {

std::string text_of(const Template& tmpl, const plan::Value& root = {}) {
  Sources sources;
  Diagnostics warnings;
  const auto made = evaluate(tmpl, root, sources, warnings);
  return made ? dump::text_of(*made) : "error " + std::string(made.error()[0].code);
}

std::string codes(const Result<Template>& loaded) {
  if (loaded) return "";
  std::string out;
  for (const auto& error : loaded.error()) out += std::string(error.code) + ' ';
  return out;
}

Result<Template> load_from(const World& world, std::vector<Path> roots, std::string_view name) {
  // Diagnostics point into the sources: they outlive this call here.
  static std::vector<std::shared_ptr<Sources>> kept;
  kept.push_back(std::make_shared<Sources>());
  return load(world, roots, name, kept.back());
}

}  // namespace

TEST_CASE("a name is a folder of the first root that has it") {
  MemoryWorld world;
  world.put("/one/thi-dua/ke-hoach.mau", "một {% include 'nen/a.mau' %}");
  world.put("/two/thi-dua/ke-hoach.mau", "hai");
  world.put("/two/khac/ke-hoach.mau", "khác {% include 'nen/a.mau' %} {% include 'rieng.mau' %}");
  world.put("/two/khac/rieng.mau", "riêng");
  world.put("/one/nen/a.mau", "a1");
  world.put("/two/nen/a.mau", "a2");
  CHECK(text_of(*load_from(world, {"/one", "/two"}, "thi-dua")) == "một a1\n");
  CHECK(text_of(*load_from(world, {"/two", "/one"}, "thi-dua")) == "hai\n");
  CHECK(text_of(*load_from(world, {"/one", "/two"}, "khac")) == "khác a1 riêng\n");
}

TEST_CASE("a .mau file brings its own folder") {
  MemoryWorld world;
  world.put("/here/cua-toi/x.mau", "x {% include 'y.mau' %} {% include 'nen/a.mau' %}");
  world.put("/here/cua-toi/y.mau", "y");
  world.put("/one/y.mau", "không phải");
  world.put("/one/nen/a.mau", "a");
  const auto loaded = load_from(world, {"/one"}, "cua-toi/x.mau");
  REQUIRE(loaded);
  CHECK(text_of(*loaded) == "x y a\n");
  CHECK(loaded->files() == std::vector<Path>{"cua-toi/x.mau", "cua-toi/y.mau", "/one/nen/a.mau"});
}

TEST_CASE("a name that is none says what is near, and where it was asked") {
  MemoryWorld world;
  world.put("/one/thi-dua-nam/ke-hoach.mau", "x");
  Sources asking;
  Origin asked;
  asked.source = asking.add(SourceKind::argument, "--template", "thi-dua-nma");
  asked.span = {0, 11};
  const auto sources = std::make_shared<Sources>();
  const auto loaded = load(world, {"/one"}, "thi-dua-nma", sources, asked);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error()[0].code == "T018");
  CHECK(loaded.error()[0].where.source == asked.source);
  REQUIRE(loaded.error()[0].hints.size() == 1);
  CHECK(loaded.error()[0].hints[0].en == "did you mean \"thi-dua-nam\"?");
  for (const char* name : {"../one/thi-dua-nam", "/one/thi-dua-nam", "", ".", "..", "nen/x"}) {
    INFO(name);
    CHECK(codes(load_from(world, {"/one"}, name)) == "T018 ");
  }
  CHECK(codes(load_from(world, {"/one"}, "khong-co.mau")) == "F001 ");
}

TEST_CASE("no link leads out of the roots") {
  const auto world = real_world();
  const Path folder =
      std::filesystem::temp_directory_path() / ("kehoach-load-" + std::to_string(std::rand()));
  const Path root = folder / "templates", outside = folder / "outside";
  std::filesystem::create_directories(root / "a" / "sub");
  std::filesystem::create_directories(outside);
  const auto write = [](const Path& path, const std::string& text) { std::ofstream(path) << text; };
  write(outside / "secret.mau", "bí mật");
  write(outside / "ke-hoach.mau", "bí mật");
  write(root / "inside.mau", "bên trong");
  std::filesystem::create_symlink(outside / "secret.mau", root / "link.mau");
  std::filesystem::create_symlink(outside, root / "folder");
  std::filesystem::create_symlink(outside, root / "b");
  std::filesystem::create_symlink(root / "inside.mau", root / "near.mau");
  write(root / "a" / "ke-hoach.mau", "{% include 'link.mau' %}");
  CHECK(codes(load_from(*world, {root}, "a")) == "T016 ");
  write(root / "a" / "ke-hoach.mau", "{% include 'folder/secret.mau' %}");
  CHECK(codes(load_from(*world, {root}, "a")) == "T016 ");
  write(root / "a" / "ke-hoach.mau", "{% extends 'link.mau' %}");
  CHECK(codes(load_from(*world, {root}, "a")) == "T016 ");
  write(root / "a" / "ke-hoach.mau", "{% include 'near.mau' %}");
  CHECK(text_of(*load_from(*world, {root}, "a")) == "bên trong\n");
  CHECK(codes(load_from(*world, {root}, "b")) == "T018 ");
  std::filesystem::remove_all(folder);
}

TEST_CASE("files that cannot be templates") {
  MemoryWorld world;
  world.put("/t/x.mau", "a\xFF");
  CHECK(codes(load_from(world, {}, "/t/x.mau")) == "T020 ");
  world.put("/t/x.mau", std::string("a\0b", 3));
  CHECK(codes(load_from(world, {}, "/t/x.mau")) == "T020 ");
  world.put("/t/x.mau", std::string(largest_template_file + 1, 'a'));
  CHECK(codes(load_from(world, {}, "/t/x.mau")) == "F002 ");
  world.put("/t/x.mau", "{% include 'y.mau' %}");
  world.put("/t/y.mau/z", "");
  CHECK(codes(load_from(world, {}, "/t/x.mau")) == "T017 ");
}

TEST_CASE("includes have an end") {
  MemoryWorld world;
  for (int i = 0; i < 40; ++i) {
    world.put("/t/" + std::to_string(i) + ".mau",
              "{% include '" + std::to_string(i + 1) + ".mau' %}");
  }
  world.put("/t/40.mau", "x");
  CHECK(codes(load_from(world, {}, "/t/0.mau")) == "T019 ");
  CHECK(text_of(*load_from(world, {}, "/t/25.mau")) == "x\n");
  std::string many;
  for (int i = 0; i < 300; ++i) {
    many += "{% include 'm" + std::to_string(i) + ".mau' %}";
    world.put("/t/m" + std::to_string(i) + ".mau", "m");
  }
  world.put("/t/many.mau", many);
  CHECK(codes(load_from(world, {}, "/t/many.mau")).substr(0, 5) == "T019 ");
}

TEST_CASE("a broken template tells at most a hundred errors") {
  MemoryWorld world;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "{{ a b }}\n";
  world.put("/t/x.mau", text);
  const auto loaded = load_from(world, {}, "/t/x.mau");
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().size() == 100);
}
