#include "messages.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/utf8.h"
#include "key_words.h"
#include "text.h"
#include "viet/dates.h"

namespace kehoach::json {

namespace {

Phrase with_title(const std::string& path, const std::string* title) {
  if (path.empty()) return {"toàn bộ dữ liệu", "the whole data"};
  constexpr std::size_t longest = 120;
  const std::string quoted_path = in_quotes(path, longest);
  return title == nullptr ? quoted_path : quoted_path + " (" + *title + ')';
}

Phrase joined(const std::vector<Phrase>& parts, const Phrase& last_glue) {
  Phrase out("");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      const bool last = i + 1 == parts.size();
      out.vi += last ? last_glue.vi : ", ";
      out.en += last ? last_glue.en : ", ";
    }
    out.vi += parts[i].vi;
    out.en += parts[i].en;
  }
  return out;
}

// A date as people write it, by its three numbers: 31-12-2021, 31/12/2021, 31.12.2021, 2021/12/31.
std::optional<std::string> iso_date(std::string_view text) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      parts[part] += c;
    } else if ((c == '-' || c == '/' || c == '.') && ++part < parts.size()) {
      continue;
    } else {
      return std::nullopt;
    }
  }
  if (part != 2) return std::nullopt;
  if (parts[0].size() <= 2 && parts[2].size() == 4) std::swap(parts[0], parts[2]);
  if (parts[0].size() != 4) return std::nullopt;
  for (std::string& number : parts) {
    if (number.size() == 1) number.insert(number.begin(), '0');
  }
  const std::string iso = parts[0] + '-' + parts[1] + '-' + parts[2];
  if (!viet::parse_iso_date(iso)) return std::nullopt;
  return iso;
}

}  // namespace

Phrase subject(const Value& value, const std::string* title) {
  return with_title(readable_path(value.origin.path), title);
}

Phrase absent_subject(const Value& object, std::string_view key, const std::string* title) {
  std::string path = readable_path(object.origin.path);
  if (!path.empty()) path += '.';
  return with_title(path.append(key), title);
}

Phrase shown(const Value& value) {
  if (const std::string* text = value.string()) return in_quotes(*text);
  if (const bool* truth = value.boolean()) return *truth ? "true" : "false";
  if (const Number* number = value.number()) {
    constexpr std::size_t longest = 40;
    return number->digits.size() <= longest ? number->digits
                                            : number->digits.substr(0, longest) + "…";
  }
  return type_name(value);
}

Origin place_of(const Value& value) {
  Origin where = value.origin;
  const Span span = where.span;
  if (where.source == nullptr || span.begin >= span.end) return where;
  const char first = where.source->text[span.begin];
  if (first == '{' || first == '[') where.span.end = span.begin + 1;
  return where;
}

Saying Saying::inside(const SchemaNode& node) const {
  Saying inner = *this;
  if (inner.title == nullptr) inner.title = node.annotated_text("title");
  if (const std::string* vi = node.annotated_text("x-message-vi")) {
    const std::string* en = node.annotated_text("x-message-en");
    inner.wanted_vi = vi;
    inner.wanted_en = en != nullptr ? en : vi;
  }
  return inner;
}

Phrase Saying::wanted(Phrase otherwise) const {
  return wanted_vi == nullptr ? std::move(otherwise) : Phrase(*wanted_vi, *wanted_en);
}

Phrase type_names(Types types) {
  std::vector<Phrase> names;
  const auto add = [&](Types type, const Phrase& name) {
    if ((types & type) != 0) names.push_back(name);
  };
  add(string_type, type_name(Value{std::string(), {}}));
  if ((types & fraction_type) != 0) {
    add(fraction_type, type_name(Value{Number{}, {}}));
  } else {
    add(integer_type, {"số nguyên", "a whole number"});
  }
  add(boolean_type, type_name(Value{true, {}}));
  add(array_type, type_name(Value{Array{}, {}}));
  add(object_type, type_name(Value{Object{}, {}}));
  add(null_type, type_name(Value{}));
  return joined(names, {" hoặc ", " or "});
}

Phrase range_phrase(const SchemaNode::Words& words) {
  std::vector<Phrase> parts;
  const auto add = [&parts](const Number* bound, const char* vi, const char* en) {
    if (bound != nullptr) parts.emplace_back(vi + bound->digits, en + bound->digits);
  };
  add(words.minimum, "không nhỏ hơn ", "at least ");
  add(words.above, "lớn hơn ", "more than ");
  add(words.maximum, "không lớn hơn ", "at most ");
  add(words.below, "nhỏ hơn ", "less than ");
  return joined(parts, {" và ", " and "});
}

Phrase size_phrase(std::optional<std::size_t> least, std::optional<std::size_t> most) {
  const std::string low = std::to_string(least.value_or(0));
  const std::string high = std::to_string(most.value_or(0));
  if (!most) return {"ít nhất " + low, "at least " + low};
  if (!least || *least == 0) return {"nhiều nhất " + high, "at most " + high};
  if (*least == *most) return {"đúng " + low, "exactly " + low};
  return {"từ " + low + " đến " + high, "from " + low + " to " + high};
}

Phrase list_phrase(const Array& values) {
  constexpr std::size_t most = 10;
  std::vector<Phrase> parts;
  for (const Value& value : values) {
    if (parts.size() == most) {
      parts.emplace_back("…");
      break;
    }
    parts.push_back(shown(value));
  }
  return joined(parts, ", ");
}

std::vector<Phrase> type_hints(const Value& value, Types wanted) {
  const auto write = [](const std::string& text) {
    return std::vector<Phrase>{{"viết " + text, "write " + text}};
  };
  const bool wants_text = (wanted & string_type) != 0;
  if (const Number* number = value.number(); number != nullptr && wants_text) {
    if (number->digits.size() <= 40) return write('"' + number->digits + '"');
  }
  if (const std::string* text = value.string(); text != nullptr && !wants_text) {
    const bool number = !text->empty() && text->size() <= 18 &&
                        text->find_first_not_of("0123456789") == std::string::npos &&
                        (text->size() == 1 || text->front() != '0');
    if (number && (wanted & integer_type) != 0) return write(*text);
    const bool truth = *text == "true" || *text == "false";
    if (truth && (wanted & boolean_type) != 0) return write(*text);
  }
  const bool single = value.array() == nullptr && !value.is_null();
  if (single && wanted == array_type) {
    return {{"nếu chỉ có một mục thì đặt nó trong dấu [ ]", "put a single item in [ ]"}};
  }
  return {};
}

std::vector<Phrase> spelling_hints(const std::string& text, const SchemaNode::Words& words) {
  std::vector<Phrase> hints;
  const auto date = iso_date(text);
  if (date && words.pattern && words.pattern->found_in(*date)) hints.push_back(hint_write(*date));
  if (words.enumeration != nullptr) {
    std::vector<std::string> names;
    for (const Value& listed : *words.enumeration) {
      if (listed.string() != nullptr) names.push_back(*listed.string());
    }
    if (const auto meant = nearest(text, names)) hints.push_back(hint_did_you_mean(*meant));
  }
  return hints;
}

}  // namespace kehoach::json
