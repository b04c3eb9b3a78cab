#include "viet/tidy.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "viet/case.h"
#include "word_shape.h"

namespace kehoach::viet {

namespace {

using What = Untidy::What;

struct LookAlike {
  char32_t foreign, ours;
};

// By code point. Of the Cyrillic and Greek alphabets those that print like a Latin letter.
constexpr auto look_alikes = std::to_array<LookAlike>({
    {0x00D0, 0x0110}, {0x00F0, 0x0111}, {0x0189, 0x0110}, {0x0256, 0x0111}, {0x0391, 'A'},
    {0x0392, 'B'},    {0x0395, 'E'},    {0x0397, 'H'},    {0x0399, 'I'},    {0x039A, 'K'},
    {0x039C, 'M'},    {0x039D, 'N'},    {0x039F, 'O'},    {0x03A1, 'P'},    {0x03A4, 'T'},
    {0x03A5, 'Y'},    {0x03A7, 'X'},    {0x03BF, 'o'},    {0x0405, 'S'},    {0x0406, 'I'},
    {0x0410, 'A'},    {0x0412, 'B'},    {0x0415, 'E'},    {0x041A, 'K'},    {0x041C, 'M'},
    {0x041D, 'H'},    {0x041E, 'O'},    {0x0420, 'P'},    {0x0421, 'C'},    {0x0422, 'T'},
    {0x0423, 'Y'},    {0x0425, 'X'},    {0x0430, 'a'},    {0x0435, 'e'},    {0x043E, 'o'},
    {0x0440, 'p'},    {0x0441, 'c'},    {0x0443, 'y'},    {0x0445, 'x'},    {0x0455, 's'},
    {0x0456, 'i'},    {0x0458, 'j'},
});

char32_t ours_for(char32_t c) {
  const auto* found = std::lower_bound(look_alikes.begin(), look_alikes.end(), c,
                                       [](LookAlike a, char32_t b) { return a.foreign < b; });
  return found != look_alikes.end() && found->foreign == c ? found->ours : 0;
}

// Basic Latin letters, Latin-1 and Extended-A, the Vietnamese block: not the foreign ones above.
bool is_latin(char32_t c) {
  return (c < 0x0250 || (c >= 0x1E00 && c < 0x1F00)) && ours_for(c) == 0;
}

struct ToneEnd {
  std::string_view first, second;  // the same ending in either style, in small letters
};
constexpr auto tone_ends = std::to_array<ToneEnd>({
    {"òa", "oà"},
    {"óa", "oá"},
    {"ỏa", "oả"},
    {"õa", "oã"},
    {"ọa", "oạ"},
    {"òe", "oè"},
    {"óe", "oé"},
    {"ỏe", "oẻ"},
    {"õe", "oẽ"},
    {"ọe", "oẹ"},
    {"ùy", "uỳ"},
    {"úy", "uý"},
    {"ủy", "uỷ"},
    {"ũy", "uỹ"},
    {"ụy", "uỵ"},
});

// A word without its punctuation, and whether a word with a capital stands right beside it.
struct Syllable {
  std::size_t begin = 0;
  std::string_view text;
  bool in_name = false;
};

class Syllables {
 public:
  explicit Syllables(std::string_view text) : text_(text) {}

  template <typename Visit>
  void each(Visit visit) const {
    Syllable before;
    bool before_joined = false;  // nothing but a blank between it and this one
    for (std::size_t at = 0; at < text_.size();) {
      if (is_white(text_[at])) {
        ++at;
        continue;
      }
      const std::size_t end = word_end(at);
      const std::string_view written = text_.substr(at, end - at);
      Syllable here{at, without_closing(without_opening(written)), false};
      here.begin = static_cast<std::size_t>(here.text.data() - text_.data());
      const bool opened = here.begin != at;
      const bool capital = is_capitalised(here.text);
      if (capital && before_joined && !opened && is_capitalised(before.text)) {
        here.in_name = before.in_name = true;
      }
      if (!before.text.empty()) visit(before);
      before_joined = here.begin + here.text.size() == end;
      before = here;
      at = end;
    }
    if (!before.text.empty()) visit(before);
  }

 private:
  std::size_t word_end(std::size_t at) const {
    while (at < text_.size() && !is_white(text_[at])) ++at;
    return at;
  }

  // "Thuỷ", not "THUỶ": in a text of capitals nothing tells a name.
  static bool is_capitalised(std::string_view word) {
    return begins_with_capital(word) && to_upper(word) != word;
  }

  std::string_view text_;
};

// The ending of a syllable that is written otherwise in the other style; null if there is none.
const ToneEnd* tone_end(std::string_view syllable, ToneStyle style) {
  const auto of_style = [style](const ToneEnd& end) {
    return style == ToneStyle::first_letter ? end.first : end.second;
  };
  if (syllable.size() < of_style(tone_ends[0]).size()) return nullptr;
  for (const auto& end : tone_ends) {
    const std::string_view tail = of_style(end);
    if (!ends_with_folded(syllable, tail)) continue;
    // "quý" is spelled so in both: its u belongs to the onset.
    const std::size_t at = syllable.size() - tail.size();
    const bool after_q = at > 0 && (syllable[at - 1] == 'q' || syllable[at - 1] == 'Q');
    return after_q ? nullptr : &end;
  }
  return nullptr;
}

class Finder {
 public:
  Finder(std::string_view text, ToneStyle style) : text_(text), style_(style) {}

  std::vector<Untidy> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto c = utf8::decode(text_, at);
      look_at(at, c.value);
      at += c.size;
    }
    find_look_alikes();
    if (style_ != ToneStyle::any) find_tone_marks();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Untidy& a, const Untidy& b) { return a.offset < b.offset; });
    // A letter that is wrong twice is mended once: the next run finds the rest.
    std::vector<Untidy> apart;
    for (auto& untidy : found_) {
      if (apart.empty() || apart.back().offset + apart.back().size <= untidy.offset) {
        apart.push_back(std::move(untidy));
      }
    }
    return apart;
  }

 private:
  char byte_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  void add(What what, std::size_t offset, std::size_t size, std::string better) {
    found_.push_back({what, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(size),
                      std::move(better)});
  }

  void look_at(std::size_t at, char32_t c) {
    if (c == U' ') return look_at_blank(at);
    if (c == U'"') return look_at_quote(at);
    const bool first_dot = c == U'.' && (at == 0 || text_[at - 1] != '.');
    if (first_dot && text_.substr(at).starts_with("...") && byte_at(at + 3) != '.') {
      add(What::three_dots, at, 3, "…");
    }
  }

  void look_at_blank(std::size_t at) {
    if (at > 0 && text_[at - 1] == ' ') return;  // told of with the first
    std::size_t end = at;
    while (byte_at(end) == ' ') ++end;
    if (at > 0 && mark_follows(end)) return add(What::blank_before_mark, at, end - at, "");
    if (end - at > 1) add(What::double_blank, at, end - at, " ");
  }

  // A mark that belongs to the word before it, and is no part of another word (".NET") or of a row
  // of dots.
  bool mark_follows(std::size_t at) const {
    const std::string_view rest = text_.substr(std::min(at, text_.size()));
    if (rest.starts_with("”")) return true;
    if (rest.starts_with("./.")) return true;
    if (rest.empty() || std::string_view(",;:.?!)").find(rest[0]) == std::string_view::npos) {
      return false;
    }
    const char next = byte_at(at + 1);
    return next == '\0' || is_white(next) || next == ')' || next == '"' || next == '*' ||
           rest.substr(1).starts_with("”");
  }

  void look_at_quote(std::size_t at) {
    const char before = at == 0 ? ' ' : text_[at - 1];
    const bool opening = is_white(before) || before == '(' || before == '*' || before == '[';
    // An inch has nothing to close.
    if (!opening && !open_ && before >= '0' && before <= '9') return;
    open_ = opening;
    add(What::straight_quote, at, 1, opening ? "“" : "”");
  }

  // Only in words that are else Latin: a Russian word stays Russian.
  void find_look_alikes() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = at;
      bool ours = true, foreign = false;
      while (end < text_.size()) {
        const auto c = utf8::decode(text_, end);
        if (!is_letter_or_digit(c.value)) break;
        const bool alike = ours_for(c.value) != 0;
        foreign |= alike;
        ours &= alike || is_latin(c.value);
        end += c.size;
      }
      if (ours && foreign) tell_look_alikes(at, end);
      at = end > at ? end : at + utf8::decode(text_, at).size;
    }
  }

  void tell_look_alikes(std::size_t at, std::size_t end) {
    while (at < end) {
      const auto c = utf8::decode(text_, at);
      if (const char32_t better = ours_for(c.value)) {
        add(What::look_alike, at, c.size, utf8::encode(better));
      }
      at += c.size;
    }
  }

  void find_tone_marks() {
    const bool to_first = style_ == ToneStyle::first_letter;
    const ToneStyle other = to_first ? ToneStyle::second_letter : ToneStyle::first_letter;
    Syllables(text_).each([&](const Syllable& syllable) {
      if (syllable.in_name) return;
      const ToneEnd* end = tone_end(syllable.text, other);
      if (end == nullptr) return;
      const std::string_view now = to_first ? end->second : end->first;
      const std::string_view better = to_first ? end->first : end->second;
      const std::size_t at = syllable.text.size() - now.size();
      add(What::tone_mark, syllable.begin + at, now.size(),
          in_case_of(better, syllable.text.substr(at)));
    });
  }

  // "UỶ" -> "ỦY", "Uỷ" -> "Ủy": letter by letter the case that was there.
  static std::string in_case_of(std::string_view letters, std::string_view model) {
    std::string out;
    for (std::size_t at = 0, in = 0; at < letters.size() && in < model.size();) {
      const auto c = utf8::decode(letters, at);
      const auto m = utf8::decode(model, in);
      const std::string letter = utf8::encode(c.value);
      out += is_upper(m.value) ? to_upper(letter) : letter;
      at += c.size;
      in += m.size;
    }
    return out;
  }

  std::string_view text_;
  ToneStyle style_;
  bool open_ = false;  // a straight quote
  std::vector<Untidy> found_;
};

}  // namespace

std::vector<Untidy> find_untidy(std::string_view text, ToneStyle style) {
  return Finder(text, style).run();
}

std::string mended(std::string_view text, const std::vector<Untidy>& found) {
  std::string out;
  std::size_t from = 0;
  for (const Untidy& untidy : found) {
    out += text.substr(from, untidy.offset - from);
    out += untidy.better;
    from = untidy.offset + untidy.size;
  }
  out += text.substr(from);
  return out;
}

ToneCounts count_tone_styles(std::string_view text) {
  ToneCounts counts;
  Syllables(text).each([&](const Syllable& syllable) {
    if (syllable.in_name) return;
    if (tone_end(syllable.text, ToneStyle::first_letter) != nullptr) ++counts.first_letter;
    if (tone_end(syllable.text, ToneStyle::second_letter) != nullptr) ++counts.second_letter;
  });
  return counts;
}

}  // namespace kehoach::viet
