// Asking for a plan, question by question.
//
// In: a schema, what other layers say already, and somebody to talk to. Out: the answers as JSON,
// or as far as they came. What is asked follows from the schema alone: its titles are the
// questions, "x-kehoach-help" or else its descriptions the help, "x-kehoach-asked" says what is
// asked for though it may be left out, and every answer is checked by it at once.
//
// An interview is a function of the lines that were answered: going back takes the last one away
// and goes through the others again unseen; going on from a draft is the same.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace kehoach::draft {

// The other side. `hear` gives the next line, without its end; nothing once the other side is gone.
struct Talk {
  std::function<void(std::string_view)> say;
  std::function<std::optional<std::string>()> hear;
};

struct Answer {
  std::string at;  // which question: "signatures[0].name"
  std::string line;
};

struct InterviewTask {
  std::string schema;  // bundled
  // What the layers below the plan say (an object): not asked again where it is required, offered
  // as default where it is not.
  json::Value known;
  // Every field in turn, each to be passed over with an empty line; else the required ones, and the
  // others by name at the end.
  bool every_field = false;
  std::vector<Answer> answered;  // in an earlier session
  Language language = Language::vi;
};

struct InterviewEnd {
  bool finished = false;
  json::Value given;  // an object: what was answered, in the order of the schema
  std::vector<Answer> answers;
};

// J0xx, P0xx of the schema.
Result<InterviewEnd> interview(InterviewTask task, const Talk& talk);

// Dates as people type them: "5/11/2020", "05-11-2020", "5.11.2020", "2020-11-05", "ngày 5 tháng
// 11 năm 2020" as "2020-11-05"; "11/2020", "tháng 11 năm 2020" and "2020" as the parts that are
// known. Nothing if it is none; whether the day exists is the plan's to check.
std::optional<json::Value> read_date(std::string_view line);

// Lines of a body as blocks: "- ", "+ ", "a) ", "1. ", "1.1. " at the start are markers, and what
// is marked more deeply belongs to what stands above.
json::Value blocks_of_lines(const std::vector<std::string>& lines);

}  // namespace kehoach::draft
