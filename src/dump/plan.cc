#include "dump/dump.h"
#include "writing.h"

namespace kehoach::dump {

namespace {

const char* name_of(plan::Meaning meaning) {
  switch (meaning) {
    case plan::Meaning::plain:
      return "plain";
    case plan::Meaning::rich:
      return "rich";
    case plan::Meaning::lines:
      return "lines";
    case plan::Meaning::blocks:
      return "blocks";
    case plan::Meaning::block:
      return "block";
    case plan::Meaning::date:
      return "date";
  }
  return "?";
}

std::string part(const std::optional<int>& value) { return value ? std::to_string(*value) : "?"; }

class PlanDump {
 public:
  std::string run(const plan::Value& root) {
    value("", root);
    return std::move(out_);
  }

 private:
  void value(const std::string& path, const plan::Value& value) {
    if (const auto* map = value.map()) {
      line(path, value, "{}");
      for (const auto& [key, member] : *map) this->value(path + '/' + key, member);
      return;
    }
    if (const auto* list = value.list()) {
      line(path, value, "[" + std::to_string(list->size()) + "]");
      for (std::size_t i = 0; i < list->size(); ++i)
        this->value(path + '/' + std::to_string(i), (*list)[i]);
      return;
    }
    line(path, value, scalar(value));
  }

  static std::string scalar(const plan::Value& value) {
    if (const auto* text = value.text()) return shown(*text);
    if (const auto* integer = value.integer()) return std::to_string(*integer);
    if (const auto* flag = std::get_if<bool>(&value.data)) return *flag ? "true" : "false";
    if (const auto* decimal = std::get_if<plan::Decimal>(&value.data)) return decimal->digits;
    if (const auto* date = value.date()) {
      return part(date->year) + '-' + part(date->month) + '-' + part(date->day);
    }
    return "null";
  }

  void line(const std::string& path, const plan::Value& value, const std::string& content) {
    out_ += path.empty() ? "/" : path;
    if (value.meaning != plan::Meaning::plain) (out_ += ' ') += name_of(value.meaning);
    out_ += ' ' + content + "  @" + place(value.origin) + '\n';
  }

  std::string out_;
};

}  // namespace

std::string plan(const plan::Value& root) { return PlanDump().run(root); }

}  // namespace kehoach::dump
