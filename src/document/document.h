// The document as meaning: what a KẾ HOẠCH consists of, before anything is known of paper.
//
// In: built by `template` from a template and a plan. Out: read by `flow` (which gives every piece
// its form) and by `dump`. Sizes, fixed phrases ("Số:", "Nơi nhận:", "./.") and capitals are not
// here: they belong to the profile. All text is NFC; every inline knows where it came from.
//
// Example: the section "I. MỤC ĐÍCH, YÊU CẦU" with one clause is
//   Block{label {roman, {1}, "I."}, heading "MỤC ĐÍCH, YÊU CẦU",
//         children {Block{label {arabic, {1}, "1."}, text "Động viên ..."}}}
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/source.h"

namespace kehoach::image {
struct Image;
}

namespace kehoach::document {

// A stretch of text of one emphasis and one origin. "\n" stands only where the plan asked for a
// line break (a long name, a subject).
struct Inline {
  std::string text;
  bool bold = false;
  bool italic = false;
  Origin origin;
};
using Inlines = std::vector<Inline>;

std::string plain_text(const Inlines& inlines);

// The kinds of markers, with the level at which I. 1. 1.1. stand; the others are relative.
enum class MarkerKind : std::uint8_t {
  none,     // an unmarked paragraph
  roman,    // I.    level 1
  arabic,   // 1.    level 2
  decimal,  // 1.1.  level 3 and below
  letter,   // a)    Vietnamese order: a b c d đ e g
  dash,     // -
  plus,     // +
  star,     // *
};

// What stands before an item's text.
struct Label {
  MarkerKind kind = MarkerKind::none;
  // The counter's value; for `decimal` of every level of it, outermost first: 2.1. is {2, 1}.
  // Empty for dash, plus, star.
  std::vector<int> numbers;
  std::string text;      // as printed: "I." "2.1." "a)" "-"; empty for none
  bool written = false;  // the plan wrote this number: it stands as it is and is never recounted
  Origin origin;
};

enum class BlockRole : std::uint8_t {
  text,
  basis,  // Căn cứ ban hành
};

struct Block;

enum class Align : std::uint8_t { automatic, left, centre, right, justified };

struct Column {
  int weight = 1;  // share of the table's width
  Align align = Align::automatic;
};

struct Cell {
  std::vector<Block> blocks;
  int column_span = 1;
  int row_span = 1;
  Align align = Align::automatic;
  Origin origin;
};

enum class RowKind : std::uint8_t { head, data, group, total };

struct Row {
  RowKind kind = RowKind::data;
  std::vector<Cell> cells;  // a cell covered by a row span from above is not listed
};

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;  // head rows first; they repeat on every page
  Inlines caption;        // above the table, e.g. "Đơn vị tính: đồng"; may be empty
  Origin origin;
};

// A paragraph, an item, or a table, with what stands below it.
//   heading only           a heading on its own line
//   heading and text       a run-in heading: one paragraph, the heading's part set off
//   text only              a paragraph
//   table                  a table; heading and text are empty
// Children stand after it, in order; an unmarked child is a further paragraph of the same item.
struct Block {
  std::string id;  // stable over edits elsewhere: unique in the document, ASCII, e.g. "purpose.2"
  BlockRole role = BlockRole::text;
  Label label;
  Inlines heading;
  Inlines text;
  std::optional<Table> table;
  std::vector<Block> children;
  Origin origin;
};

struct DocumentType {
  std::string name = "KẾ HOẠCH";  // tên loại
  std::string code = "KH";        // its abbreviation in the number (ND30 Phụ lục III)
};

// Số, ký hiệu. Empty `no`: room to write it by hand.
struct Number {
  Inlines no;          // "117"
  Inlines body;        // "LĐLĐ", the part after the type's code
  Inlines as_written;  // not empty: the whole, in place of the pattern
};

// A date of which any part may be unknown; unknown parts are room to write by hand.
struct Date {
  std::optional<int> year, month, day;
  Origin origin;
};

struct Letterhead {
  std::vector<Inlines> parents;  // cơ quan chủ quản, highest first; natural case
  Inlines issuer;                // cơ quan ban hành; natural case
  Number number;
  Inlines place;  // địa danh; empty: room to write it by hand
  Date date;
};

struct Recipient {
  Inlines name;
  Inlines purpose;  // without brackets: "b/c", "để t/h"; may be empty
};

// Nơi nhận.
struct Recipients {
  std::vector<Recipient> items;
  std::vector<Inlines> archive;  // the parts after "Lưu:"; empty: no such line
};

struct Authority {
  std::string code;  // TM, KT, TL, TUQ, Q
  Inlines of;        // "Ban Thường vụ"
};

// A PNG that the plan names.
struct Picture {
  std::string path;  // relative to the plan's folder; empty: none
  Origin origin;
  std::shared_ptr<const image::Image> image;  // null until `render` has read it
};

struct Signature {
  std::vector<Authority> authority;  // one line each
  Inlines position;                  // chức vụ; may be empty
  Inlines note;                      // "(Đã ký)"; may be empty
  Inlines name;
  Picture image{};  // ảnh chữ ký
};

struct Appendix {
  std::string id;
  Inlines title;
  bool landscape = false;
  std::vector<Block> blocks;
  Origin origin;
};

struct Document {
  DocumentType type;
  std::optional<Letterhead> letterhead;
  Inlines subject;            // trích yếu
  std::vector<Block> blocks;  // basis, preamble, sections, closing: in reading order
  // The mark at the end of the last block: nothing means the profile's; "" means none.
  std::optional<std::string> end_mark;
  std::optional<Recipients> recipients;
  std::vector<Signature> signatures;
  Picture seal;  // ảnh dấu của cơ quan ban hành
  std::vector<Appendix> appendices;
};

}  // namespace kehoach::document
