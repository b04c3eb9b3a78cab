#include "plan_maker.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

namespace kehoach::property {

namespace {

constexpr std::array<std::string_view, 5> aligns = {"", "left", "centre", "right", "justified"};

class Maker {
 public:
  Maker(std::uint64_t seed, std::uint64_t number, Vocabulary vocabulary) : vocabulary_(vocabulary) {
    std::seed_seq mixed{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                        static_cast<std::uint32_t>(number),
                        static_cast<std::uint32_t>(number >> 32)};
    random_.seed(mixed);
  }

  Case make() {
    Case out;
    out.way = {chance(2), chance(4), !chance(3)};
    // Most plans are short, so that many are tried; some run over many pages.
    size_ = chance(25) ? 6 : chance(5) ? 3 : 1;
    Plan& plan = out.plan;
    if (chance(2)) plan.profile = chance(2) ? "nd30" : "cong-doan";
    head(plan);
    for (auto n = below(4); n > 0; --n) plan.basis.push_back(text(1 + below(40)));
    for (auto n = below(3); n > 0; --n) plan.preamble.push_back(text(1 + below(120)));
    if (chance(2)) {
      plan.lead_in = text(1 + below(30));
      plan.lead_in.push_back(piece("sau:"));
    }
    for (auto n = below(4); n > 0; --n) {
      plan.phases.push_back({plain(1 + below(3)), text(2 + below(8)), text(1 + below(20))});
    }
    for (auto n = 1 + below(3 * size_); n > 0; --n) {
      plan.sections.push_back({text(1 + below(16)), section_blocks(plan)});
    }
    for (auto n = below(3); n > 0; --n) plan.closing.push_back(sentence(1 + below(60)));
    if (chance(4)) plan.end_mark = chance(2) ? "" : "./.";
    foot(plan);
    if (chance(3)) {
      for (auto n = 1 + below(3); n > 0; --n) plan.appendices.push_back(appendix());
    }
    return out;
  }

 private:
  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  bool chance(std::uint64_t one_in) { return below(one_in) == 0; }

  // ---- words

  static Piece piece(std::string_view word) { return {std::string(word), std::string(word), {}}; }

  const Syllable& a_syllable() { return syllables()[below(syllables().size())]; }

  Piece syllable() {
    const Syllable& one = a_syllable();
    return {std::string(one.small), std::string(one.small), std::string(one.large)};
  }

  // Words that are known in capitals, for names and titles.
  Text plain(std::uint64_t count) {
    Text out;
    for (; count > 0; --count) out.push_back(syllable());
    return out;
  }

  // A name of one or more lines.
  Text lines(std::uint64_t count) {
    Text out = plain(count);
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
      if (chance(12)) out[i].written += '\n';
    }
    return out;
  }

  Piece emphasised() {
    static constexpr std::array<std::string_view, 3> stars = {"*", "**", "***"};
    const std::string_view star = stars[below(3)];
    std::string inside;
    for (auto n = 1 + below(6); n > 0; --n) {
      if (!inside.empty()) inside += ' ';
      inside += a_syllable().small;
    }
    if (chance(5)) inside += '.';
    return {std::string(star) + inside + std::string(star), inside, {}};
  }

  // So long that it has no room on a line.
  Piece very_long() {
    std::string word;
    for (auto n = 30 + below(120); n > 0; --n) {
      word += a_syllable().small;
    }
    return piece(word);
  }

  Text text(std::uint64_t count, bool endless_words = true) {
    Text out;
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto kind = below(40);
      if (kind < 4) {
        const auto all = tokens(vocabulary_);
        const Token& token = all[below(all.size())];
        out.push_back({std::string(token.written), std::string(token.shown), {}});
      } else if (kind == 5 && i > 0) {
        out.push_back(emphasised());
      } else if (kind == 6 && endless_words && vocabulary_ == Vocabulary::any && chance(12)) {
        out.push_back(very_long());
      } else {
        out.push_back(syllable());
      }
    }
    return out;
  }

  Text sentence(std::uint64_t count) {
    static constexpr std::array<std::string_view, 6> ends = {"", ".", ":", ";", "...", "?"};
    Text out = text(count);
    Piece last = syllable();
    last.shown += ends[below(ends.size())];
    last.written = last.shown;
    out.push_back(last);
    return out;
  }

  // ---- the head and the foot

  void head(Plan& plan) {
    for (auto n = below(3); n > 0; --n) plan.parents.push_back(lines(1 + below(9)));
    plan.issuer = lines(1 + below(chance(6) ? 20 : 8));
    if (!chance(4)) {
      Number number;
      if (chance(6)) {
        number.as_written = "117a/KH-LĐLĐ-CĐ";
      } else {
        if (!chance(3)) number.no = std::to_string(1 + below(chance(2) ? 9 : 300));
        if (!chance(5)) number.body = chance(3) ? "LĐLĐTPHCM-TGNC" : "LĐLĐ";
      }
      plan.number = number;
    }
    if (!chance(5)) plan.place = chance(6) ? "Thành phố Hồ Chí Minh và vùng phụ cận" : "Hà Nội";
    if (!chance(4)) {
      Date date{static_cast<int>(2015 + below(15)), 0, 0};
      if (!chance(4)) date.month = static_cast<int>(1 + below(12));
      if (date.month != 0 && !chance(4)) date.day = static_cast<int>(1 + below(28));
      plan.date = date;
    }
    plan.subject = lines(1 + below(chance(5) ? 60 : 25));
  }

  void foot(Plan& plan) {
    for (auto n = 1 + below(chance(10) ? 40 : 6); n > 0; --n) {
      plan.recipients.push_back({text(1 + below(chance(8) ? 20 : 5)), {}});
      if (chance(2)) plan.recipients.back().purpose = text(1 + below(3));
    }
    for (auto n = below(4); n > 0; --n) plan.archive.push_back(text(1));
    static constexpr std::array<std::string_view, 5> codes = {"TM", "KT", "TL", "TUQ", "Q"};
    for (auto n = 1 + (chance(4) ? below(3) : 0); n > 0; --n) {
      Signature one;
      for (auto k = below(3); k > 0; --k) {
        one.authority.emplace_back(codes[below(codes.size())], plain(1 + below(7)));
      }
      if (!chance(4)) one.position = plain(1 + below(6));
      if (chance(4)) one.note = {piece("(Đã"), piece("ký)")};
      if (!chance(8)) one.name = plain(2 + below(4));
      plan.signatures.push_back(one);
    }
  }

  // ---- the body

  std::vector<Block> section_blocks(const Plan& plan) {
    if (!plan.phases.empty() && chance(5)) {
      Block slot;
      slot.phases = chance(2) ? "dash" : "run_in";
      return {slot};
    }
    static constexpr std::array<std::string_view, 4> kinds = {"-", "+", "*", "a)"};
    const auto shape = below(4);
    const std::string_view same = kinds[below(kinds.size())];
    std::vector<Block> out;
    for (auto n = 1 + below(3 + 2 * size_); n > 0; --n) {
      Block one = block(3, true);
      if (chance(9)) one = table_block();
      one.number.clear();
      one.marker.clear();
      if (one.table.empty()) {
        if (shape == 1 && !chance(3)) {
          one.marker = "1.";
          if (chance(5)) one.number = std::to_string(1 + below(30)) + (chance(4) ? "bis." : ".");
        }
        if (shape == 2) one.marker = same;
        if (shape == 3) one.marker = "null";
      }
      spell(one);
      out.push_back(std::move(one));
    }
    // Where no block of the list says "1." the others would be given it.
    if (shape == 1) out.front().marker = out.front().table.empty() ? "1." : out.front().marker;
    if (shape == 1) spell(out.front());
    return out;
  }

  // A string where text is all that there is; blocks that have only children are lists.
  void spell(Block& one) {
    one.plain_string = one.marker.empty() && one.number.empty() && one.heading.empty() &&
                       one.children.empty() && one.table.empty() && !chance(3);
  }

  // `counted`: it stands below a number, so that 1.1. has one to begin with.
  Block block(std::uint64_t deeper, bool counted) {
    Block out;
    const auto form = below(6);
    if (form <= 1) out.heading = text(1 + below(14));
    if (form >= 1) out.text = sentence(below(chance(6) ? 160 : 40));
    if (chance(7) && !out.heading.empty()) out.heading.push_back(piece("gồm:"));
    if (deeper > 0 && chance(3)) out.children = children(deeper - 1, counted);
    return out;
  }

  std::vector<Block> children(std::uint64_t deeper, bool counted) {
    static constexpr std::array<std::string_view, 7> kinds = {"1.", "1.1.", "a)", "-",
                                                              "+",  "*",    "I."};
    std::vector<Block> out;
    std::string_view kind = kinds[below(kinds.size())];
    for (auto n = 1 + below(5); n > 0; --n) {
      if (chance(6)) kind = kinds[below(kinds.size())];
      if (kind == "1.1." && !counted) kind = "1.";
      const bool marked = !chance(5);
      const bool counts = marked && (kind == "1." || kind == "1.1." || kind == "I.");
      Block one = chance(14) ? table_block() : block(deeper, counted || counts);
      if (one.table.empty() && marked) {
        one.marker = kind;
        if (chance(9)) one.number = written_number(kind);
      }
      spell(one);
      out.push_back(std::move(one));
    }
    return out;
  }

  std::string written_number(std::string_view kind) {
    const auto digits = [&] { return std::to_string(1 + below(20)); };
    if (kind == "1.") return digits() + ".";
    if (kind == "1.1.") {
      const std::string above = digits();
      return above + "." + digits() + (chance(2) ? "." : "");
    }
    if (kind == "a)") return chance(2) ? "đ)" : "b)";
    if (kind == "I.") return chance(2) ? "IX." : "IV.";
    return {};
  }

  Appendix appendix() {
    Appendix out;
    out.title = lines(1 + below(15));
    out.landscape = chance(2);
    const bool numbered = chance(2);
    for (auto n = 1 + below(2 + size_); n > 0; --n) {
      Block one = chance(2) ? table_block() : block(2, numbered);
      if (numbered && one.table.empty()) one.marker = "1.";
      spell(one);
      out.children.push_back(std::move(one));
    }
    return out;
  }

  // ---- tables

  Block table_block() {
    Block out;
    Table& table = out.table.emplace_back();
    if (chance(2)) table.caption = text(1 + below(8));
    const std::size_t columns = 1 + below(chance(5) ? 9 : 5);
    for (std::size_t i = 0; i < columns; ++i) {
      table.columns.emplace_back(static_cast<int>(1 + below(3)), aligns[below(aligns.size())]);
    }
    if (!chance(3)) table.head = rows(1 + below(2), columns, true);
    table.rows = rows(1 + below(chance(4) ? 30 : 6), columns, false);
    return out;
  }

  std::vector<Row> rows(std::uint64_t count, std::size_t columns, bool head) {
    std::vector<Row> out;
    std::vector<std::uint64_t> covered(columns, 0);  // rows still covered from above
    // Rows that a span joins must have room on one page, so their cells are small.
    const bool spans = chance(2);
    const bool small = spans || columns > 5 || head;
    const bool longer = !small && chance(3);
    for (std::uint64_t r = 0; r < count; ++r) {
      Row row;
      const bool whole = std::all_of(covered.begin(), covered.end(), [](auto n) { return n == 0; });
      if (!head && whole && chance(9)) {
        row.kind = chance(2) ? "group" : "total";
        row.cells.push_back(cell(small, longer));
        row.cells.back().columns = static_cast<int>(columns);
        out.push_back(std::move(row));
        continue;
      }
      for (std::size_t c = 0; c < columns;) {
        if (covered[c] > 0) {
          --covered[c++];
          continue;
        }
        std::uint64_t room = 0;
        while (c + room < columns && covered[c + room] == 0) ++room;
        const auto across = chance(6) ? 1 + below(std::min<std::uint64_t>(room, 3)) : 1;
        const auto down = spans && chance(8) ? 1 + below(std::min<std::uint64_t>(count - r, 3)) : 1;
        row.cells.push_back(cell(small, longer));
        row.cells.back().columns = static_cast<int>(across);
        row.cells.back().rows = static_cast<int>(down);
        for (std::uint64_t i = 0; i < across; ++i) covered[c++] = down - 1;
      }
      out.push_back(std::move(row));
    }
    return out;
  }

  Cell cell(bool small, bool longer) {
    Cell out;
    if (!chance(10)) {
      // Without words so long that a row grows as high as a page.
      out.text = small ? plain(1 + below(4)) : text(1 + below(longer ? 30 : 6), false);
    }
    if (chance(5)) out.align = aligns[below(aligns.size())];
    if (small || !chance(12)) return out;
    static constexpr std::array<std::string_view, 5> kinds = {"", "-", "+", "1.", "a)"};
    for (auto n = 1 + below(3); n > 0; --n) {
      Block one;
      one.marker = kinds[below(kinds.size())];
      one.text = text(1 + below(8));
      if (chance(4)) one.heading = text(1 + below(3));
      spell(one);
      out.children.push_back(std::move(one));
    }
    return out;
  }

  Vocabulary vocabulary_;
  std::mt19937_64 random_;
  std::uint64_t size_ = 1;
};

}  // namespace

Case make_case(std::uint64_t seed, std::uint64_t number, Vocabulary vocabulary) {
  return Maker(seed, number, vocabulary).make();
}

}  // namespace kehoach::property
