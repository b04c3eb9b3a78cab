// What every command works with: the arguments, the world, the two streams. Private to the room.
#pragma once

#include <iosfwd>
#include <memory>

#include "arguments.h"
#include "render/render.h"

namespace kehoach::cli {

enum Exit : int { done = 0, findings = 1, bad_input = 2, bad_usage = 3, internal = 4 };

struct Session {
  const Arguments& arguments;
  World& world;
  std::ostream& out;
  std::ostream& err;

  bool vietnamese() const { return arguments.language == Language::vi; }
  // One of two texts, by the user's language.
  const char* say(const char* vi, const char* en) const { return vietnamese() ? vi : en; }

  // To standard error, in the form asked for; nothing if there are none.
  void tell(const Diagnostics& diagnostics) const;

  // The data folder. Nothing once what is wrong has been told.
  std::optional<Path> data() const;
  render::Options document_options() const;
  std::unique_ptr<render::Renderer> make_renderer() const;

  // A plan's text; "-" is standard input. F001, F002.
  Result<render::PlanText> read_plan(const std::string& word) const;
};

// A value of the type in `result`, or nothing once its errors have been told.
template <typename T>
std::optional<T> take(const Session& session, Result<T> result) {
  if (result) return std::move(result).value();
  session.tell(result.error());
  return std::nullopt;
}

// The commands: each returns its exit code.
int render_plans(const Session& session);
int make_batch(const Session& session);
int list_templates(const Session& session);
int print_schema(const Session& session);
int print_vars(const Session& session);
int check_plans(const Session& session);
int compare_plans(const Session& session);
int make_plan(const Session& session);
int make_office(const Session& session);

}  // namespace kehoach::cli
