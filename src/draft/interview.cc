#include "draft/interview.h"

#include <algorithm>

#include "answers.h"
#include "conversation.h"
#include "json/make.h"
#include "places.h"
#include "plan/plan.h"
#include "prompts.h"
#include "schema_walk.h"
#include "viet/case.h"

namespace kehoach::draft {

namespace {

constexpr int deepest = 8;  // schemas may lead round in circles
constexpr std::size_t most_items = 1000;

constexpr std::string_view between = " – ";

std::string label_of(const std::string& whole, const std::string& part) {
  return whole.empty() ? part : whole + std::string(between) + part;
}

// "Người ký 1 – quyền hạn": "Người ký 1".
std::string outer(const std::string& label) {
  const std::size_t end = label.rfind(between);
  return end == std::string::npos ? "" : label.substr(0, end);
}

bool is_own_word(std::string_view key) {
  return key == "$schema" || key == "template" || key == "profile";
}

class Interview {
 public:
  Interview(const json::Schema& schema, const plan::Schema& checked, InterviewTask task,
            const Talk& talk)
      : schema_(schema),
        checked_(checked),
        task_(std::move(task)),
        talk_(talk, task_.language, std::move(task_.answered)),
        prompts_(task_.known, task_.language) {}

  InterviewEnd run() {
    talk_.say(
        text("Trả lời từng câu rồi bấm Enter. \"<\": quay lại câu trước. Ctrl-C: dừng, phần đã trả "
             "lời được giữ lại.\n",
             "Answer each question and press Enter. \"<\": back to the one before. Ctrl-C: stop; "
             "the answers are kept.\n"));
    Status status = Status::again;
    while (status == Status::again) {
      talk_.start_again();
      prompts_.start_again();
      given_ = json::object_value({});
      status = task_.every_field ? ask_every_field() : ask_root();
    }
    return {status == Status::ok, in_order(), talk_.take_answers()};
  }

 private:
  const char* text(const char* vi, const char* en) const { return talk_.text(vi, en); }

  std::vector<std::string> faults(const Where& at) const {
    return find_faults(given_, at, checked_, task_.language);
  }

  // ---- questions

  Status ask(const Question& field, bool& answered) {
    answered = false;
    if (comes_later(field)) return Status::ok;
    if (field.depth > deepest) return Status::ok;
    switch (const AnswerKind kind = kind_of(field.nodes)) {
      case AnswerKind::blocks:
        return ask_blocks(field, answered);
      case AnswerKind::list:
        return ask_list(field, answered);
      case AnswerKind::group:
        return ask_group(field, answered);
      default:
        return ask_line(field, kind, prompts_.how(field, kind, choices_of(field.nodes)), answered);
    }
  }

  Status ask_line(const Question& field, AnswerKind kind, const std::string& hint, bool& answered) {
    const auto choices = choices_of(field.nodes);
    answered = false;
    for (;;) {
      std::string line;
      const Status status = talk_.hear(field.at.text(), prompts_.question(field, hint), line);
      if (status != Status::ok) return status;
      if (line.empty()) {
        if (!field.required || !prompts_.standard(field).empty()) return Status::ok;
        talk_.reject(text("Câu này phải có câu trả lời.", "This one needs an answer."));
        continue;
      }
      auto value = read_answer(kind, line, choices);
      if (!value) {
        talk_.reject(text("Cần ", "Needed: ") + expected(kind, choices).in(task_.language) + '.');
        continue;
      }
      set_at(given_, field.at, std::move(*value));
      const auto wrong = faults(field.at);
      if (wrong.empty()) {
        answered = true;
        return Status::ok;
      }
      remove_at(given_, field.at);
      talk_.reject(wrong[0]);
    }
  }

  Status ask_blocks(const Question& field, bool& answered) {
    const std::size_t start = talk_.position();
    std::vector<std::string> lines;
    for (;;) {
      Question line = field;
      line.label = field.label + text(", dòng ", ", line ") + std::to_string(lines.size() + 1);
      line.at = field.at.element(lines.size());
      const char* hint =
          lines.empty()
              ? text("mỗi dòng một đoạn; \"- \" ở đầu là gạch đầu dòng; dòng trống để thôi",
                     "a paragraph each; \"- \" at the start makes a dash; an empty line ends")
              : text("dòng trống để thôi", "an empty line ends");
      std::string words;
      std::string asked = prompts_.question(line, hint);
      // What is there already is there for the whole, not for a line.
      if (lines.empty() && !prompts_.standard(field).empty())
        asked = asked.substr(0, asked.rfind('>')) + '[' + prompts_.standard(field) + "] > ";
      const Status status = talk_.hear(line.at.text(), asked, words);
      if (status != Status::ok) return status;
      if (words.empty()) break;
      lines.push_back(words);
      set_at(given_, field.at, blocks_of_lines(lines));
      if (const auto wrong = faults(field.at); !wrong.empty()) {
        lines.pop_back();
        talk_.reject(wrong[0]);
      }
    }
    answered = !lines.empty();
    if (answered)
      set_at(given_, field.at, blocks_of_lines(lines));
    else
      remove_at(given_, field.at);
    return settle(field, start, answered);
  }

  // After a field of several answers: whether it is complete.
  Status settle(const Question& field, std::size_t start, bool answered) {
    if (!answered) {
      if (!field.required || !prompts_.standard(field).empty()) return Status::ok;
      return talk_.reject_from(
          start, viet::capitalize_first(field.label) +
                     text(": phải có ít nhất một câu trả lời.", ": needs at least one answer."));
    }
    const auto wrong = faults(field.at);
    return wrong.empty() ? Status::ok : talk_.reject_from(start, wrong[0]);
  }

  // The ways in which an element may be given: the one that is a text, else all.
  static std::vector<Nodes> ways_of(const Nodes& element) {
    std::vector<Nodes> ways;
    if (element.empty()) return ways;
    for (const json::SchemaNode* part : element[0]->certain()) {
      for (const json::SchemaNode* alternative : part->alternatives()) {
        Nodes way = with_all_in_place({alternative});
        if ((alternative->types() & json::string_type) != 0) return {std::move(way)};
        ways.push_back(std::move(way));
      }
    }
    if (ways.empty()) ways.push_back(element);
    return ways;
  }

  Status ask_list(const Question& field, bool& answered) {
    const std::size_t start = talk_.position();
    const Nodes element = elements_of(field.nodes);
    std::size_t count = 0;
    for (const Nodes& way : ways_of(element)) {
      for (bool more = true; more && count < most_items;) {
        Question item{field.at.element(count), field.label,         way, false,
                      field.depth + 1,         help_of(field.nodes)};
        // "Các khoản chi" asks for one "khoản chi" after the other.
        const std::string* one = element[0]->annotated_text("title");
        if (one != nullptr && kind_of(way) == AnswerKind::group)
          item.label = label_of(outer(field.label), *one);
        item.label += ' ' + std::to_string(count + 1);
        const Status status = ask_item(item, more);
        if (status != Status::ok) return status;
        if (value_at(given_, item.at) != nullptr) ++count;
      }
    }
    answered = count > 0;
    return settle(field, start, answered);
  }

  // `more`: whether another one may follow.
  Status ask_item(const Question& item, bool& more) {
    const char* ends = text("dòng trống để thôi", "an empty line ends");
    const AnswerKind kind = kind_of(item.nodes);
    if (kind != AnswerKind::group) {
      const Phrase what = expected(kind, choices_of(item.nodes));
      const std::string hint =
          what.in(task_.language).empty() ? ends : what.in(task_.language) + "; " + ends;
      if (kind == AnswerKind::list || kind == AnswerKind::blocks) return ask(item, more);
      return ask_line(item, kind, hint, more);
    }
    const std::string first = first_required(item.nodes);
    if (first.empty()) return ask_free_item(item, more);
    Question head = member(item, first);
    head.required = false;
    const AnswerKind head_kind = kind_of(head.nodes);
    bool answered = false;
    if (head_kind == AnswerKind::list || head_kind == AnswerKind::group ||
        head_kind == AnswerKind::blocks) {
      more = false;
      return ask(head, answered);
    }
    Status status = ask_line(head, head_kind, ends, more);
    if (status != Status::ok || !more) return status;
    status = ask_members(item, first, answered);
    return status == Status::ok ? settle(item, talk_.start_of(item.at.text()), true) : status;
  }

  // An item of which nothing is required: there may be another if one says so.
  Status ask_free_item(const Question& item, bool& more) {
    if (item.at.steps.back().index != std::size_t{0}) {
      Question another{item.at, "", {}, false, item.depth};
      another.label = text("thêm ", "another ") + item.label + '?';
      std::string line;
      const Status status =
          talk_.hear(item.at.text() + "?",
                     prompts_.question(another, text("c/k; Enter: không", "y/n; Enter: no")), line);
      if (status != Status::ok) return status;
      const auto yes = read_answer(AnswerKind::yes_no, line, {});
      if (!yes || !*yes->boolean()) {
        more = false;
        return Status::ok;
      }
    }
    return ask_group(item, more);
  }

  std::string first_required(const Nodes& nodes) const {
    for (const std::string& key : keys_of(nodes)) {
      if (is_required(nodes, key)) return key;
    }
    return {};
  }

  Question member(const Question& of, const std::string& key) const {
    Question field{of.at.member(key), "", members_of(of.nodes, key), false, of.depth + 1};
    const std::string* title =
        field.nodes.empty() ? nullptr : field.nodes[0]->annotated_text("title");
    field.label = label_of(of.label, title == nullptr ? key : *title);
    field.required = is_required(of.nodes, key);
    return field;
  }

  Status ask_members(const Question& field, const std::string& but, bool& answered) {
    for (const std::string& key : keys_of(field.nodes)) {
      if (key == but) continue;
      bool one = false;
      const Status status = ask(member(field, key), one);
      if (status != Status::ok) return status;
      answered = answered || one;
    }
    return Status::ok;
  }

  Status ask_group(const Question& field, bool& answered) {
    const std::size_t start = talk_.position();
    answered = false;
    Question open = field;
    // Its parts are only required once one of them is there; what is missing is told at the end.
    const Status status =
        field.required ? ask_members(open, "", answered) : ask_optional_members(open, answered);
    return status == Status::ok ? settle(field, start, answered) : status;
  }

  Status ask_optional_members(const Question& field, bool& answered) {
    for (const std::string& key : keys_of(field.nodes)) {
      Question part = member(field, key);
      part.required = part.required && answered;
      bool one = false;
      const Status status = ask(part, one);
      if (status != Status::ok) return status;
      answered = answered || one;
    }
    return Status::ok;
  }

  // ---- the whole

  Question root() const { return {{}, "", with_all_in_place({&schema_.root()}), true, 0}; }

  Status ask_every_field() {
    const Question whole = root();
    for (const std::string& key : keys_of(whole.nodes)) {
      if (key == "$schema" || key == "template") continue;
      bool answered = false;
      const Status status = ask(member(whole, key), answered);
      if (status != Status::ok) return status;
    }
    return Status::ok;
  }

  Status ask_root() {
    const Question whole = root();
    for (const std::string& key : keys_of(whole.nodes)) {
      if (is_own_word(key)) continue;
      const Question field = member(whole, key);
      const Status status = is_asked(field) ? ask_missing(field) : Status::ok;
      if (status != Status::ok) return status;
    }
    return offer_optional(whole);
  }

  // What the layers below have is not asked for; of an object that is there in part, the rest is.
  Status ask_missing(const Question& field) {
    const json::Value* there = prompts_.known(field.at);
    if (there == nullptr && field.required && !field.nodes.empty())
      there = field.nodes[0]->default_value();
    bool answered = false;
    const bool whole = field.required || kind_of(field.nodes) != AnswerKind::group;
    if (whole && (there == nullptr || there->is_null())) return ask(field, answered);
    if ((there != nullptr && there->object() == nullptr) || field.depth > deepest)
      return Status::ok;
    for (const std::string& key : keys_of(field.nodes)) {
      const Question part = member(field, key);
      const Status status = is_asked(part) ? ask_missing(part) : Status::ok;
      if (status != Status::ok) return status;
    }
    return Status::ok;
  }

  Status offer_optional(const Question& whole) {
    std::vector<Question> fields;
    for (const std::string& key : keys_of(whole.nodes)) {
      Question field = member(whole, key);
      if (field.required || comes_later(field) || key == "$schema" || key == "template") continue;
      fields.push_back(std::move(field));
    }
    while (!fields.empty()) {
      std::vector<std::string> names;
      for (const Question& field : fields) names.push_back(field.label);
      std::string line;
      const Status status = talk_.hear("+", prompts_.offer(fields, given_), line);
      if (status != Status::ok || line.empty()) return status;
      const auto chosen = read_answer(AnswerKind::choice, line, names);
      if (!chosen) {
        talk_.reject(text("Gõ số hoặc tên của một mục ở trên.",
                          "Type the number or the name of one of the fields above."));
        continue;
      }
      const auto found = std::find(names.begin(), names.end(), *chosen->string());
      bool answered = false;
      const Status asked = ask(fields[static_cast<std::size_t>(found - names.begin())], answered);
      if (asked != Status::ok) return asked;
    }
    return Status::ok;
  }

  json::Value in_order() const {
    json::Object out;
    for (const std::string& key : keys_of(root().nodes)) {
      if (const json::Value* value = given_.find(key)) json::put(out, key, *value);
    }
    return json::object_value(std::move(out));
  }

  const json::Schema& schema_;
  const plan::Schema& checked_;
  InterviewTask task_;
  Conversation talk_;
  Prompts prompts_;
  json::Value given_;
};

}  // namespace

Result<InterviewEnd> interview(InterviewTask task, const Talk& talk) {
  Sources sources;
  const Source* text = sources.add(SourceKind::built_in, "schema.json", task.schema);
  auto schema = json::Schema::load({{"schema.json", text}}, sources);
  if (!schema) return std::move(schema).error();
  auto checked = plan::load_schema({{"schema.json", text}}, sources);
  if (!checked) return std::move(checked).error();
  return Interview(*schema, *checked, std::move(task), talk).run();
}

}  // namespace kehoach::draft
