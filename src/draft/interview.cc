#include "draft/interview.h"

#include <algorithm>

#include "answers.h"
#include "json/write.h"
#include "json_values.h"
#include "places.h"
#include "plan/plan.h"
#include "schema_walk.h"
#include "viet/case.h"

namespace kehoach::draft {

namespace {

constexpr int deepest = 8;  // schemas may lead round in circles
constexpr std::size_t most_answers = 5000;
constexpr std::size_t most_items = 1000;

// What the rest of the interview does after a question.
enum class Status : std::uint8_t {
  ok,
  again,  // from the start, with the answers that are left
  gone,
};

struct Field {
  Where at;
  std::string label;  // the question
  Nodes nodes;        // complete, its own first
  bool required = false;
  int depth = 0;
};

bool is_own_word(std::string_view key) {
  return key == "$schema" || key == "template" || key == "profile";
}

class Interview {
 public:
  Interview(const json::Schema& schema, const plan::Schema& checked, InterviewTask task,
            const Talk& talk)
      : schema_(schema), checked_(checked), task_(std::move(task)), talk_(talk) {
    log_ = std::move(task_.answered);
  }

  InterviewEnd run() {
    say(
        text("Trả lời từng câu rồi bấm Enter. \"<\": quay lại câu trước. Ctrl-C: dừng, phần đã trả "
             "lời được giữ lại.\n",
             "Answer each question and press Enter. \"<\": back to the one before. Ctrl-C: stop; "
             "the answers are kept.\n"));
    Status status = Status::again;
    while (status == Status::again) {
      position_ = 0;
      given_ = object_value({});
      status = task_.every_field ? ask_every_field() : ask_root();
    }
    return {status == Status::ok, in_order(), std::move(log_)};
  }

 private:
  // ---- talking

  const char* text(const char* vi, const char* en) const {
    return task_.language == Language::vi ? vi : en;
  }
  std::string text(const Phrase& phrase) const { return phrase.in(task_.language); }
  void say(std::string_view words) const { talk_.say(words); }

  // The answer to a question: from the log, else from the other side.
  Status hear(const std::string& at, const std::string& question, std::string& line) {
    if (position_ < log_.size() && log_[position_].at == at) {
      line = log_[position_++].line;
      return Status::ok;
    }
    log_.resize(position_);
    if (log_.size() >= most_answers) return Status::gone;
    for (;;) {
      say(question);
      auto heard = talk_.hear();
      if (!heard) return Status::gone;
      line = trimmed(*heard);
      if (line != "<") break;
      if (log_.empty()) {
        say(text("  Đây là câu đầu tiên.\n", "  This is the first question.\n"));
        continue;
      }
      log_.pop_back();
      return Status::again;
    }
    log_.push_back({at, line});
    ++position_;
    return Status::ok;
  }

  // Takes the last answer back, to ask for it once more.
  void reject(const std::string& why) {
    log_.resize(--position_);
    say("  ✗ " + why + '\n');
  }

  // Takes all answers since `start` back.
  Status reject_from(std::size_t start, const std::string& why) {
    say("  ✗ " + why + '\n');
    log_.resize(start);
    return Status::again;
  }

  static std::string trimmed(const std::string& line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
  }

  // ---- what is known and what is wrong

  const json::Value* known(const Where& at) const {
    if (const json::Value* value = value_at(task_.known, at); value != nullptr && !value->is_null())
      return value;
    return nullptr;
  }

  // A default as the prompt shows it; empty if there is none.
  std::string standard(const Field& field) const {
    const json::Value* value = known(field.at);
    if (value == nullptr && !field.nodes.empty()) value = field.nodes[0]->default_value();
    if (value == nullptr) return {};
    if (const std::string* word = value->string()) {
      std::string shown = *word;
      std::replace(shown.begin(), shown.end(), '\n', ' ');
      return shown;
    }
    if (value->number() != nullptr) return value->number()->digits;
    if (value->boolean() != nullptr)
      return *value->boolean() ? text("có", "yes") : text("không", "no");
    if (value->array() != nullptr) {
      const std::string count = std::to_string(value->array()->size());
      return text(("đã có " + count + " dòng").c_str(), (count + " there already").c_str());
    }
    return text("đã có", "there already");
  }

  // What the schema says of the answers at this place, so far.
  std::vector<std::string> faults(const Where& at) const {
    Sources sources;
    const Source* source = sources.add(SourceKind::built_in, "", json::write(given_));
    auto draft = plan::read_draft({{source}, {}}, sources);
    Diagnostics told;
    if (draft) {
      Diagnostics doubts;
      auto plan = plan::read_plan(std::move(*draft), checked_, sources, doubts);
      if (!plan) told = std::move(plan).error();
    } else {
      told = std::move(draft).error();
    }
    std::vector<std::string> out;
    const std::string pointer = at.pointer();
    for (const Diagnostic& d : told) {
      const std::string place = json_pointer(d.where.path);
      if (place != pointer && !place.starts_with(pointer + '/')) continue;
      std::string line = d.message(task_.language);
      for (const Phrase& hint : d.hints) line += " (" + text(hint) + ')';
      out.push_back(std::move(line));
    }
    return out;
  }

  // ---- questions

  std::string question(const Field& field, const std::string& how) const {
    std::string out = '\n' + viet::capitalize_first(field.label);
    if (!how.empty()) out += " (" + how + ')';
    out += '\n';
    const std::string* help =
        field.nodes.empty() ? nullptr : field.nodes[0]->annotated_text("description");
    if (help != nullptr && asked_before(field.at) == 0) out += "  " + *help + '\n';
    const std::string shown = standard(field);
    return out + (shown.empty() ? "> " : '[' + shown + "] > ");
  }

  // How many questions with this place are in the log: help is given once a list.
  static std::size_t asked_before(const Where& at) {
    return at.steps.empty() || !at.steps.back().index ? 0 : *at.steps.back().index;
  }

  std::string how(const Field& field, AnswerKind kind,
                  const std::vector<std::string>& choices) const {
    std::string words = text(expected(kind, choices));
    const char* skip =
        field.required || !standard(field).empty() ? "" : text("Enter: bỏ qua", "Enter: none");
    if (!words.empty() && *skip != '\0') words += "; ";
    return words + skip;
  }

  Status ask(const Field& field, bool& answered) {
    answered = false;
    if (field.depth > deepest) return Status::ok;
    switch (const AnswerKind kind = kind_of(field.nodes)) {
      case AnswerKind::blocks:
        return ask_blocks(field, answered);
      case AnswerKind::list:
        return ask_list(field, answered);
      case AnswerKind::group:
        return ask_group(field, answered);
      default:
        return ask_line(field, kind, how(field, kind, choices_of(field.nodes)), answered);
    }
  }

  Status ask_line(const Field& field, AnswerKind kind, const std::string& hint, bool& answered) {
    const auto choices = choices_of(field.nodes);
    answered = false;
    for (;;) {
      std::string line;
      const Status status = hear(field.at.text(), question(field, hint), line);
      if (status != Status::ok) return status;
      if (line.empty()) {
        if (!field.required || !standard(field).empty()) return Status::ok;
        reject(text("Câu này phải có câu trả lời.", "This one needs an answer."));
        continue;
      }
      auto value = read_answer(kind, line, choices);
      if (!value) {
        reject(text("Cần ", "Needed: ") + text(expected(kind, choices)) + '.');
        continue;
      }
      set_at(given_, field.at, std::move(*value));
      const auto wrong = faults(field.at);
      if (wrong.empty()) {
        answered = true;
        return Status::ok;
      }
      remove_at(given_, field.at);
      reject(wrong[0]);
    }
  }

  Status ask_blocks(const Field& field, bool& answered) {
    const std::size_t start = position_;
    std::vector<std::string> lines;
    for (;;) {
      Field line = field;
      line.label = field.label + text(", dòng ", ", line ") + std::to_string(lines.size() + 1);
      line.at = field.at.element(lines.size());
      const char* hint =
          lines.empty()
              ? text("mỗi dòng một đoạn; \"- \" ở đầu là gạch đầu dòng; dòng trống để thôi",
                     "a paragraph each; \"- \" at the start makes a dash; an empty line ends")
              : text("dòng trống để thôi", "an empty line ends");
      std::string words;
      std::string asked = question(line, hint);
      // What is there already is there for the whole, not for a line.
      if (lines.empty() && !standard(field).empty())
        asked = asked.substr(0, asked.rfind('>')) + '[' + standard(field) + "] > ";
      const Status status = hear(line.at.text(), asked, words);
      if (status != Status::ok) return status;
      if (words.empty()) break;
      lines.push_back(words);
      set_at(given_, field.at, blocks_of_lines(lines));
      if (const auto wrong = faults(field.at); !wrong.empty()) {
        lines.pop_back();
        reject(wrong[0]);
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
  Status settle(const Field& field, std::size_t start, bool answered) {
    if (!answered) {
      if (!field.required || !standard(field).empty()) return Status::ok;
      return reject_from(
          start, viet::capitalize_first(field.label) +
                     text(": phải có ít nhất một câu trả lời.", ": needs at least one answer."));
    }
    const auto wrong = faults(field.at);
    return wrong.empty() ? Status::ok : reject_from(start, wrong[0]);
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

  Status ask_list(const Field& field, bool& answered) {
    const std::size_t start = position_;
    const Nodes element = elements_of(field.nodes);
    std::size_t count = 0;
    for (const Nodes& way : ways_of(element)) {
      for (bool more = true; more && count < most_items;) {
        Field item{field.at.element(count), field.label, way, false, field.depth + 1};
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
  Status ask_item(const Field& item, bool& more) {
    const char* ends = text("dòng trống để thôi", "an empty line ends");
    const AnswerKind kind = kind_of(item.nodes);
    if (kind != AnswerKind::group) {
      const Phrase what = expected(kind, choices_of(item.nodes));
      const std::string hint = text(what).empty() ? ends : text(what) + "; " + ends;
      if (kind == AnswerKind::list || kind == AnswerKind::blocks) return ask(item, more);
      return ask_line(item, kind, hint, more);
    }
    const std::string first = first_required(item.nodes);
    if (first.empty()) return ask_free_item(item, more);
    Field head = member(item, first);
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
    return status == Status::ok ? settle(item, position_start(item), true) : status;
  }

  // Where the answers below a place begin in the log.
  std::size_t position_start(const Field& item) const {
    const std::string place = item.at.text();
    std::size_t at = position_;
    while (at > 0 && log_[at - 1].at.starts_with(place)) --at;
    return at;
  }

  // An item of which nothing is required: there may be another if one says so.
  Status ask_free_item(const Field& item, bool& more) {
    if (item.at.steps.back().index != std::size_t{0}) {
      Field another{item.at, "", {}, false, item.depth};
      another.label = text("thêm ", "another ") + item.label + '?';
      std::string line;
      const Status status =
          hear(item.at.text() + "?", question(another, text("c/k; Enter: không", "y/n; Enter: no")),
               line);
      if (status != Status::ok) return status;
      const auto yes = read_answer(AnswerKind::yes_no, line, {});
      if (!yes || !*yes->boolean()) {
        more = false;
        return Status::ok;
      }
    }
    const Status status = ask_group(item, more);
    return status;
  }

  std::string first_required(const Nodes& nodes) const {
    for (const std::string& key : keys_of(nodes)) {
      if (is_required(nodes, key)) return key;
    }
    return {};
  }

  Field member(const Field& of, const std::string& key) const {
    Field field{of.at.member(key), "", members_of(of.nodes, key), false, of.depth + 1};
    const std::string* title =
        field.nodes.empty() ? nullptr : field.nodes[0]->annotated_text("title");
    field.label = (of.label.empty() ? "" : of.label + " – ") + (title == nullptr ? key : *title);
    field.required = is_required(of.nodes, key);
    return field;
  }

  Status ask_members(const Field& field, const std::string& but, bool& answered) {
    for (const std::string& key : keys_of(field.nodes)) {
      if (key == but) continue;
      bool one = false;
      const Status status = ask(member(field, key), one);
      if (status != Status::ok) return status;
      answered = answered || one;
    }
    return Status::ok;
  }

  Status ask_group(const Field& field, bool& answered) {
    const std::size_t start = position_;
    answered = false;
    Field open = field;
    // Its parts are only required once one of them is there; what is missing is told at the end.
    const Status status =
        field.required ? ask_members(open, "", answered) : ask_optional_members(open, answered);
    return status == Status::ok ? settle(field, start, answered) : status;
  }

  Status ask_optional_members(const Field& field, bool& answered) {
    for (const std::string& key : keys_of(field.nodes)) {
      Field part = member(field, key);
      part.required = part.required && answered;
      bool one = false;
      const Status status = ask(part, one);
      if (status != Status::ok) return status;
      answered = answered || one;
    }
    return Status::ok;
  }

  // ---- the whole

  Field root() const { return {{}, "", with_all_in_place({&schema_.root()}), true, 0}; }

  Status ask_every_field() {
    const Field whole = root();
    for (const std::string& key : keys_of(whole.nodes)) {
      if (key == "$schema" || key == "template") continue;
      bool answered = false;
      const Status status = ask(member(whole, key), answered);
      if (status != Status::ok) return status;
    }
    return Status::ok;
  }

  Status ask_root() {
    const Field whole = root();
    for (const std::string& key : keys_of(whole.nodes)) {
      if (is_own_word(key)) continue;
      const Field field = member(whole, key);
      const Status status = field.required ? ask_missing(field) : Status::ok;
      if (status != Status::ok) return status;
    }
    return offer_optional(whole);
  }

  // What the layers below have is not asked for; of an object that is there in part, the rest is.
  Status ask_missing(const Field& field) {
    const json::Value* there = known(field.at);
    if (there == nullptr && !field.nodes.empty()) there = field.nodes[0]->default_value();
    bool answered = false;
    if (there == nullptr || there->is_null()) return ask(field, answered);
    if (there->object() == nullptr || field.depth > deepest) return Status::ok;
    for (const std::string& key : keys_of(field.nodes)) {
      const Field part = member(field, key);
      const Status status = part.required ? ask_missing(part) : Status::ok;
      if (status != Status::ok) return status;
    }
    return Status::ok;
  }

  Status offer_optional(const Field& whole) {
    std::vector<Field> fields;
    for (const std::string& key : keys_of(whole.nodes)) {
      Field field = member(whole, key);
      if (field.required || key == "$schema" || key == "template") continue;
      fields.push_back(std::move(field));
    }
    while (!fields.empty()) {
      std::vector<std::string> names;
      for (const Field& field : fields) names.push_back(field.label);
      std::string line;
      const Status status = hear("+", offer(fields), line);
      if (status != Status::ok || line.empty()) return status;
      const auto chosen = read_answer(AnswerKind::choice, line, names);
      if (!chosen) {
        reject(text("Gõ số hoặc tên của một mục ở trên.",
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

  std::string offer(const std::vector<Field>& fields) const {
    std::string out = text("\nCó thể điền thêm (Enter: xong): ", "\nMay be added (Enter: done): ");
    for (std::size_t i = 0; i < fields.size(); ++i) {
      out += (i == 0 ? "" : ", ") + std::to_string(i + 1) + ' ' + fields[i].label;
      if (value_at(given_, fields[i].at) != nullptr) out += " ✓";
    }
    return out + "\n> ";
  }

  json::Value in_order() const {
    json::Object out;
    for (const std::string& key : keys_of(root().nodes)) {
      if (const json::Value* value = given_.find(key)) put(out, key, *value);
    }
    return object_value(std::move(out));
  }

  const json::Schema& schema_;
  const plan::Schema& checked_;
  InterviewTask task_;
  const Talk& talk_;
  std::vector<Answer> log_;
  std::size_t position_ = 0;  // of the next answer in the log
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
