// Changes as people and programs read them.
#include <algorithm>

#include "base/utf8.h"
#include "draft/diff.h"
#include "json/make.h"
#include "json/write.h"
#include "viet/case.h"

namespace kehoach::draft {

namespace {

constexpr std::size_t longest_shown = 200;  // code points
// Beyond so many edits the whole text tells more than they do.
constexpr std::size_t most_edits_told = 6;

std::string shown(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == longest_shown) return std::string(text.substr(0, at)) + " ...";
    at += utf8::decode(text, at).size;
  }
  return std::string(text);
}

std::string quoted(std::string_view text) { return "“" + shown(text) + "”"; }

std::string joined(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + ' ' + b;
}

bool is_short(const std::string& text) { return std::count(text.begin(), text.end(), ' ') < 2; }

std::string describe(const Edit& edit, bool vi) {
  if (edit.removed.empty()) {
    const std::string what = (vi ? "thêm " : "adds ") + quoted(edit.added);
    if (!edit.behind.empty()) return what + (vi ? " sau " : " after ") + quoted(edit.behind);
    if (!edit.ahead.empty()) return what + (vi ? " trước " : " before ") + quoted(edit.ahead);
    return what;
  }
  if (edit.added.empty()) {
    const std::string what = (vi ? "bỏ " : "drops ") + quoted(edit.removed);
    if (!edit.behind.empty()) return what + (vi ? " sau " : " after ") + quoted(edit.behind);
    return what;
  }
  // A word or two mean nothing without those before them.
  const bool alone = is_short(edit.removed) && is_short(edit.added);
  const std::string before = alone ? edit.behind : std::string();
  return (vi ? "sửa " : "changes ") + quoted(joined(before, edit.removed)) +
         (vi ? " thành " : " to ") + quoted(joined(before, edit.added));
}

// Whether little enough stayed that it is another text.
bool rewritten(const Change& change) {
  if (change.edits.size() > most_edits_told) return true;
  std::size_t removed = 0;
  for (const Edit& edit : change.edits) removed += edit.removed.size();
  return removed * 10 > change.before.size() * 7;
}

std::string describe_changed(const Change& change, bool vi) {
  const bool several_words = change.before.find(' ') != std::string::npos;
  if (!several_words || change.part != "body") {
    // Fields are short: both say it best.
    if (change.before.size() + change.after.size() < 2 * longest_shown || rewritten(change)) {
      return (vi ? "sửa " : "changes ") + quoted(change.before) + (vi ? " thành " : " to ") +
             quoted(change.after);
    }
  }
  if (rewritten(change)) {
    return std::string(vi ? "viết lại" : "rewritten") + "\n    " + (vi ? "cũ:  " : "old: ") +
           shown(change.before) + "\n    " + (vi ? "mới: " : "new: ") + shown(change.after);
  }
  std::string text;
  for (const Edit& edit : change.edits) text += (text.empty() ? "" : "; ") + describe(edit, vi);
  return text;
}

std::string describe(const Change& change, bool vi) {
  switch (change.kind) {
    case ChangeKind::added:
      return (vi ? "thêm " : "adds ") + quoted(change.after);
    case ChangeKind::removed:
      return (vi ? "bỏ " : "drops ") + quoted(change.before);
    case ChangeKind::changed:
      return describe_changed(change, vi);
    case ChangeKind::moved: {
      if (change.from.vi == change.place.vi)
        return quoted(change.after) + (vi ? " đổi thứ tự" : " stands in another order");
      return quoted(change.after) + (vi ? " chuyển từ " : " moved from ") +
             change.from.in(vi ? Language::vi : Language::en);
    }
    case ChangeKind::renumbered:
      return (vi ? "số thứ tự " : "number ") + quoted(change.before) + (vi ? " thành " : " to ") +
             quoted(change.after);
    case ChangeKind::form:
      return (vi ? "đổi cách trình bày " : "changes the form of ") + quoted(change.after);
  }
  return {};
}

const char* word_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::changed:
      return "changed";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::renumbered:
      return "renumbered";
    case ChangeKind::form:
      return "form";
  }
  return "";
}

}  // namespace

std::string describe(const std::vector<Change>& changes, Language language) {
  std::string out;
  for (const Change& change : changes) {
    out += viet::capitalize_first(change.place.in(language)) + ": " +
           describe(change, language == Language::vi) + '\n';
  }
  return out;
}

std::string as_json(const std::vector<Change>& changes, Language language) {
  json::Array all;
  for (const Change& change : changes) {
    json::Object object;
    json::put(object, "change", json::text_value(word_of(change.kind)));
    json::put(object, "part", json::text_value(change.part));
    json::put(object, "place", json::text_value(change.place.in(language)));
    if (change.kind == ChangeKind::moved)
      json::put(object, "from", json::text_value(change.from.in(language)));
    json::put(object, "before", json::text_value(change.before));
    json::put(object, "after", json::text_value(change.after));
    json::Array edits;
    for (const Edit& edit : change.edits) {
      json::Object one;
      json::put(one, "removed", json::text_value(edit.removed));
      json::put(one, "added", json::text_value(edit.added));
      edits.push_back(json::object_value(std::move(one)));
    }
    json::put(object, "edits", json::list_value(std::move(edits)));
    all.push_back(json::object_value(std::move(object)));
  }
  return json::write(json::list_value(std::move(all)));
}

}  // namespace kehoach::draft
