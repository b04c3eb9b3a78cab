#include "base/source.h"

#include <algorithm>

namespace kehoach {

namespace {

// The raw offset of `decoded`, by the last point that is not after it.
std::uint32_t raw_offset(const std::vector<OffsetPoint>& points, std::uint32_t decoded) {
  auto after = std::upper_bound(
      points.begin(), points.end(), decoded,
      [](std::uint32_t value, const OffsetPoint& point) { return value < point.decoded; });
  if (after == points.begin()) return points.front().raw;
  const OffsetPoint& point = *std::prev(after);
  std::uint32_t raw = point.raw + (decoded - point.decoded);
  // Inside a piece that shrank on the way in (an escape, marks composed by NFC): stay before the
  // next point.
  if (after != points.end()) raw = std::min(raw, after->raw);
  return raw;
}

void append_pointer(std::string& out, const DataPath* path) {
  if (path == nullptr || path->parent == nullptr) return;
  append_pointer(out, path->parent);
  out += '/';
  if (path->index >= 0) {
    out += std::to_string(path->index);
    return;
  }
  for (const char c : path->key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
}

void append_readable(std::string& out, const DataPath* path) {
  if (path == nullptr || path->parent == nullptr) return;
  append_readable(out, path->parent);
  if (path->index >= 0) {
    out += '[' + std::to_string(path->index) + ']';
    return;
  }
  if (!out.empty()) out += '.';
  out += path->key.empty() ? "''" : path->key;
}

}  // namespace

Origin narrowed(Origin origin, std::uint32_t from, std::uint32_t size) {
  if (origin.source == nullptr || origin.offset == Origin::somewhere) return origin;
  const std::uint32_t begin = origin.offset + from;
  if (origin.path != nullptr && !origin.path->offsets.empty()) {
    const auto& points = origin.path->offsets;
    const std::uint32_t raw_begin = raw_offset(points, begin);
    const std::uint32_t raw_end = raw_offset(points, begin + size);
    if (raw_end > origin.span.end) return origin;
    origin.span = {raw_begin, std::max(raw_end, raw_begin)};
  } else {
    const std::uint32_t content = origin.span.begin + (origin.path ? origin.path->lead : 0U);
    if (content + begin + size > origin.span.end) return origin;
    origin.span = {content + begin, content + begin + size};
  }
  origin.offset = Origin::somewhere;
  return origin;
}

std::string json_pointer(const DataPath* path) {
  std::string out;
  append_pointer(out, path);
  return out;
}

std::string readable_path(const DataPath* path) {
  std::string out;
  append_readable(out, path);
  return out;
}

const Source* Sources::add(SourceKind kind, std::string name, std::string text) {
  return add(Source{kind, std::move(name), std::move(text), 1, 1, {}});
}

const Source* Sources::add(Source source) { return &sources_.emplace_back(std::move(source)); }

const IncludeSite* Sources::add_site(IncludeSite site) { return &sites_.emplace_back(site); }

DataPath* Sources::root() { return &paths_.emplace_back(); }

DataPath* Sources::member(const DataPath* parent, std::string key) {
  return &paths_.emplace_back(DataPath{parent, std::move(key), -1, 0, {}});
}

DataPath* Sources::element(const DataPath* parent, std::size_t index) {
  return &paths_.emplace_back(DataPath{parent, {}, static_cast<std::int32_t>(index), 0, {}});
}

SourceLine line_at(const Source& source, std::uint32_t at) {
  const std::string_view text = source.text;
  at = std::min(at, static_cast<std::uint32_t>(text.size()));
  SourceLine line;
  line.number = source.line;
  for (std::uint32_t i = 0; i < at; ++i) {
    const bool ends =
        text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'));
    if (ends) {
      ++line.number;
      line.begin = i + 1;
    }
  }
  std::size_t end = text.find_first_of("\r\n", line.begin);
  if (end == std::string_view::npos) end = text.size();
  line.text = text.substr(line.begin, end - line.begin);
  return line;
}

}  // namespace kehoach
