#include "commands.h"

namespace kehoach::cli {

namespace {

using Options = std::vector<Option>;

Options operator+(Options a, const Options& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Options data_option() {
  return {{"--data", "THƯ MỤC", &Arguments::data, "thư mục chứa templates/ và fonts/",
           "folder that holds templates/ and fonts/"}};
}

Options json_option() {
  return {{"--json", "", &Arguments::json, "in dạng JSON cho chương trình khác đọc",
           "print JSON, for programs"}};
}

Options set_option() {
  return {{"--set", "đường.dẫn=giá trị", &Arguments::settings,
           "sửa một trường, có thể lặp lại: --set number.no=12",
           "change one field, may be repeated: --set number.no=12"}};
}

// Which template reads the plan, with which changes.
Options plan_options() {
  return Options{{"--template", "TÊN|TỆP", &Arguments::template_name,
                  "dùng mẫu này thay cho mẫu ghi trong kế hoạch",
                  "use this template instead of the one the plan names"}} +
         set_option();
}

// How the document is set.
Options profile_option() {
  return {{"--profile", "TÊN", &Arguments::profile_name, "hồ sơ thể thức (nd30, cong-doan ...)",
           "profile of form (nd30, cong-doan ...)"}};
}

Options form_options() {
  return profile_option() +
         Options{
             {"--font-path", "THƯ MỤC", &Arguments::font_path, "thư mục có phông Times New Roman",
              "folder that holds Times New Roman"},
             {"--line-fit",
              "word-2013|first-fit",
              &Arguments::line_fit,
              "cách xếp chữ vào dòng (mặc định: word-2013)",
              "how words are fitted into lines (default: word-2013)",
              {"word-2013", "first-fit"}},
             {"--medium",
              "paper|electronic",
              &Arguments::medium,
              "văn bản giấy hay điện tử (mặc định: electronic)",
              "paper or electronic document (default: electronic)",
              {"paper", "electronic"}},
         };
}

Options tone_option() {
  return {{"--tone-marks",
           "old|new",
           &Arguments::tone_marks,
           "kiểu đặt dấu thanh cần theo: old (hòa), new (hoà); mặc định: kiểu gặp nhiều hơn",
           "the style of tone marks to keep to: old (hòa), new (hoà); default: the one met more "
           "often",
           {"", "old", "new"}}};
}

Options tidy_options() {
  return Options{{"--tidy", "", &Arguments::tidy,
                  "sửa và báo các chỗ gõ chưa gọn: dấu cách thừa, ngoặc kép thẳng, chữ lẫn bảng mã "
                  "...",
                  "mend and tell of untidy typing: extra blanks, straight quotes, look-alike "
                  "letters ..."}} +
         tone_option();
}

Options pdf_options() {
  return {{"--pdf-standard", "a-2a|a-3a|a-1b|ua-1|none,...", &Arguments::pdf_standard,
           "các chuẩn mà tệp PDF phải theo (mặc định: a-2a,ua-1)",
           "the standards that the PDF keeps to (default: a-2a,ua-1)"},
          {"--embed-plan", "", &Arguments::embed_plan,
           "đính kèm dữ liệu kế hoạch vào tệp PDF (thành PDF/A-3)",
           "attach the plan's data to the PDF (which becomes PDF/A-3)"},
          {"--sign-fields", "", &Arguments::sign_fields,
           "chừa ô ký số của người ký và của cơ quan trong tệp PDF",
           "empty signature fields in the PDF, the signer's and the organisation's"}};
}

CommandInfo render_command() {
  return {Command::render,
          "render",
          "KẾ-HOẠCH.json...",
          "PLAN.json...",
          1,
          any_number,
          "tạo tệp Word (DOCX) và PDF từ kế hoạch; \"-\" là đầu vào chuẩn và cần có -o",
          "make the Word file (DOCX) and the PDF of a plan; \"-\" is standard input and needs -o",
          Options{{"-o", "TỆP.docx|TỆP.pdf|THƯ MỤC/", &Arguments::outputs,
                   "nơi ghi kết quả, có thể lặp lại; không có -o thì ghi cả hai tệp cạnh kế hoạch",
                   "where to write, may be repeated; without -o both files stand beside the plan"},
                  {"--watch", "", &Arguments::watch,
                   "tạo lại mỗi khi kế hoạch, mẫu hay kehoach.json được lưu; dừng bằng Ctrl-C",
                   "render again whenever the plan, its template or kehoach.json is saved; Ctrl-C "
                   "ends it"}} +
              plan_options() + form_options() + tidy_options() +
              Options{{"--no-embed", "", &Arguments::no_embed,
                       "không nhúng dữ liệu kế hoạch vào tệp Word",
                       "do not embed the plan's data in the Word file"}} +
              pdf_options() + data_option()};
}

CommandInfo batch_command() {
  return {
      Command::batch,
      "batch",
      "KẾ-HOẠCH.json",
      "PLAN.json",
      0,
      1,
      "tạo văn bản cho mọi đơn vị trong danh sách; lần sau chỉ làm lại những gì thay đổi",
      "make the documents of all units in a list; the next time only what has changed",
      Options{
          {"--units", "TỆP.csv|.json|.jsonl|.xlsx", &Arguments::units,
           "danh sách đơn vị: mỗi hàng một đơn vị, mỗi cột một trường của kế hoạch",
           "the list of units: a row a unit, a column a field of the plan"},
          {"-o", "MẪU.docx|MẪU.pdf", &Arguments::outputs,
           "mẫu tên tệp, có thể lặp lại: 'out/{code}/{number.no|pad:3}-{slug}.docx'",
           "pattern of file names, may be repeated: 'out/{code}/{number.no|pad:3}-{slug}.docx'"},
          {"--sheet", "TÊN", &Arguments::sheet, "trang tính của tệp .xlsx (mặc định: trang đầu)",
           "sheet of an .xlsx (default: the first)"},
          {"-j", "N", &Arguments::threads, "số luồng (mặc định: số nhân của máy)",
           "threads (default: as many as processors)"},
          {"--parent", "CẤP-TRÊN.json", &Arguments::parent,
           "kế hoạch cấp trên: được trích dẫn, cho các đợt và cơ quan chủ quản",
           "the superior's plan: it is cited and gives phases and parent body"},
          {"--number-from", "N", &Arguments::number_from, "đánh số kế hoạch lần lượt từ N",
           "number the plans one by one from N"},
          {"--sort", "", &Arguments::sort, "đánh số theo thứ tự chữ cái tiếng Việt của tên đơn vị",
           "number them in the Vietnamese order of the units' names"},
          {"--explain", "", &Arguments::reasons, "nói vì sao làm lại từng đơn vị",
           "say why each unit is made"},
          {"--force", "", &Arguments::force, "ghi đè cả tệp đã bị sửa tay",
           "overwrite files that were edited by hand too"},
          {"--prune", "", &Arguments::prune, "xóa tệp của đơn vị không còn trong danh sách",
           "remove the files of units that have left the list"},
          {"--merged", "TỆP.pdf", &Arguments::merged,
           "ghép thêm một PDF để in hai mặt: mỗi kế hoạch bắt đầu ở một tờ mới, có mục lục theo "
           "đơn vị, trang gọi theo mã đơn vị như A01/1 (không phải PDF/A)",
           "also one PDF to be printed on both sides: each plan begins on a new sheet, bookmarks "
           "by unit, pages labelled by its code as A01/1 (no PDF/A)"},
          {"--zip", "TỆP.zip", &Arguments::zip, "nén thêm tất cả các tệp vào một tệp",
           "also one archive of all files"},
          {"--shard", "i/n", &Arguments::shard,
           "chỉ làm đơn vị thứ i, i+n, i+2n ... để nhiều máy cùng làm; xong thì gộp bằng --join",
           "make units i, i+n, i+2n ... only, so that many machines can share; then --join"},
          {"--join", "", &Arguments::join,
           "thay cho kế hoạch là thư mục kết quả: gộp các phần, nói còn thiếu phần nào; dùng được "
           "cùng --merged, --zip, --prune, --force",
           "the word is the output folder, not a plan: unite the shards, say what is missing; with "
           "--merged, --zip, --prune, --force if wanted"},
          {"--report", "TỆP.json", &Arguments::report, "ghi kết quả của từng đơn vị",
           "write what became of each unit"},
          {"--quiet", "", &Arguments::quiet, "không in tiến độ và tổng kết",
           "print neither progress nor summary"}} +
          plan_options() + form_options() + tidy_options() +
          Options{{"--no-embed", "", &Arguments::no_embed,
                   "không nhúng dữ liệu kế hoạch vào tệp Word",
                   "do not embed the plan's data in the Word file"}} +
          pdf_options() + data_option()};
}

CommandInfo dump_command() {
  return {Command::dump,
          "dump",
          "KẾ-HOẠCH.json",
          "PLAN.json",
          1,
          1,
          "in một giai đoạn xử lý ra dạng chữ",
          "print one stage of the work as text",
          Options{{"--stage",
                   "text|plan|document|flow|pages",
                   &Arguments::stage,
                   "giai đoạn cần xem (mặc định: text)",
                   "the stage to show (default: text)",
                   {"text", "plan", "document", "flow", "pages"}},
                  {"--stats", "", &Arguments::stats,
                   "với --stage pages: các số đo về chất lượng dàn dòng",
                   "with --stage pages: figures of how well the lines are set"}} +
              plan_options() + form_options() + tidy_options() + data_option()};
}

CommandInfo create_command() {
  return {
      Command::create,
      "new",
      "MẪU",
      "TEMPLATE",
      1,
      1,
      "soạn kế hoạch mới theo một mẫu: hỏi từng mục rồi ghi tệp kế hoạch",
      "draft a plan from a template: asks field by field, then writes the plan",
      Options{{"-o", "TỆP.json", &Arguments::outputs, "tên tệp kế hoạch (mặc định: ke-hoach.json)",
               "the plan's file name (default: ke-hoach.json)"},
              {"--example", "", &Arguments::example, "không hỏi gì, chép kế hoạch ví dụ của mẫu",
               "ask nothing, copy the template's example plan"},
              {"--set", "đường.dẫn=giá trị", &Arguments::settings,
               "không hỏi gì, điền sẵn một trường, có thể lặp lại: --set number.no=12",
               "ask nothing, fill in a field, may be repeated: --set number.no=12"}} +
          data_option()};
}

CommandInfo init_command() {
  return {Command::init,
          "init",
          "[THƯ MỤC]",
          "[FOLDER]",
          0,
          1,
          "tạo kehoach.json: những điều không đổi của cơ quan, để kế hoạch khỏi phải ghi lại",
          "make kehoach.json: what an office's plans have in common",
          Options{{"--set", "đường.dẫn=giá trị", &Arguments::settings,
                   "không hỏi gì, điền sẵn một trường, có thể lặp lại: --set place='Hà Nội'",
                   "ask nothing, fill in a field, may be repeated: --set place='Hà Nội'"}} +
              data_option()};
}

}  // namespace

const std::vector<Option>& common_options() {
  static const std::vector<Option> options = {
      {"--lang",
       "vi|en",
       &Arguments::language_name,
       "ngôn ngữ của thông báo (mặc định: vi, hoặc KEHOACH_LANG)",
       "language of messages (default: vi, or KEHOACH_LANG)",
       {"", "vi", "en"}},
      {"--diagnostics",
       "text|json",
       &Arguments::diagnostics,
       "dạng thông báo lỗi",
       "form of the diagnostics",
       {"text", "json"}},
      {"-h,--help", "", &Arguments::help, "in hướng dẫn này", "print this help"},
      {"--version", "", &Arguments::version, "in số phiên bản", "print the version"},
  };
  return options;
}

const std::vector<CommandInfo>& commands() {
  static const std::vector<CommandInfo> all = {
      {Command::templates, "templates", "", "", 0, 0,
       "liệt kê các mẫu kế hoạch có sẵn, mỗi mẫu dùng vào việc gì",
       "list the templates and what each is for", json_option() + data_option()},
      init_command(),
      create_command(),
      {Command::check, "check", "KẾ-HOẠCH.json...", "PLAN.json...", 1, any_number,
       "nói mọi điều còn sai trong kế hoạch, không ghi gì",
       "say everything that is wrong with a plan, without writing anything",
       plan_options() + form_options() + tone_option() + data_option()},
      render_command(),
      batch_command(),
      {Command::diff, "diff", "CŨ.json MỚI.json", "OLD.json NEW.json", 2, 2,
       "nói văn bản thay đổi những gì giữa hai kế hoạch, từng mục một",
       "say what changes in the document between two plans, block by block",
       json_option() + plan_options() + profile_option() + data_option()},
      {Command::schema, "schema", "MẪU", "TEMPLATE", 1, 1,
       "in lược đồ JSON của mẫu, để trình soạn thảo gợi ý và kiểm tra khi gõ",
       "print the template's JSON Schema, for editors that complete and check", data_option()},
      {Command::vars, "vars", "MẪU", "TEMPLATE", 1, 1,
       "liệt kê những trường mà mẫu đọc, và chỗ mẫu và lược đồ không khớp nhau",
       "list the fields that a template reads, and where it and its schema disagree",
       json_option() + data_option()},
      dump_command(),
      {Command::explain,
       "explain",
       "MÃ...",
       "CODE...",
       1,
       any_number,
       "giải thích một mã lỗi: nguyên nhân, cách sửa, ví dụ",
       "explain a code: cause, remedy, example",
       {}},
  };
  return all;
}

const CommandInfo* find_command(Command command) {
  for (const auto& info : commands()) {
    if (info.command == command) return &info;
  }
  return nullptr;
}

}  // namespace kehoach::cli
