#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "byte_pairs.h"
#include "viet/unicode.h"

namespace kehoach::viet {

namespace {

// Up to U+02FF, in U+1E00-1EFF (where Vietnamese letters are) and in U+2000-203F (dashes, quotes;
// the joiners are looked at again) every code point is a cluster, but for "\r\n", which is one.
constexpr BytePairs pairs_several_to_a_cluster() {
  BytePairs pairs;
  pairs.add(0, {{0x0D, 0x0D}, {0xCC, 0xE0}, {0xE3, 0xFF}}, {any_byte});
  pairs.add(1, {{0xE1, 0xE1}}, {{0x00, 0xB7}, {0xBC, 0xFF}});
  pairs.add(2, {{0xE2, 0xE2}}, {any_byte});
  return pairs;
}
constexpr BytePairs several_to_a_cluster = pairs_several_to_a_cluster();

bool is_plain_punctuation(char32_t c) {
  return c >= 0x2000 && c <= 0x203F && c != 0x200C && c != 0x200D;
}

bool is_one_cluster_each(std::string_view text) {
  std::size_t at = find_pair(text, 0, several_to_a_cluster);
  while (at < text.size()) {
    const auto c = utf8::decode(text, at);
    if (!is_plain_punctuation(c.value)) return false;
    at = find_pair(text, at + c.size, several_to_a_cluster);
  }
  return true;
}

std::size_t count_clusters(std::string_view text) {
  // One for each thread: ICU's iterators hold their text and are dear to make (see breaks.cc).
  thread_local const std::unique_ptr<icu::BreakIterator> clusters = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  }();
  if (clusters == nullptr) return utf8::count_code_points(text);

  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  clusters->setText(&view, status);
  std::size_t count = 0;
  if (U_SUCCESS(status)) {
    for (clusters->first(); clusters->next() != icu::BreakIterator::DONE;) ++count;
  }
  utext_close(&view);
  return count;
}

}  // namespace

std::size_t count_graphemes(std::string_view text) {
  return is_one_cluster_each(text) ? utf8::count_code_points(text) : count_clusters(text);
}

}  // namespace kehoach::viet
