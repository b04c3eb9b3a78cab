#include "arguments.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "base/nearest.h"
#include "base/utf8.h"
#include "commands.h"
#include "pdf_standard.h"

namespace kehoach::cli {

namespace {

void add_option(CLI::App& app, const Option& option, Arguments& arguments) {
  if (const auto* flag = std::get_if<bool Arguments::*>(&option.target)) {
    app.add_flag(option.names, arguments.**flag);
  } else if (const auto* text = std::get_if<std::string Arguments::*>(&option.target)) {
    app.add_option(option.names, arguments.**text);
  } else {
    auto& list = arguments.*std::get<std::vector<std::string> Arguments::*>(option.target);
    app.add_option(option.names, list)->allow_extra_args(false);
  }
}

// The language, before anything can go wrong: --lang, then KEHOACH_LANG, then Vietnamese.
Language find_language(int count, const char* const* words, const World& world) {
  std::string name = world.variable("KEHOACH_LANG").value_or("vi");
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--lang" && i + 1 < count) name = words[i + 1];
    if (word.starts_with("--lang=")) name = word.substr(7);
  }
  return name.starts_with("en") ? Language::en : Language::vi;
}

std::vector<std::string> option_names(const CommandInfo* command) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<Option>& options) {
    for (const auto& option : options) {
      std::string all = option.names;
      for (std::size_t comma = 0; comma != std::string::npos;) {
        comma = all.find(',');
        names.push_back(all.substr(0, comma));
        if (comma != std::string::npos) all.erase(0, comma + 1);
      }
    }
  };
  add(common_options());
  if (command != nullptr) add(command->options);
  return names;
}

class Parser {
 public:
  Parser(int count, const char* const* words, const World& world) : count_(count), words_(words) {
    parsed_.arguments.language = find_language(count, words, world);
  }

  Parsed run() {
    CLI::App app;
    app.set_help_flag();
    app.require_subcommand(0, 1);
    for (const auto& option : common_options()) add_option(app, option, parsed_.arguments);
    for (const auto& info : commands()) {
      CLI::App* sub = app.add_subcommand(info.name);
      sub->set_help_flag();
      sub->fallthrough();
      sub->add_option("words", parsed_.arguments.words);
      for (const auto& option : info.options) add_option(*sub, option, parsed_.arguments);
    }
    try {
      app.parse(count_, words_);
    } catch (const CLI::ParseError&) {
      command_of(app);
      find_wrong_word();
      return std::move(parsed_);
    }
    command_of(app);
    check();
    return std::move(parsed_);
  }

 private:
  void command_of(const CLI::App& app) {
    for (const auto& info : commands()) {
      if (app.got_subcommand(info.name)) command_ = &info;
    }
    if (command_ != nullptr) parsed_.arguments.command = command_->command;
  }

  void wrong(const char* code, std::vector<Phrase> arguments, std::vector<Phrase> hints = {}) {
    parsed_.errors.push_back({code, std::move(arguments), {}, std::move(hints)});
  }

  // CLI11 says it in English; which word is wrong can be found without it.
  void find_wrong_word() {
    const auto known = option_names(command_);
    for (int i = 1; i < count_; ++i) {
      std::string word = words_[i];
      if (!word.starts_with('-') || word == "-") continue;
      word = word.substr(0, word.find('='));
      if (std::find(known.begin(), known.end(), word) != known.end()) continue;
      if (word.size() > 2 && word[1] != '-' &&
          std::find(known.begin(), known.end(), word.substr(0, 2)) != known.end())
        continue;
      std::vector<Phrase> hints;
      if (const auto near = nearest(word, known)) hints.push_back(hint_did_you_mean(*near));
      wrong("U001", {word}, std::move(hints));
    }
    if (!parsed_.errors.empty()) return;
    if (command_ == nullptr && count_ > 1) {
      std::vector<std::string> names;
      for (const auto& info : commands()) names.push_back(info.name);
      std::vector<Phrase> hints;
      if (const auto near = nearest(words_[1], names)) hints.push_back(hint_did_you_mean(*near));
      wrong("U002", {words_[1]}, std::move(hints));
      return;
    }
    wrong("U003", {words_[count_ - 1]});
  }

  void check_choice(const char* option, const std::string& value,
                    const std::vector<std::string>& choices) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
    std::string list;
    for (const auto& choice : choices) {
      if (!choice.empty()) list += (list.empty() ? "" : ", ") + choice;
    }
    std::vector<Phrase> hints;
    if (const auto near = nearest(value, choices)) hints.push_back(hint_did_you_mean(*near));
    wrong("U004", {option, value, list}, std::move(hints));
  }

  void check_choices(const std::vector<Option>& options) {
    for (const auto& option : options) {
      if (option.choices.empty()) continue;
      const auto member = std::get<std::string Arguments::*>(option.target);
      check_choice(option.names, parsed_.arguments.*member, option.choices);
    }
  }

  void check() {
    Arguments& a = parsed_.arguments;
    check_choices(common_options());
    if (a.help || a.version || command_ == nullptr) return;
    for (const auto& option : command_->options) {
      if (option.choices.empty()) continue;
      check_choice(option.names, a.*std::get<std::string Arguments::*>(option.target),
                   option.choices);
    }
    const Phrase wanted(command_->words_vi, command_->words_en);
    const bool no_plan = command_->command == Command::batch && !a.join && a.words.empty();
    if (a.words.size() < command_->least_words || no_plan) wrong("U005", {command_->name, wanted});
    if (a.words.size() > command_->most_words)
      wrong("U007", {command_->name, a.words[command_->most_words]});
    const bool one_output = command_->command == Command::create;
    if (one_output && a.outputs.size() > 1) wrong("U007", {command_->name, a.outputs[1]});
    for (const auto& setting : a.settings) {
      if (setting.find('=') == std::string::npos || setting.starts_with('='))
        wrong("U006", {setting});
    }
    a.pdf = read_pdf_standard(a, parsed_.errors);
    if (a.stats && a.stage != "pages") wrong("U040", {a.stage});
    for (std::size_t i = 1; i < static_cast<std::size_t>(count_); ++i) {
      const std::string_view word = words_[i];
      if (utf8::find_malformed(word) != word.size()) wrong("U012", {std::to_string(i)});
    }
  }

  int count_;
  const char* const* words_;
  const CommandInfo* command_ = nullptr;
  Parsed parsed_;
};

}  // namespace

Parsed parse_arguments(int count, const char* const* words, const World& world) {
  return Parser(count, words, world).run();
}

}  // namespace kehoach::cli
