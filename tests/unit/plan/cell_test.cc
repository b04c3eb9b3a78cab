#include "cell.h"

#include "json/write.h"
#include "reading.h"

using namespace kehoach;
using namespace kehoach::plan;

namespace {

std::string date(std::string_view text) {
  auto value = read_cell_date(text, {});
  if (!value) return "?";
  std::string out = json::write({std::move(*value), {}});
  std::erase_if(out, [](char c) { return c == '\n' || c == ' ' || c == '"'; });
  return out;
}

std::string integer(std::string_view text) {
  const auto number = read_cell_integer(text);
  return number ? number->digits : "?";
}

}  // namespace

TEST_CASE("dates in cells: the day first, nothing guessed") {
  CHECK(date("31/12/2021") == "2021-12-31");
  CHECK(date("1/2/2021") == "2021-02-01");
  CHECK(date("01-02-2021") == "2021-02-01");
  CHECK(date("1.2.2021") == "2021-02-01");
  CHECK(date("12/2021") == "{year:2021,month:12}");
  CHECK(date("2021") == "{year:2021}");
  CHECK(date("31/02/2021") == "2021-02-31");  // that there is no such day is told elsewhere
  for (const char* text : {"2021-12-31", "31/12/21", "31/12-2021", "31/12", "x", "", "1/2/3/2021",
                           "/2021", "031/12/2021", "12/2021/31", "31/12/2021 ", "99999"})
    CHECK(date(text) == "?");
}

TEST_CASE("whole numbers in groups of three") {
  CHECK(integer("1.500.000") == "1500000");
  CHECK(integer("1 500") == "1500");
  CHECK(integer("-1.500") == "-1500");
  CHECK(integer("0.001") == "1");
  for (const char* text : {"1500", "1.50", "1.5000", "1500.000", ".500", "1..500", "1.500 000", "",
                           "x", "1.500,5", "1.111.111.111.111.111.111"})
    CHECK(integer(text) == "?");
}

TEST_CASE("truths in cells") {
  CHECK(read_cell_truth("TRUE") == true);
  CHECK(read_cell_truth("Có") == true);
  CHECK(read_cell_truth("KHÔNG") == false);
  CHECK_FALSE(read_cell_truth("x"));
}
