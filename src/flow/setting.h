// What the steps of composing one document share. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "flow/compose.h"
#include "line/line.h"

namespace kehoach::flow {

using Formats = std::array<Format, role_count>;

struct Setting {
  const profile::Profile& profile;
  Memory& memory;
  const font::Family& family;
  Medium medium;
  LineFit line_fit;
  Formats formats;
  std::array<bool, role_count> capitals{};  // roles whose text is put in capitals
  std::vector<Field> fields;
  Diagnostics wrong;

  const Format& format(Role role) const { return formats[static_cast<std::size_t>(role)]; }
  bool in_capitals(Role role) const { return capitals[static_cast<std::size_t>(role)]; }
  line::Rule line_rule() const {
    return line_fit == LineFit::word_2013 ? line::Rule::word_2013 : line::Rule::first_fit;
  }
};

// formats.cc: the profile's styles become the formats of the roles. R003, R004.
void read_formats(Setting& setting);

Page page_of(const profile::Profile& profile, bool landscape);
inline Length text_width(const Page& page) { return page.width - page.left - page.right; }

// paragraphs.cc
Paragraph make_paragraph(const Setting& setting, Role role, std::string id, std::vector<Run> runs);
// A line of the given length, centred in the width.
Paragraph make_rule(const Setting& setting, Role role, std::string id, Length width, Length length);
// Signs that stand in the place of a rule: "*".
Paragraph make_mark(const Setting& setting, Role role, std::string id, std::string_view signs);
std::vector<Run> runs_of(const document::Inlines& inlines);
// The text in capitals, or set in the role's weight and slant, as the role wants it.
void dress(const Setting& setting, Role role, std::vector<Run>& runs);
std::string plain_text(const std::vector<Run>& runs);
// One line of ordinary blanks: for properties, not for the page.
std::string plain_line(std::string_view text);
// The runs become one field: its text is bound to the data part of the DOCX.
void make_field(Setting& setting, std::vector<Run>& runs, std::string name, std::string title,
                Field::Kind kind = Field::Kind::text);

// measure.cc
std::vector<line::Line> lines_of(const Setting& setting, const Paragraph& paragraph, Length width);
// Of the widest line that the paragraph has at this width.
Length longest_line(const Setting& setting, const Paragraph& paragraph, Length width);
bool fits_on_one_line(const Setting& setting, const Paragraph& paragraph, Length width);
// The first lines of all cells come to stand on one baseline, whatever their sizes: what is smaller
// is set lower. For paragraphs with single line spacing.
void level_first_lines(const Setting& setting, Row& row);

}  // namespace kehoach::flow
