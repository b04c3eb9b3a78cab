// kehoach render: plans to files.
#include <algorithm>
#include <ostream>
#include <set>

#include "session.h"

namespace kehoach::cli {

namespace {

// Where the files of one plan go; an empty path: that file is not wanted.
struct Outputs {
  Path docx, pdf;
};

void claim(Path& place, const std::string& output, Diagnostics& wrong) {
  if (!place.empty()) wrong.push_back({"U011", {output}, {}, {}});
  place = output;
}

void add_pair(Outputs& outputs, const Path& folder, const std::string& plan) {
  const std::string stem = plan == "-" ? "ke-hoach" : Path(plan).stem().string();
  const Path base = folder == "." ? Path(stem) : folder / stem;
  if (outputs.docx.empty()) outputs.docx = base.string() + ".docx";
  if (outputs.pdf.empty()) outputs.pdf = base.string() + ".pdf";
}

class Rendering {
 public:
  explicit Rendering(Session& session)
      : session_(session), arguments_(session.arguments), world_(session.world) {}

  int run() {
    if (Diagnostics wrong = plan_outputs(); !wrong.empty()) {
      session_.tell(wrong);
      return bad_usage;
    }
    if (!arguments_.watch) return render_all();
    if (std::find(arguments_.words.begin(), arguments_.words.end(), "-") !=
        arguments_.words.end()) {
      session_.tell({{"U014", {}, {}, {}}});
      return bad_usage;
    }
    return watch();
  }

 private:
  int render_all() {
    const auto renderer = session_.make_renderer();
    if (!renderer) return bad_input;
    int exit = done;
    for (std::size_t i = 0; i < arguments_.words.size(); ++i) {
      exit = std::max(exit, render_one(*renderer, i));
    }
    inputs_.insert(renderer->files_read().begin(), renderer->files_read().end());
    return exit;
  }

  // Turn after turn until the user breaks off. What was read in one turn is watched from then on: a
  // template that has become unreadable is still what a save would mend.
  int watch() {
    for (const auto& word : arguments_.words) {
      inputs_.insert(word);
      if (const auto real = world_.real_path(word)) inputs_.insert(*real);
      for (auto& place : render::office_places(world_, folder_of(word))) {
        inputs_.insert(std::move(place));
      }
    }
    if (!watch_inputs()) return bad_input;
    session_.out << session_.say("Đang theo dõi; Ctrl-C để dừng.\n", "Watching; Ctrl-C ends it.\n");
    for (int turn = 1;; ++turn) {
      const std::size_t watched = inputs_.size();
      const int exit = render_all();
      session_.out << turn << ": "
                   << (exit == done       ? session_.say("xong", "done")
                       : exit == findings ? session_.say("xong, có lưu ý", "done, with findings")
                                          : session_.say("chưa tạo được", "not made"))
                   << std::endl;
      if (inputs_.size() != watched && !watch_inputs()) return bad_input;
      if (!world_.wait_for_change()) return done;
    }
  }

  // What is wrong is what will be mended, though it was never read to its end.
  void note_faulty(const Diagnostics& diagnostics) {
    for (const auto& diagnostic : diagnostics) {
      const Source* source = diagnostic.where.source;
      if (source != nullptr && source->kind == SourceKind::file) inputs_.insert(source->name);
    }
  }

  bool watch_inputs() {
    const std::vector<Path> files(inputs_.begin(), inputs_.end());
    const auto watching = world_.watch(files);
    if (!watching) session_.tell(watching.error());
    return watching.has_value();
  }

  // All output names, before anything is made. U008 to U011.
  Diagnostics plan_outputs() {
    Diagnostics wrong;
    const bool several = arguments_.words.size() > 1;
    for (const auto& plan : arguments_.words) {
      Outputs outputs;
      if (arguments_.outputs.empty()) {
        if (plan == "-") wrong.push_back({"U008", {}, {}, {}});
        add_pair(outputs, folder_of(plan), plan);
      }
      for (const auto& output : arguments_.outputs) {
        if (output.ends_with('/') || world_.kind_of(output) == FileKind::folder) {
          add_pair(outputs, output, plan);
        } else if (several) {
          wrong.push_back({"U010", {std::to_string(arguments_.words.size())}, {}, {}});
          return wrong;
        } else if (output.ends_with(".docx")) {
          claim(outputs.docx, output, wrong);
        } else if (output.ends_with(".pdf")) {
          claim(outputs.pdf, output, wrong);
        } else {
          wrong.push_back({"U009", {output}, {}, {}});
        }
      }
      outputs_.push_back(std::move(outputs));
    }
    append(wrong, find_same_names());
    return wrong;
  }

  Diagnostics find_same_names() const {
    Diagnostics wrong;
    std::vector<Path> seen;
    for (const auto& outputs : outputs_) {
      for (const Path& path : {outputs.docx, outputs.pdf}) {
        if (path.empty()) continue;
        const Path normal = path.lexically_normal();
        if (std::find(seen.begin(), seen.end(), normal) != seen.end()) {
          wrong.push_back({"U011", {path.string()}, {}, {}});
        }
        seen.push_back(normal);
      }
    }
    return wrong;
  }

  int render_one(render::Renderer& renderer, std::size_t index) {
    const auto plan = take(session_, session_.read_plan(arguments_.words[index]));
    if (!plan) return bad_input;
    const auto outcome = renderer.render(*plan);
    session_.tell(outcome.diagnostics);
    note_faulty(outcome.diagnostics);
    if (!outcome.made) return bad_input;
    const Outputs& outputs = outputs_[index];
    std::vector<NewFile> files;
    if (!outputs.docx.empty()) files.push_back({outputs.docx, outcome.docx});
    if (!outputs.pdf.empty()) files.push_back({outputs.pdf, outcome.pdf});
    for (const auto& file : files) {
      if (!is_input(renderer, file.path)) continue;
      session_.tell({{"F005", {file.path.string()}, {}, {}}});
      return bad_input;
    }
    if (const auto written = world_.write_whole(files); !written) {
      session_.tell(written.error());
      return bad_input;
    }
    return outcome.diagnostics.empty() ? done : findings;
  }

  bool is_input(const render::Renderer& renderer, const Path& path) const {
    const auto real = world_.real_path(path);
    if (!real) return false;
    for (const auto& word : arguments_.words) {
      if (word != "-" && world_.real_path(word) == real) return true;
    }
    return renderer.files_read().contains(*real);
  }

  Session& session_;
  const Arguments& arguments_;
  World& world_;
  std::vector<Outputs> outputs_;
  std::set<Path> inputs_;
};

}  // namespace

int render_plans(Session& session) { return Rendering(session).run(); }

}  // namespace kehoach::cli
