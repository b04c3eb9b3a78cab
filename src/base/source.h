// Where things come from. Every text that enters is a `Source`; every value, node and run keeps an
// `Origin`, so that the last error can still point at the first byte.
//
// Sources, include sites and data paths live in a `Sources` arena and are pointed to: an Origin is
// small and trivially copied, and is good as long as its arena lives. A prepared template has an
// arena of its own, shared by every document made from it; each document has one for its plan.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach {

// Bytes [begin, end) of a source's text as it was read, before NFC and before JSON escapes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(Span, Span) = default;
};

enum class SourceKind : std::uint8_t {
  file,
  standard_input,
  argument,  // a word of the command line
  cell,      // a cell of a unit list
  built_in,  // text that the program itself holds
};

struct Source {
  SourceKind kind = SourceKind::file;
  std::string name;  // as the user wrote it, or the path that was found
  std::string text;
  // Where the text begins in the file, of which it may be a piece; a cell's is what it holds.
  // Counted from 1; columns in letters.
  std::uint32_t line = 1, column = 1;
  std::string label{};  // of a spreadsheet's cell, instead: "C12"
};

// One `include` (or `extends`, or call) on the way to a place in a template; outermost last.
struct IncludeSite {
  const Source* source = nullptr;
  Span span;
  const IncludeSite* outer = nullptr;
};

// A decoded string and the bytes it was read from part ways at escapes and at NFC. Between two
// points of the list they run in step; the list starts with {0, first byte of the content}.
struct OffsetPoint {
  std::uint32_t decoded = 0;  // offset in the text as the program holds it
  std::uint32_t raw = 0;      // offset in the source
};

// A node of the data: the JSON pointer, shared from the root down.
struct DataPath {
  const DataPath* parent = nullptr;  // null at the root
  std::string key;                   // of an object's member
  std::int32_t index = -1;           // in an array, else -1
  std::uint8_t lead = 0;             // bytes of the token before a string's content: its quote
  std::vector<OffsetPoint> offsets;  // of a string whose content is not the token's very bytes
};

struct Origin {
  static constexpr std::uint32_t somewhere = std::numeric_limits<std::uint32_t>::max();

  const Source* source = nullptr;  // null: nothing is known
  Span span;  // the token: a JSON string with its quotes, a template expression
  const IncludeSite* via = nullptr;
  const DataPath* path = nullptr;
  // For text that was read from a token: where in the token's decoded value it starts.
  // `somewhere` once a filter has changed it.
  std::uint32_t offset = 0;

  explicit operator bool() const { return source != nullptr; }
};

// The origin narrowed to `size` bytes of decoded text that lie `from` bytes into the text that has
// `origin`. Where that cannot be said (see `somewhere`), the origin itself.
Origin narrowed(Origin origin, std::uint32_t from, std::uint32_t size);

// "/phases/1/period/to": RFC 6901, "~" as "~0" and "/" as "~1". Empty for the root.
std::string json_pointer(const DataPath* path);
// "phases[1].period.to", as people read it. Empty for the root.
std::string readable_path(const DataPath* path);

class Sources {
 public:
  const Source* add(SourceKind kind, std::string name, std::string text);
  const Source* add(Source source);
  const IncludeSite* add_site(IncludeSite site);
  DataPath* root();
  DataPath* member(const DataPath* parent, std::string key);
  DataPath* element(const DataPath* parent, std::size_t index);

 private:
  std::deque<Source> sources_;
  std::deque<IncludeSite> sites_;
  std::deque<DataPath> paths_;
};

// The line that holds byte `at`, without its line end: its number in the file, and where it starts.
// "\n", "\r\n" and "\r" end lines.
struct SourceLine {
  std::uint32_t number = 1;
  std::uint32_t begin = 0;
  std::string_view text;
};
SourceLine line_at(const Source& source, std::uint32_t at);

}  // namespace kehoach
