// kehoach new, init: files that an official goes on with.
#include <algorithm>
#include <ostream>

#include "draft/interview.h"
#include "draft/new_plan.h"
#include "session.h"

namespace kehoach::cli {

namespace {

// The name of a draft: beside what it will become.
Path kept_path(const Path& path) { return path.string() + ".nhap"; }

class Drafting {
 public:
  Drafting(Session& session, draft::Outline outline, Path path)
      : session_(session), outline_(std::move(outline)), path_(std::move(path)) {}

  // What the file is to hold; nothing if there will be none, with `exit` set.
  std::optional<json::Value> ask(bool every_field, int& exit) {
    draft::InterviewTask task;
    task.schema = outline_.schema;
    task.known = outline_.known;
    task.every_field = every_field;
    task.language = session_.arguments.language;
    task.answered = earlier_answers();
    const draft::Talk talk{[this](std::string_view words) { session_.out << words << std::flush; },
                           [this] { return session_.world.read_line(); }};
    auto end = take(session_, draft::interview(std::move(task), talk));
    exit = bad_input;
    if (!end) return std::nullopt;
    if (end->finished) return std::move(end->given);
    keep(end->answers, exit);
    return std::nullopt;
  }

  std::optional<json::Value> fill(const json::Value& base, bool blanks, int& exit) {
    Sources sources;
    exit = bad_input;
    auto plan =
        take(session_, draft::with_settings(outline_, base, session_.arguments.settings, sources));
    if (!plan || !blanks) return plan;
    std::vector<std::string> paths;
    plan = take(session_, draft::with_blanks(outline_, std::move(*plan), paths));
    if (!paths.empty()) {
      std::string list;
      for (const auto& path : paths) list += (list.empty() ? "" : ", ") + path;
      doubts_.push_back({"D004", {list}, {}, {}});
    }
    return plan;
  }

  // Writes the file and the schema that it names.
  bool write(const json::Value& plan) {
    const std::string text = draft::file_text(outline_, plan);
    const Path schema = folder_of(path_) / outline_.schema_file;
    const NewFile files[] = {{path_, text}, {schema, outline_.schema}};
    if (const auto written = session_.world.write_whole(files); !written) {
      session_.tell(written.error());
      return false;
    }
    (void)session_.world.remove(kept_path(path_));
    session_.out << session_.say("Đã ghi ", "Written: ") << path_.string() << '\n';
    session_.tell(doubts_);
    return true;
  }

  bool left_blanks() const { return !doubts_.empty(); }
  const draft::Outline& outline() const { return outline_; }

 private:
  std::vector<draft::Answer> earlier_answers() {
    const Path kept = kept_path(path_);
    constexpr std::size_t largest = std::size_t{16} << 20;
    if (session_.world.kind_of(kept) != FileKind::file) return {};
    const auto text = session_.world.read_file(kept, largest);
    auto answers = text ? draft::read_kept(outline_, *text) : std::nullopt;
    if (!answers) {
      session_.tell({{"D005", {kept.string()}, {}, {}}});
      return {};
    }
    session_.out << session_.say("Có bản nháp ", "There is a draft, ") << kept.string()
                 << session_.say(", đã trả lời ", ", with ") << answers->size()
                 << session_.say(" câu. Làm tiếp từ đó? (c/k) [c] > ",
                                 " answers. Go on from it? (y/n) [y] > ")
                 << std::flush;
    const std::string line = session_.world.read_line().value_or("");
    const bool no =
        !line.empty() && (line[0] == 'k' || line[0] == 'n' || line[0] == 'K' || line[0] == 'N');
    return no ? std::vector<draft::Answer>() : std::move(*answers);
  }

  void keep(const std::vector<draft::Answer>& answers, int& exit) {
    session_.out << '\n';
    exit = findings;
    if (answers.empty()) return;
    const std::string text = draft::kept_text(outline_, answers);
    const Path kept = kept_path(path_);
    const NewFile files[] = {{kept, text}};
    if (const auto written = session_.world.write_whole(files); !written) {
      session_.tell(written.error());
      exit = bad_input;
      return;
    }
    session_.out << session_.say("Các câu đã trả lời được giữ trong ", "The answers are kept in ")
                 << kept.string()
                 << session_.say("; gọi lại lệnh này để làm tiếp.\n",
                                 "; call this again to go on.\n");
  }

  Session& session_;
  draft::Outline outline_;
  Path path_;
  Diagnostics doubts_;
};

bool is_free(Session& session, const Path& path) {
  if (session.world.kind_of(path) == FileKind::nothing) return true;
  session.tell({{"D002", {path.string()}, {}, {}}});
  return false;
}

int check_written(Session& session, const Path& path) {
  const std::string& name = session.arguments.words[0];
  const bool file = name.ends_with(".mau");
  const auto renderer = session.make_renderer(file ? name : "");
  if (!renderer) return bad_input;
  const auto plan = take(session, session.read_plan(path.string()));
  if (!plan) return bad_input;
  const auto outcome = renderer->check(*plan);
  session.tell(outcome.diagnostics);
  if (!outcome.made) return bad_input;
  session.out << session.say("Tiếp theo: kehoach render ", "Next: kehoach render ") << path.string()
              << (file ? " --template " + name : std::string()) << '\n';
  return outcome.diagnostics.empty() ? done : findings;
}

}  // namespace

int make_plan(Session& session) {
  const Arguments& arguments = session.arguments;
  const Path path = arguments.outputs.empty() ? Path("ke-hoach.json") : Path(arguments.outputs[0]);
  const std::string& name = arguments.words[0];
  if (!is_free(session, path)) return bad_input;
  const auto data = session.data();
  if (!data) return bad_input;
  const auto sources = std::make_shared<Sources>();
  auto outline =
      take(session, draft::outline_plan(session.world, *data, name, folder_of(path), sources));
  if (!outline) return bad_input;
  json::Value base;
  base.data = json::Object{};
  if (arguments.example) {
    auto example = take(session, draft::example_plan(session.world, *data, name, *sources));
    if (!example) return bad_input;
    base = std::move(*example);
  }
  Drafting drafting(session, std::move(*outline), path);
  int exit = done;
  const bool silent =
      arguments.example || !arguments.settings.empty() || !session.world.at_terminal();
  const auto plan =
      silent ? drafting.fill(base, !arguments.example, exit) : drafting.ask(false, exit);
  if (!plan) return exit;
  if (!drafting.write(*plan)) return bad_input;
  return drafting.left_blanks() ? findings : check_written(session, path);
}

int make_office(Session& session) {
  const Arguments& arguments = session.arguments;
  const Path folder = arguments.words.empty() ? Path() : Path(arguments.words[0]);
  const Path path = folder / "kehoach.json";
  if (!is_free(session, path)) return bad_input;
  const auto data = session.data();
  if (!data) return bad_input;
  const auto sources = std::make_shared<Sources>();
  auto outline = take(session, draft::outline_office(session.world, *data, sources));
  if (!outline) return bad_input;
  Drafting drafting(session, std::move(*outline), path);
  int exit = done;
  const bool silent = !arguments.settings.empty() || !session.world.at_terminal();
  json::Value base;
  base.data = json::Object{};
  const auto office = silent ? drafting.fill(base, false, exit) : drafting.ask(true, exit);
  if (!office) return exit;
  if (!drafting.write(*office)) return bad_input;
  if (silent) {
    const auto fields = take(session, draft::top_fields(drafting.outline()));
    if (!fields) return bad_input;
    session.out << session.say("Các trường có thể ghi trong đó:\n", "What may stand in it:\n");
    std::size_t longest = 0;
    for (const auto& field : *fields) longest = std::max(longest, field.path.size());
    for (const auto& field : *fields) {
      session.out << "  " << field.path << std::string(longest + 2 - field.path.size(), ' ')
                  << field.title << '\n';
    }
  }
  return done;
}

}  // namespace kehoach::cli
