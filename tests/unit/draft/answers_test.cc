#include "answers.h"

#include <catch2/catch.hpp>

#include "draft/interview.h"
#include "json/write.h"

using namespace kehoach;
using namespace kehoach::draft;

namespace {

std::string written(const std::optional<json::Value>& value) {
  if (!value) return "none";
  std::string text = json::write(*value);
  std::string flat;
  for (const char c : text) {
    if (c != '\n' && c != ' ') flat += c;
  }
  return flat;
}

std::string blocks(const std::vector<std::string>& lines) {
  return written(blocks_of_lines(lines));
}

}  // namespace

TEST_CASE("dates as they are typed") {
  const std::pair<const char*, const char*> cases[] = {
      {"5/11/2020", R"("2020-11-05")"},
      {"05/11/2020", R"("2020-11-05")"},
      {"5-11-2020", R"("2020-11-05")"},
      {"5.11.2020", R"("2020-11-05")"},
      {"2020-11-05", R"("2020-11-05")"},
      {" 2020-1-5 ", R"("2020-01-05")"},
      {"ngày 5 tháng 11 năm 2020", R"("2020-11-05")"},
      {"Ngày 05 tháng 02 năm 2020", R"("2020-02-05")"},
      {"5 tháng 11 năm 2020", R"("2020-11-05")"},
      {"11/2020", R"({"year":2020,"month":11})"},
      {"tháng 2 năm 2020", R"({"year":2020,"month":2})"},
      {"năm 2020", R"({"year":2020})"},
      {"2020", R"({"year":2020})"},
      {"5/11/20", "none"},
      {"5/11", "none"},
      {"", "none"},
      {"hôm nay", "none"},
      {"5/11/2020 và 6/11/2020", "none"},
      {"99999999999999/1/2020", "none"},
      {"20201105", "none"},
  };
  for (const auto& [line, value] : cases) {
    INFO(line);
    CHECK(written(read_date(line)) == value);
  }
}

TEST_CASE("numbers, choices, yes and no") {
  using K = AnswerKind;
  CHECK(written(read_answer(K::whole_number, "1.250.000", {})) == "1250000");
  CHECK(written(read_answer(K::whole_number, "12", {})) == "12");
  CHECK(written(read_answer(K::whole_number, "-3", {})) == "-3");
  for (const char* wrong :
       {"1.25", "1.2500", ".5", "1..000", "a", "1a", "-", "9999999999999999999", "1234.567"}) {
    INFO(wrong);
    CHECK(!read_answer(K::whole_number, wrong, {}));
  }
  CHECK(written(read_answer(K::number, "1.250,5", {})) == "1250.5");
  CHECK(!read_answer(K::number, "1,", {}));
  CHECK(written(read_answer(K::yes_no, "Có", {})) == "true");
  CHECK(written(read_answer(K::yes_no, "k", {})) == "false");
  CHECK(!read_answer(K::yes_no, "có lẽ", {}));
  CHECK(written(read_answer(K::choice, "2", {"TM", "KT"})) == R"("KT")");
  CHECK(written(read_answer(K::choice, "tm", {"TM", "KT"})) == R"("TM")");
  CHECK(!read_answer(K::choice, "3", {"TM", "KT"}));
  CHECK(!read_answer(K::choice, "0", {"TM", "KT"}));
  CHECK(written(read_answer(K::lines, R"(LIÊN ĐOÀN \n HUYỆN)", {})) == R"("LIÊNĐOÀN\nHUYỆN")");
}

TEST_CASE("lines of a body become blocks") {
  CHECK(blocks({"một", "hai"}) == R"~(["một","hai"])~");
  CHECK(
      blocks({"một", "- a", "- b", "hai"}) ==
      R"~([{"text":"một","children":[{"marker":"-","text":"a"},{"marker":"-","text":"b"}]},"hai"])~");
  CHECK(
      blocks({"- a", "+ b", "- c"}) ==
      R"~([{"marker":"-","text":"a","children":[{"marker":"+","text":"b"}]},{"marker":"-","text":"c"}])~");
  CHECK(blocks({"1. một", "a) điểm", "đ) điểm", "- gạch"}) ==
        R"~([{"marker":"1.","text":"một","children":[{"marker":"a)","text":"điểm"},)~"
        R"~({"marker":"a)","text":"điểm","children":[{"marker":"-","text":"gạch"}]}]}])~");
  CHECK(blocks({"2020. là năm", "-không", "1.5.2020 là ngày"}) ==
        R"~(["2020.lànăm","-không","1.5.2020làngày"])~");
  // The bold start of a numbered line is its heading: the number is bold with it.
  CHECK(blocks({"1. **Đợt:** Quý I", "1.1. **Quý II**", "a) **x**"}) ==
        R"~([{"marker":"1.","heading":"Đợt:","text":"QuýI","children":[{"marker":"1.1.",)~"
        R"~("heading":"QuýII","children":[{"marker":"a)","heading":"x"}]}]}])~");
  CHECK(blocks({"1. **đậm**, rồi", "- **x** y", "1. ** a** b", "1. **a", "1. ***a*** b"}) ==
        R"~([{"marker":"1.","text":"**đậm**,rồi","children":[{"marker":"-","text":"**x**y"}]},)~"
        R"~({"marker":"1.","text":"**a**b"},{"marker":"1.","text":"**a"},)~"
        R"~({"marker":"1.","text":"***a***b"}])~");
}
