#include "pattern_tree.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace kehoach::json {

namespace {

constexpr char32_t last_code_point = 0x10FFFF;
constexpr std::uint32_t most_repetitions = 2000;
constexpr int deepest_group = 32;

using Kind = PatternNode::Kind;
using Ranges = std::vector<CharacterRange>;

class PatternReader {
 public:
  PatternReader(std::string_view text, const Origin& origin) : text_(text), origin_(origin) {}

  Result<PatternTree> run() {
    tree_.root = alternatives(0);
    if (!error_ && at_ < text_.size()) fail(at_, 1, "\")\" không có \"(\"", "\")\" without \"(\"");
    if (error_) return std::move(*error_);
    return std::move(tree_);
  }

 private:
  std::uint32_t add(PatternNode node) {
    tree_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }
  bool more() const { return !error_ && at_ < text_.size(); }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += static_cast<std::uint32_t>(what.size());
    return true;
  }
  void fail(std::uint32_t at, std::uint32_t size, const char* vi, const char* en) {
    size = std::min(size, static_cast<std::uint32_t>(text_.size()) - at);
    if (!error_) error_ = Diagnostic{"P005", {{vi, en}}, narrowed(origin_, at, size), {}};
  }

  std::uint32_t alternatives(int depth);
  std::uint32_t sequence(int depth);
  std::uint32_t atom(int depth);
  std::uint32_t group(int depth);
  std::uint32_t quantified(std::uint32_t node);
  bool bounds(std::uint32_t& least, std::uint32_t& most);
  std::optional<std::uint32_t> decimal();
  std::uint32_t escape();
  std::optional<Ranges> class_escape(char c) const;
  char32_t character_escape();
  char32_t hexadecimal(std::uint32_t size);
  std::optional<char32_t> class_member(Ranges& ranges);
  std::uint32_t bracket_class();
  std::uint32_t add_class(Ranges ranges, bool negated);

  std::string_view text_;
  Origin origin_;
  std::uint32_t at_ = 0;
  std::optional<Diagnostic> error_;
  PatternTree tree_;
};

std::uint32_t PatternReader::alternatives(int depth) {
  PatternNode node{Kind::alternatives};
  do {
    node.children.push_back(sequence(depth));
  } while (!error_ && take("|"));
  return node.children.size() == 1 ? node.children[0] : add(std::move(node));
}

std::uint32_t PatternReader::sequence(int depth) {
  PatternNode node{Kind::sequence};
  while (more() && peek() != '|' && peek() != ')') {
    node.children.push_back(quantified(atom(depth)));
  }
  return add(std::move(node));
}

std::uint32_t PatternReader::atom(int depth) {
  const std::uint32_t start = at_;
  const auto c = utf8::decode(text_, at_);
  at_ += c.size;
  switch (c.value) {
    case '(':
      return group(depth + 1);
    case '[':
      return bracket_class();
    case '\\':
      return escape();
    case '^':
      return add({Kind::at_start});
    case '$':
      return add({Kind::at_end});
    case '.':
      return add_class({{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}, true);
    case '*':
    case '+':
    case '?':
      fail(start, 1, "không có gì để lặp", "nothing to repeat");
      break;
    case ']':
    case '{':
    case '}':
      fail(start, 1, "ký tự này phải viết sau dấu \\", "this character needs a \\ before it");
      break;
    default:
      return add({Kind::letter, c.value});
  }
  return add({});
}

std::uint32_t PatternReader::group(int depth) {
  const std::uint32_t start = at_ - 1;
  if (depth > deepest_group) fail(start, 1, "quá nhiều ngoặc lồng nhau", "groups nest too deep");
  if (take("?") && !take(":")) {
    fail(start, 2, "chỉ có (...) và (?:...)", "only (...) and (?:...) are known");
  }
  if (error_) return add({});
  const std::uint32_t inside = alternatives(depth);
  if (!error_ && !take(")")) fail(start, 1, "thiếu dấu )", "a ) is missing");
  return inside;
}

std::uint32_t PatternReader::quantified(std::uint32_t node) {
  if (error_) return node;
  const std::uint32_t start = at_;
  std::uint32_t least = 0, most = PatternNode::unlimited;
  if (take("*")) {
  } else if (take("+")) {
    least = 1;
  } else if (take("?")) {
    most = 1;
  } else if (peek() == '{') {
    if (!bounds(least, most)) {
      fail(start, 1, "số lần lặp không đúng", "the number of repetitions is not right");
    }
  } else {
    return node;
  }
  take("?");  // lazy: the same texts match
  const Kind kind = tree_.nodes[node].kind;
  if (kind == Kind::at_start || kind == Kind::at_end) {
    fail(start, 1, "không có gì để lặp", "nothing to repeat");
  }
  if (!error_ && (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{')) {
    fail(at_, 1, "không có gì để lặp", "nothing to repeat");
  }
  return add({Kind::repeat, 0, least, most, {node}});
}

bool PatternReader::bounds(std::uint32_t& least, std::uint32_t& most) {
  take("{");
  const auto first = decimal();
  if (!first) return false;
  least = most = *first;
  if (take(",")) {
    most = PatternNode::unlimited;
    if (peek() != '}') {
      const auto second = decimal();
      if (!second) return false;
      most = *second;
    }
  }
  return take("}") && least <= most;
}

std::optional<std::uint32_t> PatternReader::decimal() {
  std::uint32_t value = 0;
  const std::uint32_t start = at_;
  while (peek() >= '0' && peek() <= '9') {
    value = value * 10 + static_cast<std::uint32_t>(peek() - '0');
    ++at_;
    if (value > most_repetitions) return std::nullopt;
  }
  return at_ == start ? std::nullopt : std::optional(value);
}

std::uint32_t PatternReader::escape() {
  if (const auto ranges = class_escape(peek())) {
    const bool negated = peek() < 'a';
    ++at_;
    return add_class(*ranges, negated);
  }
  return add({Kind::letter, character_escape()});
}

// ECMA-262 22.2.2.9; a capital means all others.
std::optional<Ranges> PatternReader::class_escape(char c) const {
  switch (c) {
    case 'd':
    case 'D':
      return Ranges{{'0', '9'}};
    case 'w':
    case 'W':
      return Ranges{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    case 's':
    case 'S':
      return Ranges{{'\t', '\r'},     {' ', ' '},       {0xA0, 0xA0},     {0x1680, 0x1680},
                    {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F},
                    {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
    default:
      return std::nullopt;
  }
}

char32_t PatternReader::character_escape() {
  const std::uint32_t start = at_ - 1;
  const char c = peek();
  if (at_ < text_.size()) ++at_;
  switch (c) {
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 'f':
      return '\f';
    case 'v':
      return '\v';
    case 'x':
      return hexadecimal(2);
    case 'u':
      return hexadecimal(take("{") ? 0 : 4);
    default:
      break;
  }
  constexpr std::string_view literal = "^$\\.*+?()[]{}|/-";
  if (c == '\0' || literal.find(c) == std::string_view::npos) {
    fail(start, 2, "không có ký hiệu này sau dấu \\", "this escape is not known");
  }
  return static_cast<unsigned char>(c);
}

// So many digits; 0: up to a "}".
char32_t PatternReader::hexadecimal(std::uint32_t size) {
  char32_t value = 0;
  std::uint32_t read = 0;
  for (; size == 0 || read < size; ++read) {
    const char c = peek();
    if (size == 0 && read > 0 && take("}")) break;
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && !(lower >= 'a' && lower <= 'f')) {
      fail(at_, 1, "mã ký tự không đúng", "the character's code is not right");
      return 0;
    }
    ++at_;
    value = value * 16 + static_cast<char32_t>(digit ? c - '0' : lower - 'a' + 10);
    if (value > last_code_point) break;
  }
  if (value > last_code_point || (value >= 0xD800 && value < 0xE000)) {
    fail(at_ - 1, 1, "không có ký tự mang mã này", "no character has this code");
    return 0;
  }
  return value;
}

// A character; or a whole class, which is added and cannot be the end of a range.
std::optional<char32_t> PatternReader::class_member(Ranges& ranges) {
  if (!take("\\")) {
    const auto c = utf8::decode(text_, at_);
    at_ += c.size;
    return c.value;
  }
  const auto escaped = class_escape(peek());
  if (!escaped) return character_escape();
  const bool others = peek() < 'a';
  ++at_;
  char32_t next = 0;
  for (const CharacterRange& range : *escaped) {
    if (!others) {
      ranges.push_back(range);
      continue;
    }
    if (next < range.first) ranges.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (others) ranges.push_back({next, last_code_point});
  return std::nullopt;
}

std::uint32_t PatternReader::bracket_class() {
  const std::uint32_t start = at_ - 1;
  const bool negated = take("^");
  Ranges ranges;
  while (more() && peek() != ']') {
    const std::uint32_t member_start = at_;
    const auto first = class_member(ranges);
    const bool range = more() && peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
    if (!range) {
      if (first) ranges.push_back({*first, *first});
      continue;
    }
    take("-");
    const auto last = class_member(ranges);
    if (!first || !last || *first > *last) {
      fail(member_start, 1, "khoảng ký tự không đúng", "the range is not right");
      break;
    }
    ranges.push_back({*first, *last});
  }
  if (!error_ && !take("]")) fail(start, 1, "thiếu dấu ]", "a ] is missing");
  return add_class(std::move(ranges), negated);
}

std::uint32_t PatternReader::add_class(Ranges ranges, bool negated) {
  std::sort(ranges.begin(), ranges.end(),
            [](const CharacterRange& a, const CharacterRange& b) { return a.first < b.first; });
  auto& all = tree_.ranges;
  const auto begin = static_cast<std::uint32_t>(all.size());
  char32_t next = 0;  // the first code point that no range has covered yet
  for (const CharacterRange& range : ranges) {
    if (negated && range.first > next) all.push_back({next, range.first - 1});
    if (!negated && range.last >= next) all.push_back({std::max(next, range.first), range.last});
    next = std::max(next, static_cast<char32_t>(range.last + 1));
  }
  if (negated && next <= last_code_point) all.push_back({next, last_code_point});
  return add({Kind::letter_class, 0, begin, static_cast<std::uint32_t>(all.size())});
}

}  // namespace

Result<PatternTree> read_pattern(std::string_view text, const Origin& origin) {
  return PatternReader(text, origin).run();
}

}  // namespace kehoach::json
