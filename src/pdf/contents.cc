#include "contents.h"

#include <algorithm>

namespace kehoach::pdf {

namespace {

// Where the pen is meant to be is known in Measures and units of 1/2048 em, where a reader takes it
// in 1/1000 em. All three are whole in the em's 256,000th, once multiplied by the half points h:
// 1 Measure = em / (10240 h), so 25; 1/2048 em is 125 h; 1/1000 em is 256 h.
constexpr std::int64_t drift_per_measure = 25;
constexpr std::int64_t drift_per_thousandth_of_em = 256;
// 1/1000 pt is 20.48 Measures.
constexpr std::int64_t drift_per_thousandth_of_point = 512;

// A string has at most 32,767 bytes (ISO 19005-2, 6.1.13); it ends with the word in which it grows
// longer than this.
constexpr std::size_t longest_string = 4096;
// Within a word letters drift, by half a thousandth of the em each at the most. Words of more
// letters than this are written in parts, each of which begins where it should.
constexpr std::size_t longest_part = 32;

std::int64_t divide_to_nearest(std::int64_t a, std::int64_t b) {
  return (a + (a >= 0 ? b / 2 : -(b / 2))) / b;
}

layout::Piece blank_after(const layout::Piece& label) {
  layout::Piece piece = label;
  piece.text = " ";
  return piece;
}

}  // namespace

const flow::Run* run_of(const layout::Line& line, const layout::Piece& piece) {
  if (piece.part != layout::Piece::Part::body || line.paragraph == nullptr) return nullptr;
  const auto& runs = line.paragraph->runs;
  return piece.run < runs.size() ? &runs[piece.run] : nullptr;
}

const layout::Piece* ends_at_blank(const layout::Line& line) {
  if (line.pieces.empty()) return nullptr;
  const layout::Piece& last = line.pieces.back();
  const flow::Run* run = run_of(line, last);
  if (run == nullptr) return nullptr;
  std::size_t at = last.offset + last.text.size();
  const auto& runs = line.paragraph->runs;
  for (std::size_t i = last.run; i < runs.size(); ++i, at = 0) {
    if (at < runs[i].text.size()) {
      const char next = runs[i].text[at];
      return next == ' ' || next == '\n' ? &last : nullptr;
    }
  }
  return nullptr;
}

void append_font_name(Bytes& out, font::Style style) {
  out += "/F";
  out += static_cast<char>('1' + static_cast<int>(style));
}

ByteView ContentsWriter::write(const layout::Page& page, std::uint32_t index,
                               std::vector<LinkPlace>& links) {
  out_.clear();
  page_height_ = bounded(page.height);
  page_ = index;
  half_points_ = 0;
  // What is drawn follows the order in which it is read (14.8.2.3).
  std::size_t next = 0;
  if (images_ != nullptr) {
    for (const layout::Figure& figure : page.figures) {
      write_lines(page, next, figure.line, links);
      next = figure.line;
      write_figure(figure);
    }
  }
  write_lines(page, next, page.lines.size(), links);
  if (!page.rules.empty()) {
    if (marking_ != nullptr) set_mark(decoration);
    write_rules(page.rules);
    set_mark(unmarked);
  }
  return out_;
}

// Lines [first, last), a text object of their own.
void ContentsWriter::write_lines(const layout::Page& page, std::size_t first, std::size_t last,
                                 std::vector<LinkPlace>& links) {
  if (first >= last) return;
  out_ += "BT\n";
  for (std::size_t i = first; i < last; ++i) write_line(page.lines[i], links);
  set_mark(unmarked);
  out_ += "ET\n";
}

Element ContentsWriter::mark_of(const layout::Line& line, const layout::Piece& piece) {
  if (marking_ == nullptr) return unmarked;
  const bool numbers = line.paragraph != nullptr && line.paragraph->role == flow::Role::page_number;
  const Element otherwise = numbers ? page_number : repetition;
  if (line.artifact) return otherwise;
  const Places* places = marking_->tagging.find(line.paragraph);
  if (places == nullptr) return otherwise;
  const bool label = piece.part == layout::Piece::Part::label;
  if (label) return places->label != no_element ? places->label : places->text;
  return link_of(line, piece, places->text);
}

Element ContentsWriter::link_of(const layout::Line& line, const layout::Piece& piece,
                                Element around) {
  const flow::Run* run = run_of(line, piece);
  if (run == nullptr || run->link.empty()) return around;
  if (run != linked_) {
    linked_ = run;
    link_ = marking_->structure.add(Tag::link, around);
  }
  return link_;
}

// Marked content (14.6): of one element, or of the artifacts (14.8.2.2) that a page has.
void ContentsWriter::set_mark(Element mark) {
  if (mark == mark_) return;
  if (array_open_) end_strings();
  if (mark_ != unmarked) out_ += "EMC\n";
  mark_ = mark;
  switch (mark) {
    case unmarked:
      return;
    case page_number:
      out_ += "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n";
      return;
    case repetition:
      out_ += "/Artifact<</Type/Pagination>>BDC\n";
      return;
    case decoration:
      out_ += "/Artifact<</Type/Layout>>BDC\n";
      return;
    default:
      break;
  }
  out_ += '/';
  out_ += name_of(marking_->structure.tag(mark));
  out_ += "<</MCID ";
  append_integer(out_, marking_->structure.add_content(mark, page_));
  out_ += ">>BDC\n";
}

void ContentsWriter::write_line(const layout::Line& line, std::vector<LinkPlace>& links) {
  for (const layout::Piece& piece : line.pieces) {
    if (piece.text.empty()) continue;
    const Element mark = mark_of(line, piece);
    set_mark(mark);
    // Pieces of one look go into one array, whatever runs they come from.
    if (array_open_ && piece.style != style_) end_strings();
    if (!array_open_) {
      begin_strings(line, piece);
    } else if (piece.x != pen_.at) {
      move_pen((bounded(piece.x) - pen_.at) * drift_per_measure);
    }
    pen_.at = bounded(piece.x);
    write_piece(line, piece);
    if (blank_follows(line, piece)) write_piece(line, blank_after(piece));
    const flow::Run* run = run_of(line, piece);
    if (run != nullptr && !run->link.empty() && !line.artifact) {
      links.push_back({run->link, bounded(piece.x), pen_.at, bounded(line.baseline), size_of(line),
                       piece.style, mark});
    }
  }
  if (!array_open_) return;
  if (const layout::Piece* last = ends_at_blank(line)) write_blank(last->style);
  end_strings();
}

void ContentsWriter::write_blank(font::Style style) {
  const Letter& letter = letters_.use(style, blank);
  if (!string_open_) out_ += '(';
  string_open_ = true;
  out_.append(letter.code.data(), letter.code_size);
}

void ContentsWriter::set_font(font::Style style, int half_points) {
  if (half_points == half_points_ && style == style_) return;
  style_ = style;
  half_points_ = half_points;
  append_font_name(out_, style);
  out_ += ' ';
  append_thousandths(out_, std::int64_t{half_points} * 500);
  out_ += " Tf\n";
}

void ContentsWriter::begin_strings(const layout::Line& line, const layout::Piece& piece) {
  set_font(piece.style, size_of(line));
  const std::int64_t x = thousandths_of_point(piece.x);
  out_ += "1 0 0 1 ";
  append_thousandths(out_, x);
  out_ += ' ';
  append_points(out_, page_height_ - bounded(line.baseline));
  out_ += " Tm[";
  array_open_ = true;
  string_open_ = false;
  pen_.unit = drift_per_thousandth_of_em * size_of(line);
  pen_.drift = bounded(piece.x) * drift_per_measure - x * drift_per_thousandth_of_point;
}

void ContentsWriter::end_strings() {
  if (string_open_) out_ += ')';
  out_ += "]TJ\n";
  array_open_ = string_open_ = false;
}

// Moves the reader's pen by `drift`, as far as whole thousandths of the em go; the rest is kept for
// the next time, so that it never adds up.
void ContentsWriter::move_pen(std::int64_t drift) {
  pen_.drift += drift;
  const std::int64_t units = divide_to_nearest(pen_.drift, pen_.unit);
  if (units == 0) return;
  pen_.drift -= units * pen_.unit;
  if (string_open_) out_ += ')';
  string_open_ = false;
  append_integer(out_, -units);
}

void ContentsWriter::split_into_words(const layout::Line& line, const layout::Piece& piece) {
  words_.clear();
  // Each byte of text becomes at most one letter; every letter is copied whole, four bytes.
  const std::size_t room = 4 * piece.text.size() + 4;
  if (strings_.size() < room) strings_.resize(room);
  char* const begin = strings_.data();
  char* end = begin;
  const bool body = piece.part == layout::Piece::Part::body;
  Word word;
  std::size_t letters_in_word = 0;
  for_each_letter(piece.text, [&](char32_t c, std::size_t) {
    const Letter& letter = letters_.use(piece.style, shown_as(c));
    std::copy(letter.code.begin(), letter.code.end(), end);
    end += letter.code_size;
    word.advance += letter.advance;
    word.end = static_cast<std::size_t>(end - begin);
    if (c != blank && c != no_break_space) {
      word.drift += letter.drift;
      if (++letters_in_word < longest_part) return;
      words_.push_back(word);
      word = {};
      letters_in_word = 0;
      return;
    }
    letters_in_word = 0;
    word.blank = true;
    word.blank_drift = letter.drift;
    word.stretched = body && (c == blank || line.stretch_nbsp);
    words_.push_back(word);
    word = {};
  });
  word.end = static_cast<std::size_t>(end - begin);
  words_.push_back(word);
}

// Whether the piece stands in its strings as it would anywhere: not if a string might have to be
// parted because of what is in it already.
bool ContentsWriter::may_be_known(const layout::Piece& piece) const {
  const std::size_t before = string_open_ ? out_.size() - string_begin_ : 0;
  return before + 8 * piece.text.size() < longest_string;
}

// All that write_words() depends on.
ByteView ContentsWriter::key_of(const layout::Line& line, const layout::Piece& piece) {
  key_.clear();
  append_key(key_, pen_.drift);
  append_key(key_, bounded(line.stretch));
  append_key(key_, size_of(line));
  key_ += static_cast<char>(piece.style);
  key_ += static_cast<char>(piece.part);
  key_ += static_cast<char>((line.stretch_nbsp ? 1 : 0) + (string_open_ ? 2 : 0));
  key_ += piece.text;
  return key_;
}

void ContentsWriter::put(const WrittenPiece& known, font::Style style) {
  for (const char32_t c : known.letters) letters_.use(style, c);
  if (known.string_begin != Bytes::npos) string_begin_ = out_.size() + known.string_begin;
  out_ += known.strings;
  pen_.at += known.advance;
  pen_.drift = known.drift;
  string_open_ = known.string_open;
}

void ContentsWriter::write_piece(const layout::Line& line, const layout::Piece& piece) {
  if (!may_be_known(piece)) {
    write_words(line, piece);
    return;
  }
  const ByteView key = key_of(line, piece);
  if (const WrittenPiece* known = known_.find(key)) {
    put(*known, piece.style);
    return;
  }
  const std::size_t begin = out_.size();
  const Measure at = pen_.at;
  write_words(line, piece);
  WrittenPiece written;
  written.strings = out_.substr(begin);
  written.advance = pen_.at - at;
  written.drift = pen_.drift;
  written.string_open = string_open_;
  if (string_begin_ >= begin) written.string_begin = string_begin_ - begin;
  for_each_letter(piece.text,
                  [&](char32_t c, std::size_t) { written.letters.push_back(shown_as(c)); });
  std::sort(written.letters.begin(), written.letters.end());
  written.letters.erase(std::unique(written.letters.begin(), written.letters.end()),
                        written.letters.end());
  const std::size_t size = written.strings.size() + written.letters.capacity() * sizeof(char32_t);
  known_.remember(key, std::move(written), size);
}

void ContentsWriter::write_words(const layout::Line& line, const layout::Piece& piece) {
  split_into_words(line, piece);
  const std::int64_t half_points = size_of(line);
  const Measure stretch = bounded(line.stretch);
  std::size_t written = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Word& word = words_[i];
    if (word.end == written) continue;
    if (!string_open_) {
      out_ += '(';
      string_begin_ = out_.size();
    } else if (out_.size() - string_begin_ > longest_string) {
      out_ += ")(";
      string_begin_ = out_.size();
    }
    string_open_ = true;
    out_.append(strings_, written, word.end - written);
    written = word.end;
    pen_.at += word.advance * line::measures_per_unit_and_half_point * half_points;
    pen_.drift += (word.drift + word.blank_drift) * half_points;
    if (i + 1 == words_.size()) continue;
    if (word.stretched) {
      pen_.at += stretch;
      pen_.drift += stretch * drift_per_measure;
    }
    // The blank, or where a long word is parted, takes up what the word after it will drift, so
    // that the word, and with it the line, ends where it was meant to.
    const std::int64_t ahead = words_[i + 1].drift * half_points;
    move_pen(ahead);
    pen_.drift -= ahead;
  }
}

}  // namespace kehoach::pdf
