#include "text.h"

#include "base/utf8.h"
#include "viet/unicode.h"

namespace kehoach::json {

namespace {

char32_t hex_value(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const auto digit = static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    value = value * 16 + digit;
  }
  return value;
}

Phrase reason(viet::Forbidden why) {
  switch (why) {
    case viet::Forbidden::control:
      return {"ký tự điều khiển", "a control character"};
    case viet::Forbidden::bidirectional:
      return {"ký tự đổi chiều chữ", "a character that turns the direction of writing"};
    case viet::Forbidden::zero_width:
      return {"ký tự không nhìn thấy", "an invisible character"};
    case viet::Forbidden::noncharacter:
      return {"mã không phải chữ", "a code that is no character"};
    case viet::Forbidden::private_use:
      return {"ký tự riêng của một phông chữ", "a character of one font's own"};
  }
  return "";
}

Diagnostic refusal(const Origin& origin, std::uint32_t at, std::uint32_t size, char32_t c,
                   Phrase why) {
  Diagnostic told{
      "J006", {utf8::code_point_name(c), std::move(why)}, narrowed(origin, at, size), {}};
  if (c == U'\t') told.hints.emplace_back("thay bằng dấu cách", "put a blank in its place");
  if (c == U'\r') told.hints.emplace_back("xuống dòng chỉ viết \\n", "a line break is \\n alone");
  return told;
}

}  // namespace

std::string in_quotes(std::string_view text, std::size_t most) {
  std::string out = "\"";
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == most) {
      out += "…";
      break;
    }
    const auto c = utf8::decode(text, at);
    if (c.value == '\n') {
      out += "\\n";
    } else {
      out += text.substr(at, c.size);
    }
    at += c.size;
  }
  return out + '"';
}

Escape escape_at(std::string_view content, std::size_t at) {
  if (content[at + 1] != 'u') return {2, 1};
  const char32_t value = hex_value(content.substr(at + 2, 4));
  if (value >= 0xD800 && value < 0xDC00) return {12, 4};
  return {6, value < 0x80 ? 1U : value < 0x800 ? 2U : 3U};
}

std::vector<OffsetPoint> escape_points(std::string_view content, std::uint32_t begin) {
  std::vector<OffsetPoint> points{{0, begin}};
  const auto add = [&points](OffsetPoint point) {
    if (points.back().decoded == point.decoded) points.pop_back();
    points.push_back(point);
  };
  std::uint32_t decoded = 0;
  std::size_t at = 0;
  while (true) {
    const std::size_t next = content.find('\\', at);
    if (next == std::string_view::npos) return points;
    decoded += static_cast<std::uint32_t>(next - at);
    const Escape escape = escape_at(content, next);
    add({decoded, begin + static_cast<std::uint32_t>(next)});
    at = next + escape.raw;
    decoded += escape.decoded;
    add({decoded, begin + static_cast<std::uint32_t>(at)});
  }
}

void normalise(std::string& text, std::vector<OffsetPoint>& points, std::uint32_t begin) {
  if (viet::is_nfc(text)) return;
  std::vector<OffsetPoint> steps;  // of the NFC text against `text`
  std::string nfc = viet::to_nfc(text, steps);

  std::vector<OffsetPoint> merged;
  OffsetPoint passed{0, begin};  // the last of `points` that is not after the step
  auto next = points.begin();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const OffsetPoint step = steps[i];
    const OffsetPoint end =
        i + 1 < steps.size() ? steps[i + 1] : OffsetPoint{UINT32_MAX, UINT32_MAX};
    for (; next != points.end() && next->decoded <= step.raw; ++next) passed = *next;
    merged.push_back({step.decoded, passed.raw + (step.raw - passed.decoded)});
    // The escapes inside this piece, moved to where the piece now stands. Inside a cluster that
    // NFC has shortened they have no place of their own.
    for (; next != points.end() && next->decoded < end.raw; ++next) {
      passed = *next;
      const std::uint32_t moved = step.decoded + (next->decoded - step.raw);
      if (moved < end.decoded) merged.push_back({moved, next->raw});
    }
  }
  points = std::move(merged);
  text = std::move(nfc);
}

Diagnostics refuse_bytes(const Source* source, Span span) {
  const auto text = std::string_view(source->text).substr(span.begin, span.end - span.begin);
  const std::size_t malformed = utf8::find_malformed(text);
  if (malformed == text.size()) return {};
  const auto at = span.begin + static_cast<std::uint32_t>(malformed);
  Diagnostic told{"J001", {}, {source, {at, at + 1}, nullptr, nullptr, 0}, {}};
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  told.hints.push_back(utf16 ? Phrase("tệp đang ở dạng UTF-16: lưu lại dạng UTF-8",
                                      "the file is UTF-16: save it as UTF-8")
                             : Phrase("lưu lại tệp dạng UTF-8", "save the file as UTF-8"));
  return {std::move(told)};
}

void refuse_characters(std::string_view text, const Origin& origin, std::size_t most,
                       Diagnostics& out) {
  std::uint32_t told_up_to = 0;
  std::size_t told = 0;
  const auto blanks = [&](std::uint32_t until) {
    for (std::uint32_t i = told_up_to; i < until && told < most; ++i) {
      if (text[i] != '\t' && text[i] != '\r') continue;
      out.push_back(
          refusal(origin, i, 1, static_cast<char32_t>(text[i]), reason(viet::Forbidden::control)));
      ++told;
    }
    told_up_to = until;
  };
  for (std::uint32_t from = 0; told < most;) {
    const auto found = viet::find_forbidden(text, from);
    blanks(found ? found->offset : static_cast<std::uint32_t>(text.size()));
    if (!found || told >= most) return;
    const std::uint32_t size = utf8::decode(text, found->offset).size;
    from = told_up_to = found->offset + size;
    out.push_back(refusal(origin, found->offset, size, found->code_point, reason(found->why)));
    ++told;
  }
}

}  // namespace kehoach::json
