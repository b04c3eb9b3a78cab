// Runs files of text cases: see case_file.h.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/world.h"
#include "case_file.h"
#include "dump/text.h"
#include "plan/plan.h"
#include "printing.h"
#include "template/template.h"
#include "viet/dates.h"

using namespace kehoach;

namespace {

void give_meaning(plan::Value& value, plan::Meaning meaning) {
  value.meaning = meaning;
  if (meaning == plan::Meaning::date) {
    if (const std::string* text = value.text()) {
      if (const auto day = viet::parse_iso_date(*text)) {
        value.data = plan::Date{day->year, day->month, day->day};
      }
    } else if (value.map() != nullptr) {
      plan::Date date;
      const auto part = [&](const char* key) -> std::optional<int> {
        const plan::Value* member = value.find(key);
        if (member == nullptr || member->integer() == nullptr) return std::nullopt;
        return static_cast<int>(*member->integer());
      };
      date.year = part("year");
      date.month = part("month");
      date.day = part("day");
      value.data = date;
    }
  }
  if (meaning == plan::Meaning::rich) {
    if (auto* list = std::get_if<plan::List>(&value.data)) {
      value.meaning = plan::Meaning::plain;
      for (plan::Value& element : *list) give_meaning(element, meaning);
    }
  }
  if (meaning == plan::Meaning::blocks) {
    if (auto* list = std::get_if<plan::List>(&value.data)) {
      for (plan::Value& element : *list) element.meaning = plan::Meaning::block;
    }
  }
}

// "themes.*.text rich": the values at that path; "*" is any element.
void give_meaning(plan::Value& value, const std::string& path, plan::Meaning meaning) {
  if (path.empty()) {
    give_meaning(value, meaning);
    return;
  }
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string step = path.substr(0, dot);
  const std::string rest = dot < path.size() ? path.substr(dot + 1) : "";
  if (auto* list = std::get_if<plan::List>(&value.data); list != nullptr && step == "*") {
    for (plan::Value& element : *list) give_meaning(element, rest, meaning);
  }
  if (auto* map = std::get_if<plan::Map>(&value.data)) {
    for (auto& [key, member] : *map) {
      if (key == step) give_meaning(member, rest, meaning);
    }
  }
}

void read_meanings(plan::Value& root, const std::string& lines) {
  std::istringstream in(lines);
  for (std::string path, name; in >> path >> name;) {
    give_meaning(root, path,
                 name == "rich"     ? plan::Meaning::rich
                 : name == "lines"  ? plan::Meaning::lines
                 : name == "blocks" ? plan::Meaning::blocks
                 : name == "block"  ? plan::Meaning::block
                                    : plan::Meaning::date);
  }
}

using Outcome = std::vector<suite::Section>;

// Everything that may be expected of the case.
Outcome outcome(const suite::Case& one) {
  MemoryWorld world;
  for (const suite::Section& section : one.sections) {
    if (section.title == "template") world.put("/case/t.mau", section.body);
    if (section.title.rfind("template ", 0) == 0) {
      world.put("/case/" + section.title.substr(9), section.body);
    }
  }
  const auto template_sources = std::make_shared<Sources>();
  Sources sources;
  const suite::Section* data = one.find("data");
  const Source* json =
      sources.add(SourceKind::file, "data.json", data != nullptr ? data->body : "{}");
  auto root = plan::read_free(json, sources);
  if (!root) return {{"errors", suite::told(root.error())}};
  if (const suite::Section* meanings = one.find("meanings")) {
    read_meanings(*root, meanings->body);
  }
  auto loaded = templates::load(world, {"/case"}, "/case/t.mau", template_sources);
  if (!loaded) return {{"errors", suite::told(loaded.error())}};
  Diagnostics warnings = loaded->warnings();
  auto made = templates::evaluate(*loaded, *root, sources, warnings);
  if (!made) return {{"errors", suite::told(made.error())}, {"warnings", suite::told(warnings)}};
  return {{"text", dump::text_of(*made)},      {"tree", suite::tree(*made)},
          {"ids", suite::ids(*made)},          {"origins", suite::origins(*made)},
          {"warnings", suite::told(warnings)}, {"errors", ""}};
}

bool is_expectation(const std::string& title) {
  return title == "text" || title == "tree" || title == "ids" || title == "origins" ||
         title == "errors" || title == "warnings";
}

const std::string* find(const Outcome& outcome, const std::string& title) {
  for (const suite::Section& section : outcome) {
    if (section.title == title) return &section.body;
  }
  return nullptr;
}

// Writes what came out into the case's expectations.
void renew(suite::Case& one, const Outcome& came) {
  const bool failed = find(came, "text") == nullptr;
  std::vector<suite::Section> kept;
  bool any = false;
  for (suite::Section& section : one.sections) {
    if (!is_expectation(section.title)) {
      kept.push_back(std::move(section));
      continue;
    }
    const std::string* body = find(came, section.title);
    if (body == nullptr || (section.title == "errors" && !failed)) continue;
    kept.push_back({section.title, *body});
    any = true;
  }
  if (failed && (!any || find(Outcome(kept), "errors") == nullptr)) {
    kept.push_back({"errors", *find(came, "errors")});
  } else if (!any) {
    kept.push_back({"text", *find(came, "text")});
  }
  one.sections = std::move(kept);
}

int check(const std::string& path, const suite::Case& one, const Outcome& came) {
  int failures = 0;
  bool any = false;
  const auto complain = [&](const std::string& title, const std::string& expected,
                            const std::string& found) {
    ++failures;
    std::cout << path << ':' << one.line << ": " << one.name << ": " << title << " differs\n"
              << "expected:\n"
              << expected << "found:\n"
              << found << '\n';
  };
  for (const suite::Section& section : one.sections) {
    if (!is_expectation(section.title)) continue;
    any = true;
    const std::string* found = find(came, section.title);
    if (found == nullptr || *found != section.body) {
      complain(section.title, section.body,
               found != nullptr ? *found : "(errors)\n" + *find(came, "errors"));
    }
  }
  const std::string* errors = find(came, "errors");
  if (!any) complain("everything", "(nothing is expected)\n", "");
  if (one.find("errors") == nullptr && !errors->empty() && failures == 0) {
    complain("errors", "", *errors);
  }
  return failures;
}

}  // namespace

int main(int count, char** words) {
  bool renewing = false;
  int failures = 0, cases = 0;
  for (int i = 1; i < count; ++i) {
    const std::string path = words[i];
    if (path == "--renew") {
      if (std::getenv("CI") != nullptr) {
        std::cerr << "expectations are not renewed in CI\n";
        return 2;
      }
      renewing = true;
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in) {
      std::cerr << "cannot read " << path << '\n';
      return 2;
    }
    suite::CaseFile file = suite::parse(text.str());
    for (suite::Case& one : file.cases) {
      ++cases;
      const Outcome came = outcome(one);
      if (renewing)
        renew(one, came);
      else
        failures += check(path, one, came);
    }
    if (renewing) std::ofstream(path, std::ios::binary) << suite::print(file);
  }
  std::cout << cases << " cases, " << failures << " failures\n";
  return failures == 0 && cases > 0 ? 0 : 1;
}
