// kehoach check, diff: what there is to say of plans, without making anything.
#include <algorithm>
#include <ostream>

#include "draft/diff.h"
#include "session.h"

namespace kehoach::cli {

int check_plans(Session& session) {
  const auto renderer = session.make_renderer();
  if (!renderer) return bad_input;
  int exit = done;
  Diagnostics told;
  std::vector<render::Outcome> outcomes;
  for (const std::string& word : session.arguments.words) {
    const auto plan = session.read_plan(word);
    if (!plan) {
      append(told, plan.error());
      exit = bad_input;
      continue;
    }
    auto outcome = renderer->check(*plan);
    exit = std::max<int>(exit, !outcome.made                 ? bad_input
                               : outcome.diagnostics.empty() ? done
                                                             : findings);
    append(told, outcome.diagnostics);
    outcomes.push_back(std::move(outcome));
  }
  session.tell(told);
  return exit;
}

int compare_plans(Session& session) {
  const auto renderer = session.make_renderer();
  if (!renderer) return bad_input;
  render::Outcome outcomes[2];
  std::vector<document::Document> documents;
  Diagnostics told;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto plan = session.read_plan(session.arguments.words[i]);
    if (!plan) {
      append(told, plan.error());
      continue;
    }
    auto document = renderer->evaluate(*plan, outcomes[i]);
    // What is merely doubtful in either plan is not what was asked.
    if (document)
      documents.push_back(std::move(*document));
    else
      append(told, outcomes[i].diagnostics);
  }
  session.tell(told);
  if (documents.size() < 2) return bad_input;
  auto changes = draft::compare(documents[0], documents[1]);
  if (outcomes[0].profile_name != outcomes[1].profile_name) {
    changes.insert(changes.begin(), {draft::ChangeKind::changed,
                                     "profile",
                                     {"hồ sơ thể thức", "profile of form"},
                                     outcomes[0].profile_name,
                                     outcomes[1].profile_name,
                                     {},
                                     Phrase("")});
  }
  if (session.arguments.json)
    session.out << draft::as_json(changes, session.arguments.language);
  else
    session.out << draft::describe(changes, session.arguments.language);
  return changes.empty() ? done : findings;
}

}  // namespace kehoach::cli
