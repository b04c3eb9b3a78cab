#include <catch2/catch.hpp>

#include "fixture.h"

using namespace fixture;
using flow::Role;

namespace {

std::string only(const flow::Flow& flow, Role role) {
  const auto found = of_role(flow, role);
  REQUIRE(found.size() == 1);
  return text_of(*found[0]);
}

const flow::Field* field(const flow::Flow& flow, std::string_view name) {
  for (const auto& f : flow.fields) {
    if (f.name == name) return &f;
  }
  return nullptr;
}

// The last table of the main section that holds data; null if there is none.
const flow::Table* data_table_of(const flow::Flow& flow) {
  const flow::Table* found = nullptr;
  for (const auto& element : flow.sections[0].elements) {
    const auto* table = std::get_if<flow::Table>(&element);
    if (table != nullptr && table->kind == flow::Table::Kind::data) found = table;
  }
  return found;
}

}  // namespace

TEST_CASE("the head has its official form") {
  const auto flow = *compose(plan());
  CHECK(only(flow, Role::parent_body) == "LĐLĐ THÀNH PHỐ HÀ NỘI");
  CHECK(only(flow, Role::state_name) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  CHECK(only(flow, Role::motto) == "Độc lập - Tự do - Hạnh phúc");
  CHECK(only(flow, Role::number) == "Số: 07/KH-LĐLĐ");
  CHECK(only(flow, Role::place_date) == "Gia Lâm, ngày 01 tháng 5 năm 2020");
  CHECK(only(flow, Role::type_name) == "KẾ HOẠCH");
  CHECK(field(flow, "so")->value == "07");
  CHECK(field(flow, "ky_hieu")->value == "KH-LĐLĐ");
  const auto* date = field(flow, "ngay");
  CHECK((date->kind == flow::Field::Kind::date && date->value == "ngày 01 tháng 5 năm 2020"));
  CHECK((date->day.year == 2020 && date->day.month == 5 && date->day.day == 1));
}

TEST_CASE("every field's value is what stands on the page, to the letter") {
  const auto flow = *compose(plan());
  CHECK(flow.fields.size() == 10);
  std::size_t seen = 0;
  for (std::size_t role = 0; role < flow::role_count; ++role) {
    for (const auto* paragraph : of_role(flow, static_cast<Role>(role))) {
      for (const auto& run : paragraph->runs) {
        if (run.field < 0) continue;
        CHECK(flow.fields[static_cast<std::size_t>(run.field)].value == run.text);
        ++seen;
      }
    }
  }
  CHECK(seen == flow.fields.size());
}

TEST_CASE("what is blank leaves room to write by hand") {
  Document d = plan();
  d.letterhead->number.no.clear();
  d.letterhead->date = {2021, {}, {}, {}};
  d.letterhead->place.clear();
  const auto flow = *compose(d);
  std::string room;
  for (int i = 0; i < 7; ++i) room += "\u00A0";
  CHECK(only(flow, Role::number) == "Số: " + room + "/KH-LĐLĐ");
  CHECK(only(flow, Role::place_date) == room + ", ngày " + room + " tháng " + room + " năm 2021");
  CHECK(field(flow, "ngay")->kind == flow::Field::Kind::text);
  CHECK_FALSE(flow.metadata.date);
  CHECK(flow.metadata.number.empty());
}

TEST_CASE("rules are as long as their text wants") {
  const auto flow = *compose(plan());
  const auto rules = of_role(flow, Role::rule);
  REQUIRE(rules.size() == 2);
  const auto& table = std::get<flow::Table>(flow.sections[0].elements[0]);
  const auto length = [](const flow::Paragraph& rule, Length width) {
    return (width - rule.format.left - rule.format.right).in_twips();
  };
  CHECK(length(*rules[1], table.columns[1]) == 3428);  // the motto's own width
  const auto issuer = length(*rules[0], table.columns[0]);
  CHECK((issuer >= 900 && issuer <= 1350));  // 1/3 to 1/2 of LIÊN ĐOÀN LAO ĐỘNG
  for (const auto* rule : rules) CHECK(rule->artifact);
}

TEST_CASE("a date too long for its column sets the head in the smaller sizes") {
  Document d = plan();
  CHECK(compose(d)->format(Role::state_name).half_points == 26);
  d.letterhead->place = words("Thành phố Hồ Chí Minh");
  d.letterhead->date = {2026, 5, 11, {}};
  const auto flow = *compose(d);
  CHECK(flow.format(Role::state_name).half_points == 24);
  CHECK(flow.format(Role::motto).half_points == 26);
  CHECK(flow.format(Role::place_date).half_points == 26);
  CHECK(flow.format(Role::text).half_points == 28);
}

TEST_CASE("items take the roles of their markers; headings are told apart") {
  const auto flow = *compose(plan());
  const auto section = of_role(flow, Role::section);
  REQUIRE(section.size() == 1);
  CHECK(section[0]->label.text == "I.");
  CHECK(section[0]->label.list == flow::ListLevel::section);
  CHECK(section[0]->label.bold);
  CHECK(section[0]->format.keep_with_next);
  const auto clauses = of_role(flow, Role::clause);
  REQUIRE(clauses.size() == 2);
  CHECK_FALSE(clauses[0]->label.bold);
  CHECK(text_of(*clauses[1]) == "Đối tượng: công đoàn cơ sở.");
  CHECK(clauses[1]->label.bold);
  CHECK((clauses[1]->runs[0].bold && !clauses[1]->runs.back().bold));
  CHECK(of_role(flow, Role::point)[0]->label.typed);  // Word has no đ
  CHECK(of_role(flow, Role::dash)[0]->label.list == flow::ListLevel::dash);
  CHECK(clauses[1]->parent == section[0]->id);
  CHECK(of_role(flow, Role::dash)[0]->parent == clauses[1]->id);
  CHECK((section[0]->depth == 1 && clauses[1]->depth == 2 &&
         of_role(flow, Role::dash)[0]->depth == 3));
}

TEST_CASE("one number as written makes its whole list typed, those below it included") {
  Document d = plan();
  auto& section = d.blocks[1];
  section.children[0].label.written = true;
  section.children[0].label.text = "1";
  section.children[1].children.insert(section.children[1].children.begin(),
                                      item(MarkerKind::decimal, "2.1.", {2, 1}, {}, words("con")));
  const auto flow = *compose(d);
  for (const auto* clause : of_role(flow, Role::clause)) {
    CHECK(clause->label.typed);
    CHECK(clause->label.list == flow::ListLevel::none);
  }
  CHECK(of_role(flow, Role::subclause)[0]->label.typed);
  CHECK_FALSE(of_role(flow, Role::section)[0]->label.typed);
  CHECK_FALSE(of_role(flow, Role::dash)[0]->label.typed);  // a dash counts nothing
}

TEST_CASE("the text ends in the profile's mark, or the plan's, and never twice in a dot") {
  const auto last = [](const flow::Flow& flow) {
    return text_of(*of_role(flow, Role::text).back());
  };
  Document d = plan();
  CHECK(last(*compose(d)) == "Trên đây là kế hoạch./.");
  d.end_mark = ".";
  CHECK(last(*compose(d)) == "Trên đây là kế hoạch.");
  d.end_mark = "";
  CHECK(last(*compose(d)) == "Trên đây là kế hoạch");
  d.end_mark.reset();
  d.blocks.back().text = words("Trên đây là kế hoạch.");
  CHECK(last(*compose(d)) == "Trên đây là kế hoạch./.");
  CHECK(of_role(*compose(d), Role::text).back()->format.keep_with_next);
  // Two dots or more are the author's, of however many runs.
  d.blocks.back().text = {{"Trên đây..", true, false, {}}, {".", false, false, {}}};
  CHECK(last(*compose(d)) == "Trên đây..../.");
}

TEST_CASE("Nơi nhận and the signature have their official form") {
  const auto flow = *compose(plan());
  const auto recipients = of_role(flow, Role::recipient);
  REQUIRE(recipients.size() == 3);
  CHECK(text_of(*recipients[0]) == "LĐLĐ tỉnh (b/c);");
  CHECK(text_of(*recipients[1]) == "Các CĐCS;");
  CHECK(text_of(*recipients[2]) == "Lưu: VT, Ban CSPL.");
  CHECK(recipients[0]->label.text == "-");
  CHECK(only(flow, Role::authority) == "TM. BAN THƯỜNG VỤ");
  CHECK(only(flow, Role::position) == "CHỦ TỊCH");
  CHECK(only(flow, Role::signer) == "Đào Xuân Trường");
}

TEST_CASE("what stands side by side stands on one baseline, and the foot apart from the text") {
  const auto flow = *compose(plan());
  const auto baseline = [&](Role role) {
    const auto& format = of_role(flow, role)[0]->format;
    const auto& metrics = serif().face(font::style_of(format.bold, format.italic)).vertical();
    return format.before.in_twips() +
           (format.half_points * 10 * (metrics.ascent + metrics.line_gap) + 1024) / 2048;
  };
  CHECK(baseline(Role::number) == baseline(Role::place_date));
  CHECK(baseline(Role::recipients_label) == baseline(Role::authority));
  CHECK(of_role(flow, Role::authority)[0]->format.before == Length::points(8));
}

TEST_CASE("a note stands in the room of the signature: the name keeps its place") {
  Document d = plan();
  d.signatures[0].note = words("(Đã ký)");
  const auto with = *compose(d);
  const auto* note = of_role(with, Role::signature_note)[0];
  const auto* name = of_role(with, Role::signer)[0];
  const auto above =
      note->format.before + Length::half_points(note->format.half_points) + name->format.before;
  CHECK((above - with.format(Role::signer).before).in_twips() == 0);
}

TEST_CASE("several who sign stand side by side, Nơi nhận below") {
  Document d = plan();
  d.signatures.push_back(d.signatures[0]);
  const auto flow = *compose(d);
  const auto& table =
      std::get<flow::Table>(flow.sections[0].elements[flow.sections[0].elements.size() - 2]);
  REQUIRE(table.kind == flow::Table::Kind::signature);
  CHECK(table.columns.size() == 2);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[2].cells[0].column_span == 2);
  CHECK((table.rows[0].keep_with_next && table.rows[1].keep_with_next));
  for (const auto& cell : table.rows[1].cells) {  // level, whatever stands above
    CHECK(cell.paragraphs.at(0).role == Role::signer);
  }
  CHECK(field(flow, "nguoi_ky_2") != nullptr);
}

TEST_CASE("Căn cứ end in semicolons, the last in a dot, unless they have a mark") {
  Document d = plan();
  for (const char* text : {"Căn cứ Luật Công đoàn", "Căn cứ Nghị định;", "Căn cứ Quyết định"}) {
    auto block = paragraph(text);
    block.role = document::BlockRole::basis;
    d.blocks.insert(
        d.blocks.begin() + static_cast<std::ptrdiff_t>(of_role(*compose(d), Role::basis).size()),
        block);
  }
  const auto flow = *compose(d);
  const auto basis = of_role(flow, Role::basis);
  REQUIRE(basis.size() == 3);
  CHECK(text_of(*basis[0]) == "Căn cứ Luật Công đoàn;");
  CHECK(text_of(*basis[1]) == "Căn cứ Nghị định;");
  CHECK(text_of(*basis[2]) == "Căn cứ Quyết định.");
  CHECK(basis[2]->runs.back().italic);
}

TEST_CASE("a line that ends in a colon stays with its list") {
  Document d = plan();
  auto& clause = d.blocks[1].children[0];
  clause.text = words("Gồm các việc sau:");
  clause.children = {item(MarkerKind::dash, "-", {}, {}, words("một"))};
  const auto flow = *compose(d);
  CHECK(of_role(flow, Role::clause)[0]->format.keep_with_next);
  CHECK_FALSE(of_role(flow, Role::clause)[1]->format.keep_with_next);
}

TEST_CASE("appendices are sections of their own, numbered when there are several") {
  Document d = plan();
  d.appendices.push_back({"phu-luc-1", words("Bảng điểm"), true, {paragraph("nội dung")}, {}});
  auto flow = *compose(d);
  REQUIRE(flow.sections.size() == 2);
  CHECK(only(flow, Role::appendix_label) == "Phụ lục");
  CHECK(only(flow, Role::appendix_title) == "BẢNG ĐIỂM");
  CHECK(flow.sections[1].page.width == Length::twips(16838));
  CHECK(only(flow, Role::appendix_reference).find("....") != std::string::npos);

  d.appendices.push_back({"phu-luc-2", words("Mẫu"), false, {}, {}});
  flow::ComposeOptions paper;
  paper.medium = flow::Medium::paper;
  flow = *compose(d, paper);
  const auto labels = of_role(flow, Role::appendix_label);
  CHECK(text_of(*labels[0]) == "Phụ lục I");
  CHECK(text_of(*labels[1]) == "Phụ lục II");
  CHECK(text_of(*of_role(flow, Role::appendix_reference)[0]) ==
        "(Kèm theo Kế hoạch số 07/KH-LĐLĐ ngày 01 tháng 5 năm 2020 của Liên đoàn Lao động huyện "
        "Gia Lâm)");
}

TEST_CASE("what stays with the next stays whole if it is short; the last text always stays") {
  const auto lead = [](int words) {
    std::string text = "Các nội dung";
    for (int i = 0; i < words; ++i) text += " thi đua";
    return text + " gồm:";
  };
  const auto format_of = [&](const std::string& text, bool last) {
    Document d = plan();
    if (last) {
      d.blocks.push_back(paragraph(text));
    } else {
      d.blocks.insert(d.blocks.begin(), paragraph(text));
      d.blocks.insert(d.blocks.begin() + 1,
                      item(MarkerKind::dash, "-", {}, {}, fixture::words("gạch")));
    }
    const auto flow = *compose(d);
    const auto texts = of_role(flow, flow::Role::text);
    return (last ? texts.back() : texts.front())->format;
  };
  const auto kept = [&](int words, bool last) {
    const auto format = format_of(lead(words), last);
    return std::pair(format.keep_with_next, format.keep_lines);
  };
  CHECK(kept(1, false) == std::pair(true, false));    // one line
  CHECK(kept(30, false) == std::pair(true, true));    // three
  CHECK(kept(80, false) == std::pair(false, false));  // eight
  CHECK(kept(80, true) == std::pair(true, true));
  CHECK(kept(200, true) == std::pair(true, false));
}

TEST_CASE("the edges of columns are whole ten-thousandths of their table, in whole twips") {
  Document d = plan();
  document::Table table;
  for (const int weight : {3, 2, 7, 1, 5}) table.columns.push_back({weight, {}});
  d.blocks[0].text.clear();
  d.blocks[0].table = table;
  const auto flow = *compose(d);
  const flow::Table* made = data_table_of(flow);
  REQUIRE(made != nullptr);
  std::int64_t edge = 0;
  for (const Length column : made->columns) {
    edge += column.in_twips();
    CHECK((edge * 10000 + 9355 / 2) / 9355 * 9355 / 10000 == edge);
  }
  CHECK(edge == 9355);
}

TEST_CASE("tables fill their columns, spans and short rows included") {
  Document d = plan();
  Block block = paragraph("");
  block.text.clear();
  block.table.emplace();
  auto& table = *block.table;
  table.columns = {{1, {}}, {3, {}}, {2, document::Align::right}};
  const auto cell = [](const char* text, int columns = 1, int rows = 1) {
    document::Cell c;
    if (*text != '\0') c.blocks = {paragraph(text)};
    c.column_span = columns;
    c.row_span = rows;
    return c;
  };
  table.rows = {{document::RowKind::head, {cell("TT"), cell("Nội dung"), cell("Kinh phí")}},
                {document::RowKind::group, {cell("A"), cell("Chung", 2)}},
                {document::RowKind::data, {cell("1", 1, 2), cell("một")}},
                {document::RowKind::data, {cell("hai"), cell("5")}}};
  d.blocks.insert(d.blocks.begin() + 1, block);
  const auto flow = *compose(d);
  const flow::Table* made = data_table_of(flow);
  REQUIRE(made != nullptr);
  CHECK(made->columns[0] + made->columns[1] + made->columns[2] == Length::twips(9355));
  CHECK(made->rows[0].repeat);
  CHECK((made->rows[0].cells[0].header &&
         made->rows[0].cells[0].paragraphs[0].role == Role::cell_head));
  CHECK(made->rows[1].cells.size() == 2);
  CHECK(made->rows[1].cells[1].paragraphs[0].runs[0].bold);
  CHECK(made->rows[2].cells.size() == 3);  // the missing one is there, empty
  CHECK(made->rows[2].cells[2].paragraphs[0].runs.empty());
  CHECK(made->rows[3].cells.size() == 2);  // the first is covered from above
  CHECK(made->rows[3].cells[1].paragraphs[0].format.align == flow::Align::right);
  for (std::size_t i = 1; i < flow.sections[0].elements.size(); ++i) {
    if (std::get_if<flow::Table>(&flow.sections[0].elements[i - 1]) != made) continue;
    const auto& next = std::get<flow::Paragraph>(flow.sections[0].elements[i]);
    CHECK(next.format.before == flow.format(Role::text).after);
  }
}

TEST_CASE("the paragraph below a table keeps its distance") {
  Document d = plan();
  Block block = paragraph("");
  block.text.clear();
  block.table.emplace();
  block.table->columns = {{1, {}}};
  document::Cell cell;
  cell.blocks = {paragraph("ô")};
  block.table->rows = {{document::RowKind::data, {cell}}};
  d.blocks.insert(d.blocks.begin() + 1, block);
  const auto flow = *compose(d);
  CHECK(of_role(flow, Role::section)[0]->format.before == Length::half_points(12));
  CHECK(flow.format(Role::section).before == Length{});
}

TEST_CASE("the Party's form: no motto, signs for rules, its own codes") {
  static const auto world = real_world();
  static Sources sources;
  static const auto party =
      profile::load(*world, KEHOACH_SOURCE_FOLDER "/templates", "dang", sources).value();
  Document d = plan();
  d.appendices.push_back({"a", words("Lịch"), false, {paragraph("x")}, {}});
  const auto flow = compose(d, party, {flow::Medium::paper, {}, {}}).value();
  CHECK(of_role(flow, Role::motto).empty());
  CHECK(text_of(*of_role(flow, Role::number)[0]) == "Số 07-KH/LĐLĐ");
  const auto issuer = of_role(flow, Role::issuing_body);
  REQUIRE(issuer.size() == 2);
  CHECK((text_of(*issuer[1]) == "*" && issuer[1]->artifact));
  CHECK(text_of(*of_role(flow, Role::subject)[1]) == "-----");
  CHECK(of_role(flow, Role::subject_rule).empty());
  // under the state name and under "Nơi nhận:", each as long as its text
  const auto rules = of_role(flow, Role::rule);
  REQUIRE(rules.size() == 2);
  CHECK(rules[0]->id == "motto_rule");
  CHECK(rules[1]->id == "recipients_rule");
  CHECK((rules[1]->format.left == Length{} && rules[1]->format.right > Length{}));
  CHECK(text_of(*of_role(flow, Role::authority)[0]) == "T/M BAN THƯỜNG VỤ");
  CHECK_FALSE(of_role(flow, Role::position)[0]->runs[0].bold);
  CHECK(text_of(*of_role(flow, Role::recipient).back()) == "Lưu VT, Ban CSPL.");
  CHECK(flow.metadata.number == "07-KH/LĐLĐ");
  CHECK(text_of(*of_role(flow, Role::appendix_reference)[0]) ==
        "(Kèm theo Kế hoạch số 07-KH/LĐLĐ ngày 01 tháng 5 năm 2020 của Liên đoàn Lao động huyện "
        "Gia Lâm)");
}

TEST_CASE("the foot stays with the last row of a table that ends the text") {
  Document d = plan();
  Block block = paragraph("");
  block.text.clear();
  block.table.emplace();
  block.table->columns.resize(1);
  block.table->rows.resize(2);
  d.blocks.push_back(block);
  const auto flow = *compose(d);
  const auto& elements = flow.sections[0].elements;
  const auto& table = std::get<flow::Table>(elements[elements.size() - 4]);
  CHECK_FALSE(table.rows[0].keep_with_next);
  CHECK(table.rows[1].keep_with_next);

  // The mark has a line of its own there, between the table and the foot.
  const auto& mark = std::get<flow::Paragraph>(elements[elements.size() - 3]);
  CHECK(text_of(mark) == "./.");
  CHECK(mark.format.keep_with_next);
  d.end_mark = "";
  const auto without = *compose(d);
  CHECK(without.sections[0].elements.size() == elements.size() - 1);
}

TEST_CASE("letters that the font lacks are told with their place") {
  Sources sources;
  const Source* source = sources.add(SourceKind::file, "p.json", "\"ba 漢 chữ 漢\"");
  DataPath* path = sources.member(sources.root(), "text");
  path->lead = 1;
  Document d = plan();
  d.blocks[0].text = {{"ba 漢 chữ 漢", false, false, {source, {0, 19}, nullptr, path, 0}}};
  const auto result = compose(d);
  REQUIRE_FALSE(result);
  REQUIRE(result.error().size() == 1);
  CHECK(result.error()[0].code == "C003");
  CHECK(result.error()[0].arguments[1].en == "U+6F22");
  CHECK(result.error()[0].where.span == Span{4, 7});
}

TEST_CASE("a monstrous paragraph is refused") {
  Document d = plan();
  d.blocks[0].text = words(std::string((256u << 10) + 1, 'a'));
  const auto result = compose(d);
  REQUIRE_FALSE(result);
  CHECK(result.error()[0].code == "C005");
}

TEST_CASE("a profile without a style, or with an unknown blank, is refused") {
  profile::Profile broken = nd30();
  broken.styles.erase("dash");
  auto result = compose(plan(), broken);
  REQUIRE_FALSE(result);
  CHECK(result.error()[0].code == "R003");
  broken = nd30();
  broken.styles["dashh"] = broken.styles["dash"];
  broken.styles["dashed_base"].is_base = true;
  result = compose(plan(), broken);
  REQUIRE_FALSE(result);
  REQUIRE(result.error().size() == 1);
  CHECK(result.error()[0].code == "R004");
  CHECK(result.error()[0].hints.at(0).en == "did you mean \"dash\"?");
  broken = nd30();
  broken.wording.number = "Số: {no}/{code}";
  result = compose(plan(), broken);
  REQUIRE_FALSE(result);
  CHECK(result.error()[0].code == "R006");
  CHECK(result.error()[0].arguments[0].en == "{code}");
}

TEST_CASE("the properties say what the document is") {
  const auto flow = *compose(plan());
  CHECK(flow.metadata.title.starts_with("Kế hoạch 07/KH-LĐLĐ: Phát động đợt thi đua"));
  CHECK(flow.metadata.author == "Liên đoàn Lao động huyện Gia Lâm");
  CHECK(flow.metadata.signer == "Đào Xuân Trường");
  CHECK((flow.metadata.date && flow.metadata.date->month == 5));
  CHECK(flow.metadata.subject.find("\u00A0") == std::string::npos);
}
