#include "plan_flow.h"

#include <utility>

namespace kehoach::docx_check {

namespace {

using flow::Align;
using flow::Cell;
using flow::Field;
using flow::Flow;
using flow::Format;
using flow::ListLevel;
using flow::Paragraph;
using flow::Role;
using flow::Row;
using flow::Run;
using flow::Section;
using flow::Table;

constexpr std::string_view nbsp = "\xC2\xA0";

Format& at(std::array<Format, flow::role_count>& formats, Role role) {
  return formats[static_cast<std::size_t>(role)];
}

Length tw(std::int64_t n) { return Length::twips(n); }

void set_form_formats(std::array<Format, flow::role_count>& formats) {
  for (const Role role :
       {Role::parent_body, Role::issuing_body, Role::state_name, Role::motto, Role::rule,
        Role::number, Role::place_date, Role::type_name, Role::subject, Role::subject_rule,
        Role::authority, Role::position, Role::signature_note, Role::signer, Role::appendix_label,
        Role::appendix_title, Role::appendix_reference, Role::page_number, Role::cell_head}) {
    at(formats, role).align = Align::centre;
  }
  for (const Role role : {Role::parent_body, Role::issuing_body, Role::state_name, Role::number}) {
    at(formats, role).half_points = 26;
  }
  for (const Role role : {Role::issuing_body, Role::state_name, Role::motto, Role::type_name,
                          Role::subject, Role::authority, Role::position, Role::signer,
                          Role::appendix_label, Role::appendix_title, Role::cell_head}) {
    at(formats, role).bold = true;
  }
  for (const Role role : {Role::type_name, Role::subject, Role::authority, Role::position,
                          Role::appendix_label, Role::appendix_title}) {
    at(formats, role).keep_with_next = true;
  }
  for (const Role role : {Role::place_date, Role::appendix_reference, Role::signature_note}) {
    at(formats, role).italic = true;
  }
  for (const Role role : {Role::rule, Role::subject_rule}) {
    Format& rule = at(formats, role);
    rule.half_points = 2;
    rule.rule = Length::emu(9525);  // 0.75 pt
    rule.spacing = {flow::LineSpacing::Rule::exact, 100, tw(20)};
    rule.keep_lines = true;
    rule.before = tw(role == Role::rule ? 50 : 60);
    rule.after = tw(role == Role::rule ? 0 : 240);
  }
  at(formats, Role::number).before = tw(120);
  at(formats, Role::place_date).before = tw(120);
  at(formats, Role::type_name).before = tw(360);
  at(formats, Role::authority).before = tw(120);
  at(formats, Role::signer).before = tw(1500);
  at(formats, Role::appendix_reference).after = tw(240);
}

void set_body_formats(std::array<Format, flow::role_count>& formats) {
  for (const Role role : {Role::text, Role::basis, Role::section, Role::clause_heading,
                          Role::clause, Role::subclause_heading, Role::subclause,
                          Role::point_heading, Role::point, Role::dash, Role::plus, Role::star}) {
    Format& format = at(formats, role);
    format.align = Align::justified;
    format.first_line = tw(720);
    format.after = tw(120);
    format.spacing.percent = 110;
  }
  for (const auto& [role, level] : {std::pair(Role::section, 1), std::pair(Role::clause_heading, 2),
                                    std::pair(Role::subclause_heading, 3)}) {
    Format& format = at(formats, role);
    format.heading_level = static_cast<std::uint8_t>(level);
    format.bold = format.keep_with_next = format.keep_lines = true;
  }
  at(formats, Role::section).before = tw(120);
  at(formats, Role::basis).italic = true;
  at(formats, Role::point_heading).bold = true;
  at(formats, Role::point_heading).keep_with_next = true;
}

void set_end_formats(std::array<Format, flow::role_count>& formats) {
  Format& label = at(formats, Role::recipients_label);
  label.half_points = 24;
  label.bold = label.italic = label.keep_with_next = label.keep_lines = true;
  label.before = tw(120);
  label.spacing = {flow::LineSpacing::Rule::at_least, 100, tw(322)};
  at(formats, Role::recipient).half_points = 22;
  at(formats, Role::recipient).keep_lines = true;
  at(formats, Role::table_caption).align = Align::right;
  at(formats, Role::table_caption).italic = true;
  at(formats, Role::table_caption).keep_with_next = true;
  at(formats, Role::cell).half_points = 26;
  at(formats, Role::cell_head).half_points = 26;
  Format& end = at(formats, Role::end_of_document);
  end.half_points = 2;
  end.spacing = {flow::LineSpacing::Rule::exact, 100, tw(20)};
}

Run run(std::string_view text, bool bold = false, bool italic = false) {
  Run out;
  out.text = text;
  out.bold = bold;
  out.italic = italic;
  return out;
}

// The plan, part by part.
class Plan : public FlowBuilder {
 public:
  Plan() {
    set_fields();
    set_metadata();
    Section& main = section("main", portrait_page());
    main.elements.emplace_back(letterhead());
    add_title(main);
    add_preamble(main);
    add_purpose(main);
    add_content(main);
    add_phases(main);
    add_end(main);
    main.elements.emplace_back(signature());
    main.elements.emplace_back(closing());
    add_budget();
    add_form();
    flow.plan_json = "{\"template\": \"ke-hoach\",\n \"subject\": \"Hội thao & <văn nghệ>\"}\n";
  }

 private:
  enum FieldIndex : std::int16_t {
    parents,
    issuer,
    number,
    symbol,
    place,
    date,
    subject,
    authority,
    position,
    signer
  };

  Section& section(std::string_view id, const flow::Page& page) {
    flow.sections.push_back({std::string(id), page, {}});
    return flow.sections.back();
  }

  void field(Field::Kind kind, std::string_view name, std::string_view title,
             std::string_view value) {
    flow.fields.push_back({kind, std::string(name), std::string(title), std::string(value), {}});
  }

  Run field_run(FieldIndex index, bool bold = false, bool italic = false) {
    Run out = run(flow.fields[static_cast<std::size_t>(index)].value, bold, italic);
    out.field = index;
    return out;
  }

  void set_fields() {
    using enum Field::Kind;
    field(text, "co_quan_chu_quan", "Cơ quan chủ quản", "LĐLĐ THÀNH PHỐ HẢI PHÒNG");
    field(lines, "co_quan", "Cơ quan ban hành", "CÔNG ĐOÀN\nKHU KINH TẾ \"VEN SÔNG\" & <CẢNG>");
    field(text, "so", "Số văn bản", "08");
    field(text, "ky_hieu", "Ký hiệu", "KH-CĐKKT");
    field(text, "dia_danh", "Địa danh", "Hải Phòng");
    field(Field::Kind::date, "ngay", "Ngày ban hành",
          "ngày\xC2\xA0"
          "05 tháng\xC2\xA0"
          "02 năm\xC2\xA0"
          "2024");
    flow.fields.back().day = {2024, 2, 5};
    field(text, "trich_yeu", "Trích yếu nội dung",
          "Tổ chức Hội thao công nhân, viên chức, lao động chào mừng 95 năm Ngày thành lập Công "
          "đoàn Việt Nam");
    field(text, "quyen_han", "Quyền hạn của người ký", "TM. BAN THƯỜNG VỤ");
    field(text, "chuc_vu", "Chức vụ người ký", "CHỦ TỊCH");
    field(text, "nguoi_ky", "Họ và tên người ký", "Nguyễn Thị Hồng Đăng");
  }

  void set_metadata() {
    flow.metadata.title = "Kế hoạch 08/KH-CĐKKT: " + flow.fields[subject].value;
    flow.metadata.subject = flow.fields[subject].value;
    flow.metadata.author = "Công đoàn Khu kinh tế \"Ven sông\" & <Cảng>";
    flow.metadata.number = "08/KH-CĐKKT";
    flow.metadata.signer = "Nguyễn Thị Hồng Đăng";
    flow.metadata.category = "Kế hoạch";
    flow.metadata.date = Field::Day{2024, 2, 5};
  }

  Paragraph rule(Role role, std::int64_t indent) {
    Paragraph out = paragraph(role);
    out.artifact = true;
    out.format.left = out.format.right = tw(indent);
    return out;
  }

  Paragraph closing() {
    Paragraph out = paragraph(Role::end_of_document);
    out.artifact = true;
    return out;
  }

  Table letterhead() {
    Table table;
    table.kind = Table::Kind::letterhead;
    table.id = "letterhead";
    table.columns = {tw(3795), tw(5560)};
    table.title = "Phần đầu văn bản";
    table.description = "Bên trái: cơ quan ban hành, số. Bên phải: Quốc hiệu, Tiêu ngữ, ngày.";
    Row names, numbers;
    names.cells.resize(2);
    numbers.cells.resize(2);
    Paragraph above = paragraph(Role::parent_body);
    above.runs = {field_run(parents)};
    Paragraph body = paragraph(Role::issuing_body);
    body.runs = {field_run(issuer, true)};
    names.cells[0].paragraphs = {above, body, rule(Role::rule, 1309)};
    names.cells[1].paragraphs = {paragraph(Role::state_name, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                                 paragraph(Role::motto, "Độc lập - Tự do - Hạnh phúc"),
                                 rule(Role::rule, 1066)};
    Paragraph so = paragraph(Role::number);
    so.runs = {run("Số: "), field_run(number), run("/"), field_run(symbol)};
    Paragraph when = paragraph(Role::place_date);
    when.runs = {field_run(place, false, true), run(", ", false, true),
                 field_run(date, false, true)};
    numbers.cells[0].paragraphs = {so};
    numbers.cells[1].paragraphs = {when};
    table.rows = {names, numbers};
    return table;
  }

  void add_title(Section& to) {
    to.elements.emplace_back(paragraph(Role::type_name, "KẾ HOẠCH"));
    Paragraph trich_yeu = paragraph(Role::subject);
    trich_yeu.runs = {field_run(subject, true)};
    trich_yeu.format.left = trich_yeu.format.right = tw(1100);
    to.elements.emplace_back(trich_yeu);
    to.elements.emplace_back(rule(Role::subject_rule, 3450));
  }

  void add_preamble(Section& to) {
    to.elements.emplace_back(paragraph(Role::basis,
                                       "Căn cứ Luật Công đoàn ngày\xC2\xA0"
                                       "20 tháng\xC2\xA0"
                                       "6 năm\xC2\xA0"
                                       "2012;"));
    Paragraph upright = paragraph(Role::basis, "Căn cứ Chương trình công tác năm 2024, ");
    upright.runs.push_back(run("phần văn hóa", false, false));
    upright.runs.push_back(run(" và ", false, true));
    upright.runs.push_back(run("thể thao", true, true));
    upright.runs.push_back(run(".", false, true));
    to.elements.emplace_back(upright);
    Paragraph lead = paragraph(Role::text);
    lead.runs = {run("Hưởng ứng phong trào “"),
                 run("Cán bộ, đoàn viên", false, true),
                 run(" rèn luyện ", true, true),
                 run("mỗi ngày", true),
                 run("”, Ban Thường vụ Công đoàn Khu kinh tế xây dựng kế hoạch tổ chức Hội thao "),
                 run("năm 2024"),
                 run(" với các nội dung sau:")};
    lead.format.keep_with_next = true;
    to.elements.emplace_back(lead);
  }

  void add_purpose(Section& to) {
    to.elements.emplace_back(item(Role::section, ListLevel::section, "I.", 1, "MỤC ĐÍCH, YÊU CẦU"));
    to.elements.emplace_back(item(Role::clause, ListLevel::clause, "1.", 1,
                                  "Tạo sân chơi lành mạnh, nâng cao thể lực và đời sống tinh thần "
                                  "cho đoàn viên, người lao động trong khu kinh tế."));
    to.elements.emplace_back(item(Role::clause, ListLevel::clause, "2.", 2,
                                  "Việc tổ chức bảo đảm an toàn, tiết kiệm, đúng quy định; thu hút "
                                  "đông đảo đoàn viên ở mọi loại hình doanh nghiệp tham gia."));
    to.elements.emplace_back(
        paragraph(Role::text,
                  "Mỗi công đoàn cơ sở có ít nhất một đội dự thi; khuyến khích các đơn vị tổ "
                  "chức vòng loại tại chỗ trước khi cử vận động viên."));
  }

  void add_content(Section& to) {
    to.elements.emplace_back(item(Role::section, ListLevel::section, "II.", 2, "NỘI DUNG THI ĐẤU"));
    to.elements.emplace_back(item(Role::clause_heading, ListLevel::clause, "1.", 1, "Các môn thi"));
    to.elements.emplace_back(item(Role::subclause, ListLevel::subclause, "1.1.", 1,
                                  "Bóng đá nam bảy người, thi đấu vòng tròn một lượt."));
    to.elements.emplace_back(
        item(Role::subclause_heading, ListLevel::subclause, "1.2.", 2, "Kéo co và bóng bàn"));
    Paragraph a = typed(Role::point_heading, "a)", "Kéo co");
    a.label.bold = true;
    to.elements.emplace_back(a);
    to.elements.emplace_back(typed(Role::point, "b)", "Bóng bàn đơn nam, đơn nữ;"));
    to.elements.emplace_back(typed(Role::point, "đ)", "Nội dung đôi nam nữ."));
    Paragraph run_in = item(Role::clause, ListLevel::clause, "2.", 2, "");
    run_in.label.bold = true;
    run_in.runs = {run("Đối tượng:", true), run(" Đoàn viên công đoàn, người lao động; mỗi người "),
                   run("không quá hai môn", false, true), run(".")};
    to.elements.emplace_back(run_in);
    Paragraph list = item(Role::dash, ListLevel::dash, "-", 0, "Hồ sơ đăng ký gồm:");
    list.format.keep_with_next = true;
    to.elements.emplace_back(list);
    to.elements.emplace_back(
        item(Role::plus, ListLevel::plus, "+", 0, "Danh sách vận động viên có xác nhận;"));
    to.elements.emplace_back(item(Role::plus, ListLevel::plus, "+", 0, "Giấy khám sức khỏe."));
    Paragraph contact = item(Role::dash, ListLevel::dash, "-", 0, "");
    contact.runs = {run("Gửi về "),        run("hoithao@"),  run("congdoan.vn"),
                    run(" hoặc xem tại "), run("trang tin"), run(".")};
    contact.runs[1].link = contact.runs[2].link = "mailto:hoithao@congdoan.vn";
    contact.runs[4].link = "https://congdoan.vn/h%E1%BB%99i-thao?nam=2024&x=1";
    to.elements.emplace_back(contact);
    to.elements.emplace_back(
        item(Role::star, ListLevel::star, "*", 0, "Lưu ý: hạn cuối là 20/3/2024."));
  }

  void add_phases(Section& to) {
    // The clauses go on counting: Word would begin again with 1.
    to.elements.emplace_back(
        item(Role::section, ListLevel::section, "III.", 3, "THỜI GIAN, ĐỊA ĐIỂM"));
    to.elements.emplace_back(
        item(Role::clause, ListLevel::clause, "3.", 3,
             "Vòng loại: từ ngày 01/4 đến ngày 15/4/2024 tại các cụm thi đua."));
    to.elements.emplace_back(
        item(Role::clause_heading, ListLevel::clause, "4.", 4, "Vòng chung kết"));
    to.elements.emplace_back(
        item(Role::subclause, ListLevel::subclause, "4.1.", 1, "Khai mạc: 07 giờ 30 phút;"));
    to.elements.emplace_back(
        item(Role::subclause, ListLevel::subclause, "4.2.", 2, "Bế mạc: cùng ngày."));
    // Numbers as they were written, one without its dot: the whole list is text.
    to.elements.emplace_back(
        item(Role::section, ListLevel::section, "IV.", 4, "TỔ CHỨC THỰC HIỆN"));
    to.elements.emplace_back(typed(Role::clause_heading, "1.", "Công đoàn Khu kinh tế"));
    to.elements.emplace_back(typed(Role::subclause, "1.1.", "Thành lập Ban Tổ chức."));
    to.elements.emplace_back(typed(Role::subclause, "1.2", "Mời trọng tài, bác sĩ trực."));
    to.elements.emplace_back(typed(Role::clause_heading, "3.", "Công đoàn cơ sở"));
    for (int i = 0; i < 12; ++i) {
      to.elements.emplace_back(item(Role::dash, ListLevel::dash, "-", 0,
                                    "Tuyên truyền mục đích, ý nghĩa của Hội thao; phối hợp với "
                                    "người sử dụng lao động bố trí thời gian tập luyện, thi đấu và "
                                    "hỗ trợ kinh phí cho vận động viên của đơn vị mình."));
    }
    to.elements.emplace_back(item(Role::section, ListLevel::section, "V.", 5, "KINH PHÍ"));
    to.elements.emplace_back(
        item(Role::clause, ListLevel::clause, "1.", 1, "Theo dự toán kèm theo."));
  }

  void add_end(Section& to) {
    Paragraph last =
        paragraph(Role::text,
                  "Trên đây là kế hoạch tổ chức Hội thao năm 2024; đề nghị các đơn vị triển khai "
                  "thực hiện và báo cáo kết quả về Ban Thường vụ trước ngày 30/4/2024./.");
    last.format.keep_with_next = true;
    to.elements.emplace_back(last);
  }

  Table signature() {
    Table table;
    table.kind = Table::Kind::signature;
    table.id = "signature";
    table.columns = {tw(4678), tw(4677)};
    table.title = "Nơi nhận và chữ ký";
    table.description = "Bên trái: nơi nhận. Bên phải: quyền hạn, chức vụ, họ tên người ký.";
    Row row;
    row.cells.resize(2);
    Paragraph label = paragraph(Role::recipients_label, "Nơi nhận:");
    row.cells[0].paragraphs = {
        label, item(Role::recipient, ListLevel::recipient, "-", 0, "LĐLĐ thành phố (để b/c);"),
        item(Role::recipient, ListLevel::recipient, "-", 0, "Các công đoàn cơ sở (để t/h);"),
        item(Role::recipient, ListLevel::recipient, "-", 0, "Lưu: VT, TG.")};
    Paragraph tm = paragraph(Role::authority), chuc_vu = paragraph(Role::position),
              ten = paragraph(Role::signer);
    tm.runs = {field_run(authority, true)};
    chuc_vu.runs = {field_run(position, true)};
    ten.runs = {field_run(signer, true)};
    row.cells[1].paragraphs = {tm, chuc_vu, ten};
    table.rows = {row};
    return table;
  }

  void add_appendix_head(Section& to, std::string_view label, std::string_view title) {
    to.elements.emplace_back(paragraph(Role::appendix_label, label));
    to.elements.emplace_back(paragraph(Role::appendix_title, title));
    Paragraph reference = paragraph(Role::appendix_reference);
    reference.runs = {run("(Kèm theo Kế hoạch số ", false, true), field_run(number, false, true),
                      run("/", false, true), field_run(symbol, false, true),
                      run(" của Công đoàn Khu kinh tế)", false, true)};
    to.elements.emplace_back(reference);
  }

  Cell cell(std::string_view text, int columns = 1, int rows = 1, bool head = false) {
    Cell out;
    out.paragraphs = {paragraph(head ? Role::cell_head : Role::cell, text)};
    out.column_span = columns;
    out.row_span = rows;
    out.header = head;
    if (head) out.vertical = Cell::Vertical::centre;
    return out;
  }

  // Landscape; a head of two rows with spans both ways, over several pages.
  void add_budget() {
    Section& to = section("appendix-1", landscape_page());
    add_appendix_head(to, "Phụ lục I", "DỰ TOÁN KINH PHÍ");
    to.elements.emplace_back(item(Role::section, ListLevel::section, "I.", 1, "PHẦN CHI"));
    to.elements.emplace_back(
        item(Role::clause, ListLevel::clause, "1.", 1, "Chi tổ chức các môn thi như bảng sau:"));
    to.elements.emplace_back(paragraph(Role::table_caption, "Đơn vị tính: nghìn đồng"));
    to.elements.emplace_back(budget_table());
    to.elements.emplace_back(item(Role::section, ListLevel::section, "II.", 2, "PHẦN THU"));
    to.elements.emplace_back(
        item(Role::clause, ListLevel::clause, "1.", 1, "Ngân sách công đoàn cấp 60%."));
    to.elements.emplace_back(
        item(Role::clause, ListLevel::clause, "2.", 2, "Phần còn lại do các đơn vị đóng góp."));
  }

  Table budget_table() {
    Table table;
    table.id = "budget";
    table.columns = {tw(900), tw(5600), tw(2000), tw(2000), tw(3500)};
    table.border = Length::emu(6350);
    table.padding_side = tw(100);
    table.title = "Dự toán kinh phí";
    table.description = "Mỗi dòng là một khoản chi, với số lượng, thành tiền và ghi chú.";
    Row head, second;
    head.repeat = second.repeat = true;
    head.cells = {cell("TT", 1, 2, true), cell("Nội dung chi", 1, 2, true),
                  cell("Kinh phí", 2, 1, true), cell("Ghi chú", 1, 2, true)};
    second.cells = {cell("Số lượng", 1, 1, true), cell("Thành tiền", 1, 1, true)};
    table.rows = {head, second};
    Row group;
    group.keep_with_next = true;
    group.cells = {cell("A"), cell("Tổ chức thi đấu", 4)};
    group.cells[1].paragraphs[0].runs[0].bold = true;
    table.rows.push_back(group);
    for (int i = 1; i <= 24; ++i) {
      Row row;
      row.cells = {cell(std::to_string(i)), cell("Thuê sân bãi, trọng tài, nước uống, khánh tiết"),
                   cell(std::to_string(i * 2)), cell(std::to_string(i * 1250))};
      for (const std::size_t right : {2U, 3U}) {
        row.cells[right].paragraphs[0].format.align = Align::right;
      }
      if (i % 4 == 1) row.cells.push_back(cell("Chi theo thực tế", 1, 4));
      table.rows.push_back(row);
    }
    Row rich;
    rich.cells = {cell(""), cell("Cộng"), cell(""), cell("375.000"), cell("Gồm:")};
    rich.cells[0].paragraphs[0].runs.clear();
    rich.cells[2].paragraphs[0].runs.clear();
    for (const std::string_view text : {"tiền mặt;", "hiện vật."}) {
      Paragraph line = item(Role::cell, ListLevel::dash, "-", 0, text);
      rich.cells[4].paragraphs.push_back(line);
    }
    table.rows.push_back(rich);
    return table;
  }

  void add_form() {
    Section& to = section("appendix-2", portrait_page());
    add_appendix_head(to, "Phụ lục II", "MẪU DANH SÁCH ĐĂNG KÝ");
    Paragraph signed_note = paragraph(Role::signature_note, "(Ký, ghi rõ họ tên)");
    to.elements.emplace_back(
        item(Role::clause, ListLevel::clause, "1.", 1, "Đơn vị: ...................."));
    Table table;
    table.id = "form";
    table.columns = {tw(1355), tw(5000), tw(3000)};
    table.border = Length::emu(6350);
    table.padding_side = tw(100);
    table.title = "Danh sách vận động viên";
    Row head;
    head.repeat = true;
    head.cells = {cell("TT", 1, 1, true), cell("Họ và tên", 1, 1, true),
                  cell("Môn thi", 1, 1, true)};
    Row row;
    row.cells = {cell("1", 1, 1, true), cell("...\n..."), cell("...")};
    table.rows = {head, row};
    to.elements.emplace_back(signed_note);
    to.elements.emplace_back(table);
  }
};

}  // namespace

std::array<Format, flow::role_count> plan_formats() {
  std::array<Format, flow::role_count> formats;
  set_form_formats(formats);
  set_body_formats(formats);
  set_end_formats(formats);
  return formats;
}

flow::Page portrait_page() {
  return {tw(11906), tw(16838), tw(1134), tw(1134), tw(1701), tw(850), tw(567)};
}

flow::Page landscape_page() {
  return {tw(16838), tw(11906), tw(1134), tw(1134), tw(1701), tw(1134), tw(567)};
}

FlowBuilder::FlowBuilder() { flow.formats = plan_formats(); }

Paragraph FlowBuilder::paragraph(Role role, std::string_view text) {
  Paragraph out;
  out.id = "p." + std::to_string(++ids_);
  out.role = role;
  out.format = flow.format(role);
  if (!text.empty()) out.runs = {run(text, out.format.bold, out.format.italic)};
  return out;
}

Paragraph FlowBuilder::item(Role role, ListLevel list, std::string_view label, int number,
                            std::string_view text) {
  Paragraph out = paragraph(role, text);
  out.label = {std::string(label), list, number, false, out.format.bold, out.format.italic};
  return out;
}

Paragraph FlowBuilder::typed(Role role, std::string_view label, std::string_view text) {
  Paragraph out = paragraph(role, text);
  out.label = {std::string(label), ListLevel::none, 0, true, out.format.bold, out.format.italic};
  return out;
}

Flow plan_flow() { return Plan().flow; }

std::vector<std::string> lines_of(const Flow& flow) {
  std::vector<std::string> out;
  const auto add = [&](const Paragraph& paragraph) {
    std::string text;
    for (const Run& part : paragraph.runs) text += part.text;
    const std::string& label = paragraph.label.text;
    if (!label.empty()) text.insert(0, label + std::string(nbsp));
    if (!text.empty()) out.push_back(std::move(text));
  };
  for (const Section& section : flow.sections) {
    for (const flow::Element& element : section.elements) {
      if (const auto* paragraph = std::get_if<Paragraph>(&element)) {
        add(*paragraph);
        continue;
      }
      for (const Row& row : std::get<Table>(element).rows) {
        for (const Cell& cell : row.cells) {
          for (const Paragraph& paragraph : cell.paragraphs) add(paragraph);
        }
      }
    }
  }
  return out;
}

}  // namespace kehoach::docx_check
