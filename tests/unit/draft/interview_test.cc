#include "draft/interview.h"

#include <catch2/catch.hpp>

#include "draft/new_plan.h"
#include "json/parse.h"
#include "json/write.h"

using namespace kehoach;
using namespace kehoach::draft;

namespace {

const char* schema = R"({"type":"object","required":["issuer","subject","signers","body"],
  "additionalProperties":false,"properties":{
  "$schema":{"type":"string"},"template":{"type":"string"},
  "issuer":{"title":"cơ quan","type":"object","required":["name"],"properties":{
    "name":{"title":"tên","type":"string","minLength":3},
    "short":{"title":"tên tắt","type":"string"}}},
  "date":{"title":"ngày","x-kehoach":"date","anyOf":[
    {"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},{"type":"object"}]},
  "subject":{"title":"trích yếu","description":"Viết thường.","type":"string","minLength":1},
  "signers":{"title":"người ký","type":"array","minItems":1,"items":{"type":"object",
    "required":["name"],"properties":{"name":{"title":"họ tên","type":"string"},
    "code":{"title":"quyền","enum":["TM","KT"]}}}},
  "to":{"title":"nơi nhận","type":"array","items":{"anyOf":[
    {"type":"object","required":["name"],"properties":{"name":{"title":"tên","type":"string"}}},
    {"type":"object","required":["archive"],"properties":{"archive":{"title":"lưu","type":"array",
      "items":{"type":"string"}}}}]}},
  "body":{"title":"nội dung","x-kehoach":"blocks","type":"array"}}})";

struct Told {
  bool finished = false;
  std::string given;
  std::string said;
  std::vector<Answer> answers;
};

Told ask(std::vector<std::string> lines, std::vector<Answer> answered = {},
         const std::string& known = "{}", bool every_field = false) {
  Sources sources;
  auto office = json::parse(sources.add(SourceKind::built_in, "", known), sources);
  REQUIRE(office);
  InterviewTask task;
  task.schema = schema;
  task.known = std::move(*office);
  task.answered = std::move(answered);
  task.every_field = every_field;
  Told told;
  std::size_t next = 0;
  const Talk talk{[&](std::string_view words) { told.said += words; },
                  [&]() -> std::optional<std::string> {
                    if (next == lines.size()) return std::nullopt;
                    return lines[next++];
                  }};
  auto end = interview(std::move(task), talk);
  REQUIRE(end);
  CHECK(next == lines.size());
  told.finished = end->finished;
  for (const char c : json::write(end->given)) {
    if (c != '\n' && c != ' ') told.given += c;
  }
  told.answers = std::move(end->answers);
  return told;
}

const std::vector<std::string> all = {"LĐLĐ", "",    "về việc", "An", "TM",
                                      "",     "một", "- hai",   "",   ""};
const char* all_given =
    R"({"issuer":{"name":"LĐLĐ"},"subject":"vềviệc","signers":[{"name":"An","code":"TM"}],)"
    R"("body":[{"text":"một","children":[{"marker":"-","text":"hai"}]}]})";

}  // namespace

TEST_CASE("the required fields in turn, then the others by name") {
  const Told told = ask(all);
  CHECK(told.finished);
  CHECK(told.given == all_given);
  CHECK(told.said.find("Trích yếu\n  Viết thường.\n> ") != std::string::npos);
  CHECK(told.said.find("   1  ngày\n   2  nơi nhận\nSố hoặc tên của mục (Enter: xong)\n> ") !=
        std::string::npos);
}

TEST_CASE("every answer is checked at once and asked for again") {
  auto lines = all;
  lines.insert(lines.begin(), "AB");  // too short
  lines.insert(lines.begin(), "");    // required
  const Told told = ask(lines);
  CHECK(told.given == all_given);
  CHECK(told.said.find("✗ Câu này phải có câu trả lời.") != std::string::npos);
  CHECK(told.said.find("✗ \"issuer.name\"") != std::string::npos);
}

TEST_CASE("back, over the bounds of groups and lists") {
  auto lines = all;
  lines.insert(lines.begin() + 3, {"<", "sai", "<", "<", "Tắt"});
  // name, (no short), subject | back: subject again "sai" | back, back: short "Tắt"
  lines.insert(lines.begin() + 8, "về việc");
  const Told told = ask(lines);
  CHECK(told.finished);
  CHECK(told.given.find(R"("short":"Tắt")") != std::string::npos);
  CHECK(told.given.find(R"("subject":"vềviệc")") != std::string::npos);
  CHECK(ask({"<", "LĐLĐ"}).said.find("câu đầu tiên") != std::string::npos);
}

TEST_CASE("optional fields, dates, and lists with two kinds of items") {
  auto lines = all;
  lines.pop_back();
  for (const char* line :
       {"ngày", "31/2/2020", "5/11/2020", "2", "Như trên", "", "VT", "TG", "", "khác", ""}) {
    lines.emplace_back(line);
  }
  const Told told = ask(lines);
  CHECK(told.finished);
  CHECK(told.given.find(R"("date":"2020-11-05")") != std::string::npos);
  CHECK(told.given.find(R"("to":[{"name":"Nhưtrên"},{"archive":["VT","TG"]}])") !=
        std::string::npos);
}

TEST_CASE("a list that must not be empty") {
  const Told told = ask({"LĐLĐ", "", "về việc", "", "An", "", "", "", "một", "", ""});
  CHECK(told.finished);
  CHECK(told.said.find("Người ký: phải có ít nhất một câu trả lời.") != std::string::npos);
  CHECK(told.said.find("Nội dung: phải có ít nhất một câu trả lời.") != std::string::npos);
}

TEST_CASE("what other layers say is not asked, what they say in part is asked in part") {
  const Told told = ask({"LĐLĐ", "về việc", "một", "", ""}, {},
                        R"({"issuer":{"short":"L"},"signers":[{"name":"An"}]})");
  CHECK(told.finished);
  CHECK(told.given == R"({"issuer":{"name":"LĐLĐ"},"subject":"vềviệc","body":["một"]})");
}

TEST_CASE("every field, each to be passed over") {
  const Told told = ask({"LĐLĐ", "", "", "x", "An", "", "", "", "", "một", ""}, {},
                        R"({"date":"2020-01-02"})", true);
  CHECK(told.finished);
  CHECK(told.said.find("[2020-01-02] > ") != std::string::npos);
}

TEST_CASE("broken off, and gone on with") {
  for (std::size_t cut = 0; cut < all.size(); ++cut) {
    INFO("after " << cut << " answers");
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(cut);
    const Told first = ask({all.begin(), middle});
    CHECK(!first.finished);
    const Told second = ask({middle, all.end()}, first.answers);
    CHECK(second.finished);
    CHECK(second.given == all_given);
  }
}

TEST_CASE("kept answers that no longer fit are asked again") {
  const Told told = ask(all, {{"issuer.other", "x"}});
  CHECK(told.given == all_given);
  const Told wrong = ask(all, {{"issuer.name", "A"}});
  CHECK(wrong.given == all_given);
}

TEST_CASE("kept answers as a file") {
  Outline outline;
  outline.template_name = "a";
  const std::vector<Answer> answers = {{"x[0].y", "mộ\"t"}, {"+", ""}};
  const auto back = read_kept(outline, kept_text(outline, answers));
  REQUIRE(back);
  REQUIRE(back->size() == 2);
  CHECK((*back)[0].line == "mộ\"t");
  CHECK((*back)[1].at == "+");
  Outline other;
  other.template_name = "b";
  CHECK(!read_kept(other, kept_text(outline, answers)));
  CHECK(!read_kept(outline, "{"));
  CHECK(!read_kept(outline, R"({"template":"a","answers":[{}]})"));
}
