#include "json/parse.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "number.h"
#include "syntax_error.h"
#include "text.h"
#include "viet/unicode.h"

namespace kehoach::json {

namespace {

constexpr std::size_t most_told = 100;

// Tells how far the parser has read: `*furthest` is the byte after the last one it took.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  char operator*() const { return *at_; }
  CountingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(CountingIterator a, CountingIterator b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

std::string line_of(const Source& source, std::uint32_t at) {
  return std::to_string(line_at(source, at).number);
}

// Takes the parser's events. An event comes when the parser has read the last byte of its token;
// for a number one byte more.
class Builder {
 public:
  // How much of the text is known to be as it should: then only strings with escapes need a look
  // of their own.
  struct Known {
    bool nfc = false;
    bool allowed = false;
  };

  Builder(const Source* source, Span span, Sources& sources, Limits limits, Known known)
      : source_(source),
        text_(source->text),
        sources_(sources),
        limits_(limits),
        known_(known),
        begin_(text_.data() + span.begin),
        end_(text_.data() + span.end),
        furthest_(begin_) {
    if (text_.substr(0, span.end).substr(span.begin).starts_with("\xEF\xBB\xBF")) span.begin += 3;
    state_.source = source;
    state_.end = span.end;
    state_.last = {span.begin, span.begin};
  }

  Result<Value> run() {
    const bool done = nlohmann::json::sax_parse(CountingIterator(begin_, &furthest_),
                                                CountingIterator(end_, &furthest_), this);
    // The parser takes a zero byte for the end of the text.
    if (done && !only_blanks_follow()) told_.push_back(syntax_error(state_));
    if (!told_.empty()) return std::move(told_);
    return std::move(root_);
  }

  // The events, by the names that nlohmann::json gives them.
  bool null() { return scalar(nullptr, position()); }
  bool boolean(bool value) { return scalar(value, position()); }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(double, const std::string&) { return number(); }
  bool string(std::string& decoded);
  bool binary(nlohmann::json::binary_t&) { return false; }  // never in JSON text
  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool key(std::string& decoded);
  bool end_object();
  bool end_array() { return close(std::move(frames_.back().items)); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
    told_.push_back(syntax_error(state_));
    return false;
  }

 private:
  struct Frame {
    bool object = false;
    std::uint32_t begin = 0;
    DataPath* path = nullptr;
    Array items;
    Object members;
    std::string key;  // of the member that is being read
    Span key_span{};
  };

  std::uint32_t position() const { return static_cast<std::uint32_t>(furthest_ - text_.data()); }
  std::uint32_t token_begin() const;
  bool only_blanks_follow() const;
  DataPath* new_path();
  bool number();
  bool scalar(decltype(Value::data) data, std::uint32_t end);
  bool open(bool object);
  bool close(decltype(Value::data) data);
  bool add(Value value);
  void read_in(std::string& decoded, Span token, const DataPath* parent, DataPath& path);
  void refuse_repeated_keys(const Frame& frame);
  bool room_for_more();

  const Source* source_;
  std::string_view text_;
  Sources& sources_;
  Limits limits_;
  Known known_;
  const char* begin_;
  const char* end_;
  const char* furthest_;

  ParserState state_;
  std::vector<Frame> frames_;
  std::size_t values_ = 0;
  Value root_;
  Diagnostics told_;
};

// Between two tokens stand only blanks, "," and ":".
std::uint32_t Builder::token_begin() const {
  std::uint32_t at = state_.last.end;
  while (is_white(text_[at]) || text_[at] == ',' || text_[at] == ':') ++at;
  return at;
}

bool Builder::only_blanks_follow() const {
  std::uint32_t at = state_.last.end;
  while (at < state_.end && is_white(text_[at])) ++at;
  return at == state_.end;
}

DataPath* Builder::new_path() {
  if (frames_.empty()) return sources_.root();
  const Frame& frame = frames_.back();
  return frame.object ? sources_.member(frame.path, frame.key)
                      : sources_.element(frame.path, frame.items.size());
}

// The event of a number comes a byte late, or not, if it ends the text: its own grammar says where
// it ends.
bool Builder::number() {
  const std::uint32_t begin = token_begin();
  std::uint32_t end = begin;
  const auto at = [this](std::uint32_t i) { return i < state_.end ? text_[i] : ' '; };
  const auto skip_digits = [&] {
    while (at(end) >= '0' && at(end) <= '9') ++end;
  };
  if (at(end) == '-') ++end;
  if (at(end) == '0') {
    ++end;  // nothing but a point or an exponent belongs to a number that starts with 0
  } else {
    skip_digits();
  }
  if (at(end) == '.') {
    ++end;
    skip_digits();
  }
  if (at(end) == 'e' || at(end) == 'E') {
    ++end;
    if (at(end) == '+' || at(end) == '-') ++end;
    skip_digits();
  }
  return scalar(to_number(text_.substr(begin, end - begin)), end);
}

bool Builder::scalar(decltype(Value::data) data, std::uint32_t end) {
  const Span token{token_begin(), end};
  return add({std::move(data), {source_, token, nullptr, new_path(), 0}});
}

// Brings a string or key to NFC and refuses what must not be in it.
void Builder::read_in(std::string& decoded, Span token, const DataPath* parent, DataPath& path) {
  const std::uint32_t begin = token.begin + 1;
  const auto content = text_.substr(begin, token.end - 1 - begin);
  const bool escapes = content.find('\\') != std::string_view::npos;
  path.lead = 1;
  if (escapes) path.offsets = escape_points(content, begin);
  if (escapes || !known_.nfc) normalise(decoded, path.offsets, begin);
  if (!escapes && known_.allowed) return;
  const std::size_t before = told_.size();
  refuse_characters(decoded, {source_, token, nullptr, &path, 0}, most_told - before, told_);
  for (std::size_t i = before; i < told_.size(); ++i) told_[i].where.path = parent;
}

bool Builder::string(std::string& decoded) {
  const Span token{token_begin(), position()};
  DataPath* path = new_path();
  read_in(decoded, token, path, *path);
  return add({decoded, {source_, token, nullptr, path, 0}});
}

bool Builder::key(std::string& decoded) {
  Frame& frame = frames_.back();
  frame.key_span = {token_begin(), position()};
  DataPath path;  // for the time of the check: a key has no place in the data
  read_in(decoded, frame.key_span, frame.path, path);
  frame.key = decoded;
  state_.taken = Taken::key;
  state_.last = frame.key_span;
  return room_for_more();
}

bool Builder::open(bool object) {
  const std::uint32_t at = token_begin();
  if (frames_.size() >= static_cast<std::size_t>(limits_.nesting)) {
    const Origin where{source_, {at, at + 1}, nullptr, new_path(), 0};
    told_.push_back({"J004", {std::to_string(limits_.nesting)}, where, {}});
    return false;
  }
  Frame frame;
  frame.object = object;
  frame.begin = at;
  frame.path = new_path();
  frames_.push_back(std::move(frame));
  state_.open.push_back({object, at});
  state_.taken = Taken::open_bracket;
  state_.last = {at, at + 1};
  return true;
}

bool Builder::end_object() {
  refuse_repeated_keys(frames_.back());
  return close(std::move(frames_.back().members));
}

bool Builder::close(decltype(Value::data) data) {
  const Frame& frame = frames_.back();
  Value value{std::move(data), {source_, {frame.begin, position()}, nullptr, frame.path, 0}};
  frames_.pop_back();
  state_.open.pop_back();
  return add(std::move(value));
}

bool Builder::add(Value value) {
  state_.taken = Taken::value;
  state_.last = value.origin.span;
  if (++values_ > limits_.values) {
    told_.push_back({"J008", {std::to_string(limits_.values)}, value.origin, {}});
    return false;
  }
  if (frames_.empty()) {
    root_ = std::move(value);
  } else if (Frame& frame = frames_.back(); frame.object) {
    frame.members.push_back({std::move(frame.key), frame.key_span, std::move(value)});
  } else {
    frame.items.push_back(std::move(value));
  }
  return room_for_more();
}

bool Builder::room_for_more() {
  if (told_.size() < most_told) return true;
  told_.push_back({"J009", {}, {source_, state_.last, nullptr, nullptr, 0}, {}});
  return false;
}

void Builder::refuse_repeated_keys(const Frame& frame) {
  const auto& members = frame.members;
  const auto refuse = [&](const Member& first, const Member& again) {
    if (told_.size() >= most_told) return;
    const std::string line = line_of(*source_, first.key_span.begin);
    told_.push_back({"J005",
                     {in_quotes(again.key)},
                     {source_, again.key_span, nullptr, again.value.origin.path, 0},
                     {{"lần đầu ở dòng " + line, "it is there already in line " + line}}});
  };
  constexpr std::size_t few = 12;
  if (members.size() <= few) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (members[i].key != members[j].key) continue;
        refuse(members[j], members[i]);
        break;
      }
    }
    return;
  }
  // Sorted, not hashed: no choice of keys makes this slow.
  std::vector<const Member*> sorted;
  sorted.reserve(members.size());
  for (const Member& member : members) sorted.push_back(&member);
  std::sort(sorted.begin(), sorted.end(), [](const Member* a, const Member* b) {
    return a->key != b->key ? a->key < b->key : a->key_span.begin < b->key_span.begin;
  });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i]->key == sorted[i - 1]->key) refuse(*sorted[i - 1], *sorted[i]);
  }
}

Diagnostic too_long(const Source* source, Limits limits) {
  return {"J003", {std::to_string(limits.bytes >> 20)}, {source, {}, nullptr, nullptr, 0}, {}};
}

std::string_view piece_of(const Source* source, Span span) {
  return std::string_view(source->text).substr(span.begin, span.end - span.begin);
}

}  // namespace

Result<Value> parse(const Source* source, Sources& sources, Limits limits) {
  if (source->text.size() > limits.bytes) return too_long(source, limits);
  return parse(source, {0, static_cast<std::uint32_t>(source->text.size())}, sources, limits);
}

Result<Value> parse(const Source* source, Span span, Sources& sources, Limits limits) {
  const auto text = piece_of(source, span);
  if (text.size() > limits.bytes) return too_long(source, limits);
  // Nearly every text is good, and the parser itself refuses malformed UTF-8: what is asked about
  // the characters is asked of the whole text at once, afterwards. A text with anything to tell is
  // gone through again with more care.
  auto value = Builder(source, span, sources, limits, {true, true}).run();
  if (value && viet::is_nfc(text) && !viet::find_forbidden(text)) return value;

  Diagnostics refused = refuse_bytes(source, span);
  if (!refused.empty()) return refused;
  const Builder::Known known{viet::is_nfc(text), !viet::find_forbidden(text)};
  return Builder(source, span, sources, limits, known).run();
}

Result<Value> read_text(const Source* source, Span span, Sources& sources) {
  if (span.end - span.begin > Limits{}.bytes) return too_long(source, {});
  Diagnostics refused = refuse_bytes(source, span);
  if (!refused.empty()) return refused;
  DataPath* path = sources.root();
  std::string text(piece_of(source, span));
  normalise(text, path->offsets, span.begin);
  const Origin origin{source, span, nullptr, path, 0};
  refuse_characters(text, origin, most_told, refused);
  if (!refused.empty()) return refused;
  return Value{std::move(text), origin};
}

}  // namespace kehoach::json
