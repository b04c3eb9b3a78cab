// The title is read from left to right as terms, names and loose words; then every blank between
// two of them is judged by what stands on either side.
#include "viet/title.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "title_words.h"
#include "viet/case.h"
#include "viet/ties.h"
#include "word_shape.h"

namespace kehoach::viet {

namespace {

using title_words::After;
using title_words::Before;
using title_words::Term;

constexpr std::size_t buckets = 256;

// Of the first syllable: the terms that may begin at a word are found without looking at others.
constexpr std::uint8_t hash_of(std::string_view text) {
  std::uint32_t hash = 0;
  for (const char c : text) {
    if (c == ' ' || c == '|' || c == '/' || c == ',') break;
    hash = hash * 31 + static_cast<unsigned char>(c);
  }
  return static_cast<std::uint8_t>(hash ^ (hash >> 8));
}

template <std::size_t count>
struct Index {
  std::array<std::uint16_t, count> order{};
  std::array<std::uint16_t, buckets + 1> starts{};
};

template <std::size_t count>
constexpr Index<count> index_of(const std::array<Term, count>& terms) {
  Index<count> index;
  std::array<std::uint8_t, count> hashes{};
  std::array<std::uint16_t, buckets> sizes{};
  for (std::size_t i = 0; i < count; ++i) ++sizes[hashes[i] = hash_of(terms[i].text)];
  for (std::size_t b = 0; b < buckets; ++b) {
    index.starts[b + 1] = static_cast<std::uint16_t>(index.starts[b] + sizes[b]);
  }
  auto next = index.starts;
  for (std::size_t i = 0; i < count; ++i) {
    index.order[next[hashes[i]]++] = static_cast<std::uint16_t>(i);
  }
  return index;
}
constexpr auto term_index = index_of(title_words::terms);
constexpr auto name_index = index_of(title_words::names);

bool is_term_mark(char c) { return c == ' ' || c == '|' || c == '/'; }

struct Word {
  std::string_view written;  // with its punctuation
  std::string_view core;     // without
  std::string_view folded;   // the core in small letters
  std::size_t begin = 0;     // of the core in the folded text
  bool capital = false;      // begins with one
  bool abbreviation = false;
  bool opened() const { return core.data() != written.data(); }
  bool closed() const { return core.data() + core.size() != written.data() + written.size(); }
};

// What a piece of the title is: a term of the table, a proper name, or a word nobody knows.
enum class Kind : std::uint8_t { loose, term, name };

struct Piece {
  std::size_t first = 0, last = 0;  // words
  Kind kind = Kind::loose;
  Before before = Before::nothing;
  After after = After::nothing;
  std::string_view term;  // as the table has it
};

class Title {
 public:
  explicit Title(std::string_view text) : text_(text), folded_(to_lower(text)) {
    // Letters whose two cases differ in size are in no word of the table.
    if (folded_.size() != text.size()) folded_ = text;
    in_capitals_ = to_upper(text) == text;
    split();
  }

  std::vector<TitleBlank> blanks() {
    if (words_.size() < 2) return {};
    ends_.assign(words_.size() - 1, LineEnd::plain);
    for (std::size_t at = 0; at < words_.size();) at = take_piece(at);
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
      ends_[pieces_[i].last] = between(pieces_[i], pieces_[i + 1], i);
    }
    raise_inside_brackets();
    std::vector<TitleBlank> out;
    out.reserve(ends_.size());
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const auto blank =
          static_cast<std::uint32_t>(words_[i + 1].written.data() - text_.data()) - 1;
      out.push_back({blank, ends_[i]});
    }
    raise_ties(out);
    return out;
  }

 private:
  void split() {
    for (std::size_t at = 0; at < text_.size();) {
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      const std::size_t end = std::min(text_.find(' ', at), text_.size());
      Word word;
      word.written = text_.substr(at, end - at);
      word.core = without_closing(without_opening(word.written));
      if (word.core.empty()) word.core = word.written;
      word.begin = static_cast<std::size_t>(word.core.data() - text_.data());
      word.folded = std::string_view(folded_).substr(word.begin, word.core.size());
      word.capital = begins_with_capital(word.core);
      word.abbreviation =
          word.capital && word.core.size() > 1 && !in_capitals_ && to_upper(word.core) == word.core;
      words_.push_back(word);
      at = end;
    }
  }

  // How many words the term covers if it stands at word `at`, else 0.
  std::size_t match(const Term& term, std::size_t at, bool as_name) const {
    const std::string_view rest = std::string_view(folded_).substr(words_[at].begin);
    if (rest.size() < term.text.size()) return 0;
    std::size_t count = 1;
    for (std::size_t i = 0; i < term.text.size(); ++i) {
      if (!is_term_mark(term.text[i])) {
        if (rest[i] != term.text[i]) return 0;
        continue;
      }
      if (rest[i] != ' ' || at + count == words_.size()) return 0;
      const Word& next = words_[at + count++];
      if (in_capitals_ || !begins_with_letter(next)) continue;
      // "xã Hội An" is not "xã hội".
      if (as_name ? !next.capital : next.capital && !words_[at].capital) return 0;
    }
    const Word& last = words_[at + count - 1];
    return last.begin + last.core.size() == words_[at].begin + term.text.size() ? count : 0;
  }

  static bool begins_with_letter(const Word& word) {
    return word.folded.front() < 0 || (word.folded.front() >= 'a' && word.folded.front() <= 'z');
  }

  template <std::size_t count>
  Piece find(const std::array<Term, count>& terms, const Index<count>& index, std::size_t at,
             bool as_name) const {
    Piece best;
    best.first = best.last = at;
    std::size_t most = 0;
    const std::uint8_t bucket = hash_of(words_[at].folded);
    for (std::size_t i = index.starts[bucket]; i < index.starts[bucket + 1]; ++i) {
      const Term& term = terms[index.order[i]];
      const std::size_t words = match(term, at, as_name);
      if (words <= most) continue;
      most = words;
      best = {at,          at + words - 1, as_name ? Kind::name : Kind::term,
              term.before, term.after,     term.text};
    }
    return best;
  }

  Piece known_piece(std::size_t at) const {
    if (in_capitals_ || words_[at].capital) {
      const Piece name = find(title_words::names, name_index, at, true);
      if (name.kind == Kind::name) return name;
    }
    return find(title_words::terms, term_index, at, false);
  }

  std::size_t take_piece(std::size_t at) {
    Piece piece = known_piece(at);
    // "xã Hội An": behind a unit a single word with a capital is a name, whatever else it may be.
    if (piece.kind == Kind::term && piece.first == piece.last && !in_capitals_ &&
        words_[at].capital && behind_unit(at)) {
      piece = Piece{};
      piece.first = piece.last = at;
    }
    if (piece.kind != Kind::loose) {
      mark_inside(piece);
      if (piece.after == After::leans_as_capital && !in_capitals_ && !words_[at].capital) {
        piece.before = Before::nothing;
        piece.after = After::nothing;
      }
    } else if (const std::size_t last = end_of_name(at); last != at || is_name(at)) {
      piece.kind = Kind::name;
      piece.last = last;
      for (std::size_t i = at; i < last; ++i) ends_[i] = LineEnd::never;
    }
    pieces_.push_back(piece);
    return piece.last + 1;
  }

  void mark_inside(const Piece& piece) {
    std::size_t word = piece.first;
    for (const char c : piece.term) {
      if (!is_term_mark(c)) continue;
      ends_[word++] = c == ' ' ? LineEnd::never : c == '|' ? LineEnd::poor : LineEnd::plain;
    }
  }

  // The last word of the proper name that begins at `at`: syllables with capitals, or in a title
  // of capitals the unknown words behind "TỈNH" and its like.
  std::size_t end_of_name(std::size_t at) const {
    constexpr std::size_t longest_behind_unit = 3;
    std::size_t last = at;
    const auto goes_on = [&] {
      if (last + 1 == words_.size()) return false;
      const Word& next = words_[last + 1];
      return !words_[last].closed() && !next.opened() && begins_with_letter(next) &&
             may_be_in_name(last + 1);
    };
    if (in_capitals_) {
      if (!behind_unit(at)) return at;
      while (last - at + 1 < longest_behind_unit && goes_on()) ++last;
      return last;
    }
    if (!words_[at].capital || words_[at].abbreviation) return at;
    while (goes_on() && words_[last + 1].capital && !words_[last + 1].abbreviation) ++last;
    return last;
  }

  // "Phú Hội": "hội" alone is no word of its own here.
  bool may_be_in_name(std::size_t at) const {
    const Piece piece = known_piece(at);
    return piece.kind == Kind::loose ||
           (piece.first == piece.last && piece.after == After::leans_as_capital);
  }

  bool behind_unit(std::size_t at) const {
    return !pieces_.empty() && pieces_.back().last + 1 == at &&
           pieces_.back().after == After::leans_on_name;
  }

  // Of a single word: the first one has its capital from its place.
  bool is_name(std::size_t at) const {
    if (in_capitals_) return behind_unit(at);
    return at > 0 && words_[at].capital && !words_[at].abbreviation &&
           !is_digit(words_[at].core.back());
  }

  LineEnd between(const Piece& left, const Piece& right, std::size_t index) const {
    const Word& a = words_[left.last];
    const Word& b = words_[right.first];
    const bool phrase = right.before == Before::opens_well;
    if (a.closed()) return behind_mark(left, right, phrase);
    if (is_dash(a.core)) return behind_dash(left, right);
    if (leans(left, right)) return LineEnd::bad;
    if (b.opened()) return b.written.front() == '(' ? LineEnd::good : LineEnd::fair;
    if (phrase) return LineEnd::good;
    if (b.folded == "năm" && is_year(right.last + 1)) {
      // "hoạt động năm 2024 | và nhiệm vụ năm 2025": a year in the midst belongs to what is before.
      const std::size_t year = right.last + 1;
      const bool ends = year + 1 == words_.size() || words_[year].closed();
      return ends ? LineEnd::fair : LineEnd::poor;
    }
    if (right.before == Before::opens ||
        (right.before == Before::opens_before_name && name_follows(index + 1))) {
      return left.after == After::wants ? LineEnd::plain : LineEnd::fair;
    }
    if (left.after == After::wants || right.kind == Kind::name) return LineEnd::poor;
    if (b.folded == "các" || b.folded == "những") return LineEnd::poor;  // "Đảng bộ | các cấp"
    if (right.kind == Kind::loose && !b.capital && begins_with_letter(b)) {
      // "Giày da": one word as like as not.
      if (left.kind == Kind::name && left.first == left.last) return LineEnd::bad;
      if (left.kind == Kind::loose && begins_with_letter(a)) return LineEnd::poor;
    }
    return LineEnd::plain;
  }

  bool is_year(std::size_t word) const {
    return word < words_.size() && is_digit(words_[word].core.front());
  }

  LineEnd behind_mark(const Piece& left, const Piece& right, bool phrase) const {
    const char mark = words_[left.last].written.back();
    if (phrase || mark == ';' || mark == ':') return LineEnd::good;
    const auto is_listed = [&](const Piece& piece) {
      const auto begin = words_[piece.first].begin;
      const auto& last = words_[piece.last];
      const auto text =
          std::string_view(folded_).substr(begin, last.begin + last.core.size() - begin);
      const auto& listed = title_words::listed;
      return std::find(listed.begin(), listed.end(), text) != listed.end();
    };
    return mark == ',' && is_listed(left) && is_listed(right) ? LineEnd::poor : LineEnd::fair;
  }

  static bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

  // "2021 - 2025", "Bắc - Nam"; else a pause like any other.
  LineEnd behind_dash(const Piece& left, const Piece& right) const {
    if (left.first == 0) return LineEnd::bad;
    const Word& before = words_[left.first - 1];
    if (is_digit(before.core.back())) return LineEnd::never;
    const bool short_pair = right.kind != Kind::term && right.first == right.last;
    return short_pair ? LineEnd::bad : LineEnd::fair;
  }

  bool leans(const Piece& left, const Piece& right) const {
    switch (left.after) {
      case After::leans:
      case After::leans_as_capital:
        return true;
      case After::leans_on_name:
        return right.kind == Kind::name;
      case After::nothing:
      case After::wants:
        return false;
    }
    return false;
  }

  bool name_follows(std::size_t piece) const {
    return piece + 1 < pieces_.size() && pieces_[piece + 1].kind == Kind::name;
  }

  void raise(std::size_t blank, LineEnd least) { ends_[blank] = std::max(ends_[blank], least); }

  // What stands in brackets is whole, and so is a short name in quotes.
  void raise_inside_brackets() {
    constexpr std::size_t short_name = 7;
    std::array<bool, 2> unclosed{};  // no such bracket, no such quote closes any more
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string_view word = words_[i].written;
      const bool quote = word.starts_with("“");
      if (!quote && !word.starts_with("(")) continue;
      if (unclosed[quote]) continue;
      const std::string_view closing = quote ? "”" : ")";
      std::size_t last = i;
      while (last < words_.size() && words_[last].written.find(closing) == std::string_view::npos) {
        ++last;
      }
      if (last == words_.size()) {
        unclosed[quote] = true;
        continue;
      }
      if (!quote || last - i < short_name) {
        for (std::size_t blank = i; blank < last; ++blank) raise(blank, LineEnd::poor);
      }
      i = last;
    }
  }

  // The ties of all text hold here too.
  void raise_ties(std::vector<TitleBlank>& blanks) const {
    std::size_t blank = 0;
    for (const Tie& tie : find_ties(text_)) {
      while (blank < blanks.size() && blanks[blank].offset < tie.offset) ++blank;
      if (blank == blanks.size()) return;
      const LineEnd least = tie.strength == TieStrength::weak     ? LineEnd::poor
                            : tie.strength == TieStrength::middle ? LineEnd::bad
                                                                  : LineEnd::never;
      if (blanks[blank].offset == tie.offset) {
        blanks[blank].end = std::max(blanks[blank].end, least);
      }
    }
  }

  std::string_view text_;
  std::string folded_;
  bool in_capitals_ = false;
  std::vector<Word> words_;
  std::vector<Piece> pieces_;
  std::vector<LineEnd> ends_;  // of the blank after each word
};

}  // namespace

std::vector<TitleBlank> title_blanks(std::string_view text) { return Title(text).blanks(); }

}  // namespace kehoach::viet
