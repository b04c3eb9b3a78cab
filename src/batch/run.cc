#include <algorithm>
#include <memory>

#include "batch/batch.h"
#include "bundle.h"
#include "columns.h"
#include "crew.h"
#include "farewell.h"
#include "inputs.h"
#include "known.h"
#include "maker.h"
#include "names.h"
#include "shards.h"
#include "superior.h"

namespace kehoach::batch {

namespace {

class Run {
 public:
  Run(World& world, const Options& options, const Listener& listener)
      : world_(world), watched_(world), options_(options), listener_(listener) {}

  Summary run() {
    if (auto ready = prepare(); !ready) {
      tell(ready.error());
      return std::move(summary_);
    }
    if (auto open = open_folder(); !open) {
      tell(open.error());
      return std::move(summary_);
    }
    summary_.started = true;
    summary_.units = units_of_run();
    if (auto worked = work(); !worked) break_off(worked.error());
    if (!summary_.broken_off && !summary_.interrupted) {
      if (auto ended = end(); !ended) break_off(ended.error());
    }
    if (!summary_.broken_off && !summary_.interrupted) {
      if (auto bound = bundle(world_, folder_, options_.bundles, listener_, summary_); !bound)
        break_off(bound.error());
    }
    crew_.reset();
    empty_stage(world_, folder_);
    return std::move(summary_);
  }

 private:
  void tell(const Diagnostics& told) {
    if (!told.empty()) listener_.told(told);
  }

  void break_off(const Diagnostics& why) {
    summary_.broken_off = true;
    tell(why);
  }

  // Everything that can be known before the output folder is touched.
  Result<void> prepare() {
    render::PlanText superior;
    if (!options_.parent.text.empty()) {
      auto layer = superior_layer(options_.parent, sources_);
      if (!layer) return std::move(layer).error();
      superior = std::move(*layer);
    }
    renderer_.emplace(watched_, options_.data, options_.document);
    auto common = renderer_->read_common(options_.plan, superior);
    if (!common) return std::move(common).error();
    common_ = std::move(*common);
    if (auto ready = renderer_->prepare(*common_, {}, {}); !ready) return ready;
    auto fields = renderer_->fields(*common_);
    if (!fields) return std::move(fields).error();
    fields_ = std::move(*fields);
    auto names = Names::parse(options_.patterns, *fields_, world_.working_folder(), sources_);
    if (!names) return std::move(names).error();
    names_ = std::move(*names);
    auto survey = survey_list(world_, options_, *names_, *fields_, *common_, inputs(), sources_);
    if (!survey) return std::move(survey).error();
    survey_ = std::move(*survey);
    folder_.root = names_->root();
    summary_.folder = folder_.root;
    if (sharded()) {
      round_ = round_of(survey_.names, options_.shard.of);
      folder_.shard = Path("shards") / round_ / std::to_string(options_.shard.number);
    }
    return {};
  }

  bool sharded() const { return options_.shard.of != 0; }
  bool of_this_run(std::size_t index) const {
    return !sharded() || index % options_.shard.of + 1 == options_.shard.number;
  }
  std::size_t units_of_run() const {
    const std::size_t all = survey_.checks.size();
    if (!sharded()) return all;
    return (all + options_.shard.of - options_.shard.number) / options_.shard.of;
  }

  std::set<Path> inputs() const {
    std::set<Path> all = renderer_->files_read();
    for (const Path& path :
         {Path(options_.plan.name), Path(options_.parent.name), options_.units}) {
      if (path.empty()) continue;
      if (auto real = world_.real_path(path)) all.insert(std::move(*real));
    }
    return all;
  }

  Result<void> open_folder() {
    // Shards share the folder, and each has its own below it.
    using enum World::Holding;
    auto hold = world_.hold(Folder{folder_.root}.lock(), sharded() ? together : alone);
    if (!hold) return std::move(hold).error();
    holds_.push_back(std::move(*hold));
    if (auto fine = check_rounds(world_, folder_, round_); !fine) return fine;
    if (sharded()) {
      auto own = world_.hold(folder_.lock(), alone);
      if (!own) return std::move(own).error();
      holds_.push_back(std::move(*own));
    }
    if (auto loaded = known_.load(world_, folder_); !loaded) return loaded;
    empty_stage(world_, folder_);
    find_sets();
    auto journal = world_.create(folder_.journal());
    if (!journal) return std::move(journal).error();
    journal_ = std::move(*journal);
    return journal_->append(LineWriter::head(
        {options_.shard.number, options_.shard.of, sharded() ? survey_.checks.size() : 0}));
  }

  // The inputs of each form that some row has. Others than the common one are read by themselves,
  // so that a form's inputs are those files that it needs and no others.
  void find_sets() {
    for (const auto& form : survey_.forms) {
      if (form == std::pair<std::string, std::string>()) {
        sets_[form] = known_.sets().index(input_set(world_, options_, *common_, watched_.files()));
        continue;
      }
      WatchedWorld own(world_);
      render::Renderer reader(own, options_.data, options_.document);
      (void)reader.prepare(*common_, form.first, form.second);
      (void)renderer_->prepare(*common_, form.first, form.second);
      sets_[form] = known_.sets().index(input_set(world_, options_, *common_, own.files()));
    }
  }

  Result<void> work() {
    const std::size_t threads =
        std::max<std::size_t>(1, options_.threads == 0 ? world_.processors() : options_.threads);
    for (std::size_t i = 0; i < threads; ++i)
      makers_.emplace_back(world_, renderer_->twin(threads), *common_, folder_, options_.force);
    crew_ = std::make_unique<Crew>(threads, [this](std::size_t thread, Crew::Ticket& ticket) {
      makers_[thread].make(static_cast<Job&>(ticket));
    });
    const std::size_t window = 4 * threads + 16;

    auto list = UnitList::open(world_, options_.units, options_.sheet, sources_);
    if (!list) return std::move(list).error();
    Columns columns(*fields_, options_.units);
    for (std::size_t index = 0;; ++index) {
      if (world_.interrupted()) {
        summary_.interrupted = true;
        crew_->drop_waiting();
        break;
      }
      auto row = list->next(sources_);
      if (!row) return std::move(row).error();
      if (auto told = columns.learn(list->columns(), sources_); !told.empty()) return told;
      const Diagnostic changed{"B024", {options_.units.string()}, {}, {}};
      const bool ends = index == survey_.checks.size();
      if (ends && !*row) break;
      if (ends || !*row) return changed;
      auto unit = columns.read(std::move(**row), index);
      if (survey_.checks[index] != check_of(unit)) return changed;
      if (!of_this_run(index)) continue;
      if (auto begun = begin(std::move(unit)); !begun) return begun;
      while (jobs_.size() >= window) {
        if (auto finished = finish_first(); !finished) return finished;
      }
    }
    while (!jobs_.empty()) {
      if (auto finished = finish_first(); !finished) return finished;
    }
    return commit();
  }

  // What has to be done for a unit, and hands it to the crew if that is anything.
  Result<void> begin(UnitRow row) {
    give_number(row, options_, survey_);
    auto job = std::make_unique<Job>();
    job->row.sources = std::make_unique<Sources>();
    auto files = names_->fill(row, *common_, options_.units, *job->row.sources);
    if (!files) return std::move(files).error();
    job->unit.index = row.index;
    job->unit.line = row.place.line;
    job->unit.name = name_of(row, *common_);
    job->code = short_code_of(row);
    job->unit.files = *files;
    job->row_hash = sha256(hash_of(row) + pictures_.hash_of(row, *common_));
    job->set = set_of(row);
    for (std::size_t i = 0; i < files->size(); ++i) {
      Target target{(*files)[i], names_->is_pdf(i), {}, {}, 0, {}};
      if (KnownFile* known = known_.find(target.path)) {
        known->wanted = true;
        target.known = *known;
      }
      job->targets.push_back(std::move(target));
    }
    decide(world_, folder_, known_.sets(), options_.force, *job);
    jobs_.push_back(std::move(job));
    Job& last = *jobs_.back();
    if (last.to_make) {
      last.row.settings = settings_of(row, options_.units, *last.row.sources);
      crew_->hand_in(last);
    }
    return {};
  }

  std::uint32_t set_of(const UnitRow& row) const {
    const auto own = [&](const char* path) {
      const std::string value = value_of(row, *common_, path).value_or("");
      return value == common_->text_at(path).value_or("") ? std::string() : value;
    };
    return sets_.at({own("template"), own("profile")});
  }

  Result<void> finish_first() {
    Job& job = *jobs_.front();
    if (job.to_make) crew_->wait(job);
    if (job.stand == Crew::Ticket::Stand::dropped) {
      jobs_.clear();  // those at work further on stay staged and are thrown away
      return {};
    }
    if (!job.broken.empty()) return std::move(job.broken);
    group_.push_back(std::move(jobs_.front()));
    jobs_.pop_front();
    ++done_;
    if (group_.back()->unit.state == State::failed) ++failed_;
    listener_.progress({done_, summary_.units, failed_});
    return group_.size() == group_size ? commit() : Result<void>();
  }

  // Lines first, then the names: whatever happens in between, the lines tell whose the files are.
  Result<void> commit() {
    if (group_.empty()) return {};
    std::vector<Move> moves;
    for (const auto& job : group_) {
      add_lines(*job);
      if (job->unit.state != State::made) continue;
      for (const Target& target : job->targets) {
        if (!target.staged.empty()) moves.push_back({target.staged, folder_.root / target.path});
      }
    }
    if (auto put = journal_->append(writer_.take()); !put) return put;
    if (!moves.empty()) {
      if (auto put = journal_->flush(); !put) return put;
      if (auto moved = world_.flush_and_move(moves); !moved) return moved;
    }
    writer_.whole(done_);
    if (auto put = journal_->append(writer_.take()); !put) return put;
    for (const auto& job : group_) report(*job);
    group_.clear();
    return {};
  }

  // Of a unit that was not made, what was known of its files stays known.
  void add_lines(const Job& job) {
    UnitLine line{job.unit.name, job.row_hash, job.set, {}, job.unit.index + 1, {}, job.code};
    if (job.unit.state == State::failed) line.standing = Standing::failed;
    if (job.unit.state == State::kept) line.standing = Standing::kept;
    std::vector<UnitLine> lines;
    for (const Target& target : job.targets) {
      FileLine file{target.path, target.size, target.content};
      if (job.unit.state != State::made) {
        if (!target.known) continue;
        line.row = target.known->row;
        line.set = target.known->set;
        file = {target.path, target.known->size, target.known->content};
      }
      if (lines.empty() || lines.back().row != line.row || lines.back().set != line.set)
        lines.push_back(line);
      lines.back().files.push_back(std::move(file));
    }
    if (lines.empty()) lines.push_back(line);
    for (const UnitLine& each : lines) writer_.add(each);
  }

  void report(const Job& job) {
    const Unit& unit = job.unit;
    if (unit.state == State::made) ++summary_.made;
    if (unit.state == State::same) ++summary_.same;
    if (unit.state == State::kept) ++summary_.kept;
    if (unit.state == State::failed) summary_.add_failure(unit.name);
    for (const auto& diagnostic : unit.diagnostics)
      summary_.warnings += diagnostic.severity() == Severity::warning ? 1U : 0U;
    listener_.unit(unit);
  }

  // Names or removes what no unit makes any more; then the journal is the manifest. A shard does
  // not know what the others make.
  Result<void> end() {
    if (!sharded()) {
      Farewell farewell(world_, folder_, Farewell::way(options_.prune, options_.force), listener_,
                        summary_);
      auto gone = known_.each_unwanted(world_, folder_, [&](const UnitLine& line) {
        auto taken = farewell.take(line, writer_);
        return taken ? journal_->append(writer_.take()) : taken;
      });
      if (!gone) return gone;
    }
    if (auto put = journal_->append(writer_.take()); !put) return put;
    journal_.reset();
    const Move move{folder_.journal(), folder_.manifest()};
    return world_.flush_and_move({&move, 1});
  }

  World& world_;
  WatchedWorld watched_;
  const Options& options_;
  const Listener& listener_;
  Summary summary_;
  Sources sources_;
  std::optional<render::Renderer> renderer_;
  std::optional<render::Common> common_;
  std::optional<plan::Fields> fields_;
  std::optional<Names> names_;
  Survey survey_;
  Folder folder_;
  std::string round_;
  std::vector<std::unique_ptr<Hold>> holds_;
  Known known_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> sets_;
  LineWriter writer_{known_.sets()};
  std::unique_ptr<GrowingFile> journal_;
  std::vector<Maker> makers_;
  Pictures pictures_{world_};
  std::size_t done_ = 0, failed_ = 0;
  std::vector<std::unique_ptr<Job>> group_;
  std::deque<std::unique_ptr<Job>> jobs_;
  std::unique_ptr<Crew> crew_;  // ends before the jobs and makers that it works with
};

}  // namespace

Summary run(World& world, const Options& options, const Listener& listener) {
  return Run(world, options, listener).run();
}

}  // namespace kehoach::batch
