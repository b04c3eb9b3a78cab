// The parser of one file: its bodies in file_parser.cc, words and lines in words.cc, the tags in
// control_tags.cc, definition_tags.cc and document_tags.cc.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <span>

#include "expression_parser.h"
#include "lexer.h"
#include "parser.h"

namespace kehoach::templates {

class FileParser {
 public:
  FileParser(File& file, ParseContext& context);
  void run();

  // One tag being read.
  struct Tag {
    std::string_view name;  // as written; empty for {{ }}
    Span span;
    Cursor cursor;
    ExpressionParser expressions;

    Tag(const Segment& segment, File& file, ParseContext& context);
  };
  struct TagEntry {
    std::string_view name;
    std::string_view end;  // the tag that ends it; empty: it encloses nothing
    void (FileParser::*parse)(Tag&, Body&);
    bool prints = true;  // false: it only defines something
  };
  static std::span<const TagEntry> tag_table();

 private:
  // Whether the source line has printed anything yet, on every way that leads here.
  enum class Filled : std::uint8_t { nothing, maybe, something };
  // What the place where a body stands means for the words in it.
  struct Place {
    Filled filled = Filled::nothing;
    bool table = false;         // only rows may stand here
    bool row = false;           // in a `row` tag
    bool inline_start = false;  // right behind a tag whose content is captured: blanks count
  };
  static constexpr Place capture{Filled::nothing, false, false, true};
  using Names = std::initializer_list<std::string_view>;

  Body body(Names ends);
  Body enclosed(const Tag& tag, Names ends);
  Body captured(const Tag& tag, Names ends, Place place = capture);
  bool at_tag(std::string_view name) const;
  // Leaves the end tag behind; whether it was there.
  bool take_end(const Tag& tag, std::string_view name);
  void stray(const Segment& segment);
  void statement(const Segment& segment, Body& out);
  void merge(std::initializer_list<Filled> ways);

  void text(const Segment& segment, Body& out);
  void words(Span span, bool ends_line, Body& out);
  void content(Span span, Body& out);
  void end_line(Span at, Body& out);
  void print(const Segment& segment, Body& out);
  // The first thing on a line that may print: its `LineStart`, if one is due.
  void begin_content(Span span, Body& out);
  std::uint32_t begin_line(Span words, bool whole, Body& out);
  void doubt_number(document::MarkerKind kind, Span marker);
  LineStart line_start(std::uint32_t at) const;
  int indent_at(std::uint32_t at) const;
  std::uint32_t identity_at(std::uint32_t at) const;
  Span line_of(std::uint32_t at) const;
  void require_own_line(Tag& tag, std::string_view name);

  void if_tag(Tag& tag, Body& out);
  void for_tag(Tag& tag, Body& out);
  void set_tag(Tag& tag, Body& out);
  void with_tag(Tag& tag, Body& out);
  void filter_tag(Tag& tag, Body& out);
  Branch branch(Tag& tag, bool condition, Names ends);
  Target target(Tag& tag);

  void macro_tag(Tag& tag, Body& out);
  void call_tag(Tag& tag, Body& out);
  void block_tag(Tag& tag, Body& out);
  void extends_tag(Tag& tag, Body& out);
  void include_tag(Tag& tag, Body& out);
  void import_tag(Tag& tag, Body& out);
  void from_tag(Tag& tag, Body& out);
  void slot_tag(Tag& tag, Body& out);
  std::vector<Parameter> parameters(Tag& tag);
  std::vector<Reference> file_names(Tag& tag);
  std::optional<bool> context_words(Tag& tag);
  Reference file_name(Tag& tag);

  void letterhead_tag(Tag& tag, Body& out) { component(tag, out, Component::letterhead); }
  void basis_tag(Tag& tag, Body& out) { component(tag, out, Component::basis); }
  void closing_tag(Tag& tag, Body& out) { component(tag, out, Component::closing); }
  void recipients_tag(Tag& tag, Body& out) { component(tag, out, Component::recipients); }
  void signature_tag(Tag& tag, Body& out) { component(tag, out, Component::signature); }
  void component(Tag& tag, Body& out, Component what);
  void title_tag(Tag& tag, Body& out);
  void appendix_tag(Tag& tag, Body& out);
  void table_tag(Tag& tag, Body& out);
  void row_tag(Tag& tag, Body& out);
  void cell_tag(Tag& tag, Body& out);
  struct Option {
    std::string_view name;
    ExprRef* value;
  };
  void options(Tag& tag, std::initializer_list<Option> known);

  void error(std::string_view code, Span span, std::vector<Phrase> arguments,
             std::vector<Phrase> hints = {});
  std::string_view source() const { return file_.source->text; }
  Symbol intern(std::string_view name) { return context_.symbols.intern(name); }

  File& file_;
  ParseContext& context_;
  std::vector<Segment> segments_;
  std::size_t next_ = 0;
  std::vector<Names> open_;  // the ends that the tags around wait for
  Place place_;
  struct {
    int roman = 0, arabic = 0;
  } typed_;                             // the numbers that markers were typed with last
  std::optional<Span> bare_marker_;     // a marker after which nothing has come yet
  std::set<std::string_view> unknown_;  // tags told to be unknown
  bool printed_ = false;                // too late for `extends`
  bool gave_up_ = false;                // nested too deep to go on
};

}  // namespace kehoach::templates
