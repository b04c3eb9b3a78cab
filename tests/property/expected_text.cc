#include "expected_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace kehoach::property {

namespace {

std::string shown(const Text& text) {
  std::string out;
  for (const Piece& piece : text) {
    if (!out.empty()) out += ' ';
    out += piece.shown;
  }
  return out;
}

std::string in_capitals(const Text& text) {
  std::string out;
  for (const Piece& piece : text) {
    if (!out.empty()) out += ' ';
    out += piece.capitals;
  }
  return out;
}

std::string roman(int n) {
  static constexpr std::array<std::pair<int, std::string_view>, 9> digits = {{{100, "C"},
                                                                              {90, "XC"},
                                                                              {50, "L"},
                                                                              {40, "XL"},
                                                                              {10, "X"},
                                                                              {9, "IX"},
                                                                              {5, "V"},
                                                                              {4, "IV"},
                                                                              {1, "I"}}};
  std::string out;
  for (const auto& [value, letters] : digits) {
    for (; n >= value; n -= value) out += letters;
  }
  return out;
}

// The order of điểm (ND30 Phụ lục I, II.5d).
constexpr std::array<std::string_view, 23> letters = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                      "i", "k", "l", "m", "n", "o", "p", "q",
                                                      "r", "s", "t", "u", "v", "x", "y"};

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// Days below ten and the first two months take a zero (ND30 Phụ lục I, II.4b).
std::string words_of(const std::optional<Date>& date) {
  const Date known = date.value_or(Date{});
  std::string out = "ngày ";
  if (known.day != 0) out += two_digits(known.day);
  out += " tháng ";
  if (known.month != 0)
    out += known.month < 3 ? two_digits(known.month) : std::to_string(known.month);
  out += " năm ";
  if (known.year != 0) out += std::to_string(known.year);
  return out;
}

// Số, ký hiệu; what is not known yet is blank.
std::string words_of(const std::optional<Number>& number) {
  const Number known = number.value_or(Number{});
  const std::string no = known.no.empty() ? " " : (known.no.size() == 1 ? "0" : "") + known.no;
  return no + "/KH-" + (known.body.empty() ? " " : known.body);
}

// The numbers given last in a list of siblings.
struct Counters {
  int roman = 0, arabic = 0, letter = 0;
  std::vector<int> decimal;
};

class PlanReader {
 public:
  explicit PlanReader(const Case& one) : plan_(one.plan), paper_(one.way.paper) {}

  Expected read() {
    out_.landscape.push_back(false);
    head();
    for (std::size_t i = 0; i < plan_.basis.size(); ++i) {
      std::string text = shown(plan_.basis[i]);
      if (std::string_view(".;,:").find(text.back()) == std::string_view::npos) {
        text += i + 1 < plan_.basis.size() ? ";" : ".";
      }
      add(text);
    }
    for (const Text& text : plan_.preamble) add(shown(text));
    add(plan_.lead_in.empty() ? own_lead_in() : shown(plan_.lead_in));
    sections();
    for (const Text& text : plan_.closing) add(shown(text));
    end_mark();
    out_.ends_in_table = table_is_last_;
    foot();
    for (std::size_t i = 0; i < plan_.appendices.size(); ++i) appendix(i);
    return std::move(out_);
  }

 private:
  Strand& add(std::string_view text) {
    Strand strand = like_;
    strand.text = collapse(text);
    if (strand.text.empty()) return none_;
    table_is_last_ = strand.table >= 0;
    return out_.strands.emplace_back(std::move(strand));
  }

  void head() {
    for (const Text& parent : plan_.parents) add(in_capitals(parent));
    add(in_capitals(plan_.issuer));
    add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    add("Độc lập - Tự do - Hạnh phúc");
    const bool written = plan_.number && !plan_.number->as_written.empty();
    add(written ? plan_.number->as_written : "Số: " + words_of(plan_.number));
    add(plan_.place + ", " + words_of(plan_.date));
    add("KẾ HOẠCH").heading = true;
    add(shown(plan_.subject)).heading = true;
  }

  void sections() {
    for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
      const Section& section = plan_.sections[i];
      const int number = static_cast<int>(i) + 1;
      add(roman(number) + ". " + shown(section.heading)).heading = true;
      const bool some_are_numbered =
          std::any_of(section.children.begin(), section.children.end(),
                      [](const Block& block) { return block.marker == "1."; });
      Counters counters;
      blocks(section.children, counters, {number}, some_are_numbered ? "" : "1.");
    }
  }

  // `given`: the marker of blocks that bring none.
  void blocks(const std::vector<Block>& list, Counters& counters, const std::vector<int>& above,
              std::string_view given) {
    for (const Block& block : list) {
      if (!block.phases.empty()) {
        phases(block, counters);
      } else if (!block.table.empty()) {
        table(block.table.front());
      } else {
        one(block, counters, above, block.marker.empty() ? given : block.marker);
      }
    }
  }

  void one(const Block& block, Counters& counters, const std::vector<int>& above,
           std::string_view marker) {
    std::vector<int> numbers;
    std::string text = label(block, marker, counters, above, numbers);
    for (const Text* part : {&block.heading, &block.text}) {
      if (!part->empty()) text += ' ' + shown(*part);
    }
    const bool on_its_own = marker != "-" && marker != "+" && marker != "*";
    add(text).heading = block.text.empty() && on_its_own && like_.table < 0;
    Counters inside;
    blocks(block.children, inside, numbers.empty() ? above : numbers, "");
  }

  static std::string label(const Block& block, std::string_view marker, Counters& counters,
                           const std::vector<int>& above, std::vector<int>& numbers) {
    const std::string& written = block.number;
    const int value = std::atoi(written.c_str());
    const auto count = [&](int& counter) {
      counter = written.empty() || written.find("bis") != std::string::npos ? counter + 1 : value;
      numbers = {counter};
      return written.empty() ? std::to_string(counter) + "." : written;
    };
    if (marker == "1.") return count(counters.arabic);
    if (marker == "I.") {
      counters.roman = written == "IX." ? 9 : written == "IV." ? 4 : counters.roman + 1;
      numbers = {counters.roman};
      return roman(counters.roman) + ".";
    }
    if (marker == "a)") {
      counters.letter = written == "đ)" ? 5 : written == "b)" ? 2 : counters.letter + 1;
      return std::string(letters.at(static_cast<std::size_t>(counters.letter) - 1)) + ")";
    }
    if (marker == "1.1.") return decimal(written, counters, above, numbers);
    return marker == "null" ? std::string() : std::string(marker);
  }

  static std::string decimal(const std::string& written, Counters& counters,
                             const std::vector<int>& above, std::vector<int>& numbers) {
    if (!written.empty()) {
      counters.decimal = {std::atoi(written.c_str()),
                          std::atoi(written.c_str() + written.find('.') + 1)};
      numbers = counters.decimal;
      return written;
    }
    if (counters.decimal.empty()) {
      counters.decimal = above;
      counters.decimal.push_back(0);
    }
    ++counters.decimal.back();
    numbers = counters.decimal;
    std::string out;
    for (const int n : numbers) out += std::to_string(n) + ".";
    return out;
  }

  void phases(const Block& block, Counters& counters) {
    for (const Phase& phase : plan_.phases) {
      if (block.phases == "run_in") {
        add(std::to_string(++counters.arabic) + ". " + shown(phase.label) + ": " +
            shown(phase.period) + ".");
      } else {
        add("- " + shown(phase.label) + " (" + shown(phase.period) + "): " + shown(phase.text));
      }
    }
  }

  void table(const Table& table) {
    if (!table.caption.empty()) add(shown(table.caption)).heading = true;
    like_.table = ++tables_;
    like_.row = 0;
    const std::size_t before = out_.strands.size();
    for (const auto* rows : {&table.head, &table.rows}) {
      like_.head = rows == &table.head;
      for (const Row& row : *rows) cells(row);
    }
    // What a heading stays with cannot be seen in a row without text.
    const bool visible = before < out_.strands.size() && out_.strands[before].row == 0;
    if (!visible) out_.strands[before - 1].heading = false;
    like_.table = -1;
    table_is_last_ = true;
  }

  void cells(const Row& row) {
    for (const Cell& cell : row.cells) {
      like_.cell = ++cells_;
      like_.spans = cell.rows > 1;
      add(shown(cell.text));
      Counters counters;
      blocks(cell.children, counters, {}, "");
    }
    like_.cell = 0;
    like_.spans = false;
    ++like_.row;
  }

  // "./." ends the last paragraph, in place of its full stop; below a table it stands alone.
  void end_mark() {
    if (plan_.end_mark.empty()) return;
    if (table_is_last_) {
      add("./.");
      table_is_last_ = false;
      return;
    }
    Strand& last = out_.strands.back();
    std::string& text = last.text;
    if (text.ends_with('.') && !text.ends_with("..")) text.pop_back();
    text += "./.";
    last.heading = false;
  }

  void foot() {
    like_.foot = true;
    const bool several = plan_.signatures.size() > 1;
    if (!several) recipients();
    for (const Signature& one : plan_.signatures) {
      for (const auto& [code, of] : one.authority) add(code + ". " + in_capitals(of));
      add(in_capitals(one.position));
      if (!several) name(one);
    }
    // Of several who sign the names stand level, in a row of their own.
    for (const Signature& one : plan_.signatures) {
      if (several) name(one);
    }
    if (several) recipients();
    like_.foot = false;
  }

  void name(const Signature& one) {
    add(shown(one.note));
    add(shown(one.name));
  }

  // The template's words, where the plan has none: those on whose behalf it is signed, and the
  // issuer, unless that is they.
  std::string own_lead_in() const {
    const std::string issuer = shown(plan_.issuer);
    std::string who;
    for (const auto& [code, of] : plan_.signatures.front().authority) {
      if (code != "TM") continue;
      if (issuer.find(shown(of)) == std::string::npos) who = shown(of) + ' ';
      break;
    }
    return who + issuer + " xây dựng kế hoạch với các nội dung cụ thể như sau:";
  }

  void recipients() {
    add("Nơi nhận:");
    std::vector<std::string> lines;
    for (const Recipient& one : plan_.recipients) {
      lines.push_back("- " + shown(one.name));
      if (!one.purpose.empty()) lines.back() += " (" + shown(one.purpose) + ")";
    }
    if (!plan_.archive.empty()) {
      lines.emplace_back("- Lưu: ");
      for (std::size_t i = 0; i < plan_.archive.size(); ++i) {
        lines.back() += (i > 0 ? ", " : "") + shown(plan_.archive[i]);
      }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      add(lines[i] + (i + 1 < lines.size() ? ";" : "."));
    }
  }

  void appendix(std::size_t index) {
    const Appendix& one = plan_.appendices[index];
    out_.landscape.push_back(one.landscape);
    ++like_.section;
    const bool several = plan_.appendices.size() > 1;
    const int number = static_cast<int>(index) + 1;
    add("Phụ lục" + (several ? " " + roman(number) : std::string())).heading = true;
    add(in_capitals(one.title)).heading = true;
    if (paper_) {
      add("(Kèm theo Kế hoạch số " + words_of(plan_.number) + " " + words_of(plan_.date) + " của " +
          shown(plan_.issuer) + ")");
    } else {
      add("(Kèm theo Kế hoạch số ..../....-.... ngày .... tháng .... năm .... của ....)");
    }
    Counters counters;
    blocks(one.children, counters, {}, "");
  }

  const Plan& plan_;
  bool paper_;
  Expected out_;
  Strand like_;  // what strands that are added now have in common
  Strand none_;
  int tables_ = -1;
  std::size_t cells_ = 0;
  bool table_is_last_ = false;  // of what was added
};

}  // namespace

std::string collapse(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i, 2) == "\xC2\xA0";
    if (no_break || text[i] == ' ' || text[i] == '\n' || text[i] == '\t') {
      blank = !out.empty();
      if (no_break) ++i;
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += text[i];
  }
  return out;
}

Expected expected_text(const Case& one) { return PlanReader(one).read(); }

}  // namespace kehoach::property
