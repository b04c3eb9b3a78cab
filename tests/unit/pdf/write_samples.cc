// Writes PDF files into a folder for other programs to read, each with the text that must be found
// in it: NAME.pdf and NAME.txt. `large` writes the one with 40,000 pages instead.
#include <cstdio>
#include <fstream>
#include <string>

#include "base/utf8.h"
#include "pdf/press.h"
#include "sample.h"

using namespace kehoach;
using namespace kehoach::pdf;

namespace {

bool write(const std::string& folder, const std::string& name, const Sample& sample, Form form) {
  Press press(shipped_family(), {.form = form});
  const auto file = press.write(sample.flow, sample.pages);
  if (!file) {
    for (const auto& diagnostic : file.error()) {
      std::fprintf(stderr, "%s\n", diagnostic.message(Language::en).c_str());
    }
    return false;
  }
  std::string text;
  for (const auto& page : sample.pages.pages) text += text_of(page);
  std::ofstream(folder + "/" + name + ".pdf", std::ios::binary) << *file;
  std::ofstream(folder + "/" + name + ".txt", std::ios::binary) << text;
  return true;
}

bool write_both(const std::string& folder, const std::string& name, const Sample& sample) {
  return write(folder, name, sample, Form::compact) &&
         write(folder, name + "-readable", sample, Form::readable);
}

// Groups of letters as words, in all four faces.
void add_letters(Sample& sample, const std::u32string& letters) {
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 6 == 0) text += ' ';
    utf8::append(text, letters[i]);
  }
  for (const bool bold : {false, true}) {
    for (const bool italic : {false, true}) sample.add(text, bold, italic);
  }
}

std::u32string range(char32_t first, char32_t last) {
  std::u32string out;
  for (char32_t c = first; c <= last; ++c) out += c;
  return out;
}

bool write_letters(const std::string& folder) {
  Sample sample;
  add_letters(sample,
              U"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
              U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ");
  add_letters(sample, range(U'!', U'~') + U"“”‘’–…·•§°±×₫");
  sample.add("Khoảng\u00A0trắng không\u00A0ngắt và khoảng trắng thường");
  return write_both(folder, "letters", sample);
}

// More glyphs than 255, so that codes hold every byte that a string must escape.
bool write_many(const std::string& folder) {
  Sample sample;
  add_letters(sample, range(U'A', U'Z') + range(0xC0, 0xD6) + range(0x100, 0x148) +
                          range(0x391, 0x3A1) + range(0x410, 0x44F) + range(0x1EA0, 0x1EF9));
  return write_both(folder, "many", sample);
}

bool write_plan(const std::string& folder) {
  Sample sample;
  fill_with_plan(sample, 5);
  sample.add_rule({twips(4000), twips(900), twips(2000), twips(15), false});
  sample.begin_page(1, 1);
  std::vector<flow::Run> runs(2);
  runs[0].text = "Thư điện tử: ";
  runs[1].text = "congdoan@example.vn";
  runs[1].link = "mailto:congdoan@example.vn";
  sample.add(runs);
  return write_both(folder, "plan", sample);
}

bool write_empty(const std::string& folder) {
  const Sample sample;
  return write_both(folder, "empty", sample);
}

bool write_large(const std::string& folder) {
  constexpr std::uint32_t pages = 40000;  // libharu's arrays end at 32,767
  Sample sample(shipped_family(), pages);
  sample.add("Trang 1");
  for (std::uint32_t number = 2; number <= pages; ++number) {
    sample.begin_page(0, number);
    sample.add("Trang " + std::to_string(number));
  }
  return write(folder, "large", sample, Form::compact);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 3;
  const std::string folder = arguments[1];
  const bool large = count > 2 && std::string(arguments[2]) == "large";
  const bool written = large ? write_large(folder)
                             : write_letters(folder) && write_many(folder) && write_plan(folder) &&
                                   write_empty(folder);
  return written ? 0 : 1;
}
