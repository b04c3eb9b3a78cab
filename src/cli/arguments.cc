#include "arguments.h"

#include <algorithm>
#include <functional>
#include <map>

#include <CLI/CLI.hpp>

#include "base/nearest.h"
#include "base/utf8.h"
#include "pdf_standard.h"

namespace kehoach::cli {

namespace {

// What an option sets, by its type.
using Target = std::variant<bool Arguments::*, std::string Arguments::*,
                            std::vector<std::string> Arguments::*>;

struct Option {
  const char* names;  // as CLI11 wants them
  const char* value;  // what stands after it, for the help; "" for a flag
  Target target;
  const char* vi;
  const char* en;
  std::vector<std::string> choices = {};
};

struct CommandInfo {
  Command command;
  const char* name;
  const char* words_vi;  // what stands after the command
  const char* words_en;
  const char* vi;
  const char* en;
  std::vector<Option> options;
};

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

std::vector<Option> document_options() {
  return {
      {"--template", "TÊN|TỆP", &Arguments::template_name,
       "dùng mẫu này thay cho mẫu ghi trong kế hoạch",
       "use this template instead of the one the plan names"},
      {"--profile", "TÊN", &Arguments::profile_name, "hồ sơ thể thức (nd30, cong-doan ...)",
       "profile of form (nd30, cong-doan ...)"},
      {"--set", "đường.dẫn=giá trị", &Arguments::settings,
       "sửa một trường, có thể lặp lại: --set number.no=12",
       "change one field, may be repeated: --set number.no=12"},
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
      {"--tidy", "", &Arguments::tidy,
       "sửa và báo các chỗ gõ chưa gọn: dấu cách thừa, ngoặc kép thẳng, chữ lẫn bảng mã ...",
       "mend and tell of untidy typing: extra blanks, straight quotes, look-alike letters ..."},
      {"--tone-marks",
       "old|new",
       &Arguments::tone_marks,
       "kiểu đặt dấu thanh của --tidy: old (hòa), new (hoà); mặc định: kiểu gặp nhiều hơn",
       "style of tone marks for --tidy: old (hòa), new (hoà); default: the one met more often",
       {"", "old", "new"}},
      {"--data", "THƯ MỤC", &Arguments::data, "thư mục chứa templates/ và fonts/",
       "folder that holds templates/ and fonts/"},
  };
}

const std::vector<CommandInfo>& commands() {
  static const std::vector<CommandInfo> all = [] {
    std::vector<Option> render = {
        {"-o", "TỆP.docx|TỆP.pdf|THƯ MỤC/", &Arguments::outputs,
         "nơi ghi kết quả, có thể lặp lại; không có -o thì ghi cả hai tệp cạnh kế hoạch",
         "where to write, may be repeated; without -o both files stand beside the plan"}};
    std::vector<Option> dump = {
        {"--stage",
         "text|plan|document|flow|pages",
         &Arguments::stage,
         "giai đoạn cần xem (mặc định: text)",
         "the stage to show (default: text)",
         {"text", "plan", "document", "flow", "pages"}},
        {"--stats", "", &Arguments::stats, "với --stage pages: các số đo về chất lượng dàn dòng",
         "with --stage pages: figures of how well the lines are set"}};
    for (const auto& option : document_options()) {
      render.push_back(option);
      dump.push_back(option);
    }
    render.push_back({"--no-embed", "", &Arguments::no_embed,
                      "không nhúng dữ liệu kế hoạch vào tệp Word",
                      "do not embed the plan's data in the Word file"});
    render.push_back({"--pdf-standard", "a-2a|a-3a|a-1b|ua-1|none,...", &Arguments::pdf_standard,
                      "các chuẩn mà tệp PDF phải theo (mặc định: a-2a,ua-1)",
                      "the standards that the PDF keeps to (default: a-2a,ua-1)"});
    render.push_back({"--embed-plan", "", &Arguments::embed_plan,
                      "đính kèm dữ liệu kế hoạch vào tệp PDF (thành PDF/A-3)",
                      "attach the plan's data to the PDF (which becomes PDF/A-3)"});
    render.push_back({"--sign-fields", "", &Arguments::sign_fields,
                      "chừa ô ký số của người ký và của cơ quan trong tệp PDF",
                      "empty signature fields in the PDF, the signer's and the organisation's"});
    return std::vector<CommandInfo>{
        {Command::render, "render", "KẾ-HOẠCH.json...", "PLAN.json...",
         "tạo tệp Word (DOCX) và PDF từ kế hoạch; \"-\" là đầu vào chuẩn và cần có -o",
         "make the Word file (DOCX) and the PDF of a plan; \"-\" is standard input and needs -o",
         std::move(render)},
        {Command::dump, "dump", "KẾ-HOẠCH.json", "PLAN.json", "in một giai đoạn xử lý ra dạng chữ",
         "print one stage of the work as text", std::move(dump)},
        {Command::explain,
         "explain",
         "MÃ...",
         "CODE...",
         "giải thích một mã lỗi: nguyên nhân, cách sửa, ví dụ",
         "explain a code: cause, remedy, example",
         {}},
    };
  }();
  return all;
}

void add_option(CLI::App& app, const Option& option, Arguments& arguments) {
  if (const auto* flag = std::get_if<bool Arguments::*>(&option.target)) {
    app.add_flag(option.names, arguments.**flag);
  } else if (const auto* text = std::get_if<std::string Arguments::*>(&option.target)) {
    app.add_option(option.names, arguments.**text);
  } else {
    auto& list = arguments.*std::get<std::vector<std::string> Arguments::*>(option.target);
    app.add_option(option.names, list)->allow_extra_args(false);
  }
}

// The language, before anything can go wrong: --lang, then KEHOACH_LANG, then Vietnamese.
Language find_language(int count, const char* const* words, const World& world) {
  std::string name = world.variable("KEHOACH_LANG").value_or("vi");
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--lang" && i + 1 < count) name = words[i + 1];
    if (word.starts_with("--lang=")) name = word.substr(7);
  }
  return name.starts_with("en") ? Language::en : Language::vi;
}

std::vector<std::string> option_names(const CommandInfo* command) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<Option>& options) {
    for (const auto& option : options) {
      std::string all = option.names;
      for (std::size_t comma = 0; comma != std::string::npos;) {
        comma = all.find(',');
        names.push_back(all.substr(0, comma));
        if (comma != std::string::npos) all.erase(0, comma + 1);
      }
    }
  };
  add(common_options());
  if (command != nullptr) add(command->options);
  return names;
}

class Parser {
 public:
  Parser(int count, const char* const* words, const World& world) : count_(count), words_(words) {
    parsed_.arguments.language = find_language(count, words, world);
  }

  Parsed run() {
    CLI::App app;
    app.set_help_flag();
    app.require_subcommand(0, 1);
    for (const auto& option : common_options()) add_option(app, option, parsed_.arguments);
    for (const auto& info : commands()) {
      CLI::App* sub = app.add_subcommand(info.name);
      sub->set_help_flag();
      sub->fallthrough();
      sub->add_option("words", parsed_.arguments.words);
      for (const auto& option : info.options) add_option(*sub, option, parsed_.arguments);
    }
    try {
      app.parse(count_, words_);
    } catch (const CLI::ParseError&) {
      command_of(app);
      find_wrong_word();
      return std::move(parsed_);
    }
    command_of(app);
    check();
    return std::move(parsed_);
  }

 private:
  void command_of(const CLI::App& app) {
    for (const auto& info : commands()) {
      if (app.got_subcommand(info.name)) command_ = &info;
    }
    if (command_ != nullptr) parsed_.arguments.command = command_->command;
  }

  void wrong(const char* code, std::vector<Phrase> arguments, std::vector<Phrase> hints = {}) {
    parsed_.errors.push_back({code, std::move(arguments), {}, std::move(hints)});
  }

  // CLI11 says it in English; which word is wrong can be found without it.
  void find_wrong_word() {
    const auto known = option_names(command_);
    for (int i = 1; i < count_; ++i) {
      std::string word = words_[i];
      if (!word.starts_with('-') || word == "-") continue;
      word = word.substr(0, word.find('='));
      if (std::find(known.begin(), known.end(), word) != known.end()) continue;
      if (word.size() > 2 && word[1] != '-' &&
          std::find(known.begin(), known.end(), word.substr(0, 2)) != known.end())
        continue;
      std::vector<Phrase> hints;
      if (const auto near = nearest(word, known)) hints.push_back(hint_did_you_mean(*near));
      wrong("U001", {word}, std::move(hints));
    }
    if (!parsed_.errors.empty()) return;
    if (command_ == nullptr && count_ > 1) {
      std::vector<std::string> names;
      for (const auto& info : commands()) names.push_back(info.name);
      std::vector<Phrase> hints;
      if (const auto near = nearest(words_[1], names)) hints.push_back(hint_did_you_mean(*near));
      wrong("U002", {words_[1]}, std::move(hints));
      return;
    }
    wrong("U003", {words_[count_ - 1]});
  }

  void check_choice(const char* option, const std::string& value,
                    const std::vector<std::string>& choices) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
    std::string list;
    for (const auto& choice : choices) {
      if (!choice.empty()) list += (list.empty() ? "" : ", ") + choice;
    }
    std::vector<Phrase> hints;
    if (const auto near = nearest(value, choices)) hints.push_back(hint_did_you_mean(*near));
    wrong("U004", {option, value, list}, std::move(hints));
  }

  void check_choices(const std::vector<Option>& options) {
    for (const auto& option : options) {
      if (option.choices.empty()) continue;
      const auto member = std::get<std::string Arguments::*>(option.target);
      check_choice(option.names, parsed_.arguments.*member, option.choices);
    }
  }

  void check() {
    const Arguments& a = parsed_.arguments;
    check_choices(common_options());
    if (a.help || a.version || command_ == nullptr) return;
    for (const auto& option : command_->options) {
      if (option.choices.empty()) continue;
      check_choice(option.names, a.*std::get<std::string Arguments::*>(option.target),
                   option.choices);
    }
    if (a.words.empty())
      wrong("U005", {command_->name, Phrase(command_->words_vi, command_->words_en)});
    for (const auto& setting : a.settings) {
      if (setting.find('=') == std::string::npos || setting.starts_with('='))
        wrong("U006", {setting});
    }
    read_pdf_standard(a, parsed_.errors);
    if (command_->command == Command::dump && a.words.size() > 1) wrong("U007", {});
    if (a.stats && a.stage != "pages") wrong("U040", {a.stage});
    for (std::size_t i = 1; i < static_cast<std::size_t>(count_); ++i) {
      const std::string_view word = words_[i];
      if (utf8::find_malformed(word) != word.size()) wrong("U012", {std::to_string(i)});
    }
  }

  int count_;
  const char* const* words_;
  const CommandInfo* command_ = nullptr;
  Parsed parsed_;
};

void describe(std::string& out, const std::vector<Option>& options, Language language) {
  for (const auto& option : options) {
    std::string head = std::string("  ") + option.names;
    if (*option.value != '\0') head += std::string(" ") + option.value;
    const std::size_t width = utf8::count_code_points(head);
    out += head;
    if (width < 34)
      out += std::string(34 - width, ' ');
    else
      out += '\n' + std::string(34, ' ');
    out += (language == Language::vi ? option.vi : option.en);
    out += '\n';
  }
}

}  // namespace

Parsed parse_arguments(int count, const char* const* words, const World& world) {
  return Parser(count, words, world).run();
}

std::string help_text(Command command, Language language) {
  const bool vi = language == Language::vi;
  std::string out;
  if (command == Command::none) {
    out += vi ? "kehoach: tạo văn bản KẾ HOẠCH đúng thể thức (Nghị định 30/2020/NĐ-CP) thành tệp "
                "Word và PDF\n\n"
                "Cách dùng: kehoach LỆNH ...\n\nCác lệnh:\n"
              : "kehoach: makes KẾ HOẠCH documents in the form of Nghị định 30/2020/NĐ-CP, as Word "
                "and PDF\n\n"
                "Usage: kehoach COMMAND ...\n\nCommands:\n";
    for (const auto& info : commands()) {
      out += std::string("  ") + info.name +
             std::string(10 - std::string_view(info.name).size(), ' ') + (vi ? info.vi : info.en) +
             '\n';
    }
    out += vi ? "\nTùy chọn chung:\n" : "\nCommon options:\n";
    describe(out, common_options(), language);
    out += vi ? "\nkehoach LỆNH --help giải thích từng lệnh.\n"
              : "\nkehoach COMMAND --help explains each command.\n";
    return out;
  }
  for (const auto& info : commands()) {
    if (info.command != command) continue;
    out += std::string(vi ? "Cách dùng: kehoach " : "Usage: kehoach ") + info.name + ' ' +
           (vi ? info.words_vi : info.words_en) +
           (info.options.empty() ? "\n\n"
            : vi                 ? " [TÙY CHỌN]\n\n"
                                 : " [OPTIONS]\n\n");
    out += std::string(vi ? info.vi : info.en) + "\n\n";
    if (!info.options.empty()) {
      out += vi ? "Tùy chọn:\n" : "Options:\n";
      describe(out, info.options, language);
      out += '\n';
    }
    out += vi ? "Tùy chọn chung:\n" : "Common options:\n";
    describe(out, common_options(), language);
  }
  return out;
}

}  // namespace kehoach::cli
