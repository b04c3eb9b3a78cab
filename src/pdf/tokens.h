// PDF's syntax, read (ISO 32000-1, 7.2 and 7.3): tokens, the entries of a dictionary, values with
// their references renamed. Made for files that this room wrote; anything else ends as `bad`.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "store.h"

namespace kehoach::pdf {

enum class TokenKind : std::uint8_t {
  end,
  bad,
  name,     // /Type
  integer,  // 12
  word,     // true, null, obj, R, 0.5
  string,   // (text) or <hex>
  open,     // [ or <<
  close,    // ] or >>
};

struct Token {
  TokenKind kind = TokenKind::end;
  ByteView text;
};

class Tokens {
 public:
  explicit Tokens(ByteView bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}
  Token next();
  std::size_t at() const { return at_; }

 private:
  Token string();
  Token hexadecimal();
  Token take(TokenKind kind, std::size_t size);

  ByteView bytes_;
  std::size_t at_ = 0;
};

std::optional<std::uint64_t> whole_number(ByteView digits);

// One value: a token, an array or dictionary to its end, "12 0 R". Nothing if there is none.
std::optional<ByteView> next_value(ByteView bytes, std::size_t& at);

// The entries of "<<...>>", in their order; false if it is none, or one is wrong.
bool each_entry(ByteView dictionary, const std::function<void(ByteView key, ByteView value)>& take);
// The value of /Key; empty if it has none.
ByteView entry(ByteView dictionary, std::string_view key);
// The number of "12 0 R"; 0 for any other value.
std::uint32_t reference_in(ByteView value);

// The value with each "12 0 R" as what `rename` makes of 12. False where a reference has no new
// name, or the value is wrong.
bool append_renamed(Bytes& out, ByteView value,
                    const std::function<std::optional<Reference>(std::uint32_t)>& rename);

}  // namespace kehoach::pdf
