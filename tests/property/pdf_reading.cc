#include "pdf_reading.h"

#include <cmath>
#include <stdexcept>

#include "base/utf8.h"
#include "pdf_objects.h"

namespace kehoach::property {

namespace {

constexpr double touching = 0.05;  // points; apart by less is not apart

struct Font {
  std::map<unsigned, std::string> letters;  // by code
  std::map<unsigned, double> widths;        // by code, in em: of those that have not the usual one
  double usual_width = 0;
  Bytes glyphs;  // two bytes for each code

  double width(unsigned code) const {
    const auto found = widths.find(code);
    return found == widths.end() ? usual_width : found->second;
  }
};

unsigned code_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned>(static_cast<unsigned char>(text[at])) << 8 |
         static_cast<unsigned char>(text[at + 1]);
}

std::u32string from_utf16(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    char32_t c = code_at(text, i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < text.size()) {
      i += 2;
      c = 0x10000 + ((c - 0xD800) << 10) + (code_at(text, i) - 0xDC00);
    }
    out += c;
  }
  return out;
}

std::string to_utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

// 9.10.3; only the forms with plain destinations.
void read_to_unicode(const Bytes& map, Font& font) {
  PdfTokens tokens(map);
  std::vector<PdfValue> operands;
  while (true) {
    const PdfValue value = tokens.next();
    if (value.kind != PdfValue::Kind::word) {
      operands.push_back(value);
      continue;
    }
    if (value.text.empty()) return;
    if (value.text == "endbfchar") {
      for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
        font.letters[code_at(operands[i].text, 0)] = to_utf8(from_utf16(operands[i + 1].text));
      }
    } else if (value.text == "endbfrange") {
      for (std::size_t i = 0; i + 2 < operands.size(); i += 3) {
        std::u32string to = from_utf16(operands[i + 2].text);
        const unsigned last = code_at(operands[i + 1].text, 0);
        for (unsigned code = code_at(operands[i].text, 0); code <= last; ++code, ++to.back()) {
          if (!font.letters.emplace(code, to_utf8(to)).second) wrong("a code is mapped twice");
        }
      }
    }
    operands.clear();
  }
}

unsigned number_at(ByteView bytes, std::size_t at, std::size_t size) {
  if (at + size > bytes.size()) wrong("a font's table");
  unsigned out = 0;
  for (std::size_t i = 0; i < size; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

ByteView table_of(ByteView program, std::string_view tag) {
  const unsigned count = number_at(program, 4, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = 12 + 16 * i;
    if (program.substr(at, 4) == tag)
      return program.substr(number_at(program, at + 8, 4), number_at(program, at + 12, 4));
  }
  wrong("a font without a table");
}

// Codes have the widths of their glyphs, and none is given to a code without a glyph.
void check_glyphs(const Font& font, ByteView program) {
  const unsigned em = number_at(table_of(program, "head"), 18, 2);
  const unsigned metrics = number_at(table_of(program, "hhea"), 34, 2);
  const ByteView advances = table_of(program, "hmtx");
  for (unsigned code = 0; 2 * code < font.glyphs.size(); ++code) {
    const unsigned glyph = number_at(font.glyphs, 2 * code, 2);
    if (glyph == 0 && font.widths.contains(code)) wrong("a width without a glyph");
    if (glyph == 0) continue;
    const unsigned advance = number_at(advances, std::size_t{4} * std::min(glyph, metrics - 1), 2);
    if ((2000 * advance + em) / (2 * em) != static_cast<unsigned>(font.width(code) * 1000 + 0.5))
      wrong("a width that is not the glyph's");
  }
}

Font read_font(PdfFile& file, const PdfValue& dictionary) {
  Font font;
  if (!file.entry(dictionary, "Encoding").is_name("Identity-H")) wrong("/Encoding");
  const PdfValue* map = dictionary.find("ToUnicode");
  if (map == nullptr) wrong("no /ToUnicode");
  read_to_unicode(file.stream(*map), font);
  const PdfValue descendants = file.entry(dictionary, "DescendantFonts");
  const PdfValue below = file.resolved(descendants.items.at(0));
  font.usual_width = file.entry(below, "DW").number / 1000;
  const PdfValue widths = file.entry(below, "W");
  if (widths.items.size() % 2 != 0) wrong("/W");
  for (std::size_t i = 0; i < widths.items.size(); i += 2) {
    auto code = static_cast<unsigned>(widths.items[i].number);
    for (const PdfValue& width : widths.items[i + 1].items) {
      if (!font.widths.emplace(code++, width.number / 1000).second) wrong("a width given twice");
    }
  }
  const PdfValue* glyphs = below.find("CIDToGIDMap");
  if (glyphs == nullptr) wrong("no /CIDToGIDMap");
  font.glyphs = file.stream(*glyphs);
  const PdfValue descriptor = file.entry(below, "FontDescriptor");
  const PdfValue* program = descriptor.find("FontFile2");
  if (program == nullptr || file.stream(*program).size() < 100) wrong("a font is not embedded");
  check_glyphs(font, file.stream(*program));
  return font;
}

class Contents {
 public:
  Contents(const std::map<std::string, Font>& fonts, ShownPage& page)
      : fonts_(fonts), page_(page) {}

  void read(const Bytes& stream) {
    PdfTokens tokens(stream);
    while (true) {
      PdfValue value = tokens.next();
      if (value.kind != PdfValue::Kind::word) {
        operands_.push_back(std::move(value));
        continue;
      }
      if (value.text.empty()) return;
      apply(value.text);
      operands_.clear();
    }
  }

 private:
  double number(std::size_t at) const {
    if (at >= operands_.size() || operands_[at].kind != PdfValue::Kind::number) wrong("operands");
    return operands_[at].number;
  }

  void apply(const std::string& op) {
    if (op == "BT" || op == "ET" || op == "S") return;
    if (op == "BMC" || op == "BDC" || op == "EMC") return;  // tags print nothing
    if (op == "Tf") {
      const auto found = fonts_.find(operands_.at(0).text);
      if (found == fonts_.end()) wrong("unknown font");
      font_ = &found->second;
      size_ = number(1);
    } else if (op == "Tm") {
      if (number(0) != 1 || number(1) != 0 || number(2) != 0 || number(3) != 1)
        wrong("turned text");
      x_ = number(4);
      y_ = number(5);
    } else if (op == "TJ") {
      show(operands_.at(0));
    } else if (op == "w") {
      width_ = number(0);
    } else if (op == "m") {
      from_x_ = number(0);
      from_y_ = number(1);
    } else if (op == "l") {
      page_.strokes.push_back({from_x_, from_y_, number(0), number(1), width_});
    } else {
      wrong("unknown operator " + op);
    }
  }

  void show(const PdfValue& array) {
    if (font_ == nullptr || size_ <= 0) wrong("text without a font");
    for (const PdfValue& item : array.items) {
      if (item.kind == PdfValue::Kind::number) {
        x_ -= item.number / 1000 * size_;
        continue;
      }
      if (item.text.size() % 2 != 0) wrong("half a code");
      for (std::size_t i = 0; i < item.text.size(); i += 2) letter(code_at(item.text, i));
    }
  }

  void letter(unsigned code) {
    const auto found = font_->letters.find(code);
    if (found == font_->letters.end() || code == 0) wrong("a code without a letter");
    if (2 * code + 1 >= font_->glyphs.size() || font_->glyphs.substr(2 * code, 2) == Bytes(2, '\0'))
      wrong("a code without a glyph");
    const double end = x_ + font_->width(code) * size_;
    // Blanks are stretched by moving the pen; any other letter begins where the last one ended.
    // Behind room that was left blank something else may stand.
    const ShownLine* last = page_.lines.empty() ? nullptr : &page_.lines.back();
    const bool blank_before =
        last != nullptr && last->text.ends_with(' ') && !last->text.ends_with("   ");
    const bool goes_on = last != nullptr && last->y == y_ && last->size == size_ &&
                         std::abs(last->end - x_) < (blank_before ? size_ * 4 : touching);
    if (!goes_on) page_.lines.push_back({{}, x_, x_, y_, size_, x_});
    ShownLine& line = page_.lines.back();
    const bool blank = found->second == " " || found->second == "\xC2\xA0";
    line.text += blank ? " " : found->second;
    x_ = line.end = end;
    if (!blank) line.inked = end;
  }

  const std::map<std::string, Font>& fonts_;
  ShownPage& page_;
  std::vector<PdfValue> operands_;
  const Font* font_ = nullptr;
  double size_ = 0, x_ = 0, y_ = 0, width_ = 0, from_x_ = 0, from_y_ = 0;
};

class PageReader {
 public:
  explicit PageReader(ByteView bytes) : file_(bytes) {}

  std::vector<ShownPage> read() {
    const PdfValue pages = file_.entry(file_.root(), "Pages");
    node(pages, 0);
    if (pages_.size() != static_cast<std::size_t>(file_.entry(pages, "Count").number)) {
      wrong("/Count of pages");
    }
    return std::move(pages_);
  }

 private:
  void node(const PdfValue& pages, int depth) {
    if (depth > 8) wrong("pages nested too deep");
    for (const PdfValue& kid : file_.entry(pages, "Kids").items) {
      const PdfValue one = file_.resolved(kid);
      if (file_.entry(one, "Type").is_name("Pages"))
        node(one, depth + 1);
      else
        page(one);
    }
  }

  void page(const PdfValue& dictionary) {
    ShownPage& page = pages_.emplace_back();
    const PdfValue box = file_.entry(dictionary, "MediaBox");
    page.width = box.items.at(2).number;
    page.height = box.items.at(3).number;
    const PdfValue resources = file_.entry(dictionary, "Resources");
    const PdfValue fonts = file_.entry(resources, "Font");
    for (const auto& [name, reference] : fonts.entries) {
      if (!fonts_.contains(name)) fonts_.emplace(name, read_font(file_, file_.resolved(reference)));
    }
    const PdfValue* contents = dictionary.find("Contents");
    if (contents == nullptr) wrong("no /Contents");
    Contents(fonts_, page).read(file_.stream(*contents));
  }

  PdfFile file_;
  std::map<std::string, Font> fonts_;  // one set for all pages
  std::vector<ShownPage> pages_;
};

}  // namespace

std::vector<ShownPage> read_pdf(ByteView file) { return PageReader(file).read(); }

}  // namespace kehoach::property
