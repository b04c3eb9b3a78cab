// Thể thức as data: the sizes, margins, spacing and fixed wording of one regime of documents
// (`nd30`, `cong-doan` ...). No size and no phrase of the page stands in code.
//
// In: profiles/<name>.json, which may extend another by name; checked against the schema
// profile.json. Out: a `Profile`, or every mistake with its place (R0xx).
// It knows nothing of paragraphs: `flow` gives the styles to its roles by their names.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/result.h"
#include "base/world.h"

namespace kehoach::profile {

enum class Align : std::uint8_t { left, centre, right, justified };

// How one part of the form is set. Lengths are whole twips.
struct Style {
  int half_points = 28;
  bool bold = false;
  bool italic = false;
  bool capitals = false;  // the text is put in capitals
  Align align = Align::left;
  Length left, right, first_line;
  Length before, after;
  int line_percent = 100;  // of the font's own line; 0: exactly `line_exact`
  Length line_exact;
  Length line_at_least;  // zero: no such demand
  Length rule;           // thickness of a line along its top; zero: none
  bool keep_with_next = false;
  bool keep_lines = false;
  int heading_level = 0;
  bool is_base = false;  // another style is like it
  Origin origin;         // its name
};

struct Page {
  Length width, height;
  Length top, bottom, left, right;
  Length header;  // from the paper's edge to the page number
};

// Fixed phrases. {name} marks what is filled in; src/flow says which names each phrase knows.
struct Wording {
  std::string state_name;         // Quốc hiệu
  std::string motto;              // Tiêu ngữ; empty: none, and the rule is the state name's
  std::string number;             // {no} {symbol}
  std::string symbol;             // {type} {body}
  std::string place_date;         // {place} {date}
  std::string date;               // {day} {month} {year}
  std::string recipients;         // the label of Nơi nhận
  std::string recipient;          // {name}
  std::string recipient_purpose;  // {name} {purpose}
  std::string archive;            // {parts}
  std::string archive_separator;
  std::string item_end, last_end;  // after each recipient, after the last
  std::string basis_end, basis_last_end;
  std::string authority;  // {code} {of}
  // How codes of authority are written where that is not TM, KT, TL, TUQ, Q: "TM" -> "T/M".
  std::map<std::string, std::string, std::less<>> codes;
  std::string number_in_text;  // {no} {symbol}: number and symbol in a sentence
  std::string end_mark;
  std::string appendix;  // {number}; of several
  std::string appendix_single;
  std::string reference_paper;       // {type} {number} {date} {issuer}
  std::string reference_electronic;  // {type}
};

struct Profile {
  std::string name;
  std::string title;  // for people
  Page page;
  // Widths of the head's left and the foot's left column, as parts of 10,000 of the text's width.
  int letterhead_left = 4057;
  // By how much all of the head is set smaller where a line of it would not fit (ND30 Phụ lục I
  // allows 12 or 13, and 13 or 14).
  int letterhead_step_half_points = 2;
  int signature_left = 5000;
  Length signature_before;  // what parts the foot from the text
  // What stands under the issuing body and under the subject in place of a rule: "*"; empty: a
  // rule.
  std::string name_mark, subject_mark;
  bool recipients_rule = false;  // a rule as long as the label "Nơi nhận:" below it
  // Length of the rules under the issuing body and the subject, in percent of the longest line
  // above them (ND30 Phụ lục I: 1/3 to 1/2); of the motto: as long as its text.
  int name_rule_percent = 40;
  // The most of the text's width that a subject of several lines takes, in percent.
  int subject_percent = 85;
  // How many no-break blanks stand where something is written by hand.
  int blank_room = 7;
  // The most a blank may be stretched because of words that are kept together, in percent of its
  // own width; beyond that the weakest tie gives way.
  int loosest_tie_percent = 100;
  Length table_border;
  Length table_padding;
  Length table_after;  // room between a table and the paragraph below it
  Wording wording;
  std::map<std::string, Style, std::less<>> styles;
  const Source* source = nullptr;

  const Style* style(std::string_view name) const;
};

// `folder` holds <name>.json and, in ../schema, profile.json. A name is letters, digits and
// hyphens; R001 if there is no such profile (with "did you mean"). `asked` is where the name was
// read, for that message.
Result<Profile> load(const World& world, const Path& templates, std::string_view name,
                     Sources& sources, const Origin& asked = {});

// The names of the profiles that are there.
std::vector<std::string> names(const World& world, const Path& templates);

}  // namespace kehoach::profile
