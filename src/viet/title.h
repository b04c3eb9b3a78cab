// Where the lines of a title may end: the subject of a plan, the name of a body. A title is read at
// a glance, so its lines should be pieces of sense.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kehoach::viet {

// How a reader takes a line that ends at a blank, best first.
enum class LineEnd : std::uint8_t {
  good,   // a piece of sense is whole: before "và", "chào mừng", "giai đoạn", after ";"
  fair,   // before "tỉnh Thái Nguyên", "năm 2021", after a comma
  plain,  // between two words that could as well stay together
  poor,   // a verb away from its object, "Công đoàn" from "Việt Nam"
  bad,    // after a word that points to the next: "của", "các", "tỉnh", "Đại hội | XIII"
  never,  // inside a word or a proper name: "thi | đua", "Ninh | Bình"
};

struct TitleBlank {
  std::uint32_t offset = 0;  // of the last U+0020 in a row
  LineEnd end = LineEnd::plain;
};

// The blanks between words, in order, by the words of title_words.h. The text is NFC and without
// "\n"; in natural case more is known than in capitals, where names are found by their places only.
std::vector<TitleBlank> title_blanks(std::string_view text);

}  // namespace kehoach::viet
