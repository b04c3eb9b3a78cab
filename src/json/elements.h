// The elements of a list that may be longer than what can be held: one after the other.
//
// In: JSON text that comes in pieces, an array, or an object that has one under a certain key. Out:
// the text of each element, to be parsed by itself, as a piece of a source that begins a little
// before it. What stands between the elements is refused as `parse` refuses it, in the same words
// and at the same place.
//
// Held are the element at hand and some kilobytes around it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "base/source.h"
#include "json/value.h"

namespace kehoach::json {

inline constexpr std::size_t longest_element = std::size_t{1} << 20;  // bytes

// Some bytes of a text, and where they stand in a piece of it.
struct Excerpt {
  Source source;
  Span span;
};

// Its value, which points into `own`; an error's source goes into `sources` instead, since only
// errors are kept.
Result<Value> parse(const Excerpt& piece, Sources& own, Sources& sources);

class Elements {
 public:
  // The next bytes, without a byte order mark; none at the end of the text.
  using More = std::function<Result<Bytes>()>;

  // `no_list`: the code of what is told of a text that holds no such array.
  Elements(More more, std::string name, std::string key, std::string_view no_list);
  Elements(Elements&&) noexcept;
  Elements& operator=(Elements&&) noexcept;
  ~Elements();

  // The next element; nothing behind the last. Only what begins with "{" or "[" still has to be
  // parsed. J0xx (J003 for what is longer than an element may be), `no_list`, what `more` told:
  // they point into `sources`, and then there is no more.
  Result<std::optional<Excerpt>> next(Sources& sources);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::json
