#include "viet/collation.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <unicode/coll.h>

namespace kehoach::viet {

namespace {

// Made when first asked for (it reads some hundred kilobytes of tables); only its const functions
// are called, which ICU lets any number of threads do.
const icu::Collator* vietnamese() {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
    if (U_FAILURE(status)) made.reset();
    return made;
  }();
  return collator.get();
}

// ICU's key of the text with the zero byte that ends it, the only one in it: of two keys joined
// from several texts, the first text that differs decides.
void append_key(std::string& out, std::string_view text) {
  const icu::Collator* const collator = vietnamese();
  if (collator == nullptr) {  // ICU without its data: the order of code points
    out.append(text).push_back('\0');
    return;
  }
  const auto unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<std::uint8_t> key(text.size() * 4 + 16);
  auto size = collator->getSortKey(unicode, key.data(), static_cast<std::int32_t>(key.size()));
  if (static_cast<std::size_t>(size) > key.size()) {
    key.resize(static_cast<std::size_t>(size));
    size = collator->getSortKey(unicode, key.data(), size);
  }
  out.append(key.begin(), key.begin() + size);
}

std::string_view trimmed(std::string_view text, std::string_view blanks) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

}  // namespace

std::string collation_key(std::string_view text) {
  std::string key;
  append_key(key, text);
  // Texts that ICU takes for equal are told apart by their bytes.
  key += text;
  return key;
}

std::string person_collation_key(std::string_view name) {
  constexpr std::string_view blanks = " \t\n";
  std::string_view rest = trimmed(name, blanks);
  const std::size_t before_given = rest.find_last_of(blanks);
  const std::string_view given = rest.substr(before_given + 1);  // all of it if npos
  rest = before_given == std::string_view::npos ? std::string_view{}
                                                : trimmed(rest.substr(0, before_given), blanks);
  const std::size_t after_family = std::min(rest.find_first_of(blanks), rest.size());
  std::string key;
  append_key(key, given);
  append_key(key, rest.substr(0, after_family));
  append_key(key, trimmed(rest.substr(after_family), blanks));
  key += name;
  return key;
}

}  // namespace kehoach::viet
