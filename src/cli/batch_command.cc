// kehoach batch: one plan for many units.
#include <algorithm>
#include <charconv>
#include <ostream>
#include <set>
#include <utility>

#include "base/part_file.h"
#include "batch/batch.h"
#include "json/write.h"
#include "print.h"
#include "progress.h"
#include "session.h"

namespace kehoach::cli {

namespace {

constexpr int stopped_by_user = 130;  // as shells say of a program that Ctrl-C has ended

std::optional<std::uint64_t> whole_number(const std::string& word, std::uint64_t most) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (problem != std::errc() || end != word.data() + word.size() || number > most)
    return std::nullopt;
  return number;
}

std::string quoted(const std::string& text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

const char* state_name(batch::State state) {
  switch (state) {
    case batch::State::made:
      return "made";
    case batch::State::same:
      return "same";
    case batch::State::kept:
      return "kept";
    case batch::State::failed:
      break;
  }
  return "failed";
}

// --report: every unit's result, written as it comes. F003 is told once.
class Report {
 public:
  Report(Session& session, std::string path) : session_(session), path_(std::move(path)) {}

  void add(const batch::Unit& unit) {
    if (path_.empty()) return;
    begin();
    const Language language = session_.arguments.language;
    std::string out = first_ ? "" : ",\n";
    first_ = false;
    out += "{\"unit\":" + quoted(unit.name) + ",\"line\":" + std::to_string(unit.line) +
           ",\"state\":\"" + state_name(unit.state) + "\",\"files\":[";
    for (const auto& file : unit.files) out += (&file == &unit.files[0] ? "" : ",") + quoted(file);
    out += "],\"reasons\":[";
    for (const auto& reason : unit.reasons)
      out += (&reason == &unit.reasons[0] ? "" : ",") + quoted(reason.in(language));
    out += "],\"diagnostics\":";
    add(out + '[' + as_json(unit.diagnostics, session_.manner()) + "]}");
  }

  // False if it could not be written. Of a run that never began there is none.
  bool end(const batch::Summary& summary) {
    if (path_.empty()) return true;
    if (!summary.started) return true;
    begin();
    std::string out = "\n],\n\"summary\":{";
    const auto number = [&](const char* name, std::size_t n) {
      out += (out.ends_with('{') ? "\"" : ",\"") + std::string(name) + "\":" + std::to_string(n);
    };
    number("units", summary.units);
    number("made", summary.made);
    number("same", summary.same);
    number("kept", summary.kept);
    number("failed", summary.failed);
    number("gone", summary.gone);
    number("pruned", summary.pruned);
    number("missing", summary.missing);
    number("merged", summary.merged);
    out += std::string(",\"complete\":") +
           (summary.started && !summary.interrupted && !summary.broken_off && summary.missing == 0
                ? "true"
                : "false");
    add(out + "}}\n");
    if (!file_) return false;
    const auto named = file_->take_name();
    if (!named) session_.tell(named.error());
    return named.has_value();
  }

 private:
  // Only of a run that has begun: before that the name may turn out to be an input's.
  void begin() {
    if (std::exchange(begun_, true)) return;
    if (auto file = take(session_, PartFile::open(session_.world, path_)))
      file_.emplace(std::move(*file));
    add("{\"units\":[\n");
  }

  void add(const std::string& text) {
    if (!file_) return;
    if (auto put = file_->append(text); !put) {
      session_.tell(put.error());
      file_.reset();
    }
  }

  Session& session_;
  std::string path_;
  std::optional<PartFile> file_;
  bool begun_ = false, first_ = true;
};

class Batch {
 public:
  explicit Batch(Session& session)
      : session_(session), arguments_(session.arguments), progress_(session) {}

  int run() {
    if (arguments_.join) return join();
    batch::Options options;
    if (Diagnostics wrong = read_options(options); !wrong.empty()) {
      session_.tell(wrong);
      return bad_usage;
    }
    if (!read_files(options)) return bad_input;
    session_.world.catch_interrupts();
    Report report(session_, arguments_.report);
    const batch::Summary summary = batch::run(session_.world, options, listener(report));
    return end(summary, report);
  }

 private:
  int join() {
    Diagnostics wrong;
    const auto refuse = [&](const char* option, bool given) {
      if (given) wrong.push_back({"B035", {option, "--join"}, {}, {}});
    };
    refuse("--shard", !arguments_.shard.empty());
    refuse("--units", !arguments_.units.empty());
    refuse("-o", !arguments_.outputs.empty());
    if (!wrong.empty()) {
      session_.tell(wrong);
      return bad_usage;
    }
    session_.world.catch_interrupts();
    batch::JoinOptions options;
    options.folder = arguments_.words.empty() ? "." : arguments_.words[0];
    options.force = arguments_.force;
    options.prune = arguments_.prune;
    options.bundles = {arguments_.merged, arguments_.zip};
    Report report(session_, arguments_.report);
    const batch::Summary summary = batch::join(session_.world, options, listener(report));
    return end(summary, report);
  }

  batch::Listener listener(Report& report) {
    batch::Listener out;
    out.told = [this](const Diagnostics& told) { tell(told); };
    out.progress = [this](const batch::Progress& progress) { progress_.show(progress); };
    out.unit = [this, &report](const batch::Unit& unit) {
      report.add(unit);
      tell_new(unit.diagnostics);
      if (arguments_.reasons) explain(unit);
    };
    return out;
  }

  int end(const batch::Summary& summary, Report& report) {
    progress_.clear();
    const bool reported = report.end(summary);
    if (summary.started && !arguments_.quiet) say(summary);
    if (!summary.started || summary.broken_off || !reported) return bad_input;
    if (summary.failed + summary.missing > 0) return bad_input;
    if (summary.interrupted) return stopped_by_user;
    return summary.kept + summary.gone + summary.warnings > 0 ? findings : done;
  }

  Diagnostics read_options(batch::Options& options) const {
    Diagnostics wrong;
    if (arguments_.units.empty()) wrong.push_back({"B026", {"--units"}, {}, {}});
    if (arguments_.outputs.empty()) wrong.push_back({"B026", {"-o"}, {}, {}});
    constexpr std::uint64_t most_threads = 256;
    constexpr std::uint64_t most_number = 1'000'000'000;
    if (!arguments_.threads.empty()) {
      const auto threads = whole_number(arguments_.threads, most_threads);
      if (!threads) wrong.push_back({"B025", {"-j", arguments_.threads}, {}, {}});
      options.threads = static_cast<std::size_t>(threads.value_or(0));
    }
    if (!arguments_.number_from.empty()) {
      options.number_from = whole_number(arguments_.number_from, most_number);
      if (!options.number_from)
        wrong.push_back({"B025", {"--number-from", arguments_.number_from}, {}, {}});
    }
    read_shard(options, wrong);
    const bool pages = std::any_of(arguments_.outputs.begin(), arguments_.outputs.end(),
                                   [](const auto& name) { return name.ends_with(".pdf"); });
    if (!arguments_.merged.empty() && !pages) wrong.push_back({"B028", {}, {}, {}});
    options.bundles = {arguments_.merged, arguments_.zip};
    options.report = arguments_.report;
    options.units = arguments_.units;
    options.sheet = arguments_.sheet;
    options.patterns = arguments_.outputs;
    options.sort = arguments_.sort;
    options.force = arguments_.force;
    options.prune = arguments_.prune;
    options.program = KEHOACH_VERSION;
    options.document = session_.document_options();
    return wrong;
  }

  void read_shard(batch::Options& options, Diagnostics& wrong) const {
    if (arguments_.shard.empty()) return;
    const std::size_t slash = std::min(arguments_.shard.find('/'), arguments_.shard.size());
    const auto number = whole_number(arguments_.shard.substr(0, slash), batch::most_shards);
    const auto of = whole_number(
        arguments_.shard.substr(std::min(slash + 1, arguments_.shard.size())), batch::most_shards);
    if (!number || !of || *number == 0 || *number > *of) {
      wrong.push_back({"B034", {std::to_string(batch::most_shards), arguments_.shard}, {}, {}});
      return;
    }
    options.shard = {static_cast<std::uint32_t>(*number), static_cast<std::uint32_t>(*of)};
    const auto refuse = [&](const char* option, bool given) {
      if (given) wrong.push_back({"B035", {option, "--shard"}, {}, {}});
    };
    refuse("--merged", !arguments_.merged.empty());
    refuse("--zip", !arguments_.zip.empty());
    refuse("--prune", arguments_.prune);
  }

  bool read_files(batch::Options& options) const {
    const auto data = session_.data();
    const auto plan = take(session_, session_.read_plan(arguments_.words[0]));
    if (!data || !plan) return false;
    options.data = *data;
    options.plan = *plan;
    if (arguments_.parent.empty()) return true;
    const auto parent = take(session_, session_.read_plan(arguments_.parent));
    if (parent) options.parent = *parent;
    return parent.has_value();
  }

  void tell(const Diagnostics& told) {
    progress_.clear();
    session_.tell(told);
  }

  // What is wrong with the plan itself is the same for all units, and is told once.
  void tell_new(const Diagnostics& told) {
    constexpr std::size_t most_remembered = 1000;
    Diagnostics fresh;
    for (const auto& diagnostic : told) {
      const Source* source = diagnostic.where.source;
      if (source != nullptr && source->kind != SourceKind::cell) {
        const std::string text = as_text(diagnostic, session_.manner());
        if (said_.contains(text)) continue;
        if (said_.size() < most_remembered) said_.insert(text);
      }
      fresh.push_back(diagnostic);
    }
    if (!fresh.empty()) tell(fresh);
  }

  void explain(const batch::Unit& unit) {
    progress_.clear();
    session_.out << unit.name << ": ";
    if (unit.state == batch::State::same) session_.out << session_.say("không đổi", "unchanged");
    if (unit.state == batch::State::kept)
      session_.out << session_.say("giữ nguyên tệp sửa tay", "left as edited by hand");
    if (unit.state == batch::State::failed) session_.out << session_.say("lỗi", "failed");
    if (unit.state == batch::State::made) session_.out << session_.say("làm lại", "made");
    for (const auto& reason : unit.reasons)
      session_.out << (&reason == &unit.reasons[0] ? " (" : "; ") << reason.in(arguments_.language);
    session_.out << (unit.reasons.empty() ? "\n" : ")\n");
  }

  void say(const batch::Summary& summary) const {
    std::ostream& out = session_.out;
    out << summary.units << session_.say(" đơn vị: ", " units: ") << summary.made
        << session_.say(" đã làm, ", " made, ") << summary.same
        << session_.say(" không đổi", " unchanged");
    const auto more = [&](std::size_t count, const char* vi, const char* en) {
      if (count > 0) out << ", " << count << session_.say(vi, en);
    };
    more(summary.kept, " giữ nguyên vì đã sửa tay", " left as edited by hand");
    more(summary.failed, " lỗi", " failed");
    more(summary.gone, " không còn trong danh sách", " no longer in the list");
    more(summary.pruned, " tệp thừa đã xóa", " files pruned");
    more(summary.missing, " còn thiếu", " missing");
    out << '\n';
    if (!arguments_.merged.empty() && summary.merged > 0)
      out << arguments_.merged << ": " << summary.merged << session_.say(" kế hoạch\n", " plans\n");
    if (!summary.failures.empty()) {
      out << session_.say("Đơn vị lỗi:\n", "Failed units:\n");
      for (const auto& name : summary.failures) out << "  " << name << '\n';
      if (summary.failed > summary.failures.size())
        out << "  … +" << summary.failed - summary.failures.size() << '\n';
    }
    if (summary.interrupted || summary.broken_off)
      out << session_.say("Chưa xong. Chạy lại đúng lệnh này để làm tiếp.\n",
                          "Not finished. Run the same command again to go on.\n");
  }

  Session& session_;
  const Arguments& arguments_;
  ProgressLine progress_;
  std::set<std::string> said_;
};

}  // namespace

int make_batch(Session& session) { return Batch(session).run(); }

}  // namespace kehoach::cli
