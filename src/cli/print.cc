#include "print.h"

#include <algorithm>

#include "base/utf8.h"
#include "json/make.h"
#include "json/write.h"
#include "viet/unicode.h"

namespace kehoach::cli {

namespace {

struct Position {
  std::uint32_t line = 1;
  std::size_t column = 1;  // in letters, from 1
};

Position position(const Source& source, std::uint32_t at) {
  if (source.kind == SourceKind::cell) return {source.line, source.column};
  const SourceLine line = line_at(source, at);
  const std::size_t inside = std::min<std::size_t>(at - line.begin, line.text.size());
  const std::size_t first = line.begin == 0 ? source.column : 1;
  return {line.number, viet::count_graphemes(line.text.substr(0, inside)) + first};
}

// How a file is called: from the working folder if it is inside it, else from the data folder.
std::string file_name(const std::string& name, const Folders& folders) {
  const Path full = (folders.working / name).lexically_normal();
  for (const Path& folder : {folders.working, folders.working / folders.data}) {
    if (folder.empty()) continue;
    const Path inside = full.lexically_relative(folder.lexically_normal());
    if (!inside.empty() && *inside.begin() != "..") return inside.string();
  }
  return Path(name).lexically_normal().string();
}

std::string source_name(const Source& source, const Manner& manner) {
  const bool vi = manner.language == Language::vi;
  switch (source.kind) {
    case SourceKind::standard_input:
      return vi ? "<đầu vào chuẩn>" : "<standard input>";
    case SourceKind::argument:
      return vi ? "<dòng lệnh>" : "<command line>";
    case SourceKind::built_in:
      return vi ? "<chương trình>" : "<program>";
    case SourceKind::file:
    case SourceKind::cell:
      break;
  }
  return file_name(source.name, manner.folders);
}

// How the margin calls a cell: by its place in the sheet, or by its line.
std::string cell_name(const Source& source) {
  return source.label.empty() ? std::to_string(source.line) : source.label;
}

std::string place(const Source& source, std::uint32_t at, const Manner& manner) {
  if (!source.label.empty()) return source_name(source, manner) + ':' + source.label;
  const Position p = position(source, at);
  return source_name(source, manner) + ':' + std::to_string(p.line) + ':' +
         std::to_string(p.column);
}

// What is shown of a source line: tabs and what cannot be printed become one column each, so that
// the caret stands right.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    const bool bad = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || c.value == 0xFFFD;
    const auto forbidden = viet::find_forbidden(text.substr(at, c.size));
    if (c.value == '\t')
      out += ' ';
    else if (bad || forbidden)
      out += "\u00B7";
    else
      out.append(text, at, c.size);
    at += c.size;
  }
  return out;
}

// A window of the line around [begin, end), in letters; both ends cut at code points.
struct Window {
  std::string_view text;
  std::size_t before = 0;  // bytes of `text` before the caret
  std::size_t marked = 0;  // bytes under it
  bool cut_left = false, cut_right = false;
};

constexpr std::size_t widest_shown = 96;
constexpr std::size_t shown_before = 32;

std::size_t back(std::string_view text, std::size_t at, std::size_t letters) {
  while (at > 0 && letters > 0) {
    do --at;
    while (at > 0 && utf8::is_inside(text, at));
    --letters;
  }
  return at;
}

std::size_t forth(std::string_view text, std::size_t at, std::size_t letters) {
  while (at < text.size() && letters > 0) {
    at += utf8::decode(text, at).size;
    --letters;
  }
  return at;
}

Window window(std::string_view line, std::size_t begin, std::size_t end) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  const std::size_t from =
      utf8::count_code_points(line) <= widest_shown ? 0 : back(line, begin, shown_before);
  const std::size_t to = forth(line, from, widest_shown);
  Window out;
  out.text = line.substr(from, to - from);
  out.before = begin - from;
  out.marked = std::min(end, to) - std::min(begin, to);
  out.cut_left = from > 0;
  out.cut_right = to < line.size();
  return out;
}

std::string excerpt(const Diagnostic& diagnostic) {
  const Source& source = *diagnostic.where.source;
  const Span span = diagnostic.where.span;
  const SourceLine line = line_at(source, span.begin);
  if (line.text.empty()) return {};
  const std::size_t begin = span.begin - std::min(line.begin, span.begin);
  const std::size_t end = begin + (span.end > span.begin ? span.end - span.begin : 0);
  const Window shown = window(line.text, begin, end);
  const std::string number =
      source.kind == SourceKind::cell ? cell_name(source) : std::to_string(line.number);
  const std::string margin(std::max<std::size_t>(5, number.size() + 1), ' ');
  const std::string before =
      (shown.cut_left ? "…" : "") + printable(shown.text.substr(0, shown.before));
  const std::string under = printable(shown.text.substr(shown.before, shown.marked));
  const std::string after = printable(shown.text.substr(shown.before + shown.marked));
  const std::size_t width = std::max<std::size_t>(1, viet::count_graphemes(under));
  std::string out = margin.substr(number.size()) + number + " | " + before + under + after +
                    (shown.cut_right ? "…" : "") + '\n';
  out += margin + " | " + std::string(viet::count_graphemes(before), ' ') + '^' +
         std::string(width - 1, '~') + '\n';
  return out;
}

// The way to the place, innermost first. Of a long way (macros that call themselves) both ends.
constexpr std::size_t longest_way = 8;

std::string includes(const Diagnostic& diagnostic, const Manner& manner) {
  std::vector<const IncludeSite*> way;
  for (const IncludeSite* site = diagnostic.where.via; site != nullptr; site = site->outer) {
    way.push_back(site);
  }
  const bool vi = manner.language == Language::vi;
  std::string out;
  for (std::size_t i = 0; i < way.size(); ++i) {
    if (way.size() > longest_way && i == longest_way / 2) {
      const std::size_t left_out = way.size() - longest_way;
      const std::string count = std::to_string(left_out);
      out += vi ? "  … (" + count + " lần gọi nữa)\n" : "  … (" + count + " more calls)\n";
      i += left_out;
    }
    out += vi ? "  được gọi từ " : "  included from ";
    out += place(*way[i]->source, way[i]->span.begin, manner) + '\n';
  }
  return out;
}

json::Value count_value(std::size_t count) {
  return json::integer_value(static_cast<std::int64_t>(count));
}

json::Value way_of(const Diagnostic& diagnostic, const Manner& manner) {
  json::Array way;
  for (const IncludeSite* site = diagnostic.where.via; site != nullptr; site = site->outer) {
    const Position begin = position(*site->source, site->span.begin);
    json::Object step;
    step.push_back({"file", {}, json::text_value(source_name(*site->source, manner))});
    step.push_back({"line", {}, count_value(begin.line)});
    step.push_back({"column", {}, count_value(begin.column)});
    json::Value value;
    value.data = std::move(step);
    way.push_back(std::move(value));
  }
  json::Value value;
  value.data = std::move(way);
  return value;
}

json::Value object_of(const Diagnostic& diagnostic, const Manner& manner) {
  const Language language = manner.language;
  json::Object object;
  const auto add = [&](const char* key, json::Value value) {
    object.push_back({key, {}, std::move(value)});
  };
  add("code", json::text_value(std::string(diagnostic.code)));
  add("severity", json::text_value(diagnostic.severity() == Severity::error ? "error" : "warning"));
  add("message", json::text_value(diagnostic.message(language)));
  if (diagnostic.where) {
    const Source& source = *diagnostic.where.source;
    const Position begin = position(source, diagnostic.where.span.begin);
    const Position end = position(source, diagnostic.where.span.end);
    add("file", json::text_value(source_name(source, manner)));
    if (!source.label.empty()) add("cell", json::text_value(source.label));
    add("line", count_value(begin.line));
    add("column", count_value(begin.column));
    add("end_line", count_value(end.line));
    add("end_column", count_value(end.column));
    if (diagnostic.where.path != nullptr)
      add("pointer", json::text_value(json_pointer(diagnostic.where.path)));
  }
  if (diagnostic.where.via != nullptr) add("included_from", way_of(diagnostic, manner));
  json::Array hints;
  for (const auto& hint : diagnostic.hints) hints.push_back(json::text_value(hint.in(language)));
  json::Value list;
  list.data = std::move(hints);
  add("hints", std::move(list));
  json::Value value;
  value.data = std::move(object);
  return value;
}

}  // namespace

std::string as_text(const Diagnostic& diagnostic, const Manner& manner) {
  const Language language = manner.language;
  const bool vi = language == Language::vi;
  const bool error = diagnostic.severity() == Severity::error;
  std::string out;
  if (diagnostic.where) {
    out += place(*diagnostic.where.source, diagnostic.where.span.begin, manner) + ": ";
  } else {
    out += "kehoach: ";
  }
  out += error ? (vi ? "lỗi " : "error ") : (vi ? "lưu ý " : "warning ");
  out += std::string(diagnostic.code) + ": " + diagnostic.message(language) + '\n';
  if (diagnostic.where) out += excerpt(diagnostic) + includes(diagnostic, manner);
  for (const auto& hint : diagnostic.hints) {
    out += (vi ? "  gợi ý: " : "  hint: ") + hint.in(language) + '\n';
  }
  return out;
}

std::string as_json(const Diagnostics& diagnostics, const Manner& manner) {
  json::Array all;
  for (const auto& diagnostic : diagnostics) all.push_back(object_of(diagnostic, manner));
  json::Value value;
  value.data = std::move(all);
  const std::string array = json::write(value);
  const std::size_t first = array.find('{'), last = array.rfind('}');
  return first == std::string::npos ? std::string() : array.substr(first, last + 1 - first);
}

}  // namespace kehoach::cli
