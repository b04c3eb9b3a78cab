// The stages of one document, as render.cc strings them together. Private to the room.
#pragma once

#include "document/document.h"
#include "dump/dump.h"
#include "dump/text.h"
#include "flow/compose.h"
#include "layout/layout.h"
#include "pictures.h"
#include "plan/tidiness.h"
#include "prepared.h"
#include "render/many.h"

namespace kehoach::render {

struct Common::Impl {
  Sources sources;
  std::vector<const Source*> texts;
  std::vector<std::string> settings;  // --set
  Path folder;                        // the plan's
  std::optional<plan::Draft> draft;
};

// Beyond the plan's own bound, so that its reader is who says so.
inline constexpr std::size_t largest_constants = (std::size_t{16} << 20) + 1;
inline constexpr const char* default_profile = "nd30";

// The stages, one after the other. Each gives what the next needs, or puts what went wrong into the
// outcome and gives nothing.
class Work {
 public:
  Work(Prepared& prepared, const Options& options, Outcome& outcome)
      : prepared_(prepared), options_(options), outcome_(outcome) {
    if (outcome_.sources == nullptr) outcome_.sources = std::make_unique<Sources>();
  }

  std::optional<plan::Plan> read(const PlanText& text) {
    const auto layers = collect(text);
    if (!layers) return std::nullopt;
    if (!options_.template_name.empty() && free_data(options_.template_name)) {
      return read_freely(*layers);
    }
    auto draft = take(plan::read_draft(*layers, sources()));
    if (!draft) return std::nullopt;
    names_ = draft->names();
    form_ = find_form();
    if (form_ == nullptr) return std::nullopt;
    if (!form_->schema) return read_freely(*layers);
    return checked(std::move(*draft));
  }

  std::optional<plan::Plan> read(const Common& common, std::vector<plan::Setting> settings) {
    auto draft = take(common.impl().draft->with(std::move(settings), sources()));
    if (!draft) return std::nullopt;
    names_ = draft->names();
    if (find_described_form() == nullptr) return std::nullopt;
    return checked(std::move(*draft), form_->base ? &*form_->base : nullptr);
  }

  // By the schema; tidied if that was asked.
  std::optional<plan::Plan> checked(plan::Draft draft, const plan::Base* base = nullptr) {
    auto plan = take(
        plan::read_plan(std::move(draft), *form_->schema, sources(), outcome_.diagnostics, base));
    if (plan && options_.tidy) {
      append(outcome_.diagnostics, plan::tidy(plan->root, tone_style(), sources()));
    }
    return plan;
  }

  // The texts and settings below a row; nothing is parsed yet.
  std::optional<plan::Layers> collect_common(const PlanText& text, const PlanText& superior) {
    plan::Layers layers;
    if (!superior.text.empty())
      layers.texts.push_back(sources().add(superior.kind, superior.name, superior.text));
    auto own = collect(text);
    if (!own) return std::nullopt;
    layers.texts.insert(layers.texts.end(), own->texts.begin(), own->texts.end());
    layers.office = own->office;
    layers.settings = std::move(own->settings);
    return layers;
  }

  // A template that has a schema: what a row says can be read by no other.
  const Form* find_described_form() {
    form_ = find_form();
    if (form_ != nullptr && !form_->schema) {
      const bool asked = !options_.template_name.empty();
      outcome_.diagnostics.push_back(
          {"B012", {asked ? options_.template_name : names_.template_name}, {}, {}});
      form_ = nullptr;
    }
    return form_;
  }

  const Form* described_form(plan::Names names) {
    names_ = std::move(names);
    return find_described_form();
  }

  // Everything that documents of this template and profile need is read.
  bool prepare(const Common& common, plan::Names names) {
    if (described_form(std::move(names)) == nullptr) return false;
    prepared_.set_base(form_, plan::Base(*common.impl().draft, *form_->schema));
    std::string profile =
        options_.profile_name.empty() ? names_.profile_name : options_.profile_name;
    if (profile.empty()) profile = default_profile;
    return take(prepared_.profile(profile, names_.profile_origin)) && take(prepared_.family());
  }

  std::optional<document::Document> evaluate(const plan::Plan& plan) {
    append(outcome_.diagnostics, form_->text.warnings());
    outcome_.profile_name = profile_name(plan);
    return take(templates::evaluate(form_->text, plan.root, sources(), outcome_.diagnostics));
  }

  std::optional<flow::Flow> compose(document::Document& document, plan::Plan& plan,
                                    const Path& folder) {
    if (!read_pictures(document, folder, prepared_, outcome_.diagnostics)) return std::nullopt;
    const auto profile = find_profile(plan);
    const auto family = take(prepared_.family());
    if (!profile || !family) return std::nullopt;
    flow::ComposeOptions options;
    options.medium =
        options_.medium == Medium::paper ? flow::Medium::paper : flow::Medium::electronic;
    options.line_fit = options_.line_fit == LineFit::first_fit ? flow::LineFit::first_fit
                                                               : flow::LineFit::word_2013;
    if (options_.embed_plan || options_.pdf.embed_plan) options.plan_json = std::move(plan.json);
    return take(flow::compose(document, **profile, prepared_.composing(), std::move(options)));
  }

  layout::Pages lay_out(const flow::Flow& flow) {
    return layout::lay_out(flow, prepared_.lines(), outcome_.diagnostics);
  }

  std::string figures(const layout::Pages& pages) { return dump::figures(pages, *family()); }

  bool write(flow::Flow& flow, const layout::Pages& pages) {
    auto pdf = take(prepared_.press().write(flow, pages));
    if (!pdf) return false;
    outcome_.pdf = std::move(*pdf);
    done("pdf");
    if (!options_.embed_plan) flow.plan_json.clear();
    outcome_.docx = prepared_.word().write(flow);
    done("docx");
    return true;
  }

  void done(std::string_view stage) const {
    if (options_.done) options_.done(stage);
  }

 private:
  viet::ToneStyle tone_style() const {
    switch (options_.tone_marks) {
      case ToneMarks::old_style:
        return viet::ToneStyle::first_letter;
      case ToneMarks::new_style:
        return viet::ToneStyle::second_letter;
      case ToneMarks::as_most:
        break;
    }
    return viet::ToneStyle::any;
  }

  Sources& sources() { return *outcome_.sources; }
  const font::Family* family() { return prepared_.family().value(); }

  template <typename T>
  std::optional<T> take(Result<T> result) {
    if (result) return std::move(result).value();
    append(outcome_.diagnostics, std::move(result).error());
    return std::nullopt;
  }

  std::optional<plan::Layers> collect(const PlanText& text) {
    plan::Layers layers;
    if (const auto constants = find_office(prepared_.world(), text.folder)) {
      auto content = take(prepared_.world().read_file(*constants, largest_constants));
      if (!content) return std::nullopt;
      prepared_.note_read(*constants);
      layers.texts.push_back(
          sources().add(SourceKind::file, constants->string(), std::move(*content)));
      layers.office = layers.texts.back();
    }
    layers.texts.push_back(sources().add(text.kind, text.name, text.text));
    for (const auto& setting : options_.settings) {
      const auto equals = static_cast<std::uint32_t>(setting.find('='));
      const Source* word = sources().add(SourceKind::argument, setting, setting);
      layers.settings.push_back({word,
                                 setting.substr(0, equals),
                                 {equals + 1, static_cast<std::uint32_t>(setting.size())}});
    }
    return layers;
  }

  bool free_data(const std::string& template_name) {
    return template_name.ends_with(".mau") &&
           prepared_.world().kind_of(folder_of(template_name) / "schema.json") != FileKind::file;
  }

  // The plan alone, as any JSON: office constants and --set speak of a schema's fields.
  std::optional<plan::Plan> read_freely(const plan::Layers& layers) {
    if (form_ == nullptr) form_ = find_form();
    if (form_ == nullptr) return std::nullopt;
    auto root = take(plan::read_free(layers.texts.back(), sources()));
    if (!root) return std::nullopt;
    return plan::Plan{std::move(*root), {}};
  }

  const Form* find_form() {
    const bool asked = !options_.template_name.empty();
    const std::string& name = asked ? options_.template_name : names_.template_name;
    if (name.empty()) {
      outcome_.diagnostics.push_back({"P300", {}, names_.template_origin, {}});
      return nullptr;
    }
    if (!asked && name.ends_with(".mau")) {
      // A plan may come from anyone: it names a template, it never leads to a file.
      outcome_.diagnostics.push_back(
          {"T018",
           {name},
           names_.template_origin,
           {{"kế hoạch chỉ nêu tên mẫu; mẫu riêng thì nêu bằng --template",
             "a plan gives a template's name; name a file of your own with --template"}}});
      return nullptr;
    }
    const auto form = take(prepared_.form(name, asked ? Origin{} : names_.template_origin));
    return form ? *form : nullptr;
  }

  std::optional<const profile::Profile*> find_profile(const plan::Plan& plan) {
    if (!options_.profile_name.empty()) return take(prepared_.profile(options_.profile_name, {}));
    const plan::Value* named = plan.root.find("profile");
    return take(prepared_.profile(profile_name(plan), named == nullptr ? Origin{} : named->origin));
  }

  std::string profile_name(const plan::Plan& plan) const {
    if (!options_.profile_name.empty()) return options_.profile_name;
    const plan::Value* named = plan.root.find("profile");
    return named == nullptr || named->text() == nullptr ? default_profile : *named->text();
  }

  Prepared& prepared_;
  const Options& options_;
  Outcome& outcome_;
  plan::Names names_;
  const Form* form_ = nullptr;
};

}  // namespace kehoach::render
