// word/document.xml, written from first to last in one pass.
#pragma once

#include <string>
#include <vector>

#include "bookmarks.h"
#include "controls.h"
#include "flow/flow.h"
#include "links.h"
#include "numbering.h"
#include "ooxml/xml_write.h"
#include "pictures.h"

namespace kehoach::docx {

class Body {
 public:
  Body(const flow::Flow& flow, std::string& out);

  void write();

  // What the other parts must know of the text that was written.
  const Controls& controls() const { return controls_; }
  const Counters& counters() const { return counters_; }
  const Links& links() const { return links_; }
  const Pictures& pictures() const { return pictures_; }

 private:
  // What a paragraph needs besides itself.
  struct Place {
    const flow::Page* last_of = nullptr;  // the section that it ends
    bool keep_with_next = false;          // also where its own format does not say so
  };
  // How letters look and where they lead.
  struct Look {
    bool bold = false, italic = false;
    int half_points = 0;
    std::size_t link = 0;
    friend bool operator==(const Look&, const Look&) = default;
  };

  // A cell from above that covers the column at which this stands, and perhaps more.
  struct Hanging {
    int rows = 0;  // how many more
    std::size_t columns = 1;
  };

  void write_elements(const flow::Section& section, bool last_section);
  void write_section(const flow::Page& page);
  // The point-high paragraph that Word wants between and after tables.
  void write_separator(const Place& place);

  void write_paragraph(const flow::Paragraph& paragraph, const Place& place);
  void write_paragraph(const flow::Paragraph& paragraph) { write_paragraph(paragraph, {}); }
  void write_properties(const flow::Paragraph& paragraph, const Place& place, ListPlace number);
  void write_mark(const flow::Paragraph& paragraph, const flow::Format& style, bool numbered);

  void write_runs(const flow::Paragraph& paragraph, bool typed_label);
  void add_text(std::string_view text, const Look& look, const flow::Format& style);
  void flush(const flow::Format& style);
  void set_link(std::size_t link);
  void write_control(const flow::Run& run, const Look& look, const flow::Format& style);
  void write_run(std::string_view text, const Look& look, const flow::Format& style);
  void write_run_properties(const Look& look, const flow::Format& style);

  void write_table(const flow::Table& table);
  void write_table_properties(const flow::Table& table);
  void write_row(const flow::Table& table, const flow::Row& row, std::vector<Hanging>& hanging);
  void start_cell(const flow::Table& table, std::size_t column, std::size_t span);
  void write_cell(const flow::Cell& cell, bool keep_with_next);
  void end_empty_cell(bool keep_with_next);

  const flow::Flow* flow_;
  std::string* out_;
  ooxml::XmlWriter xml_;
  Controls controls_;
  Counters counters_;
  Links links_;
  Pictures pictures_;
  Bookmarks bookmarks_;
  int last_bookmark_ = 0;

  std::string pending_;  // text of one look, not yet written
  Look pending_look_;
  std::size_t open_link_ = 0;
};

}  // namespace kehoach::docx
