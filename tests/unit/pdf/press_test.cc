#include "pdf/press.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "sample.h"

using namespace kehoach;
using namespace kehoach::pdf;
using namespace std::string_view_literals;

namespace {

Bytes written(const Sample& sample, Settings settings = {}) {
  Press press(shipped_family(), settings);
  auto file = press.write(sample.flow, sample.pages);
  REQUIRE(file);
  return std::move(*file);
}

constexpr Settings readable = {.form = Form::readable};

// The file as text: font programs and the colours' profile by their size, other bytes that are not
// ASCII as \xNN.
std::string as_text(const Bytes& file) {
  std::string out;
  for (std::size_t at = 0; at < file.size(); ++at) {
    constexpr std::string_view program = "/Length1 ", profile = "/N 3/Length ",
                               begin = "\nstream\n", end = "\nendstream";
    const bool a_program = file.compare(at, program.size(), program) == 0;
    if (a_program || file.compare(at, profile.size(), profile) == 0) {
      const std::size_t data = file.find(begin, at) + begin.size();
      const std::size_t size =
          std::stoul(file.substr(at + (a_program ? program.size() : profile.size())));
      out += file.substr(at, data - at) + "[" + std::to_string(size) + " bytes]";
      at = data + size;
      REQUIRE(file.compare(at, end.size(), end) == 0);
      --at;
      continue;
    }
    const char c = file[at];
    const std::size_t zeros = std::min(file.find_first_not_of('\0', at), file.size()) - at;
    if (zeros > 8) {
      out += "[" + std::to_string(zeros) + " zeros]";
      at += zeros - 1;
    } else if ((c >= ' ' && c <= '~') || c == '\n') {
      out += c;
    } else {
      char buffer[5];
      std::snprintf(buffer, sizeof buffer, "\\x%02X", static_cast<unsigned char>(c));
      out += buffer;
    }
  }
  return out;
}

void set_metadata(flow::Metadata& metadata) {
  metadata.title = "Kế hoạch 117/KH-LĐLĐ";
  metadata.author = "LĐLĐ huyện (Vĩnh Thuận)";
  metadata.subject = "Plan \\ one";
  metadata.number = "117/KH-LĐLĐ";
  metadata.category = "Kế hoạch";
  metadata.date = flow::Field::Day{2021, 2, 5};
}

// One page of all there is: headings, styles, a rule, a link, blanks of both kinds.
void fill_small(Sample& sample) {
  set_metadata(sample.flow.metadata);
  std::vector<flow::Run> heading(1), body(3);
  heading[0].text = "MỤC\u00A0ĐÍCH";
  heading[0].bold = true;
  sample.add(heading, 1, "I.");
  body[0].text = "Thư gửi ";
  body[1].text = "congdoan@example.vn";
  body[1].link = "mailto:congdoan@example.vn?(a%20b)";
  body[2].text = " trước ngày\u00A030 (thứ\u00A0sáu).";
  sample.add(body);
  sample.add_rule({twips(4000), twips(1000), twips(2000), twips(15), false});
}

}  // namespace

TEST_CASE("a small document is, in its readable form, what it was when last looked at") {
  Sample sample;
  fill_small(sample);
  const std::string text = as_text(written(sample, readable));
  const std::string path = KEHOACH_SOURCE_FOLDER "/tests/unit/pdf/small.pdf.txt";
  if (std::getenv("KEHOACH_RENEW") != nullptr && std::getenv("CI") == nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream expected;
  expected << in.rdbuf();
  CHECK(text == expected.str());
}

TEST_CASE("the same document gives the same bytes, whatever was printed before") {
  Sample plan, small, other;
  fill_with_plan(plan, 3);
  fill_small(small);
  other.add("Văn bản khác: ABCXYZ 0123456789", true, true);
  Settings settings;
  settings.form = GENERATE(Form::compact, Form::readable);
  settings.archive = GENERATE(Archive::none, Archive::a_1b, Archive::a_2a, Archive::a_3a);
  const Bytes plan_alone = written(plan, settings), small_alone = written(small, settings);
  Press press(shipped_family(), settings);
  for (int round = 0; round < 2; ++round) {
    CHECK(press.write(plan.flow, plan.pages).value() == plan_alone);
    CHECK(press.write(small.flow, small.pages).value() == small_alone);
    REQUIRE(press.write(other.flow, other.pages));
    // More sets of letters than are remembered.
    for (int i = 0; i < 80; ++i) {
      Sample filler;
      filler.add(utf8::encode(static_cast<char32_t>(0x1EA0 + i)) + std::to_string(round));
      REQUIRE(press.write(filler.flow, filler.pages));
    }
  }
  // Fonts loaded afresh, which have not been cut from before.
  const auto fresh =
      font::load_family(*real_world(), Path(KEHOACH_SOURCE_FOLDER) / "fonts").value();
  CHECK(Press(fresh, settings).write(plan.flow, plan.pages).value() == plan_alone);
}

TEST_CASE("threads with a press each print the same") {
  Sample sample;
  fill_with_plan(sample, 2);
  const Bytes expected = written(sample);
  std::vector<std::thread> threads;
  std::array<int, 4> wrong{};
  for (int& count : wrong) {
    threads.emplace_back([&] {
      Press press(shipped_family());
      for (int i = 0; i < 10; ++i) {
        const auto file = press.write(sample.flow, sample.pages);
        if (!file || *file != expected) ++count;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::array<int, 4>{});
}

TEST_CASE(
    "a letter that its face lacks is told with its place, each once, and nothing is written") {
  Sample sample;
  Sources sources;
  const Source* source = sources.add(SourceKind::file, "a.json", "0123456789012345678901234567890");
  std::vector<flow::Run> runs(1);
  runs[0].text = "ab 中 中 x";
  runs[0].origin.source = source;
  runs[0].origin.span = {0, 20};
  sample.add(runs);
  sample.add("\xF0\x9F\x98\x80 中", true);
  Press press(shipped_family());
  const auto file = press.write(sample.flow, sample.pages);
  REQUIRE_FALSE(file);
  REQUIRE(file.error().size() == 3);
  CHECK(file.error()[0].message(Language::en) ==
        "the font LiberationSerif has no letter \"中\" (U+4E2D)");
  CHECK(file.error()[0].where.source == source);
  CHECK(file.error()[1].message(Language::en) ==
        "the font LiberationSerif-Bold has no letter \"\xF0\x9F\x98\x80\" (U+1F600)");
  CHECK(file.error()[2].arguments[0].en == "中");
  // The press is none the worse for it.
  Sample sound;
  fill_small(sound);
  CHECK(press.write(sound.flow, sound.pages).value() == written(sound));
}

TEST_CASE("properties are the document's, and never the time") {
  Sample sample;
  set_metadata(sample.flow.metadata);
  sample.add("x");
  const Bytes file = written(sample, readable);
  CHECK(holds(file, "/Title(\xFE\xFF\0K\x1E\xBF"sv));
  CHECK(holds(file, "/Subject(Plan \\\\ one)"));
  CHECK(holds(file, "/Keywords(\xFE\xFF"));
  CHECK(holds(file, "/Creator(kehoach)/Producer(kehoach)/CreationDate(D:20210205000000+07'00')"));
  CHECK(holds(file, "/Lang(vi-VN)/ViewerPreferences<</DisplayDocTitle true>>"));
  CHECK_FALSE(holds(file, "ModDate"));
  sample.flow.metadata = {};
  const Bytes bare = written(sample, readable);
  CHECK(holds(bare, "/Title(\xFE\xFF\0V"sv));  // "Văn bản": a title there must be
  for (const char* key : {"/Author", "/Subject", "/Keywords", "Date"}) {
    CAPTURE(key);
    CHECK_FALSE(holds(bare, key));
  }
  sample.flow.metadata.category = "Kế hoạch";
  CHECK(
      holds(written(sample, readable), "/Keywords(\xFE\xFF\0K\x1E\xBF\0 \0h\0o\x1E\xA1\0c\0h)"sv));
}

TEST_CASE("headings are nested by level, whatever is skipped") {
  Sample sample;
  const auto heading = [&](const char* text, std::uint8_t level) {
    std::vector<flow::Run> runs(1);
    runs[0].text = text;
    sample.add(runs, level);
  };
  heading("A", 1);
  heading("A1", 2);
  heading("A1a", 3);
  heading("A2", 2);
  heading("B", 1);
  heading("B1a", 3);
  heading("B2", 2);
  const Bytes file = written(sample, readable);
  // The object with a title; its links by the titles of what they lead to.
  std::map<std::string, std::string> objects, titles;
  for (std::size_t at = file.find("/Title("); at != Bytes::npos;
       at = file.find("/Title(", at + 1)) {
    const std::string title = file.substr(at + 7, file.find(')', at) - at - 7);
    if (title.starts_with("\xFE\xFF")) continue;  // the document's own
    const std::size_t start = file.rfind(" 0 obj", at);
    const std::size_t number = file.rfind('\n', start) + 1;
    titles[file.substr(number, start - number)] = title;
    objects[title] = file.substr(at, file.find("endobj", at) - at);
  }
  REQUIRE(objects.size() == 7);
  const auto link = [&](const char* title, const std::string& key) -> std::string {
    const std::string& object = objects.at(title);
    const std::size_t at = object.find('/' + key + ' ');
    if (at == std::string::npos) return "-";
    const std::string number = object.substr(
        at + key.size() + 2, object.find(' ', at + key.size() + 2) - at - key.size() - 2);
    return titles.count(number) != 0 ? titles[number] : "root";
  };
  struct Case {
    const char *title, *parent, *previous, *next, *first, *last;
  };
  for (const Case& c :
       {Case{"A", "root", "-", "B", "A1", "A2"}, Case{"A1", "A", "-", "A2", "A1a", "A1a"},
        Case{"A1a", "A1", "-", "-", "-", "-"}, Case{"A2", "A", "A1", "-", "-", "-"},
        Case{"B", "root", "A", "-", "B1a", "B2"}, Case{"B1a", "B", "-", "B2", "-", "-"},
        Case{"B2", "B", "B1a", "-", "-", "-"}}) {
    CAPTURE(c.title);
    CHECK(link(c.title, "Parent") == c.parent);
    CHECK(link(c.title, "Prev") == c.previous);
    CHECK(link(c.title, "Next") == c.next);
    CHECK(link(c.title, "First") == c.first);
    CHECK(link(c.title, "Last") == c.last);
  }
  CHECK(holds(objects["A"], "/Count 2"));
  CHECK(holds(objects["A1"], "/Count -1"));
  CHECK_FALSE(holds(objects["A2"], "/Count"));
  CHECK(holds(file, "/Type/Outlines/First"));
  // The two at the top and their four children; A1a is hidden.
  CHECK(holds(file, "/Count 6>>"));
  CHECK(holds(objects["A"], "/XYZ null "));
}

TEST_CASE("a document without headings has no outline") {
  Sample sample;
  sample.add("x");
  CHECK_FALSE(holds(written(sample, readable), "/Outlines"));
}

TEST_CASE("pages are labelled as they are numbered in their sections") {
  Sample sample;
  sample.begin_page(0, 2);
  sample.begin_page(1, 1);
  sample.begin_page(1, 2);
  sample.begin_page(2, 1);
  sample.begin_page(2, 5);
  sample.add("x");
  CHECK(holds(written(sample, readable),
              "/PageLabels<</Nums[0<</S/D>>2<</S/D>>4<</S/D>>5<</S/D/St 5>>]>>"));
}

TEST_CASE("links lead to escaped addresses") {
  Sample sample;
  fill_small(sample);
  const Bytes file = written(sample, readable);
  CHECK(holds(file, "/URI(mailto:congdoan@example.vn?\\(a%20b\\))"));
  CHECK(holds(file, "/Annots["));
}

TEST_CASE("a document without pages or text is still a file") {
  Sample sample;
  CHECK(written(sample).size() > 300);
  sample.pages.pages.clear();
  CHECK(written(sample).size() > 300);
}

TEST_CASE("five pages stay well below the size that mail and archives like") {
  Sample sample;
  fill_with_plan(sample, 5);
  CHECK(written(sample).size() < 40000);
}
