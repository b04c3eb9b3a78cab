// One document from start to end: the only room that knows all stages.
//
//     layers -> Plan -> Document -> Flow -> DOCX
//                                   Flow -> Pages -> PDF
//
// In: the text of a plan, and options. Out: both files' bytes, or all the reasons why not. What
// documents share (templates, schemas, profiles, fonts, prepared parts of files) is read once and
// kept; a Renderer belongs to one thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/world.h"
#include "document/document.h"

namespace kehoach::plan {
class Fields;
}

namespace kehoach::render {

enum class LineFit : std::uint8_t { word_2013, first_fit };
enum class Medium : std::uint8_t { electronic, paper };

// What the PDF is to be: the part of PDF/A it keeps to, and whether to PDF/UA-1 too.
enum class Archive : std::uint8_t { none, a_1b, a_2a, a_3a };

struct PdfOptions {
  Archive archive = Archive::a_2a;
  bool universal_access = true;
  bool sign_fields = false;
  bool embed_plan = false;  // not in PDF/A-1 and PDF/A-2, which forbid it
};

// Which style of tone marks a tidied plan takes: "hòa", "hoà", or the one it mostly has.
enum class ToneMarks : std::uint8_t { as_most, old_style, new_style };

struct Options {
  std::string
      template_name;         // a shipped template, or the path of a .mau file; empty: the plan says
  std::string profile_name;  // empty: the plan says, else the template's, else nd30
  std::vector<std::string> settings;  // "path=value", stronger than the plan
  Path font_folder;                   // empty: the shipped fonts
  LineFit line_fit = LineFit::word_2013;
  Medium medium = Medium::electronic;
  bool embed_plan = true;  // in the DOCX
  bool tidy = false;       // mend what plan::tidy mends, and tell of it
  ToneMarks tone_marks = ToneMarks::as_most;
  PdfOptions pdf;
  // Called when a stage of a document is done, with its name: for those who measure.
  std::function<void(std::string_view stage)> done;
};

struct PlanText {
  SourceKind kind = SourceKind::file;
  std::string name;  // for messages
  Bytes text;
  Path folder;  // where kehoach.json is looked for, from here upward
};

enum class Stage : std::uint8_t { text, plan, document, flow, pages, figures };

// What became of one document. Diagnostics point into `sources`.
struct Outcome {
  std::unique_ptr<Sources> sources;
  Diagnostics diagnostics;
  bool made = false;
  Bytes docx, pdf;           // of `render`
  std::string stage;         // of `dump`
  std::string profile_name;  // of `evaluate`: the profile that would set the document
};

class Common;  // render/many.h
struct Row;

class Renderer {
 public:
  // `data` holds templates/ and fonts/ (see find_data).
  Renderer(World& world, Path data, Options options);
  Renderer(Renderer&&) noexcept;
  ~Renderer();

  Outcome render(const PlanText& plan);
  Outcome dump(const PlanText& plan, Stage stage);
  // Goes through all stages for what they have to say, and makes nothing.
  Outcome check(const PlanText& plan);
  // The document alone. It and its origins live as long as `outcome` and this.
  std::optional<document::Document> evaluate(const PlanText& plan, Outcome& outcome);

  // Many documents of one plan; render/many.h says how.
  //
  // `superior` is the weakest layer; an empty text is none. J0xx, P103, F0xx.
  Result<Common> read_common(const PlanText& plan, const PlanText& superior);
  // Reads what documents need whose rows name this template and this profile; empty: the common
  // ones. T0xx, P0xx, R0xx, C0xx, P300; B012 for a template without a schema.
  Result<void> prepare(const Common& common, const std::string& template_name,
                       const std::string& profile_name);
  // The columns that a list of documents may have. After prepare.
  Result<plan::Fields> fields(const Common& common);
  Outcome render(const Common& common, Row row);
  // `threads`: how many twins there will be.
  Renderer twin(std::size_t threads = 1) const;

  // The files that were read so far: no output may overwrite one of them.
  const std::set<Path>& files_read() const;

 private:
  struct State;
  explicit Renderer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The office's constants: kehoach.json in the plan's folder or the nearest one above it, not above
// the home folder or a repository's root.
std::vector<Path> office_places(const World& world, const Path& plan_folder);  // nearest first
std::optional<Path> find_office(const World& world, const Path& plan_folder);

// The folder that holds templates/ and fonts/: `named` if it is not empty, else KEHOACH_DATA, else
// above or beside the program (a build tree, or an installation with share/kehoach). F004.
Result<Path> find_data(const World& world, const Path& named);

}  // namespace kehoach::render
