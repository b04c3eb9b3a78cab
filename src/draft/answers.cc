#include "answers.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "draft/interview.h"
#include "json/make.h"
#include "viet/case.h"

namespace kehoach::draft {

namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

// "1.250.000" as 1250000: points between groups of three.
std::string without_points(const std::string& line) {
  std::string digits;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : line) {
    if (c == '.') {
      if (digits.empty() || group == 0 || group > 3 || (grouped && group != 3)) return {};
      grouped = true;
      group = 0;
      continue;
    }
    if (!is_digit(c) && !(c == '-' && digits.empty())) return {};
    if (is_digit(c)) ++group;
    digits += c;
  }
  return grouped && group != 3 ? std::string() : digits;
}

std::optional<json::Value> read_whole(const std::string& line) {
  const std::string digits = without_points(line);
  constexpr std::size_t longest = 18;  // fits 64 bits
  if (digits.empty() || digits == "-" || digits.size() > longest) return std::nullopt;
  return json::integer_value(std::stoll(digits));
}

std::optional<json::Value> read_number(const std::string& line) {
  const std::size_t comma = line.find(',');
  if (comma == std::string::npos) return read_whole(line);
  const auto whole = read_whole(line.substr(0, comma));
  const std::string rest = line.substr(comma + 1);
  constexpr std::size_t longest = 15;
  if (!whole || rest.empty() || rest.size() > longest ||
      !std::all_of(rest.begin(), rest.end(), is_digit))
    return std::nullopt;
  json::Value value;
  value.data = json::Number{whole->number()->digits + '.' + rest, false, 0};
  return value;
}

std::optional<json::Value> read_yes_no(const std::string& line) {
  static constexpr std::array<std::string_view, 6> yes = {"c", "co", "có", "y", "yes", "true"};
  static constexpr std::array<std::string_view, 6> no = {"k", "khong", "không", "n", "no", "false"};
  const std::string word = viet::to_lower(line);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return json::bool_value(true);
  if (std::find(no.begin(), no.end(), word) != no.end()) return json::bool_value(false);
  return std::nullopt;
}

std::optional<json::Value> read_choice(const std::string& line,
                                       const std::vector<std::string>& choices) {
  if (std::find(choices.begin(), choices.end(), line) != choices.end())
    return json::text_value(line);
  const std::string wanted = viet::to_lower(line);
  for (const std::string& choice : choices) {
    if (viet::to_lower(choice) == wanted) return json::text_value(choice);
  }
  if (line.empty() || line.size() > 3 || !std::all_of(line.begin(), line.end(), is_digit))
    return std::nullopt;
  const std::size_t index = std::stoul(line);
  if (index == 0 || index > choices.size()) return std::nullopt;
  return json::text_value(choices[index - 1]);
}

std::string with_breaks(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == 'n') {
      out = trimmed(out) + '\n';
      ++i;
      while (i + 1 < line.size() && line[i + 1] == ' ') ++i;
    } else {
      out += line[i];
    }
  }
  return out;
}

}  // namespace

AnswerKind kind_of(const Nodes& nodes) {
  const std::string meaning = annotated(nodes, "x-kehoach");
  if (meaning == "blocks") return AnswerKind::blocks;
  if (meaning == "date") return AnswerKind::date;
  if (!choices_of(nodes).empty()) return AnswerKind::choice;
  const json::Types types = nodes.empty() ? json::every_type : nodes[0]->types();
  if ((types & json::string_type) != 0)
    return meaning == "lines" ? AnswerKind::lines : AnswerKind::text;
  if ((types & json::fraction_type) != 0) return AnswerKind::number;
  if ((types & json::integer_type) != 0) return AnswerKind::whole_number;
  if ((types & json::boolean_type) != 0) return AnswerKind::yes_no;
  return (types & json::array_type) != 0 ? AnswerKind::list : AnswerKind::group;
}

std::vector<std::string> choices_of(const Nodes& nodes) {
  std::vector<std::string> choices;
  for (const json::SchemaNode* node : nodes) {
    const json::Value* list = node->own_annotation("enum");
    if (list == nullptr || list->array() == nullptr) continue;
    for (const json::Value& one : *list->array()) {
      if (one.string() != nullptr) choices.push_back(*one.string());
    }
  }
  return choices;
}

std::optional<json::Value> read_answer(AnswerKind kind, const std::string& line,
                                       const std::vector<std::string>& choices) {
  switch (kind) {
    case AnswerKind::text:
      return json::text_value(line);
    case AnswerKind::lines:
      return json::text_value(with_breaks(line));
    case AnswerKind::date:
      return read_date(line);
    case AnswerKind::choice:
      return read_choice(line, choices);
    case AnswerKind::whole_number:
      return read_whole(line);
    case AnswerKind::number:
      return read_number(line);
    case AnswerKind::yes_no:
      return read_yes_no(line);
    case AnswerKind::blocks:
    case AnswerKind::list:
    case AnswerKind::group:
      break;
  }
  return std::nullopt;
}

Phrase expected(AnswerKind kind, const std::vector<std::string>& choices) {
  switch (kind) {
    case AnswerKind::date:
      return {"ngày/tháng/năm, ví dụ 5/11/2020", "day/month/year, such as 5/11/2020"};
    case AnswerKind::choice: {
      std::string list;
      for (const std::string& choice : choices) list += (list.empty() ? "" : ", ") + choice;
      return {"một trong: " + list, "one of: " + list};
    }
    case AnswerKind::whole_number:
      return {"một số nguyên", "a whole number"};
    case AnswerKind::number:
      return {"một số, ví dụ 12,5", "a number, such as 12,5"};
    case AnswerKind::yes_no:
      return {"c (có) hoặc k (không)", "y (yes) or n (no)"};
    default:
      return {""};
  }
}

// ---- dates

namespace {

struct Numbers {
  std::vector<std::string> digits;
  std::string between;  // what stands between them, blanks and all letters' case aside
};

Numbers split(std::string_view line) {
  Numbers out;
  for (std::size_t i = 0; i < line.size();) {
    if (is_digit(line[i])) {
      std::size_t end = i;
      while (end < line.size() && is_digit(line[end])) ++end;
      out.digits.emplace_back(line.substr(i, end - i));
      out.between += '#';
      i = end;
    } else {
      if (line[i] != ' ') out.between += line[i];
      ++i;
    }
  }
  return out;
}

std::string two_digits(const std::string& digits) {
  return digits.size() == 1 ? '0' + digits : digits;
}

json::Value parts(const std::string& year, const std::string& month) {
  json::Object object;
  json::put(object, "year", json::integer_value(std::stoi(year)));
  if (!month.empty()) json::put(object, "month", json::integer_value(std::stoi(month)));
  return json::object_value(std::move(object));
}

}  // namespace

std::optional<json::Value> read_date(std::string_view line) {
  const Numbers n = split(viet::to_lower(trimmed(line)));
  const auto& d = n.digits;
  const auto short_one = [](const std::string& digits) { return digits.size() <= 2; };
  const auto is_year = [](const std::string& digits) { return digits.size() == 4; };
  const std::string& between = n.between;
  if (between == "#-#-#" && is_year(d[0]) && short_one(d[1]) && short_one(d[2])) {
    return json::text_value(d[0] + '-' + two_digits(d[1]) + '-' + two_digits(d[2]));
  }
  const bool whole = between == "#/#/#" || between == "#-#-#" || between == "#.#.#" ||
                     between == "ngày#tháng#năm#" || between == "#tháng#năm#";
  if (whole && short_one(d[0]) && short_one(d[1]) && is_year(d[2])) {
    return json::text_value(d[2] + '-' + two_digits(d[1]) + '-' + two_digits(d[0]));
  }
  const bool month =
      between == "#/#" || between == "#-#" || between == "tháng#năm#" || between == "tháng#/#";
  if (month && short_one(d[0]) && is_year(d[1])) return parts(d[1], d[0]);
  if ((between == "#" || between == "năm#") && is_year(d[0])) return parts(d[0], "");
  return std::nullopt;
}

// ---- blocks

namespace {

struct Marked {
  std::string marker;  // as the plan names its kind; "" for none
  int rank = 0;
  std::string text;
};

Marked marked(const std::string& line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string::npos) return {"", 0, line};
  const std::string head = line.substr(0, blank);
  const std::string text = trimmed(line.substr(blank));
  if (head == "-") return {"-", 4, text};
  if (head == "*") return {"*", 4, text};
  if (head == "+") return {"+", 5, text};
  if (head.back() == ')' && (head.size() == 2 || head == "đ)")) {
    const bool letter = head == "đ)" || (head[0] >= 'a' && head[0] <= 'z');
    if (letter) return {"a)", 3, text};
  }
  if (head.back() != '.' || !is_digit(head[0])) return {"", 0, line};
  int points = 0;
  std::size_t run = 0;
  for (const char c : head) {
    if (c == '.') {
      if (run == 0 || run > 3) return {"", 0, line};
      run = 0;
      ++points;
    } else if (is_digit(c)) {
      ++run;
    } else {
      return {"", 0, line};
    }
  }
  if (points == 1) return {"1.", 1, text};
  if (points == 2) return {"1.1.", 2, text};
  return {"", 0, line};
}

// How long the bold start of a numbered item is, stars included, as in a template: its heading. 0
// for none.
std::size_t heading_size(const Marked& line) {
  constexpr std::string_view star = "**";
  const bool numbered = line.marker == "1." || line.marker == "1.1." || line.marker == "a)";
  if (!numbered || !line.text.starts_with(star) || line.text.starts_with("***")) return 0;
  const std::size_t end = line.text.find('*', star.size());
  if (end == std::string::npos || end == star.size() || line.text[star.size()] == ' ') return 0;
  const std::string_view rest = std::string_view(line.text).substr(end);
  const bool closed = rest == star || rest.starts_with("** ");
  return closed && line.text[end - 1] != ' ' && line.text[end - 1] != '\\' ? end + star.size() : 0;
}

json::Value block_of(const Marked& line) {
  if (line.marker.empty()) return json::text_value(line.text);
  json::Object block;
  json::put(block, "marker", json::text_value(line.marker));
  const std::size_t heading = heading_size(line);
  if (heading > 0) json::put(block, "heading", json::text_value(line.text.substr(2, heading - 4)));
  const std::string text = trimmed(line.text.substr(heading));
  if (!text.empty()) json::put(block, "text", json::text_value(text));
  return json::object_value(std::move(block));
}

// The block's children; a plain text becomes a block for that.
json::Array& children_of(json::Value& block) {
  if (block.string() != nullptr) {
    json::Object object;
    json::put(object, "text", json::text_value(*block.string()));
    block = json::object_value(std::move(object));
  }
  if (block.find("children") == nullptr)
    json::put(*block.object(), "children", json::list_value({}));
  return *block.find("children")->array();
}

}  // namespace

json::Value blocks_of_lines(const std::vector<std::string>& lines) {
  json::Value root = json::list_value({});
  for (const std::string& line : lines) {
    const Marked one = marked(line);
    json::Array* list = root.array();
    // Ranks grow on the way down, so this goes at most six deep.
    for (int rank = 0; one.rank > 0 && !list->empty();) {
      json::Value& last = list->back();
      const json::Value* marker = last.find("marker");
      const int own = marker == nullptr ? 0 : marked(*marker->string() + " .").rank;
      if (own >= one.rank || own < rank) break;
      rank = own + 1;
      list = &children_of(last);
    }
    list->push_back(block_of(one));
  }
  return root;
}

}  // namespace kehoach::draft
