// Any bytes as a template: it loads or is refused, evaluates or is refused, within its bounds, and
// what comes of it holds together. A byte 0x1E parts the template from a second file, "b.mau".
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "base/world.h"
#include "dump/text.h"
#include "holds.h"
#include "plan/plan.h"
#include "template/template.h"

using namespace kehoach;

namespace {

constexpr std::string_view data = R"({
  "subject": "Phát động *phong trào*", "n": 5, "x": 1.5, "yes": true, "none": null, "empty": [],
  "issuer": {"parents": ["A"], "name": "B\nC", "short": "D"}, "date": {"year": 2020, "month": 5},
  "names": ["Nguyễn Văn An", "Lê Thị Bình"], "amounts": [1500000, 2.5, 7],
  "phases": [{"label": "Đợt 1", "period": {"from": "2020-05-19"}}, {"label": "Đợt 2"}],
  "list": ["một", {"marker": "1.", "heading": "hai", "children": ["ba", {"slot": "phases"}]},
           {"number": "2.2", "text": "bốn"}, {"table": {"rows": [["a", {"text": "b"}]]}}],
  "basis": ["c"], "closing": ["d"], "recipients": [{"name": "e"}, {"archive": ["VT"]}],
  "signatures": [{"authority": [{"code": "TM", "of": "f"}], "name": "g"}]
})";

void give_meanings(plan::Value& root) {
  for (auto& [key, value] : std::get<plan::Map>(root.data)) {
    if (key == "subject") value.meaning = plan::Meaning::rich;
    if (key == "list") value.meaning = plan::Meaning::blocks;
    if (key == "date") value.data = plan::Date{2020, 5, {}};
  }
}

struct Checker {
  std::set<std::string> ids;

  void check(const document::Inlines& parts) {
    for (const auto& part : parts) {
      require(!part.text.empty());
      if (part.origin.source == nullptr) continue;
      const Origin at = narrowed(part.origin, 0, static_cast<std::uint32_t>(part.text.size()));
      require(at.span.begin <= at.span.end && at.span.end <= part.origin.source->text.size());
    }
  }
  void check(const std::vector<document::Block>& blocks) {
    for (const auto& block : blocks) {
      require(!block.id.empty() && ids.insert(block.id).second);
      require(block.label.kind == document::MarkerKind::none ? !block.label.written
                                                             : !block.label.text.empty());
      check(block.heading);
      check(block.text);
      check(block.children);
      if (!block.table) continue;
      for (const auto& row : block.table->rows) {
        for (const auto& cell : row.cells) check(cell.blocks);
      }
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const std::size_t cut = input.find('\x1e');
  MemoryWorld world;
  world.put("/t/x.mau", std::string(input.substr(0, cut)));
  if (cut != std::string_view::npos) world.put("/t/b.mau", std::string(input.substr(cut + 1)));
  const auto template_sources = std::make_shared<Sources>();
  const auto loaded = templates::load(world, {}, "/t/x.mau", template_sources);
  if (!loaded) {
    require(has_errors(loaded.error()));
    examine(loaded.error());
    return 0;
  }
  Sources sources;
  auto root =
      plan::read_free(sources.add(SourceKind::built_in, "data", std::string(data)), sources);
  give_meanings(*root);
  templates::Limits limits;
  limits.steps = 20000;
  limits.loop_turns = 2000;
  limits.blocks = 1000;
  limits.text_bytes = 1 << 20;
  Diagnostics warnings;
  const auto made = templates::evaluate(*loaded, *root, sources, warnings, limits);
  if (!made) {
    require(has_errors(made.error()));
    examine(made.error());
    return 0;
  }
  Checker checker;
  checker.check(made->blocks);
  for (const auto& appendix : made->appendices) checker.check(appendix.blocks);
  const auto again = templates::evaluate(*loaded, *root, sources, warnings, limits);
  require(again.has_value() && dump::text_of(*again) == dump::text_of(*made));
  return 0;
}
