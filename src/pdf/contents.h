// What stands on a page, in PDF's operators (ISO 32000-1, 8 and 9).
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/memo.h"
#include "images.h"
#include "layout/pages.h"
#include "letters.h"
#include "syntax.h"
#include "tagging.h"

namespace kehoach::pdf {

// The place of a stretch of text that leads somewhere. y down from the top, as in layout.
struct LinkPlace {
  std::string_view uri;
  Measure left = 0, right = 0, baseline = 0;
  int half_points = 0;
  font::Style style = font::Style::regular;
  Element element = no_element;  // of the structure; none in a document without one
};

// The size of a line's type, in half points: at least one, whatever layout says.
inline int size_of(const layout::Line& line) { return std::clamp(line.half_points, 1, 10000); }

// The run that a piece shows; null for a label, or where layout does not say.
const flow::Run* run_of(const layout::Line& line, const layout::Piece& piece);

// A label's piece ends before the blank that parts it from the text. The blank is written all the
// same, for those who copy or listen.
inline bool blank_follows(const layout::Line& line, const layout::Piece& piece) {
  return piece.part == layout::Piece::Part::label && &piece != &line.pieces.back();
}

// Whether a line ends at a blank: it shows nothing, but words must stand apart for those who do not
// see where lines end (14.8.2.5). Null: it does not.
const layout::Piece* ends_at_blank(const layout::Line& line);

// What pages are marked with, of a document that has a structure.
struct Marking {
  Structure& structure;
  const Tagging& tagging;
};

// Resource names of the faces: F1 is the regular one.
void append_font_name(Bytes& out, font::Style style);

// A piece of text as it stands in a string array, and what it does to the pen.
struct WrittenPiece {
  Bytes strings;
  Measure advance = 0;
  std::int64_t drift = 0;  // after it
  bool string_open = false;
  std::size_t string_begin = Bytes::npos;  // of the last string that it begins, in `strings`
  std::vector<char32_t> letters;           // each once
};

// What is kept from document to document.
struct Lettering {
  explicit Lettering(font::Family family, MemoShare share = {})
      : letters(std::move(family)), pieces(share.of(std::size_t{2} << 20)) {}

  LetterTable letters;
  Memo<WrittenPiece> pieces;  // some two thousand lines
};

class ContentsWriter {
 public:
  // Without `marking` nothing is marked, without `images` no figure is drawn.
  explicit ContentsWriter(Lettering& lettering, const Marking* marking = nullptr,
                          const DocumentImages* images = nullptr)
      : letters_(lettering.letters), known_(lettering.pieces), marking_(marking), images_(images) {}

  // The content stream of the page of that index; good until the next call. Appends the page's
  // links.
  ByteView write(const layout::Page& page, std::uint32_t index, std::vector<LinkPlace>& links);

 private:
  // A word and the blank after it, as written to strings_.
  struct Word {
    std::size_t end = 0;       // in strings_
    std::int64_t advance = 0;  // 1/2048 em, with the blank
    std::int64_t drift = 0;    // as Letter's, without the blank
    std::int64_t blank_drift = 0;
    bool blank = false;      // whether there is one; false for the last word, or part of a long one
    bool stretched = false;  // whether it is one that the line stretches
  };
  // The reader's pen against the line's own, while a string array is open.
  struct Pen {
    Measure at = 0;          // where the line means to be
    std::int64_t drift = 0;  // how much further that is than where the reader is
    std::int64_t unit = 0;   // 1/1000 em, in the measure of `drift`
  };

  // What a stretch of contents is marked as: an element of the structure, or nothing of it.
  static constexpr Element unmarked = no_element, page_number = no_element - 1,
                           repetition = no_element - 2, decoration = no_element - 3;

  Element mark_of(const layout::Line& line, const layout::Piece& piece);
  Element link_of(const layout::Line& line, const layout::Piece& piece, Element around);
  void set_mark(Element mark);
  void write_lines(const layout::Page& page, std::size_t first, std::size_t last,
                   std::vector<LinkPlace>& links);
  void write_line(const layout::Line& line, std::vector<LinkPlace>& links);
  void write_blank(font::Style style);
  void write_piece(const layout::Line& line, const layout::Piece& piece);
  void write_words(const layout::Line& line, const layout::Piece& piece);
  bool may_be_known(const layout::Piece& piece) const;
  ByteView key_of(const layout::Line& line, const layout::Piece& piece);
  void put(const WrittenPiece& known, font::Style style);
  void begin_strings(const layout::Line& line, const layout::Piece& piece);
  void end_strings();
  void set_font(font::Style style, int half_points);
  void split_into_words(const layout::Line& line, const layout::Piece& piece);
  void move_pen(std::int64_t drift);
  void write_figure(const layout::Figure& figure);
  void write_rules(const std::vector<layout::Rule>& rules);

  LetterTable& letters_;
  Memo<WrittenPiece>& known_;
  Bytes key_;
  const Marking* marking_;
  const DocumentImages* images_;
  std::uint32_t page_ = 0;
  Element mark_ = unmarked;
  // The link that a line before began.
  const flow::Run* linked_ = nullptr;
  Element link_ = no_element;
  Bytes out_;
  // Of the piece being written.
  Bytes strings_;
  std::vector<Word> words_;
  Measure page_height_ = 0;
  Pen pen_;
  bool array_open_ = false, string_open_ = false;
  std::size_t string_begin_ = 0;  // in out_
  font::Style style_ = font::Style::regular;
  int half_points_ = 0;  // 0: no font is set yet
};

}  // namespace kehoach::pdf
