#include "cli/run.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <ostream>

#include "arguments.h"
#include "print.h"
#include "render/render.h"

namespace kehoach::cli {

namespace {

enum Exit : int { done = 0, findings = 1, bad_input = 2, bad_usage = 3, internal = 4 };

class Run {
 public:
  Run(const Arguments& arguments, World& world, std::ostream& out, std::ostream& err)
      : arguments_(arguments), world_(world), out_(out), err_(err) {}

  void tell(const Diagnostics& diagnostics) {
    if (diagnostics.empty()) return;
    const Manner manner{arguments_.language, {world_.working_folder(), data_}};
    if (arguments_.diagnostics == "json") {
      err_ << (told_ ? ",\n  " : "[\n  ") << as_json(diagnostics, manner);
      told_ = true;
      return;
    }
    for (const auto& diagnostic : diagnostics) err_ << as_text(diagnostic, manner);
  }

  // After the last tell(): one run tells one JSON array, however many plans it has.
  void finish() {
    if (told_) err_ << "\n]\n";
  }

  int explain() {
    int exit = done;
    for (std::string code : arguments_.words) {
      std::transform(code.begin(), code.end(), code.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
      const DiagnosticKind* kind = find_kind(code);
      if (kind == nullptr) {
        tell({{"U013", {code}, {}, {}}});
        exit = bad_usage;
        continue;
      }
      const bool vi = arguments_.language == Language::vi;
      out_ << kind->code << ": " << (vi ? kind->vi : kind->en) << "\n\n"
           << (vi ? kind->explanation_vi : kind->explanation_en) << '\n';
      if (!kind->example.empty())
        out_ << (vi ? "\nVí dụ: " : "\nExample: ") << kind->example << '\n';
    }
    return exit;
  }

  int dump() {
    auto renderer = make_renderer();
    if (!renderer) return bad_input;
    auto plan = read_plan(arguments_.words[0]);
    if (!plan) {
      tell(plan.error());
      return bad_input;
    }
    static const std::map<std::string, render::Stage> stages = {
        {"text", render::Stage::text},
        {"plan", render::Stage::plan},
        {"document", render::Stage::document},
        {"flow", render::Stage::flow},
        {"pages", render::Stage::pages}};
    const auto outcome = renderer->dump(*plan, stages.at(arguments_.stage));
    tell(outcome.diagnostics);
    if (!outcome.made) return bad_input;
    out_ << outcome.stage;
    return outcome.diagnostics.empty() ? done : findings;
  }

  int render() {
    if (Diagnostics wrong = plan_outputs(); !wrong.empty()) {
      tell(wrong);
      return bad_usage;
    }
    auto renderer = make_renderer();
    if (!renderer) return bad_input;
    int exit = done;
    for (std::size_t i = 0; i < arguments_.words.size(); ++i) {
      exit = std::max(exit, render_one(*renderer, i));
    }
    return exit;
  }

 private:
  // Where the files of one plan go; an empty path: that file is not wanted.
  struct Outputs {
    Path docx, pdf;
  };

  std::unique_ptr<render::Renderer> make_renderer() {
    auto data = render::find_data(world_, arguments_.data);
    if (!data) {
      tell(data.error());
      return nullptr;
    }
    data_ = *data;
    render::Options options;
    options.template_name = arguments_.template_name;
    options.profile_name = arguments_.profile_name;
    options.settings = arguments_.settings;
    options.font_folder = arguments_.font_path;
    options.line_fit = arguments_.line_fit == "first-fit" ? render::LineFit::first_fit
                                                          : render::LineFit::word_2013;
    options.medium =
        arguments_.medium == "paper" ? render::Medium::paper : render::Medium::electronic;
    options.embed_plan = !arguments_.no_embed;
    return std::make_unique<render::Renderer>(world_, std::move(*data), std::move(options));
  }

  Result<render::PlanText> read_plan(const std::string& word) {
    // Beyond the plan's own bound (16 MiB), so that it is the plan's reader who says so.
    constexpr std::size_t largest = (std::size_t{16} << 20) + 1;
    if (word == "-") {
      auto text = world_.read_standard_input(largest);
      if (!text) return std::move(text).error();
      return render::PlanText{SourceKind::standard_input, "-", std::move(*text),
                              world_.working_folder()};
    }
    auto text = world_.read_file(word, largest);
    if (!text) return std::move(text).error();
    return render::PlanText{SourceKind::file, word, std::move(*text), folder_of(word)};
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

  static void claim(Path& place, const std::string& output, Diagnostics& wrong) {
    if (!place.empty()) wrong.push_back({"U011", {output}, {}, {}});
    place = output;
  }

  static void add_pair(Outputs& outputs, const Path& folder, const std::string& plan) {
    const std::string stem = plan == "-" ? "ke-hoach" : Path(plan).stem().string();
    const Path base = folder == "." ? Path(stem) : folder / stem;
    if (outputs.docx.empty()) outputs.docx = base.string() + ".docx";
    if (outputs.pdf.empty()) outputs.pdf = base.string() + ".pdf";
  }

  int render_one(render::Renderer& renderer, std::size_t index) {
    auto plan = read_plan(arguments_.words[index]);
    if (!plan) {
      tell(plan.error());
      return bad_input;
    }
    auto outcome = renderer.render(*plan);
    tell(outcome.diagnostics);
    if (!outcome.made) return bad_input;
    const Outputs& outputs = outputs_[index];
    std::vector<NewFile> files;
    if (!outputs.docx.empty()) files.push_back({outputs.docx, outcome.docx});
    if (!outputs.pdf.empty()) files.push_back({outputs.pdf, outcome.pdf});
    for (const auto& file : files) {
      if (!is_input(renderer, file.path)) continue;
      tell({{"F005", {file.path.string()}, {}, {}}});
      return bad_input;
    }
    if (const auto written = world_.write_whole(files); !written) {
      tell(written.error());
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

  const Arguments& arguments_;
  World& world_;
  std::ostream& out_;
  std::ostream& err_;
  std::vector<Outputs> outputs_;
  Path data_;
  bool told_ = false;  // as JSON
};

int obey(const Arguments& arguments, Run& run, std::ostream& out, std::ostream& err) {
  if (arguments.version) {
    out << "kehoach " KEHOACH_VERSION "\n";
    return done;
  }
  if (arguments.help || arguments.command == Command::none) {
    (arguments.help ? out : err) << help_text(arguments.command, arguments.language);
    return arguments.help ? done : bad_usage;
  }
  switch (arguments.command) {
    case Command::render:
      return run.render();
    case Command::dump:
      return run.dump();
    case Command::explain:
      return run.explain();
    case Command::none:
      break;
  }
  return internal;
}

}  // namespace

int run(int count, const char* const* words, World& world, std::ostream& out, std::ostream& err) {
  const Parsed parsed = parse_arguments(count, words, world);
  Run run(parsed.arguments, world, out, err);
  int exit = bad_usage;
  if (parsed.errors.empty()) {
    exit = obey(parsed.arguments, run, out, err);
    out.flush();
    if (!out.good()) {
      // Who closes a pipe early has seen enough.
      if (errno != EPIPE) run.tell({cannot_write("-", errno)});
      exit = bad_input;
    }
  } else {
    run.tell(parsed.errors);
  }
  run.finish();
  return exit;
}

}  // namespace kehoach::cli
