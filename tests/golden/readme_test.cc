// The template of one's own in templates/README.md, made from its three files as they stand there.
#include <algorithm>

#include <catch2/catch.hpp>

#include "shipped.h"

using namespace shipped;

namespace {

// What stands between the fences of the next block of that kind.
std::string next_fence(const std::string& text, const std::string& kind, std::size_t& from) {
  const std::string fence = "\n```" + kind + '\n';
  const std::size_t open = text.find(fence, from);
  REQUIRE(open != std::string::npos);
  const std::size_t begin = open + fence.size(), end = text.find("\n```", begin);
  REQUIRE(end != std::string::npos);
  from = end;
  return text.substr(begin, end + 1 - begin);
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the template of one's own in the README is a whole plan in under 60 lines") {
  const std::string readme = read(root / "templates" / "README.md");
  std::size_t at = readme.find("## A template of your own in an afternoon");
  REQUIRE(at != std::string::npos);
  const std::string text = next_fence(readme, "jinja", at);
  const std::string schema = next_fence(readme, "json", at);
  const std::string plan = next_fence(readme, "json", at);
  CHECK(std::count(text.begin(), text.end(), '\n') < 60);

  const auto world = copied_world();
  const Path folder = "/data/templates/hoi-nghi-nguoi-lao-dong";
  world->put(folder / "ke-hoach.mau", text);
  world->put(folder / "schema.json", schema);
  render::Renderer renderer(*world, "/data", {});
  const render::PlanText example = {SourceKind::file, "example.json", plan, folder};
  const auto shown = renderer.dump(example, render::Stage::text);
  CHECK(told(shown) == "");
  REQUIRE(shown.made);
  for (const char* line : {
           "Ban Chấp hành Công đoàn Công ty xây dựng Kế hoạch phối hợp tổ chức Hội nghị người lao "
           "động năm 2026 như sau:\n",
           "3. Thành phần: 150 đại biểu do các tổ công đoàn bầu.\n",
           "1. Báo cáo tình hình sản xuất, kinh doanh, việc thực hiện nghị quyết hội nghị năm "
           "2025.\n",
           "3. Bầu 05 (năm) thành viên đại diện người lao động tham gia đối thoại.\n",
           "4. Khen thưởng, phát động thi đua, ký giao ước thi đua.\n",
           "IV. TIẾN ĐỘ\nTT | Công việc | Hoàn thành trước\n",
           "2 | Tổ công đoàn họp lấy ý kiến, bầu đại biểu | 14/3/2026\n",
           "V. TỔ CHỨC THỰC HIỆN\n1. Ban Chấp hành\nDự thảo báo cáo, nghị quyết hội nghị.\n2. Các "
           "tổ công đoàn\n- Lấy ý kiến",
       }) {
    INFO(line);
    CHECK(holds(shown.stage, line));
  }
  const auto made = renderer.render(example);
  CHECK(told(made) == "");
  CHECK(made.made);
}

TEST_CASE("every shipped template and profile stands in the README") {
  const std::string readme = read(root / "templates" / "README.md");
  for (const auto& name : template_names()) {
    INFO(name);
    CHECK(holds(readme, "| `" + name + "` | "));
  }
  for (const auto& name : profile_names()) {
    INFO(name);
    CHECK(holds(readme, '`' + name + '`'));
  }
}
