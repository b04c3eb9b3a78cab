#include <map>

#include <catch2/catch.hpp>

#include "name_pattern.h"

using namespace kehoach;
using namespace kehoach::batch;

namespace {

std::string filled(const std::string& text, const std::map<std::string, std::string>& values) {
  Sources sources;
  const auto pattern = NamePattern::parse(
      text, [&](const std::string& name) { return values.contains(name); }, sources);
  if (!pattern) return std::string(pattern.error().at(0).code);
  const auto name = pattern->fill(
      [&](const std::string& key) -> std::optional<std::string> {
        const auto found = values.find(key);
        return found == values.end() ? std::nullopt : std::optional(found->second);
      },
      {});
  return name ? *name : std::string(name.error().at(0).code);
}

}  // namespace

TEST_CASE("patterns of file names") {
  const std::map<std::string, std::string> values = {{"code", "A01"},
                                                     {"name", "Vĩnh Thuận"},
                                                     {"no", "7"},
                                                     {"empty", ""},
                                                     {"slash", "12/KH"},
                                                     {"dots", ".."},
                                                     {"nul", "NUL"},
                                                     {"com", "Com1.x"},
                                                     {"colon", "a:b"},
                                                     {"control",
                                                      "a\x01"
                                                      "b"},
                                                     {"blank", "a "},
                                                     {"long", std::string(300, 'x')},
                                                     {"hidden", "a\u200Bb"},
                                                     {"own", ".kehoach"},
                                                     {"quote", "\"x\""}};
  const std::pair<const char*, const char*> cases[] = {
      {"out/{code}/{no|pad:3}-{name|slug}.docx", "out/A01/007-vinh-thuan.docx"},
      {"{name|upper}.pdf", "VĨNH THUẬN.pdf"},
      {"{code|lower}.pdf", "a01.pdf"},
      {"{empty|or:khac}.pdf", "khac.pdf"},
      {"{empty}.pdf", "B015"},
      {"{slash}.pdf", "B016"},
      {"{slash|slug}.pdf", "12-kh.pdf"},
      {"out/{dots}/x.pdf", "B016"},
      {"{dots}.pdf", "...pdf"},
      {"{nul}.pdf", "B016"},
      {"{com}.pdf", "B016"},
      {"{nul|slug}.pdf", "ten-nul.pdf"},
      {"{colon}.pdf", "B016"},
      {"{quote}.pdf", "B016"},
      {"{control}.pdf", "B016"},
      {"{blank}/x.pdf", "B016"},
      {"{long}.pdf", "B016"},
      {"{hidden}.pdf", "B016"},
      {"{own}/x.pdf", "B016"},
      {"../out/{code}.pdf", "../out/A01.pdf"},
      {"{code}/../x.pdf", "B016"},
      {"{nothing}.pdf", "B013"},
      {"{code|slugg}.pdf", "B013"},
      {"{code|pad:x}.pdf", "B013"},
      {"{code.pdf", "B014"},
      {"code}.pdf", "B014"},
      {"{{code}}.pdf", "B014"},
      {"{code}.doc", "B018"}};
  for (const auto& [pattern, expected] : cases) {
    INFO(pattern);
    CHECK(filled(pattern, values) == expected);
  }
}

TEST_CASE("the folders that all names share") {
  Sources sources;
  const auto folder = [&](const char* text) {
    return NamePattern::parse(
               text, [](const std::string&) { return true; }, sources)
        ->fixed_folder()
        .string();
  };
  CHECK(folder("out/a/{x}/b.pdf") == "out/a");
  CHECK(folder("out/b{x}.pdf") == "out");
  CHECK(folder("{x}.pdf") == ".");
  CHECK(folder("/tmp/{x}.pdf") == "/tmp");
  CHECK(folder("/{x}.pdf") == "/");
}
