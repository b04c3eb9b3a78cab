// What --help prints.
#include "base/utf8.h"
#include "commands.h"

namespace kehoach::cli {

namespace {

constexpr std::size_t name_width = 11;
constexpr std::size_t option_width = 34;

void describe(std::string& out, const std::vector<Option>& options, Language language) {
  for (const auto& option : options) {
    std::string head = std::string("  ") + option.names;
    if (*option.value != '\0') head += std::string(" ") + option.value;
    const std::size_t width = utf8::count_code_points(head);
    out += head;
    if (width < option_width)
      out += std::string(option_width - width, ' ');
    else
      out += '\n' + std::string(option_width, ' ');
    out += (language == Language::vi ? option.vi : option.en);
    out += '\n';
  }
}

std::string overview(Language language) {
  const bool vi = language == Language::vi;
  std::string out =
      vi ? "kehoach: tạo văn bản KẾ HOẠCH đúng thể thức (Nghị định 30/2020/NĐ-CP) thành tệp "
           "Word và PDF\n\n"
           "Cách dùng: kehoach LỆNH ...\n\nCác lệnh:\n"
         : "kehoach: makes KẾ HOẠCH documents in the form of Nghị định 30/2020/NĐ-CP, as Word "
           "and PDF\n\n"
           "Usage: kehoach COMMAND ...\n\nCommands:\n";
  for (const auto& info : commands()) {
    out += std::string("  ") + info.name +
           std::string(name_width - std::string_view(info.name).size(), ' ') +
           (vi ? info.vi : info.en) + '\n';
  }
  out += vi ? "\nBắt đầu một kế hoạch mới:\n"
              "  kehoach templates                   chọn mẫu\n"
              "  kehoach new MẪU -o ke-hoach.json    trả lời từng câu hỏi\n"
              "  kehoach render ke-hoach.json        được ke-hoach.docx và ke-hoach.pdf\n"
            : "\nTo start a new plan:\n"
              "  kehoach templates                      choose a template\n"
              "  kehoach new TEMPLATE -o ke-hoach.json  answer its questions\n"
              "  kehoach render ke-hoach.json           makes ke-hoach.docx and ke-hoach.pdf\n";
  out += vi ? "\nTùy chọn chung:\n" : "\nCommon options:\n";
  describe(out, common_options(), language);
  out += vi ? "\nkehoach LỆNH --help giải thích từng lệnh.\n"
            : "\nkehoach COMMAND --help explains each command.\n";
  return out;
}

}  // namespace

std::string help_text(Command command, Language language) {
  const CommandInfo* info = find_command(command);
  if (info == nullptr) return overview(language);
  const bool vi = language == Language::vi;
  const std::string_view words = vi ? info->words_vi : info->words_en;
  std::string out = std::string(vi ? "Cách dùng: kehoach " : "Usage: kehoach ") + info->name;
  if (!words.empty()) out += ' ' + std::string(words);
  out += (info->options.empty() ? "\n\n" : vi ? " [TÙY CHỌN]\n\n" : " [OPTIONS]\n\n");
  out += std::string(vi ? info->vi : info->en) + "\n\n";
  if (!info->options.empty()) {
    out += vi ? "Tùy chọn:\n" : "Options:\n";
    describe(out, info->options, language);
    out += '\n';
  }
  out += vi ? "Tùy chọn chung:\n" : "Common options:\n";
  describe(out, common_options(), language);
  return out;
}

}  // namespace kehoach::cli
