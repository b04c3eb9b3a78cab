// What every command works with: the arguments, the world, the two streams. Private to the room.
#pragma once

#include <iosfwd>
#include <memory>

#include "arguments.h"
#include "print.h"
#include "render/render.h"

namespace kehoach::cli {

enum Exit : int { done = 0, findings = 1, bad_input = 2, bad_usage = 3, internal = 4 };

class Session {
 public:
  Session(const Arguments& given, World& around, std::ostream& results, std::ostream& messages)
      : arguments(given), world(around), out(results), err(messages) {}

  const Arguments& arguments;
  World& world;
  std::ostream& out;
  std::ostream& err;

  bool vietnamese() const { return arguments.language == Language::vi; }
  // One of two texts, by the user's language.
  const char* say(const char* vi, const char* en) const { return vietnamese() ? vi : en; }

  // How diagnostics are printed.
  Manner manner() const;
  // To standard error, in the form asked for; nothing if there are none.
  void tell(const Diagnostics& diagnostics);
  // After the last tell(): one run tells one JSON array, however many plans it has.
  void finish();

  // The data folder. Nothing once what is wrong has been told.
  std::optional<Path> data();
  render::Options document_options() const;
  // `template_name`: what reads the plans, if the arguments do not say.
  std::unique_ptr<render::Renderer> make_renderer(const std::string& template_name = "");

  // A plan's text; "-" is standard input. F001, F002.
  Result<render::PlanText> read_plan(const std::string& word) const;

 private:
  Path data_;
  bool told_ = false;  // as JSON
};

// A value of the type in `result`, or nothing once its errors have been told.
template <typename T>
std::optional<T> take(Session& session, Result<T> result) {
  if (result) return std::move(result).value();
  session.tell(result.error());
  return std::nullopt;
}

// The commands: each returns its exit code.
int render_plans(Session& session);
int make_batch(Session& session);
int list_templates(Session& session);
int print_schema(Session& session);
int print_vars(Session& session);
int check_plans(Session& session);
int compare_plans(Session& session);
int make_plan(Session& session);
int make_office(Session& session);

}  // namespace kehoach::cli
