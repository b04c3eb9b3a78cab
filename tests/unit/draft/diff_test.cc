#include "draft/diff.h"

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::draft;
using namespace kehoach::document;

namespace {

Inlines words(const std::string& text, bool bold = false) {
  Inline one;
  one.text = text;
  one.bold = bold;
  return {one};
}

Block item(MarkerKind kind, const std::string& label, const std::string& text,
           std::vector<Block> children = {}) {
  Block block;
  block.label.kind = kind;
  block.label.text = label;
  if (kind == MarkerKind::roman || kind == MarkerKind::arabic || kind == MarkerKind::letter ||
      kind == MarkerKind::decimal)
    block.label.numbers = {1};
  block.text = words(text);
  block.children = std::move(children);
  return block;
}

Block plain(const std::string& text) { return item(MarkerKind::none, "", text); }

std::string told(const std::vector<Block>& before, const std::vector<Block>& after,
                 Language language = Language::vi) {
  Document a, b;
  a.blocks = before;
  b.blocks = after;
  return describe(compare(a, b), language);
}

const std::vector<Block> base = {
    item(MarkerKind::roman, "I.", "MỤC ĐÍCH",
         {item(MarkerKind::arabic, "1.", "Động viên đoàn viên thi đua lao động giỏi"),
          item(MarkerKind::arabic, "2.", "Phát hiện các gương điển hình tiên tiến",
               {item(MarkerKind::dash, "-", "Biểu dương kịp thời"),
                item(MarkerKind::dash, "-", "Nhân rộng trong toàn huyện")})}),
    item(MarkerKind::roman, "II.", "TỔ CHỨC THỰC HIỆN",
         {item(MarkerKind::arabic, "1.", "Các cấp công đoàn báo cáo trước ngày 01/5/2020")}),
};

}  // namespace

TEST_CASE("the same is no change") { CHECK(told(base, base).empty()); }

TEST_CASE("words inside a block") {
  auto after = base;
  after[1].children[0].text = words("Các cấp công đoàn báo cáo trước ngày 05/5/2020");
  CHECK(told(base, after) ==
        "Mục II.1: sửa “cáo trước ngày 01/5/2020” thành “cáo trước ngày 05/5/2020”\n");
  after[1].children[0].text = words("Các cấp công đoàn cơ sở báo cáo trước ngày 01/5/2020");
  CHECK(told(base, after) == "Mục II.1: thêm “cơ sở” sau “cấp công đoàn”\n");
  CHECK(told(after, base) == "Mục II.1: bỏ “cơ sở” sau “cấp công đoàn”\n");
  CHECK(told(base, after, Language::en) == "Section II.1: adds “cơ sở” after “cấp công đoàn”\n");
}

TEST_CASE("blocks that come, go, and move the numbers of others") {
  auto after = base;
  after[0].children[1].children.erase(after[0].children[1].children.begin());
  CHECK(told(base, after) == "Mục I.2, gạch đầu dòng 1: bỏ “Biểu dương kịp thời”\n");
  after = base;
  after.insert(after.begin() + 1, item(MarkerKind::roman, "II.", "NỘI DUNG"));
  after[2].label.text = "III.";
  CHECK(told(base, after) ==
        "Mục II: thêm “NỘI DUNG”\n"
        "Mục III: số thứ tự “II.” thành “III.”\n");
}

TEST_CASE("a block that became another one") {
  auto after = base;
  after[0].children[0].text = words("Tuyên truyền sâu rộng ý nghĩa của Tháng Công nhân");
  CHECK(told(base, after) ==
        "Mục I.1: bỏ “Động viên đoàn viên thi đua lao động giỏi”\n"
        "Mục I.1: thêm “Tuyên truyền sâu rộng ý nghĩa của Tháng Công nhân”\n");
}

TEST_CASE("the same words in another form") {
  auto after = base;
  after[0].children[0].text = words("Động viên đoàn viên thi đua lao động giỏi", true);
  CHECK(told(base, after) ==
        "Mục I.1: đổi cách trình bày “Động viên đoàn viên thi đua lao động giỏi”\n");
}

TEST_CASE("places that have no number") {
  std::vector<Block> before = {plain("Mở đầu"), plain("Nay ban hành kế hoạch như sau:")};
  before[0].role = BlockRole::basis;
  auto after = before;
  after[0].text = words("Căn cứ mới tinh không giống");
  after[1].text = words("Nay ban hành kế hoạch thi đua như sau:");
  CHECK(told(before, after) ==
        "Căn cứ 1: bỏ “Mở đầu”\n"
        "Căn cứ 1: thêm “Căn cứ mới tinh không giống”\n"
        "Đoạn 1: thêm “thi đua” sau “hành kế hoạch”\n");
  const std::vector<Block> deep = {
      item(MarkerKind::roman, "I.", "A",
           {item(MarkerKind::decimal, "1.2.", "một hai ba bốn",
                 {item(MarkerKind::letter, "đ)", "năm sáu bảy tám")})})};
  auto other = deep;
  other[0].children[0].text = words("một hai ba");
  other[0].children[0].children[0].text = words("năm sáu bảy chín");
  CHECK(told(deep, other) ==
        "Mục I.1.2: bỏ “bốn” sau “một hai ba”\n"
        "Mục I.1.2, điểm đ: sửa “năm sáu bảy tám” thành “năm sáu bảy chín”\n");
}

TEST_CASE("what moves, with what stands below it") {
  const auto part = [](const std::string& number, const std::string& name) {
    return item(MarkerKind::arabic, number, name, {plain("nội dung của " + name)});
  };
  CHECK(told({part("1.", "tuyên truyền"), part("2.", "chăm lo"), part("3.", "đối thoại")},
             {part("1.", "đối thoại"), part("2.", "tuyên truyền"), part("3.", "chăm lo")}) ==
        "Mục 1: “đối thoại” chuyển từ mục 3\n"
        "Mục 2: số thứ tự “1.” thành “2.”\n"
        "Mục 3: số thứ tự “2.” thành “3.”\n");
}

TEST_CASE("the parts around the body") {
  Document a;
  a.letterhead.emplace();
  a.letterhead->date = {2020, 5, 11, {}};
  a.letterhead->place = words("Vĩnh Thuận");
  a.letterhead->number.no = words("117");
  a.letterhead->number.body = words("LĐLĐ");
  a.subject = words("phát động thi đua");
  a.recipients.emplace();
  a.recipients->items = {{words("Thường trực Huyện ủy"), words("b/c")}};
  a.recipients->archive = {words("VT")};
  a.signatures.emplace_back();
  a.signatures[0].authority = {{"TM", words("Ban Thường vụ")}};
  a.signatures[0].name = words("Nguyễn Văn An");
  Document b = a;
  b.letterhead->date = {2020, 6, std::nullopt, {}};
  b.letterhead->number.no = words("118");
  b.recipients->items.push_back({words("Các CĐCS"), words("t/h")});
  b.signatures[0].name = words("Trần Thị Bình");
  b.appendices.emplace_back();
  b.appendices[0].title = words("Danh mục");
  CHECK(describe(compare(a, b), Language::vi) ==
        "Số, ký hiệu: sửa “117/KH-LĐLĐ” thành “118/KH-LĐLĐ”\n"
        "Ngày ban hành: sửa “ngày 11 tháng 5 năm 2020” thành “ngày ... tháng 6 năm 2020”\n"
        "Nơi nhận: thêm “Các CĐCS (t/h)”\n"
        "Chữ ký: sửa “Nguyễn Văn An” thành “Trần Thị Bình”\n"
        "Phụ lục: thêm “Danh mục”\n");
  CHECK(as_json(compare(a, b), Language::en).find("\"part\": \"date\"") != std::string::npos);
}

TEST_CASE("rows of tables") {
  Block block;
  block.table.emplace();
  for (const char* text : {"Tuyên truyền", "Khen thưởng"}) {
    Row row;
    Cell cell;
    cell.blocks = {plain(text)};
    Cell amount;
    amount.blocks = {plain("1.000.000")};
    row.cells = {cell, amount};
    block.table->rows.push_back(row);
  }
  Block after = block;
  after.table->rows[1].cells[1].blocks[0].text = words("2.000.000");
  CHECK(told({item(MarkerKind::roman, "IV.", "KINH PHÍ", {block})},
             {item(MarkerKind::roman, "IV.", "KINH PHÍ", {after})}) ==
        "Mục IV, đoạn 1, bảng, hàng 2: sửa “Khen thưởng | 1.000.000” thành “Khen thưởng | "
        "2.000.000”\n");
}

TEST_CASE("documents of thousands of blocks that share nothing") {
  std::vector<Block> before, after;
  for (int i = 0; i < 6000; ++i) {
    before.push_back(plain("cũ " + std::to_string(i)));
    after.push_back(plain("mới tinh " + std::to_string(-i)));
  }
  CHECK(!told(before, after).empty());
}
