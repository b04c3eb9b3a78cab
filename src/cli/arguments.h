// The command line as a value. Private to the room.
//
// One table of commands and options (commands.cc) is read by the parser and by --help: an option
// that is not described in both languages does not exist.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/world.h"
#include "render/render.h"

namespace kehoach::cli {

enum class Command : std::uint8_t {
  none,
  templates,
  init,
  create,
  check,
  render,
  diff,
  batch,
  schema,
  vars,
  dump,
  explain,
};

struct Arguments {
  Command command = Command::none;
  bool help = false;
  bool version = false;
  Language language = Language::vi;
  std::string language_name;  // as asked for; empty: not at all
  std::string diagnostics = "text";

  std::vector<std::string> words;  // plans, templates, or codes
  std::vector<std::string> outputs;
  std::string template_name;
  std::string profile_name;
  std::vector<std::string> settings;
  std::string font_path;
  std::string line_fit = "word-2013";
  std::string medium = "electronic";
  bool no_embed = false;
  std::string pdf_standard;  // a list; empty: the usual ones
  render::PdfOptions pdf;    // what that list and the switches below ask for
  bool embed_plan = false;
  bool sign_fields = false;
  bool tidy = false;
  std::string tone_marks;
  bool watch = false;
  bool example = false;
  bool json = false;
  std::string units;
  std::string sheet;
  std::string threads;
  std::string parent;
  std::string number_from;
  std::string report;
  std::string shard;
  std::string merged;
  std::string zip;
  bool join = false;
  bool sort = false;
  bool force = false;
  bool prune = false;
  bool quiet = false;
  bool reasons = false;
  std::string data;
  std::string stage = "text";
  bool stats = false;
};

// U0xx, in words of the user's language, for what the command line cannot mean.
// The language itself is found first, so that even these errors speak it.
struct Parsed {
  Arguments arguments;
  Diagnostics errors;
};
Parsed parse_arguments(int count, const char* const* words, const World& world);

std::string help_text(Command command, Language language);

}  // namespace kehoach::cli
