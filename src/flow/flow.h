// The flow: the document as paragraphs and tables with every property resolved. Both writers start
// here, so that sizes, indents, numbers, wording, ties, balance and rules are decided once and the
// DOCX and the PDF cannot disagree. `docx` writes it down; `layout` sets it on pages.
//
// In a paragraph nothing is left to decide but where its lines end. Lengths are whole twips.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/length.h"
#include "base/source.h"

namespace kehoach::image {
struct Image;
}

namespace kehoach::flow {

// What a paragraph is. Each role has one format (Flow::formats) and becomes one style in Word.
enum class Role : std::uint8_t {
  // the head of the first page
  parent_body,   // cơ quan chủ quản
  issuing_body,  // cơ quan ban hành
  state_name,    // Quốc hiệu
  motto,         // Tiêu ngữ
  rule,          // a line under a name or the motto
  number,        // số, ký hiệu
  place_date,    // địa danh và thời gian
  type_name,     // tên loại: KẾ HOẠCH
  subject,       // trích yếu
  subject_rule,  // the line under it
  // the body
  text,               // lời văn
  basis,              // căn cứ
  section,            // I.    heading
  clause_heading,     // 1.    heading on its own line
  clause,             // 1.    text, or a run-in heading with text
  subclause_heading,  // 1.1. heading on its own line
  subclause,          // 1.1.  text
  point_heading,      // a)    heading on its own line
  point,              // a)
  dash,               // -
  plus,               // +
  star,               // *
  // the end
  recipients_label,  // Nơi nhận:
  recipient,
  authority,       // quyền hạn: TM. BAN THƯỜNG VỤ
  position,        // chức vụ
  signature_note,  // (Đã ký)
  signer,          // họ và tên
  // appendices and tables
  appendix_label,  // Phụ lục I
  appendix_title,
  appendix_reference,  // (Kèm theo ...)
  table_caption,
  cell,
  cell_head,
  // on every page
  page_number,
  end_of_document,  // the point-high paragraph that Word wants after a last table
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::end_of_document) + 1;
// "clause_heading": for dumps and tests.
const char* name_of(Role role);

enum class Align : std::uint8_t { left, centre, right, justified };

// ECMA-376 part 1, 17.18.48 (ST_LineSpacingRule).
struct LineSpacing {
  enum class Rule : std::uint8_t { multiple, exact, at_least };
  Rule rule = Rule::multiple;
  int percent = 100;  // of the font's own line, for `multiple`
  Length height;      // else
  friend bool operator==(const LineSpacing&, const LineSpacing&) = default;
};

struct Format {
  int half_points = 28;  // size of the type
  bool bold = false;
  bool italic = false;
  Align align = Align::left;
  Length left, right;  // indents
  Length first_line;   // relative to `left`; negative hangs
  Length before, after;
  LineSpacing spacing;
  Length rule;  // thickness of a line along the paragraph's top, from indent to indent; 0: none
  bool keep_with_next = false;
  bool keep_lines = false;
  std::uint8_t heading_level = 0;  // 1 to 3 in the outline; 0: none
  friend bool operator==(const Format&, const Format&) = default;
};

// A stretch of text of one look. "\n" is a line break inside the paragraph. Blanks that must not
// end a line are U+00A0 already, and hyphens U+2011.
struct Run {
  std::string text;
  bool bold = false;  // as printed: the format's own weight included
  bool italic = false;
  std::int16_t field = -1;  // index into Flow::fields: this run is that field's visible text
  std::string link;         // plain http, https or mailto, as a file names it; empty: none
  Origin origin;
};

// The lists of which real numbering is made. A label counts in one of these levels.
enum class ListLevel : std::uint8_t {
  section,
  clause,
  subclause,
  dash,
  plus,
  star,
  recipient,
  none
};

// What stands before an item. `list` says which counter it takes part in; a label that is `typed`
// is plain text in Word too: it has a number as written, or a letter, which Word cannot count.
struct Label {
  std::string text;  // "I." "2.1." "đ)" "-"; empty: none
  ListLevel list = ListLevel::none;
  int number = 0;  // the counter's value, for section, clause, subclause
  bool typed = false;
  bool bold = false, italic = false;
};

// A picture that takes no room of its own: text does not make way for it.
struct Figure {
  std::shared_ptr<const image::Image> image;
  std::string alternative;  // in words, for those who cannot see it
  Length x, y;  // of its left upper corner: from the column's edge and the first line's top
  Length width, height;
};

struct Paragraph {
  std::string id;      // stable, unique, ASCII; the bookmark in the DOCX
  std::string parent;  // id of the item it belongs to; empty at the top
  Role role = Role::text;
  std::uint8_t depth = 0;  // of items: 1 for I., one more for each item around it
  Label label;
  Format format;  // the role's, with what is special here
  std::vector<Run> runs;
  std::vector<Figure> figures;  // of a paragraph without space before it
  bool artifact = false;        // says nothing: a rule, the last paragraph
};

struct Table;
using Element = std::variant<Paragraph, Table>;

struct Cell {
  std::vector<Paragraph> paragraphs;  // at least one
  int column_span = 1;
  int row_span = 1;
  bool header = false;  // names its column (scope)
  enum class Vertical : std::uint8_t { top, centre } vertical = Vertical::top;
};

struct Row {
  std::vector<Cell> cells;  // a cell covered by a row span from above is not listed
  bool repeat = false;      // a head row: again at the top of every page
  bool keep_with_next = false;
};

// Rows are never split, except one that is taller than a page.
struct Table {
  enum class Kind : std::uint8_t { letterhead, signature, data } kind = Kind::data;
  std::string id;
  std::string parent;  // id of the item or heading it belongs to; empty at the top
  std::vector<Length> columns;
  std::vector<Row> rows;
  Length border;        // thickness of all its lines; 0: none
  Length padding_side;  // inside each cell, left and right
  std::string title;    // what it is, for those who cannot see it
  std::string description;
};

struct Page {
  Length width, height;
  Length top, bottom, left, right;  // margins
  Length header;                    // from the paper's edge to the page number
};

// Pages of one kind. Numbers start at 1 in each section and are not shown on its first page
// (ND30 Phụ lục I, I.7; an appendix is numbered by itself).
struct Section {
  std::string id;
  Page page;
  std::vector<Element> elements;
};

// A component of the form that Word shows as a content control, bound to the data part.
struct Field {
  enum class Kind : std::uint8_t { text, lines, date } kind = Kind::text;
  std::string name;   // "so", "ky_hieu": the element of the data part
  std::string title;  // "Số văn bản": what the control is called
  std::string value;  // what stands on the page, to the letter
  struct Day {
    int year = 0, month = 0, day = 0;
  } day;  // of a whole date
};

struct Metadata {
  std::string title;    // "Kế hoạch 117/KH-LĐLĐ: ..."
  std::string subject;  // trích yếu
  std::string author;   // cơ quan ban hành
  std::string number;   // "117/KH-LĐLĐ"; empty while blank
  std::string signer;
  std::string category;  // "Kế hoạch"
  std::string language = "vi-VN";
  std::optional<Field::Day> date;  // of issue, if it is whole; never the clock's
};

enum class LineFit : std::uint8_t { word_2013, first_fit };

struct Flow {
  std::array<Format, role_count> formats;  // by role
  std::vector<Section> sections;           // the main part, then one for each appendix
  std::vector<Field> fields;
  Metadata metadata;
  LineFit line_fit = LineFit::word_2013;
  std::string plan_json;  // to embed; empty: nothing is embedded

  const Format& format(Role role) const { return formats[static_cast<std::size_t>(role)]; }
};

}  // namespace kehoach::flow
