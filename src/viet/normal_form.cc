// NFC in two gaits: bytes that cannot need work are run over; from the first that can, the text is
// taken apart into pieces, each of which ICU normalizes alone.
#include <algorithm>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "byte_pairs.h"
#include "icu_letters.h"
#include "viet/unicode.h"

namespace kehoach::viet {

namespace {

// Everything that may change under NFC, or change what stands before it, begins with one of these
// pairs of bytes. The reverse does not hold: only blocks that plans are made of are left out (Latin
// letters, punctuation, arrows, mathematics, CJK ideographs, Hangul syllables, emoji).
constexpr BytePairs pairs_perhaps_decomposed() {
  BytePairs pairs;
  // Greek up to U+03BF, and from U+0300 on the marks; scripts with marks of their own.
  pairs.add(0, {{0xCC, 0xCE}, {0xD2, 0xD2}, {0xD6, 0xE0}, {0xE3, 0xE3}, {0xEA, 0xEA}}, {any_byte});
  pairs.add(0, {{0xED, 0xED}, {0xEF, 0xEF}, {0xF1, 0xFF}}, {any_byte});
  // U+1E00-1EFF, where Vietnamese letters are, is sound.
  pairs.add(1, {{0xE1, 0xE1}}, {{0x00, 0xB7}, {0xBC, 0xFF}});
  // U+2000 and U+2001 (the block of dashes and quotes is looked at again), marks, U+2126 ...
  pairs.add(2, {{0xE2, 0xE2}}, {{0x80, 0x80}, {0x83, 0x84}, {0x8C, 0x8C}, {0xAB, 0xAB}});
  pairs.add(2, {{0xE2, 0xE2}}, {{0xB3, 0xB3}, {0xB5, 0xB5}, {0xB7, 0xB7}});
  pairs.add(3, {{0xF0, 0xF0}}, {{0x00, 0x9E}, {0xA0, 0xFF}});
  return pairs;
}
constexpr BytePairs perhaps_decomposed = pairs_perhaps_decomposed();

bool is_general_punctuation(char32_t c) { return c >= 0x2002 && c <= 0x203F; }

// The first place from `from` on at which NFC may have something to do.
std::size_t find_suspect(std::string_view text, std::size_t from) {
  std::size_t at = find_pair(text, from, perhaps_decomposed);
  while (at < text.size()) {
    const auto c = utf8::decode(text, at);
    if (!is_general_punctuation(c.value)) return at;
    at = find_pair(text, at + c.size, perhaps_decomposed);
  }
  return at;
}

// ICU compiles the data of NFC into its library: this neither reads a file nor can it fail.
const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return *instance;
}

bool is_hangul(char32_t c) { return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xAC00 && c <= 0xD7A3); }

// Where the code point before `at` begins: a mark at `at` belongs to it. It is no suspect itself,
// so a piece may begin with it.
std::size_t start_of_letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && (byte_at(text, at) & 0xC0U) == 0x80) --at;
  return at;
}

// The end of the piece that starts at `at`: the next code point with which nothing before it can
// compose or be reordered. Pieces never join what a reader takes for two letters: a vowel or final
// of Hangul has no boundary before it in general, but has one after anything that is not Hangul.
std::size_t end_of_piece(std::string_view text, std::size_t at) {
  auto before = utf8::decode(text, at);
  at += before.size;
  while (at < text.size()) {
    const auto c = utf8::decode(text, at);
    if (nfc().hasBoundaryBefore(to_icu(c.value))) break;
    if (is_hangul(c.value) && !is_hangul(before.value)) break;
    before = c;
    at += c.size;
  }
  return at;
}

struct Mark {
  char32_t code_point = 0;
  std::uint8_t combining_class = 0;  // 0: not a mark that is reordered
};

void append_decomposition(std::vector<Mark>& out, char32_t c) {
  const auto append = [&out](UChar32 part) {
    out.push_back({static_cast<char32_t>(part), u_getCombiningClass(part)});
  };
  icu::UnicodeString decomposition;
  if (!nfc().getDecomposition(to_icu(c), decomposition)) return append(to_icu(c));
  for (std::int32_t i = 0; i < decomposition.length(); i = decomposition.moveIndex32(i, 1)) {
    append(decomposition.char32At(i));
  }
}

// The piece decomposed, its marks in canonical order. ICU sorts marks by insertion, which thousands
// of them on one letter would turn into minutes.
std::string in_canonical_order(std::string_view piece) {
  std::vector<Mark> marks;
  marks.reserve(piece.size() / 2);
  for (std::size_t at = 0; at < piece.size();) {
    const auto c = utf8::decode(piece, at);
    append_decomposition(marks, c.value);
    at += c.size;
  }
  const auto is_reordered = [](const Mark& mark) { return mark.combining_class != 0; };
  for (auto from = marks.begin(); from != marks.end();) {
    from = std::find_if(from, marks.end(), is_reordered);
    const auto to = std::find_if_not(from, marks.end(), is_reordered);
    std::stable_sort(from, to, [](const Mark& a, const Mark& b) {
      return a.combining_class < b.combining_class;
    });
    from = to;
  }
  std::string out;
  out.reserve(piece.size());
  for (const Mark& mark : marks) utf8::append(out, mark.code_point);
  return out;
}

void normalize_piece(std::string_view piece, std::string& out) {
  constexpr std::size_t longest_for_icu = 128;  // no letter of any language has as many marks
  std::string ordered;
  if (piece.size() > longest_for_icu) {
    ordered = in_canonical_order(piece);
    piece = ordered;
  }
  out.clear();
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece input(piece.data(), static_cast<std::int32_t>(piece.size()));
  nfc().normalizeUTF8(0, input, sink, nullptr, status);
}

// One piece of the text that NFC may change: [begin, end), and what it becomes in `composed`.
struct Change {
  std::size_t begin = 0, end = 0;
  bool changes = false;
};

// The first piece from `from` on that NFC changes; if there is none, one that begins and ends at
// the text's end. `from` must be where a piece begins.
Change find_change(std::string_view text, std::size_t from, std::string& composed) {
  std::size_t begin = from;
  while (true) {
    const std::size_t suspect = find_suspect(text, begin);
    if (suspect == text.size()) return {suspect, suspect, false};
    begin = std::max(begin, start_of_letter_before(text, suspect));
    const std::size_t end = end_of_piece(text, begin);
    const auto c = utf8::decode(text, begin);
    if (end != begin + c.size || !nfc().isInert(to_icu(c.value))) {
      const std::string_view piece = text.substr(begin, end - begin);
      normalize_piece(piece, composed);
      if (composed != piece) return {begin, end, true};
    }
    begin = end;
  }
}

template <class Changed>
std::string compose(std::string_view text, Changed&& changed) {
  std::string out;
  out.reserve(text.size());
  std::string composed;
  std::size_t done = 0;
  while (true) {
    const Change piece = find_change(text, done, composed);
    out += text.substr(done, piece.begin - done);
    if (!piece.changes) return out;
    out += composed;
    done = piece.end;
    if (composed.size() != piece.end - piece.begin) changed(out.size(), done);
  }
}

}  // namespace

bool is_nfc(std::string_view text) {
  if (find_suspect(text, 0) == text.size()) return true;
  std::string composed;
  return !find_change(text, 0, composed).changes;
}

std::string to_nfc(std::string_view text) {
  return compose(text, [](std::size_t, std::size_t) {});
}

std::string to_nfc(std::string_view text, std::vector<OffsetPoint>& points) {
  points.assign(1, OffsetPoint{0, 0});
  return compose(text, [&points](std::size_t decoded, std::size_t raw) {
    points.push_back({static_cast<std::uint32_t>(decoded), static_cast<std::uint32_t>(raw)});
  });
}

}  // namespace kehoach::viet
