#include "letters.h"

#include "syntax.h"

namespace kehoach::pdf {

Letter make_letter(std::uint16_t code, std::uint16_t width, std::uint16_t advance) {
  Bytes escaped;
  append_literal_byte(escaped, static_cast<char>(code >> 8));
  append_literal_byte(escaped, static_cast<char>(code & 0xFF));
  Letter letter;
  std::copy(escaped.begin(), escaped.end(), letter.code.begin());
  letter.code_size = static_cast<std::uint8_t>(escaped.size());
  letter.used = true;
  letter.advance = advance;
  letter.drift = static_cast<std::int16_t>(125 * advance - 256 * width);
  return letter;
}

void LetterTable::clear() {
  for (Face& face : faces_) {
    for (const char32_t c : face.used) (*face.pages[c >> 8])[c & 0xFF] = {};
    face.used.clear();
  }
}

void LetterTable::use_first(font::Style style, char32_t code_point) {
  Face& face = faces_[static_cast<std::size_t>(style)];
  const std::size_t index = code_point >> 8;
  if (index >= face.pages.size()) face.pages.resize(index + 1);
  if (!face.pages[index]) face.pages[index] = std::make_unique<Page>();
  (*face.pages[index])[code_point & 0xFF].used = true;
  face.used.push_back(code_point);
}

const std::vector<char32_t>& LetterTable::used(font::Style style) {
  auto& letters = faces_[static_cast<std::size_t>(style)].used;
  std::sort(letters.begin(), letters.end());
  return letters;
}

void LetterTable::assign(font::Style style, const std::vector<Letter>& letters) {
  Face& face = faces_[static_cast<std::size_t>(style)];
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = face.used[i];
    (*face.pages[c >> 8])[c & 0xFF] = letters[i];
  }
}

}  // namespace kehoach::pdf
