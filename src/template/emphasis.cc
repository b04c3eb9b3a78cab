#include "emphasis.h"

#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "viet/case.h"

namespace kehoach::templates {

namespace {

bool blank_at(std::string_view text, std::size_t at) {
  return at >= text.size() || is_white(text[at]) ||
         text.substr(at, 2) == "\xC2\xA0";  // a no-break space is a blank too
}

bool blank_before(std::string_view text, std::size_t at) {
  return at == 0 || is_white(text[at - 1]) || (at >= 2 && text.substr(at - 2, 2) == "\xC2\xA0");
}

bool letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return viet::is_letter_or_digit(utf8::decode(text, begin).value);
}

struct Stars {
  std::uint32_t at = 0;
  int count = 0;
};

// Where emphasis starts or ends.
struct Turn {
  std::uint32_t at = 0;
  std::uint32_t size = 0;  // bytes of markup to leave out
  bool bold = false;       // which of the two it turns
  bool italic = false;
  bool on = false;
};

class Matcher {
 public:
  explicit Matcher(std::string_view text) : text_(text) {}

  // The markup, in order of the text; an escape's backslash is a turn that turns nothing.
  std::vector<Turn> match() {
    for (std::uint32_t at = 0; at < text_.size();) {
      if (text_[at] == '\\' && at + 1 < text_.size() && text_[at + 1] == '*') {
        turns_.push_back({at, 1, false, false, false});
        at += 2;
      } else if (text_[at] == '*') {
        at = stars(at);
      } else {
        ++at;
      }
    }
    // What never closed is text.
    for (const std::size_t turn : open_turns_) turns_[turn].size = 0;
    return std::move(turns_);
  }

 private:
  std::uint32_t stars(std::uint32_t at) {
    std::uint32_t end = at;
    while (end < text_.size() && text_[end] == '*') ++end;
    const std::uint32_t count = end - at;
    if (count > 3) return end;
    const bool closes = !blank_before(text_, at);
    const bool opens = !blank_at(text_, end) && !letter_before(text_, at);
    if (closes && close(at, count)) return end;
    if (opens) {
      open_turns_.push_back(turns_.size());
      turns_.push_back({at, count, count >= 2, count != 2, true});
      ++open_counts_[count];
    }
    return end;
  }

  bool close(std::uint32_t at, std::uint32_t count) {
    if (open_counts_[count] > 0) {
      while (turns_[open_turns_.back()].size != count) drop_innermost();
      pop_innermost();
      turns_.push_back({at, count, count >= 2, count != 2, false});
      return true;
    }
    if (count != 3 || open_turns_.size() < 2) return false;
    // "*a **b***" and "**a *b***": the innermost two together.
    const std::uint32_t inner = turns_[open_turns_.back()].size;
    const std::uint32_t outer = turns_[open_turns_[open_turns_.size() - 2]].size;
    if (inner + outer != 3) return false;
    pop_innermost();
    pop_innermost();
    turns_.push_back({at, 3, true, true, false});
    return true;
  }

  void pop_innermost() {
    --open_counts_[turns_[open_turns_.back()].size];
    open_turns_.pop_back();
  }

  void drop_innermost() {
    const std::size_t turn = open_turns_.back();
    pop_innermost();
    turns_[turn].size = 0;
  }

  std::string_view text_;
  std::vector<Turn> turns_;
  std::vector<std::size_t> open_turns_;  // of those that opened and may still close
  std::array<int, 4> open_counts_{};     // how many of them have one, two, three stars
};

}  // namespace

void parse_emphasis(std::string_view text, std::vector<Stretch>& out) {
  std::uint32_t begin = 0;
  int bold = 0, italic = 0;
  const auto end_stretch = [&](std::uint32_t end) {
    if (end > begin) out.push_back({begin, end, bold > 0, italic > 0});
  };
  for (const Turn& turn : Matcher(text).match()) {
    if (turn.size == 0) continue;
    end_stretch(turn.at);
    begin = turn.at + turn.size;
    if (turn.bold) bold += turn.on ? 1 : -1;
    if (turn.italic) italic += turn.on ? 1 : -1;
  }
  end_stretch(static_cast<std::uint32_t>(text.size()));
}

}  // namespace kehoach::templates
