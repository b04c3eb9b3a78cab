#include "letters.h"

#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr char32_t first_private = 0xE000, last_private = 0xF8FF;

struct Companions {
  std::u32string_view letters;
  // So much of them must be used: fewer small letters are a line or two in a face of their own, and
  // most of the others would be there for nothing.
  std::size_t percent;
};

// Without the small letters that stand fewer than twenty times in all samples and templates, nor
// in common names of persons and places.
constexpr Companions companions[] = {
    {U"0123456789", 0},
    {U"abcdeghiklmnopqrstuvxyàáâãéêìíòóôõùúýăđĩũơưạảấầẩẫậắằặếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỷỹ", 40},
};

static_assert(std::all_of(std::begin(companions), std::end(companions), [](const Companions& c) {
  return std::is_sorted(c.letters.begin(), c.letters.end());
}));

bool has_code(char32_t c) { return c < first_private || (c > last_private && c <= 0xFFFF); }

}  // namespace

Letter make_letter(std::uint16_t code, std::uint16_t advance) {
  Bytes escaped;
  append_literal_byte(escaped, static_cast<char>(code >> 8));
  append_literal_byte(escaped, static_cast<char>(code & 0xFF));
  Letter letter;
  std::copy(escaped.begin(), escaped.end(), letter.code.begin());
  letter.code_size = static_cast<std::uint8_t>(escaped.size());
  letter.advance = advance;
  letter.drift = static_cast<std::int16_t>(125 * advance - 256 * width_of(advance));
  return letter;
}

void LetterTable::begin_document() {
  ++document_;
  lacks_any_ = false;
  for (Face& face : faces_) {
    face.used.clear();
    face.without_code.clear();
  }
}

std::optional<std::uint16_t> LetterTable::next_private_code(const Face& face) const {
  const std::size_t code = first_private + face.without_code.size();
  if (code > last_private) return std::nullopt;
  return static_cast<std::uint16_t>(code);
}

const Letter& LetterTable::use_first(font::Style style, char32_t code_point) {
  static const Letter nothing;
  Face& face = faces_[static_cast<std::size_t>(style)];
  const font::Letter shown = family_.face(style).letter(code_point);
  if (has_code(code_point)) {
    auto& page = face.pages[code_point >> 8];
    if (!page) page = std::make_unique<Page>();
    Letter& letter = (*page)[code_point & 0xFF];
    const auto code = static_cast<std::uint16_t>(code_point);
    if (letter.code_size == 0) letter = make_letter(code, shown.advance);
    letter.document = document_;
    lacks_any_ = lacks_any_ || shown.glyph == 0;
    face.used.push_back({code, code_point});
    return letter;
  }
  if (const auto known = face.without_code.find(code_point); known != face.without_code.end()) {
    return known->second;
  }
  const auto code = next_private_code(face);
  if (shown.glyph == 0 || !code) {
    lacks_any_ = true;
    return nothing;
  }
  face.used.push_back({*code, code_point});
  return face.without_code.emplace(code_point, make_letter(*code, shown.advance)).first->second;
}

std::vector<UsedLetter> with_companions(const std::vector<UsedLetter>& used,
                                        const font::Face& face) {
  std::vector<UsedLetter> all = used;
  for (const auto& [letters, percent] : companions) {
    std::vector<UsedLetter> missing;
    auto next = used.begin();
    for (const char32_t c : letters) {
      const UsedLetter letter{static_cast<std::uint16_t>(c), c};
      while (next != used.end() && *next < letter) ++next;
      if (next == used.end() || *next != letter) missing.push_back(letter);
    }
    if ((letters.size() - missing.size()) * 100 <= letters.size() * percent) continue;
    std::erase_if(missing, [&](const UsedLetter& l) { return !face.glyph(l.code_point); });
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), missing.begin(), missing.end());
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
  }
  return all;
}

const std::vector<UsedLetter>& LetterTable::used(font::Style style) {
  auto& letters = faces_[static_cast<std::size_t>(style)].used;
  std::sort(letters.begin(), letters.end());
  return letters;
}

}  // namespace kehoach::pdf
