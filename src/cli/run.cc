#include "cli/run.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <ostream>

#include "session.h"

namespace kehoach::cli {

namespace {

int explain(Session& session) {
  int exit = done;
  for (std::string code : session.arguments.words) {
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const DiagnosticKind* kind = find_kind(code);
    if (kind == nullptr) {
      session.tell({{"U013", {code}, {}, {}}});
      exit = bad_usage;
      continue;
    }
    const bool vi = session.vietnamese();
    session.out << kind->code << ": " << (vi ? kind->vi : kind->en) << "\n\n"
                << (vi ? kind->explanation_vi : kind->explanation_en) << '\n';
    if (!kind->example.empty())
      session.out << session.say("\nVí dụ: ", "\nExample: ") << kind->example << '\n';
  }
  return exit;
}

int dump(Session& session) {
  const auto renderer = session.make_renderer();
  if (!renderer) return bad_input;
  const auto plan = take(session, session.read_plan(session.arguments.words[0]));
  if (!plan) return bad_input;
  static const std::map<std::string, render::Stage> stages = {{"text", render::Stage::text},
                                                              {"plan", render::Stage::plan},
                                                              {"document", render::Stage::document},
                                                              {"flow", render::Stage::flow},
                                                              {"pages", render::Stage::pages}};
  const auto outcome = renderer->dump(
      *plan, session.arguments.stats ? render::Stage::figures : stages.at(session.arguments.stage));
  session.tell(outcome.diagnostics);
  if (!outcome.made) return bad_input;
  session.out << outcome.stage;
  return outcome.diagnostics.empty() ? done : findings;
}

int obey(Session& session) {
  const Arguments& arguments = session.arguments;
  if (arguments.version) {
    session.out << "kehoach " KEHOACH_VERSION "\n";
    return done;
  }
  if (arguments.help || arguments.command == Command::none) {
    (arguments.help ? session.out : session.err)
        << help_text(arguments.command, arguments.language);
    return arguments.help ? done : bad_usage;
  }
  switch (session.arguments.command) {
    case Command::templates:
      return list_templates(session);
    case Command::init:
      return make_office(session);
    case Command::create:
      return make_plan(session);
    case Command::check:
      return check_plans(session);
    case Command::render:
      return render_plans(session);
    case Command::batch:
      return make_batch(session);
    case Command::diff:
      return compare_plans(session);
    case Command::schema:
      return print_schema(session);
    case Command::vars:
      return print_vars(session);
    case Command::dump:
      return dump(session);
    case Command::explain:
      return explain(session);
    case Command::none:
      break;
  }
  return internal;
}

}  // namespace

int run(int count, const char* const* words, World& world, std::ostream& out, std::ostream& err) {
  const Parsed parsed = parse_arguments(count, words, world);
  Session session{parsed.arguments, world, out, err};
  int exit = bad_usage;
  if (parsed.errors.empty()) {
    exit = obey(session);
    out.flush();
    if (!out.good()) {
      // Who closes a pipe early has seen enough.
      if (errno != EPIPE) session.tell({cannot_write("-", errno)});
      exit = bad_input;
    }
  } else {
    session.tell(parsed.errors);
  }
  session.finish();
  return exit;
}

}  // namespace kehoach::cli
