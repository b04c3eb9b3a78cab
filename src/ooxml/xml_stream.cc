#include "ooxml/xml_stream.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"

namespace kehoach::ooxml {

namespace {

constexpr std::size_t longest = std::size_t{4} << 20;  // of a tag or a text
constexpr std::size_t deepest = 256;

std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

Result<bool> XmlStream::fill() {
  if (ended_) return false;
  auto piece = source_();
  if (!piece) return std::move(piece).error();
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_ += *piece;
  ended_ = piece->empty();
  return !ended_;
}

// Positions are counted from at_, which moves as the buffer is filled.
Result<std::size_t> XmlStream::find(std::string_view mark, std::size_t from) {
  while (true) {
    const std::size_t found = buffer_.find(mark, at_ + from);
    if (found != Bytes::npos) return found - at_;
    const std::size_t there = buffer_.size() - at_;
    from = std::max(from, there - std::min(there, mark.size()));
    if (there > longest) return exceeds();
    auto more = fill();
    if (!more) return std::move(more).error();
    if (!*more) return malformed();
  }
}

Result<void> XmlStream::skip_to(std::string_view mark) {
  auto end = find(mark, 0);
  if (!end) return std::move(end).error();
  at_ += *end + mark.size();
  return {};
}

Result<XmlStream::Event> XmlStream::next() {
  if (closes_) {  // <a/>
    closes_ = false;
    element_ = local(open_.back());
    open_.pop_back();
    return Event::end;
  }
  while (true) {
    while (buffer_.size() - at_ < 9) {  // "<![CDATA["
      auto more = fill();
      if (!more) return std::move(more).error();
      if (!*more) break;
    }
    const std::string_view ahead = std::string_view(buffer_).substr(at_);
    if (ahead.empty()) {
      if (!open_.empty() || !root_seen_) return malformed();
      return Event::done;
    }
    if (ahead.starts_with("\xEF\xBB\xBF") && !root_seen_ && open_.empty()) {
      at_ += 3;
      continue;
    }
    // What is ahead does not outlive the next reading.
    const bool instruction = ahead.starts_with("<?");
    if (instruction || ahead.starts_with("<!--")) {
      if (auto skipped = skip_to(instruction ? "?>" : "-->"); !skipped)
        return std::move(skipped).error();
      continue;
    }
    if (ahead.starts_with("<![CDATA[")) {
      auto end = find("]]>", 9);
      if (!end) return std::move(end).error();
      text_ = buffer_.substr(at_ + 9, *end - 9);
      at_ += *end + 3;
      if (open_.empty() || utf8::find_malformed(text_) != text_.size()) return malformed();
      return Event::text;
    }
    if (ahead.starts_with('<')) return read_tag();
    if (open_.empty()) {
      if (!is_white(ahead.front())) return malformed();
      ++at_;
      continue;
    }
    auto end = find("<", 0);
    if (!end) return std::move(end).error();
    if (!decode(std::string_view(buffer_).substr(at_, *end), text_)) return malformed();
    at_ += *end;
    return Event::text;
  }
}

Result<XmlStream::Event> XmlStream::read_tag() {
  // A ">" inside quotes does not end the tag.
  std::size_t end = 1;
  while (true) {
    auto close = find(">", end);
    if (!close) return std::move(close).error();
    const std::string_view tag = std::string_view(buffer_).substr(at_, *close);
    std::size_t quote = tag.find_first_of("\"'", end);
    if (quote == std::string_view::npos) {
      end = *close;
      break;
    }
    auto unquote = find(buffer_.substr(at_ + quote, 1), quote + 1);
    if (!unquote) return std::move(unquote).error();
    end = *unquote + 1;
  }
  std::string_view tag = std::string_view(buffer_).substr(at_ + 1, end - 1);
  at_ += end + 1;
  if (tag.starts_with('!')) return malformed();  // a DTD
  if (tag.starts_with('/')) {
    tag.remove_prefix(1);
    while (!tag.empty() && is_white(tag.back())) tag.remove_suffix(1);
    if (open_.empty() || open_.back() != tag) return malformed();
    element_ = local(open_.back());
    open_.pop_back();
    return Event::end;
  }
  closes_ = tag.ends_with('/');
  if (closes_) tag.remove_suffix(1);
  const std::size_t name_end = std::min(
      tag.size(),
      static_cast<std::size_t>(std::find_if(tag.begin(), tag.end(), is_blank) - tag.begin()));
  const std::string_view name = tag.substr(0, name_end);
  if (name.empty() || (open_.empty() && root_seen_) || !read_attributes(tag.substr(name_end)) ||
      utf8::find_malformed(name) != name.size())
    return malformed();
  if (open_.size() == deepest) return exceeds();
  root_seen_ = true;
  open_.emplace_back(name);
  element_ = local(name);
  return Event::begin;
}

bool XmlStream::read_attributes(std::string_view tag) {
  attributes_.clear();
  while (true) {
    while (!tag.empty() && is_white(tag.front())) tag.remove_prefix(1);
    if (tag.empty()) return true;
    const std::size_t equals = tag.find('=');
    if (equals == std::string_view::npos) return false;
    std::string_view name = tag.substr(0, equals);
    while (!name.empty() && is_white(name.back())) name.remove_suffix(1);
    tag.remove_prefix(equals + 1);
    while (!tag.empty() && is_white(tag.front())) tag.remove_prefix(1);
    if (name.empty() || tag.empty() || (tag.front() != '"' && tag.front() != '\'')) return false;
    const std::size_t end = tag.find(tag.front(), 1);
    if (end == std::string_view::npos) return false;
    XmlAttribute& read = attributes_.emplace_back();
    read.name = local(name);
    if (!decode(tag.substr(1, end - 1), read.value)) return false;
    tag.remove_prefix(end + 1);
  }
}

std::string_view XmlStream::attribute(std::string_view attribute_name) const {
  for (const XmlAttribute& attribute : attributes_) {
    if (attribute.name == attribute_name) return attribute.value;
  }
  return {};
}

// Line ends as XML 1.0, 2.11 wants them; references, 4.1 and 4.6.
bool XmlStream::decode(std::string_view raw, std::string& out) const {
  out.clear();
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const char c = raw[at];
    if (c == '\r') {
      if (!raw.substr(at + 1).starts_with('\n')) out += '\n';
      continue;
    }
    if (c != '&') {
      out += c;
      continue;
    }
    const std::size_t end = raw.find(';', at);
    if (end == std::string_view::npos) return false;
    const std::string_view name = raw.substr(at + 1, end - at - 1);
    at = end;
    static constexpr std::pair<std::string_view, char> own[] = {
        {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    const auto* known = std::find_if(std::begin(own), std::end(own),
                                     [&](const auto& e) { return e.first == name; });
    if (known != std::end(own)) {
      out += known->second;
      continue;
    }
    const bool hexadecimal = name.starts_with("#x");
    std::uint32_t code = 0;
    const char* last = name.data() + name.size();
    const auto [rest, problem] =
        std::from_chars(name.data() + std::min<std::size_t>(name.size(), hexadecimal ? 2 : 1), last,
                        code, hexadecimal ? 16 : 10);
    if (!name.starts_with('#') || problem != std::errc() || rest != last || code == 0 ||
        code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
      return false;
    utf8::append(out, static_cast<char32_t>(code));
  }
  return utf8::find_malformed(out) == out.size();
}

}  // namespace kehoach::ooxml
