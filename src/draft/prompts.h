// What an interview says. Private to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "answers.h"
#include "base/diagnostic.h"
#include "plan/plan.h"
#include "question.h"

namespace kehoach::draft {

class Prompts {
 public:
  // `known`: what the layers below the plan say.
  Prompts(const json::Value& known, Language language) : known_(known), language_(language) {}

  // Of the layers below; null if they say nothing.
  const json::Value* known(const Where& at) const;
  // A default as the prompt shows it; empty if there is none.
  std::string standard(const Question& field) const;
  std::string question(const Question& field, const std::string& how);
  // From the first question on.
  void start_again() { helped_.clear(); }
  // What is expected, and whether an empty line passes it over.
  std::string how(const Question& field, AnswerKind kind,
                  const std::vector<std::string>& choices) const;
  std::string offer(const std::vector<Question>& fields, const json::Value& given) const;

 private:
  const char* text(const char* vi, const char* en) const {
    return language_ == Language::vi ? vi : en;
  }
  std::string text(const Phrase& phrase) const { return phrase.in(language_); }

  const json::Value& known_;
  Language language_;
  std::map<std::string, std::string> helped_;  // which element of a list was asked for first
};

// What the schema says of the answers at this place, so far.
std::vector<std::string> find_faults(const json::Value& given, const Where& at,
                                     const plan::Schema& schema, Language language);

}  // namespace kehoach::draft
