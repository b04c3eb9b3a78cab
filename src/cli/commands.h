// The commands and their options, as one table. Private to the room.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "arguments.h"

namespace kehoach::cli {

// What an option sets, by its type.
using Target = std::variant<bool Arguments::*, std::string Arguments::*,
                            std::vector<std::string> Arguments::*>;

struct Option {
  const char* names;  // as CLI11 wants them
  const char* value;  // what stands after it, for the help; "" for a flag
  Target target;
  const char* vi;
  const char* en;
  std::vector<std::string> choices = {};
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

struct CommandInfo {
  Command command;
  const char* name;
  const char* words_vi;  // what stands after the command; "" for nothing
  const char* words_en;
  std::size_t least_words, most_words;
  const char* vi;
  const char* en;
  std::vector<Option> options;
};

const std::vector<Option>& common_options();
const std::vector<CommandInfo>& commands();
// Null for Command::none.
const CommandInfo* find_command(Command command);

}  // namespace kehoach::cli
