// UAX 14 as ICU 72 tailors it (Unicode 15), for the classes of line_classes.h. A stretch of text
// with any other character is given to ICU itself, from the last place where a line may end to the
// next that is one whatever stands around it. ICU starts afresh at every such place, so the answers
// can be joined; the tests hold the whole against ICU's answer for the whole.
#include "viet/breaks.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "line_classes.h"

namespace kehoach::viet {

namespace {

constexpr std::uint32_t bit(LineClass c) { return 1U << static_cast<unsigned>(c); }

template <class... Classes>
constexpr std::uint32_t bits(Classes... classes) {
  return (0U | ... | bit(classes));
}

constexpr std::uint32_t everything = ~0U;

using Joins = std::array<std::uint32_t, 20>;

// For a class, those that may not be parted from it (the numbers are UAX 14's rules).
constexpr Joins make_joins() {
  using enum LineClass;
  Joins joins{};
  const auto set = [&joins](LineClass before, std::uint32_t after) {
    joins[static_cast<std::size_t>(before)] |= after;
  };
  for (std::size_t before = 0; before < joins.size(); ++before) {
    joins[before] = bits(lf, sp)                // LB6, LB7
                    | bits(gl)                  // LB12a
                    | bits(cl, cp, ex, is, sy)  // LB13
                    | bits(qu)                  // LB19
                    | bits(ba, hy)              // LB21
                    | bits(in);                 // LB22
  }
  for (const LineClass hyphen : {ba, hy}) joins[static_cast<std::size_t>(hyphen)] &= ~bit(gl);
  set(gl, everything);                // LB12
  set(op, everything);                // LB14
  set(qu, everything);                // LB19
  set(b2, bits(b2));                  // LB17
  set(al, bits(al, nu, pr, po, op));  // LB23, 24, 28, 30
  set(nu, bits(al, nu, pr, po, op));  // LB23, 25, 30
  set(pr, bits(al, nu));              // LB24, 25
  set(po, bits(al, nu));              // LB24, 25
  set(is, bits(al, nu));              // LB25, 29
  set(hy, bits(nu));                  // LB25
  set(cp, bits(al, nu));              // LB30
  return joins;
}
constexpr Joins joins = make_joins();

// The same with blanks between (LB18 and the rules before it).
constexpr Joins make_joins_over_blanks() {
  using enum LineClass;
  Joins over{};
  for (auto& after : over) after = bits(lf, sp) | bits(cl, cp, ex, sy);  // LB6, LB7, LB13
  over[static_cast<std::size_t>(op)] = everything;                       // LB14
  over[static_cast<std::size_t>(qu)] |= bits(op);                        // LB15
  over[static_cast<std::size_t>(b2)] |= bits(b2);                        // LB17
  return over;
}
constexpr Joins joins_over_blanks = make_joins_over_blanks();

// How far a number has come (LB25 as a regular expression): "1.5/2" is `open`, "1.5)" `closed`.
enum class Number : std::uint8_t { none, open, closed };

LineClass class_after(std::string_view text, std::size_t at) {
  return at < text.size() ? line_class_at(text, at).line_class : LineClass::start;
}

class Breaker {
 public:
  Breaker(std::string_view text, std::vector<std::uint32_t>& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      if (before_ == LineClass::al && !blanks_) skip_letters();
      if (at_ == text_.size()) return;
      const ClassedLetter letter = line_class_at(text_, at_);
      if (letter.line_class == LineClass::unusual) {
        ask_icu();
      } else if (letter.line_class == LineClass::sp) {
        blanks_ = true;
        ++at_;
      } else if (letter.line_class == LineClass::lf) {
        begin_line(at_ + 1);
      } else {
        take(letter);
      }
    }
  }

 private:
  void skip_letters() {
    const auto& ends = line_classes::ends_of_letters;
    while (at_ + 1 < text_.size() &&
           (ends.first[byte_at(text_, at_)] & ends.second[byte_at(text_, at_ + 1)]) == 0) {
      ++at_;
    }
    if (at_ + 1 == text_.size() && ends.first[byte_at(text_, at_)] == 0) ++at_;
  }

  void begin_line(std::size_t at) {
    if (at < text_.size()) out_.push_back(static_cast<std::uint32_t>(at));
    line_ = at_ = at;
    before_ = LineClass::start;
    number_ = Number::none;
    blanks_ = false;
  }

  void take(ClassedLetter letter) {
    if (at_ != line_ && !is_joined(letter)) begin_line(at_);
    opening_hyphen_ = letter.line_class == LineClass::hy && at_ == line_;
    number_ = number_after(letter.line_class);
    before_ = letter.line_class;
    blanks_ = false;
    at_ += letter.size;
  }

  Number number_after(LineClass next) const {
    if (next == LineClass::nu) return Number::open;
    if (number_ != Number::open || blanks_) return Number::none;
    if (next == LineClass::is || next == LineClass::sy) return Number::open;
    if (next == LineClass::cp || next == LineClass::cl) return Number::closed;
    return Number::none;
  }

  // Whether the letter at at_ must stay with what stands before it.
  bool is_joined(ClassedLetter letter) const {
    using enum LineClass;
    const auto row = static_cast<std::size_t>(before_);
    if (blanks_) {
      if ((joins_over_blanks[row] & bit(letter.line_class)) != 0) return true;
      // ICU's own: " .5" is a number and may begin a line, any other " ." may not.
      return letter.line_class == is && class_after(text_, at_ + letter.size) != nu;
    }
    if ((joins[row] & bit(letter.line_class)) != 0) return true;
    switch (letter.line_class) {
      case al:
        return before_ == hy && opening_hyphen_;  // ICU's own: "-a" where a line begins
      case nu:
        return before_ == sy && number_ == Number::open;
      case po:
      case pr:
        return number_ == Number::closed ||
               (number_ == Number::open && (before_ == sy || before_ == is));
      case op:
        return (before_ == po || before_ == pr) && opens_number(at_ + letter.size);
      default:
        return false;
    }
  }

  // After "$(": LB25 holds it together if a number follows. Where ICU is about to be asked, the
  // answer is left to it: it gets the line from its beginning.
  bool opens_number(std::size_t at) const {
    LineClass next = class_after(text_, at);
    if (next == LineClass::is) next = class_after(text_, at + 1);
    return next == LineClass::nu || next == LineClass::unusual;
  }

  // The next place after at_ where a line may end whatever is around: a letter or digit after
  // blanks after something that holds nothing together over blanks, or after a line feed.
  std::size_t sure_break() const {
    constexpr std::uint32_t lets_go =
        bits(LineClass::al, LineClass::nu, LineClass::is, LineClass::ex, LineClass::cp);
    LineClass before = LineClass::unusual;
    bool blanks = false;
    for (std::size_t at = at_; at < text_.size();) {
      const ClassedLetter letter = line_class_at(text_, at);
      if (letter.line_class == LineClass::lf) return at + 1;
      if (letter.line_class == LineClass::sp) {
        blanks = true;
      } else {
        const bool begins =
            letter.line_class == LineClass::al || letter.line_class == LineClass::nu;
        if (blanks && begins && (lets_go & bit(before)) != 0) return at;
        before = letter.line_class;
        blanks = false;
      }
      at += letter.size;
    }
    return text_.size();
  }

  void ask_icu();

  std::string_view text_;
  std::vector<std::uint32_t>& out_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;                 // the last break: where a line may begin
  LineClass before_ = LineClass::start;  // the last class that is not a blank
  Number number_ = Number::none;
  bool blanks_ = false;          // between it and at_
  bool opening_hyphen_ = false;  // it is a hyphen, the first of its line
};

// Making an iterator costs about a millisecond (it reads rules and tables), which most documents
// never need: it is made when a thread first asks. One for each thread, because it holds the text
// it walks over.
icu::BreakIterator* line_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> lines = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  }();
  return lines.get();
}

void Breaker::ask_icu() {
  const std::size_t begin = line_;
  const std::size_t end = sure_break();
  const std::string_view stretch = text_.substr(begin, end - begin);
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, stretch.data(), static_cast<std::int64_t>(stretch.size()), &status);
  if (icu::BreakIterator* const lines = line_iterator(); lines != nullptr && U_SUCCESS(status)) {
    lines->setText(&view, status);
    lines->first();
    for (auto next = lines->next(); next != icu::BreakIterator::DONE; next = lines->next()) {
      if (static_cast<std::size_t>(next) == stretch.size()) break;
      out_.push_back(static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(next));
    }
  }
  utext_close(&view);
  begin_line(end);
}

}  // namespace

void break_opportunities(std::string_view text, std::vector<std::uint32_t>& out) {
  out.clear();
  Breaker(text, out).run();
}

}  // namespace kehoach::viet
