#include "json/pattern.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace kehoach::json {

namespace {

constexpr char32_t last_code_point = 0x10FFFF;
constexpr std::uint32_t unlimited = UINT32_MAX;
constexpr std::size_t most_instructions = 2000;
constexpr int deepest_group = 32;

}  // namespace

// Reads a pattern into a tree of nodes, then writes the tree as a program. What is repeated is
// written as often as it may repeat.
class PatternCompiler {
 public:
  PatternCompiler(std::string_view text, const Origin& origin) : text_(text), origin_(origin) {}

  Result<Pattern> run() {
    const std::uint32_t root = alternatives(0);
    if (!error_ && at_ < text_.size()) fail(at_, 1, "\")\" không có \"(\"", "\")\" without \"(\"");
    if (!error_) {
      emit(root);
      emit({Pattern::Step::match, 0, 0, 0});
    }
    if (error_) return std::move(*error_);
    pattern_.anchored_ = starts_anchored(root);
    return std::move(pattern_);
  }

 private:
  using Range = Pattern::Range;
  using Ranges = std::vector<Range>;

  enum class Kind : std::uint8_t {
    nothing,
    letter,
    letter_class,
    sequence,
    alternatives,
    repeat,
    at_start,
    at_end
  };
  struct Node {
    Kind kind = Kind::nothing;
    char32_t letter = 0;
    std::uint32_t least = 0, most = 0;      // repeat; letter_class: its ranges
    std::vector<std::uint32_t> children{};  // sequence, alternatives, repeat
  };

  std::uint32_t add(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<std::uint32_t>(nodes_.size() - 1);
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
  std::uint32_t bracket_class();
  std::uint32_t add_class(Ranges ranges, bool negated);

  void emit(Pattern::Instruction instruction);
  void emit(std::uint32_t index);
  void emit_alternatives(const Node& node);
  void emit_repeat(const Node& node);
  std::uint32_t here() const { return static_cast<std::uint32_t>(pattern_.program_.size()); }
  bool starts_anchored(std::uint32_t index) const;

  std::string_view text_;
  Origin origin_;
  std::uint32_t at_ = 0;
  std::optional<Diagnostic> error_;
  std::vector<Node> nodes_;
  Pattern pattern_;
};

std::uint32_t PatternCompiler::alternatives(int depth) {
  Node node{Kind::alternatives};
  do {
    node.children.push_back(sequence(depth));
  } while (!error_ && take("|"));
  return node.children.size() == 1 ? node.children[0] : add(std::move(node));
}

std::uint32_t PatternCompiler::sequence(int depth) {
  Node node{Kind::sequence};
  while (more() && peek() != '|' && peek() != ')') {
    node.children.push_back(quantified(atom(depth)));
  }
  return add(std::move(node));
}

std::uint32_t PatternCompiler::atom(int depth) {
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

std::uint32_t PatternCompiler::group(int depth) {
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

std::uint32_t PatternCompiler::quantified(std::uint32_t node) {
  if (error_) return node;
  const std::uint32_t start = at_;
  std::uint32_t least = 0, most = unlimited;
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
  const Kind kind = nodes_[node].kind;
  if (kind == Kind::at_start || kind == Kind::at_end) {
    fail(start, 1, "không có gì để lặp", "nothing to repeat");
  }
  if (!error_ && (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{')) {
    fail(at_, 1, "không có gì để lặp", "nothing to repeat");
  }
  return add({Kind::repeat, 0, least, most, {node}});
}

bool PatternCompiler::bounds(std::uint32_t& least, std::uint32_t& most) {
  take("{");
  const auto first = decimal();
  if (!first) return false;
  least = most = *first;
  if (take(",")) {
    most = unlimited;
    if (peek() != '}') {
      const auto second = decimal();
      if (!second) return false;
      most = *second;
    }
  }
  return take("}") && least <= most;
}

std::optional<std::uint32_t> PatternCompiler::decimal() {
  std::uint32_t value = 0;
  const std::uint32_t start = at_;
  while (peek() >= '0' && peek() <= '9') {
    value = value * 10 + static_cast<std::uint32_t>(peek() - '0');
    ++at_;
    if (value > most_instructions) return std::nullopt;
  }
  return at_ == start ? std::nullopt : std::optional(value);
}

std::uint32_t PatternCompiler::escape() {
  if (const auto ranges = class_escape(peek())) {
    const bool negated = peek() < 'a';
    ++at_;
    return add_class(*ranges, negated);
  }
  return add({Kind::letter, character_escape()});
}

// ECMA-262 22.2.2.9; a capital means all others.
std::optional<PatternCompiler::Ranges> PatternCompiler::class_escape(char c) const {
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

char32_t PatternCompiler::character_escape() {
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
char32_t PatternCompiler::hexadecimal(std::uint32_t size) {
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

std::uint32_t PatternCompiler::bracket_class() {
  const std::uint32_t start = at_ - 1;
  const bool negated = take("^");
  Ranges ranges;
  // One member: a character, or a class, which cannot be the end of a range.
  const auto member = [this, &ranges]() -> std::optional<char32_t> {
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
    for (const Range& range : *escaped) {
      if (!others) {
        ranges.push_back(range);
        continue;
      }
      if (next < range.first) ranges.push_back({next, range.first - 1});
      next = range.last + 1;
    }
    if (others) ranges.push_back({next, last_code_point});
    return std::nullopt;
  };
  while (more() && peek() != ']') {
    const std::uint32_t member_start = at_;
    const auto first = member();
    const bool range = more() && peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
    if (!range) {
      if (first) ranges.push_back({*first, *first});
      continue;
    }
    take("-");
    const auto last = member();
    if (!first || !last || *first > *last) {
      fail(member_start, 1, "khoảng ký tự không đúng", "the range is not right");
      break;
    }
    ranges.push_back({*first, *last});
  }
  if (!error_ && !take("]")) fail(start, 1, "thiếu dấu ]", "a ] is missing");
  return add_class(std::move(ranges), negated);
}

std::uint32_t PatternCompiler::add_class(Ranges ranges, bool negated) {
  std::sort(ranges.begin(), ranges.end(),
            [](const Range& a, const Range& b) { return a.first < b.first; });
  auto& all = pattern_.ranges_;
  const auto begin = static_cast<std::uint32_t>(all.size());
  char32_t next = 0;  // the first code point that no range has covered yet
  for (const Range& range : ranges) {
    if (negated && range.first > next) all.push_back({next, range.first - 1});
    if (!negated && range.last >= next) all.push_back({std::max(next, range.first), range.last});
    next = std::max(next, static_cast<char32_t>(range.last + 1));
  }
  if (negated && next <= last_code_point) all.push_back({next, last_code_point});
  return add({Kind::letter_class, 0, begin, static_cast<std::uint32_t>(all.size())});
}

void PatternCompiler::emit(Pattern::Instruction instruction) {
  if (pattern_.program_.size() >= most_instructions) {
    fail(0, static_cast<std::uint32_t>(text_.size()), "mẫu quá lớn", "the pattern is too large");
    return;
  }
  pattern_.program_.push_back(instruction);
}

// Goes as deep as the groups nest, and each may hold a repeat, alternatives and a sequence.
void PatternCompiler::emit(std::uint32_t index) {
  if (error_) return;
  const Node& node = nodes_[index];
  switch (node.kind) {
    case Kind::nothing:
      break;
    case Kind::letter:
      emit({Pattern::Step::letter, node.letter, 0, 0});
      break;
    case Kind::letter_class:
      emit({Pattern::Step::letter_class, 0, node.least, node.most});
      break;
    case Kind::at_start:
      emit({Pattern::Step::at_start, 0, 0, 0});
      break;
    case Kind::at_end:
      emit({Pattern::Step::at_end, 0, 0, 0});
      break;
    case Kind::sequence:
      for (const std::uint32_t child : node.children) emit(child);
      break;
    case Kind::alternatives:
      emit_alternatives(node);
      break;
    case Kind::repeat:
      emit_repeat(node);
      break;
  }
}

void PatternCompiler::emit_alternatives(const Node& node) {
  std::vector<std::uint32_t> jumps;
  for (std::size_t i = 0; i < node.children.size() && !error_; ++i) {
    const bool last = i + 1 == node.children.size();
    const std::uint32_t split = here();
    if (!last) emit({Pattern::Step::split, 0, split + 1, 0});
    emit(node.children[i]);
    if (last || error_) break;
    jumps.push_back(here());
    emit({Pattern::Step::jump, 0, 0, 0});
    if (!error_) pattern_.program_[split].second = here();
  }
  if (error_) return;
  for (const std::uint32_t jump : jumps) pattern_.program_[jump].first = here();
}

void PatternCompiler::emit_repeat(const Node& node) {
  const std::uint32_t child = node.children[0];
  for (std::uint32_t i = 0; i < node.least && !error_; ++i) {
    const std::uint32_t before = here();
    emit(child);
    if (here() == before) break;  // nothing, however often
  }
  if (node.most == unlimited) {
    const std::uint32_t split = here();
    emit({Pattern::Step::split, 0, split + 1, 0});
    emit(child);
    emit({Pattern::Step::jump, 0, split, 0});
    if (!error_) pattern_.program_[split].second = here();
    return;
  }
  std::vector<std::uint32_t> splits;
  for (std::uint32_t i = node.least; i < node.most && !error_; ++i) {
    splits.push_back(here());
    emit({Pattern::Step::split, 0, here() + 1, 0});
    emit(child);
  }
  if (error_) return;
  for (const std::uint32_t split : splits) pattern_.program_[split].second = here();
}

bool PatternCompiler::starts_anchored(std::uint32_t index) const {
  const Node& node = nodes_[index];
  if (node.kind == Kind::at_start) return true;
  if (node.children.empty()) return false;
  if (node.kind == Kind::sequence) return starts_anchored(node.children[0]);
  if (node.kind != Kind::alternatives) return false;
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](std::uint32_t child) { return starts_anchored(child); });
}

Result<Pattern> Pattern::compile(std::string_view text, const Origin& origin) {
  return PatternCompiler(text, origin).run();
}

}  // namespace kehoach::json
