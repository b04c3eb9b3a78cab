#include "render/render.h"

#include <algorithm>

#include "work.h"

namespace kehoach::render {

std::optional<std::string> Common::setting_at(const std::string& path) const {
  for (auto setting = impl_->settings.rbegin(); setting != impl_->settings.rend(); ++setting) {
    if (setting->starts_with(path + '=')) return setting->substr(path.size() + 1);
  }
  return std::nullopt;
}

std::optional<std::string> Common::text_at(const std::string& path) const {
  return impl_->draft->text_at(path);
}

const Path& Common::folder() const { return impl_->folder; }

const std::vector<const Source*>& Common::texts() const { return impl_->texts; }

namespace {

pdf::Settings settings_of(const PdfOptions& options) {
  static_assert(static_cast<int>(Archive::a_3a) == static_cast<int>(pdf::Archive::a_3a));
  pdf::Settings settings;
  settings.archive = static_cast<pdf::Archive>(options.archive);
  settings.universal_access = options.universal_access;
  settings.embed_plan = options.embed_plan;
  settings.sign_fields = options.sign_fields;
  return settings;
}

}  // namespace

struct Renderer::State {
  Prepared prepared;
  Options options;
  std::vector<std::unique_ptr<Sources>> failed_sources;  // their diagnostics point into them
};

Renderer::Renderer(World& world, Path data, Options options)
    : state_(
          new State{Prepared(world, std::move(data), options.font_folder, settings_of(options.pdf)),
                    std::move(options),
                    {}}) {}
Renderer::Renderer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

namespace {

// From a plan that has been read to both files.
void finish(Work& work, plan::Plan& plan, const Path& folder, Outcome& outcome) {
  work.done("read");
  auto document = work.evaluate(plan);
  if (!document) return;
  work.done("evaluate");
  auto flow = work.compose(*document, plan, folder);
  if (!flow) return;
  work.done("compose");
  const auto pages = work.lay_out(*flow);
  work.done("lay_out");
  outcome.made = work.write(*flow, pages);
}

}  // namespace

Outcome Renderer::render(const PlanText& text) {
  Outcome outcome;
  Work work(state_->prepared, state_->options, outcome);
  if (auto plan = work.read(text)) finish(work, *plan, text.folder, outcome);
  return outcome;
}

Outcome Renderer::render(const Common& common, Row row) {
  Outcome outcome;
  outcome.sources = std::move(row.sources);
  Work work(state_->prepared, state_->options, outcome);
  if (auto plan = work.read(common, std::move(row.settings))) {
    finish(work, *plan, common.folder(), outcome);
  }
  return outcome;
}

Result<Common> Renderer::read_common(const PlanText& plan, const PlanText& superior) {
  Outcome outcome;
  Work work(state_->prepared, state_->options, outcome);
  auto layers = work.collect_common(plan, superior);
  if (!layers) return std::move(outcome.diagnostics);
  // The arena moves in with the layers: what points into it keeps doing so.
  const auto impl = std::make_shared<Common::Impl>();
  impl->texts = layers->texts;
  impl->settings = state_->options.settings;
  impl->folder = plan.folder;
  auto draft = plan::read_draft(*layers, *outcome.sources);
  if (!draft) {
    state_->failed_sources.push_back(std::move(outcome.sources));
    return std::move(draft).error();
  }
  impl->draft = std::move(*draft);
  impl->sources = std::move(*outcome.sources);
  return Common(impl);
}

Result<void> Renderer::prepare(const Common& common, const std::string& template_name,
                               const std::string& profile_name) {
  Outcome outcome;
  Work work(state_->prepared, state_->options, outcome);
  plan::Names names = common.impl().draft->names();
  if (!template_name.empty()) names.template_name = template_name;
  if (!profile_name.empty()) names.profile_name = profile_name;
  if (work.prepare(common, std::move(names))) return {};
  return std::move(outcome.diagnostics);
}

Result<plan::Fields> Renderer::fields(const Common& common) {
  Outcome outcome;
  Work work(state_->prepared, state_->options, outcome);
  const Form* form = work.described_form(common.impl().draft->names());
  if (form == nullptr) return std::move(outcome.diagnostics);
  return plan::Fields(*form->schema);
}

Renderer Renderer::twin(std::size_t threads) const {
  return Renderer(std::unique_ptr<State>(
      new State{state_->prepared.twin(MemoShare{threads}), state_->options, {}}));
}

Outcome Renderer::check(const PlanText& text) {
  Outcome outcome = render(text);
  outcome.docx.clear();
  outcome.pdf.clear();
  return outcome;
}

std::optional<document::Document> Renderer::evaluate(const PlanText& text, Outcome& outcome) {
  Work work(state_->prepared, state_->options, outcome);
  const auto plan = work.read(text);
  if (!plan) return std::nullopt;
  auto document = work.evaluate(*plan);
  outcome.made = document.has_value();
  return document;
}

Outcome Renderer::dump(const PlanText& text, Stage stage) {
  Outcome outcome;
  Work work(state_->prepared, state_->options, outcome);
  const auto done = [&](std::string shown) {
    outcome.stage = std::move(shown);
    outcome.made = true;
    return std::move(outcome);
  };
  auto plan = work.read(text);
  if (!plan) return outcome;
  if (stage == Stage::plan) return done(dump::plan(plan->root));
  auto document = work.evaluate(*plan);
  if (!document) return outcome;
  if (stage == Stage::text) return done(dump::text_of(*document));
  if (stage == Stage::document) return done(dump::document(*document));
  const auto flow = work.compose(*document, *plan, text.folder);
  if (!flow) return outcome;
  if (stage == Stage::flow) return done(dump::flow(*flow));
  const auto pages = work.lay_out(*flow);
  if (stage == Stage::figures) return done(work.figures(pages));
  return done(dump::pages(pages));
}

const std::set<Path>& Renderer::files_read() const { return state_->prepared.files_read(); }

}  // namespace kehoach::render
