#include "json/elements.h"

#include <algorithm>

#include "held_text.h"
#include "json/parse.h"
#include "syntax_error.h"
#include "text.h"

namespace kehoach::json {

Result<Value> parse(const Excerpt& piece, Sources& own, Sources& sources) {
  auto value = parse(own.add(piece.source), piece.span, own);
  return value ? value : parse(sources.add(piece.source), piece.span, sources);
}

struct Elements::Impl {
  Impl(More more, std::string name, std::string list_key, std::string_view code)
      : text(std::move(more), std::move(name)), key(std::move(list_key)), no_list(code) {}

  Result<std::optional<Excerpt>> next(Sources& sources);

 private:
  enum class Stage : std::uint8_t { start, members, list, end };

  Result<void> start(Sources& sources);
  Result<void> read_member(Sources& sources);
  Result<bool> goes_on(char closing, Sources& sources);
  Result<Excerpt> read_value(Sources& sources);
  Result<Excerpt> read_key(Sources& sources);

  // The text has come to the end of a token.
  void take(Taken what, std::uint64_t begin) {
    taken = what;
    last_begin = begin;
    last_end = text.at();
    if (what != Taken::key) text.forget(begin);
  }
  void open(bool object) {
    brackets.push_back({object, 0, text.line_of(text.at())});
    text.skip();
    take(Taken::open_bracket, text.at() - 1);
  }
  void close() {
    brackets.pop_back();
    text.skip();
    take(Taken::value, text.at() - 1);
  }
  static Diagnostics told(Excerpt where, std::string_view code, std::vector<Phrase> arguments,
                          Sources& sources, std::vector<Phrase> hints = {});
  Diagnostics wrong(Sources& sources);

  HeldText text;
  std::string key;
  std::string_view no_list;
  Stage stage = Stage::start;
  // As ParserState has it.
  Taken taken = Taken::nothing;
  std::uint64_t last_begin = 0, last_end = 0;
  std::vector<OpenBracket> brackets;
  std::optional<Excerpt> root;     // of an object that has shown no list yet
  std::uint32_t line_of_list = 0;  // of its key
};

Diagnostics Elements::Impl::told(Excerpt where, std::string_view code,
                                 std::vector<Phrase> arguments, Sources& sources,
                                 std::vector<Phrase> hints) {
  const Source* source = sources.add(std::move(where.source));
  return {
      {code, std::move(arguments), {source, where.span, nullptr, nullptr, 0}, std::move(hints)}};
}

// What follows the last token cannot stand there.
Diagnostics Elements::Impl::wrong(Sources& sources) {
  if (!text.failure().empty()) return text.failure();
  Excerpt all = text.excerpt(text.at(), text.at());
  const std::uint64_t from = text.held_from();
  const auto place = [from](std::uint64_t at) {
    return static_cast<std::uint32_t>(std::max(at, from) - from);
  };
  const Source* source = sources.add(std::move(all.source));
  const auto end = static_cast<std::uint32_t>(source->text.size());
  const Span last{place(last_begin), place(last_end)};
  if (auto malformed = refuse_bytes(source, {last.end, end}); !malformed.empty()) return malformed;
  return {syntax_error({source, end, taken, last, brackets})};
}

Result<void> Elements::Impl::start(Sources& sources) {
  const int first = text.peek();
  if (first == '[') {
    open(false);
    stage = Stage::list;
    return {};
  }
  if (first != '{') {
    auto value = read_value(sources);
    if (!value) return std::move(value).error();
    return told(std::move(*value), no_list, {}, sources);
  }
  root = text.excerpt(text.at(), text.at());
  root->span.end = static_cast<std::uint32_t>(root->source.text.size());
  open(true);
  stage = Stage::members;
  return {};
}

// Whether another one follows what was taken last; false at the closing bracket, which is taken.
Result<bool> Elements::Impl::goes_on(char closing, Sources& sources) {
  const int byte = text.peek();
  if (byte == closing) {
    close();
    return false;
  }
  if (taken != Taken::value) return true;
  if (byte != ',') return wrong(sources);
  text.skip();
  text.skip_blanks();
  return true;
}

Result<Excerpt> Elements::Impl::read_value(Sources& sources) {
  const std::uint64_t begin = text.at();
  const int first = text.peek();
  const bool scalar = first != '{' && first != '[' && first != '"';
  const bool whole = text.skip_value();
  if (text.at() - begin > longest_element) {
    return told(text.excerpt(begin, begin + 1), "J003", {std::to_string(longest_element >> 20)},
                sources);
  }
  if (whole && (!scalar || is_scalar(text.view(begin, text.at())))) {
    Excerpt out = text.excerpt(begin, text.at());
    take(Taken::value, scalar ? begin : text.at() - 1);
    return out;
  }
  if (scalar || !text.failure().empty()) return wrong(sources);
  Excerpt torn = text.excerpt(begin, text.at());
  const Source* source = sources.add(std::move(torn.source));
  auto value =
      parse(source, {torn.span.begin, static_cast<std::uint32_t>(source->text.size())}, sources);
  return value ? wrong(sources) : std::move(value).error();
}

Result<Excerpt> Elements::Impl::read_key(Sources& sources) {
  const std::uint64_t begin = text.at();
  if (text.peek() != '"' || !text.skip_string()) return wrong(sources);
  Excerpt out = text.excerpt(begin, text.at());
  take(Taken::key, begin);
  text.skip_blanks();
  if (text.peek() != ':') return wrong(sources);
  text.skip();
  text.skip_blanks();
  return out;
}

// Of the object that should hold the list.
Result<void> Elements::Impl::read_member(Sources& sources) {
  auto more = goes_on('}', sources);
  if (!more) return std::move(more).error();
  if (!*more) {
    stage = Stage::end;
    if (line_of_list == 0) return told(std::move(*root), no_list, {}, sources);
    return {};
  }
  auto name = read_key(sources);
  if (!name) return std::move(name).error();
  Sources own;
  const auto named = parse(*name, own, sources);
  if (!named) return named.error();
  const bool is_key = *named->string() == key;
  if (is_key && line_of_list != 0) {
    const std::string line = std::to_string(line_of_list);
    return told(std::move(*name), "J005", {in_quotes(key)}, sources,
                {{"lần đầu ở dòng " + line, "it is there already in line " + line}});
  }
  if (is_key) {
    line_of_list = text.line_of(last_begin);
    if (text.peek() == '[') {
      open(false);
      stage = Stage::list;
      return {};
    }
  }
  auto value = read_value(sources);
  if (!value) return std::move(value).error();
  if (auto good = parse(*value, own, sources); !good) return std::move(good).error();
  if (is_key) return told(std::move(*value), no_list, {}, sources);
  return {};
}

Result<std::optional<Excerpt>> Elements::Impl::next(Sources& sources) {
  while (true) {
    text.skip_blanks();
    if (stage == Stage::end) {
      if (text.peek() >= 0 || !text.failure().empty()) return wrong(sources);
      return std::optional<Excerpt>();
    }
    if (stage == Stage::list) {
      auto more = goes_on(']', sources);
      if (!more) return std::move(more).error();
      if (!*more) {
        stage = brackets.empty() ? Stage::end : Stage::members;
        continue;
      }
      auto element = read_value(sources);
      if (!element) return std::move(element).error();
      return std::optional<Excerpt>(std::move(*element));
    }
    auto read = stage == Stage::start ? start(sources) : read_member(sources);
    if (!read) return std::move(read).error();
  }
}

Elements::Elements(More more, std::string name, std::string key, std::string_view no_list)
    : impl_(std::make_unique<Impl>(std::move(more), std::move(name), std::move(key), no_list)) {}
Elements::Elements(Elements&&) noexcept = default;
Elements& Elements::operator=(Elements&&) noexcept = default;
Elements::~Elements() = default;

Result<std::optional<Excerpt>> Elements::next(Sources& sources) { return impl_->next(sources); }

}  // namespace kehoach::json
