#include "lines_of_document.h"

#include <algorithm>

#include "viet/dates.h"

namespace kehoach::draft {

using namespace document;

namespace {

std::string words_of(const Inlines& parts) {
  std::string text = plain_text(parts);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Emphasis by stars, line breaks kept.
std::string form_of(const Inlines& parts) {
  std::string text;
  for (const Inline& part : parts) {
    const std::string stars(part.bold && part.italic ? 3U
                            : part.bold              ? 2U
                            : part.italic            ? 1U
                                                     : 0U,
                            '*');
    text += stars + part.text + stars;
  }
  return text;
}

void add(std::string& to, const std::string& part, std::string_view between = " ") {
  if (part.empty()) return;
  if (!to.empty()) to += between;
  to += part;
}

std::string date_words(const Date& date) {
  if (!date.year && !date.month && !date.day) return {};
  return "ngày " + (date.day ? viet::day_digits(*date.day) : "...") + " tháng " +
         (date.month ? viet::month_digits(*date.month) : "...") + " năm " +
         (date.year ? std::to_string(*date.year) : "...");
}

std::string number_words(const Number& number, const DocumentType& type) {
  if (!number.as_written.empty()) return words_of(number.as_written);
  std::string text = words_of(number.no) + '/' + type.code;
  add(text, words_of(number.body), "-");
  return text;
}

std::string without_end(std::string label) {
  while (!label.empty() && (label.back() == '.' || label.back() == ')')) label.pop_back();
  return label;
}

// Where a block stands, as its children name it.
struct Above {
  std::string numbers;  // "II.2"
  std::string points;   // ", điểm a"
  std::string points_en;
};

class Body {
 public:
  explicit Body(std::string part, Phrase prefix = Phrase(""))
      : part_(std::move(part)), prefix_(std::move(prefix)) {}

  std::vector<Line> run(const std::vector<Block>& list) {
    blocks(list, {});
    return std::move(lines_);
  }

 private:
  // Counts of siblings that have no number.
  struct Counts {
    int paragraph = 0, basis = 0, dash = 0, plus = 0, star = 0;
  };

  void blocks(const std::vector<Block>& list, const Above& above) {
    Counts counts;
    for (const Block& block : list) {
      const Above own = name(block, above, counts);
      line(block, own);
      if (block.table) table(*block.table, own);
      blocks(block.children, own);
    }
  }

  static void point(Above& above, const std::string& vi, const std::string& en) {
    above.points += (above.points.empty() && above.numbers.empty() ? "" : ", ") + vi;
    above.points_en += (above.points_en.empty() && above.numbers.empty() ? "" : ", ") + en;
  }

  Above name(const Block& block, Above above, Counts& counts) {
    const std::string label = without_end(block.label.text);
    const auto counted = [&](int& count, const char* vi, const char* en) {
      const std::string n = std::to_string(++count);
      point(above, vi + n, en + n);
    };
    switch (block.label.kind) {
      case MarkerKind::roman:
      case MarkerKind::arabic:
        add(above.numbers, label, ".");
        break;
      case MarkerKind::decimal:
        above.numbers = section_ + (section_.empty() ? "" : ".") + label;
        break;
      case MarkerKind::letter:
        point(above, "điểm " + label, "point " + label);
        break;
      case MarkerKind::dash:
        counted(counts.dash, "gạch đầu dòng ", "dash ");
        break;
      case MarkerKind::plus:
        counted(counts.plus, "dấu cộng ", "plus ");
        break;
      case MarkerKind::star:
        counted(counts.star, "dấu sao ", "star ");
        break;
      case MarkerKind::none:
        // A reader sees a table below a heading as the section's.
        if (block.table && above.numbers.empty() && !section_.empty())
          above.numbers = section_;
        else if (block.role == BlockRole::basis)
          counted(counts.basis, "căn cứ ", "basis ");
        else
          counted(counts.paragraph, "đoạn ", "paragraph ");
        break;
    }
    if (block.label.kind == MarkerKind::roman) section_ = label;
    return above;
  }

  Phrase place(const Above& above) const {
    std::string vi = prefix_.vi, en = prefix_.en;
    if (!above.numbers.empty()) {
      add(vi, "mục " + above.numbers, ", ");
      add(en, "section " + above.numbers, ", ");
      return {vi + above.points, en + above.points_en};
    }
    add(vi, above.points, ", ");
    add(en, above.points_en, ", ");
    return {vi, en};
  }

  void line(const Block& block, const Above& above) {
    Line line{part_, place(above), words_of(block.heading), form_of(block.heading) + '\x1f', ""};
    add(line.words, words_of(block.text));
    line.form += form_of(block.text);
    if (line.words.empty() && block.label.kind == MarkerKind::none) return;
    if (!block.label.numbers.empty() || block.label.written) line.number = block.label.text;
    line.form += '\x1f' + std::to_string(static_cast<int>(block.label.kind));
    lines_.push_back(std::move(line));
  }

  static void cell(const std::vector<Block>& list, std::string& words, std::string& form) {
    for (const Block& block : list) {
      std::string one = block.label.text;
      add(one, words_of(block.heading));
      add(one, words_of(block.text));
      add(words, one, " / ");
      form += '\x1f' + form_of(block.heading) + '\x1f' + form_of(block.text);
      cell(block.children, words, form);
    }
  }

  void table(const Table& table, const Above& above) {
    const Phrase at = place(above);
    const auto push = [&](const std::string& vi, const std::string& en, std::string words,
                          std::string form) {
      std::string place_vi = at.vi, place_en = at.en;
      add(place_vi, vi, ", ");
      add(place_en, en, ", ");
      lines_.push_back({part_, {place_vi, place_en}, std::move(words), std::move(form), ""});
    };
    if (!table.caption.empty()) {
      push("chú thích bảng", "table caption", words_of(table.caption), form_of(table.caption));
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      std::string words;
      std::string form = std::to_string(static_cast<int>(table.rows[i].kind));
      for (std::size_t c = 0; c < table.rows[i].cells.size(); ++c) {
        if (c > 0) words += " | ";
        std::string content;
        cell(table.rows[i].cells[c].blocks, content, form);
        words += content;
        form += '\x1e';
      }
      const std::string n = std::to_string(i + 1);
      push("bảng, hàng " + n, "table, row " + n, std::move(words), std::move(form));
    }
  }

  std::string part_;
  Phrase prefix_;
  std::string section_;  // the number of the "I." that is open
  std::vector<Line> lines_;
};

Line field(const char* part, const char* vi, const char* en, std::string words) {
  std::string form = words;
  return {part, {vi, en}, std::move(words), std::move(form), ""};
}

Line field(const char* part, const char* vi, const char* en, const Inlines& text) {
  return {part, {vi, en}, words_of(text), form_of(text), ""};
}

}  // namespace

std::vector<Line> fields_of(const Document& document) {
  static const Letterhead none;
  const Letterhead& head = document.letterhead ? *document.letterhead : none;
  std::string parents;
  for (const Inlines& parent : head.parents) add(parents, words_of(parent), " / ");
  return {
      field("parents", "cơ quan chủ quản", "parent bodies", std::move(parents)),
      field("issuer", "cơ quan ban hành", "issuing body", head.issuer),
      field("number", "số, ký hiệu", "number",
            document.letterhead ? number_words(head.number, document.type) : std::string()),
      field("place", "địa danh", "place", head.place),
      field("date", "ngày ban hành", "date of issue", date_words(head.date)),
      field("type", "tên loại", "type of document", document.type.name),
      field("subject", "trích yếu", "subject", document.subject),
  };
}

std::vector<Line> body_of(const Document& document) {
  auto lines = Body("body").run(document.blocks);
  lines.push_back(field("end_mark", "dấu kết thúc", "end mark", document.end_mark.value_or("./.")));
  return lines;
}

std::vector<Line> recipients_of(const Document& document) {
  std::vector<Line> lines;
  if (!document.recipients) return lines;
  for (const Recipient& to : document.recipients->items) {
    const std::string purpose = words_of(to.purpose);
    lines.push_back(field("recipients", "nơi nhận", "recipients",
                          words_of(to.name) + (purpose.empty() ? "" : " (" + purpose + ')')));
    lines.back().form = form_of(to.name) + '\x1f' + form_of(to.purpose);
  }
  std::string archive;
  for (const Inlines& part : document.recipients->archive) add(archive, words_of(part), ", ");
  if (!archive.empty())
    lines.push_back(field("recipients", "nơi nhận", "recipients", "Lưu: " + archive));
  return lines;
}

std::vector<Line> signatures_of(const Document& document) {
  std::vector<Line> lines;
  for (const Signature& one : document.signatures) {
    for (const Authority& authority : one.authority) {
      lines.push_back(field("signatures", "chữ ký", "signature",
                            authority.code + ". " + words_of(authority.of)));
    }
    for (const Inlines* text : {&one.position, &one.note, &one.name}) {
      if (!text->empty()) lines.push_back(field("signatures", "chữ ký", "signature", *text));
    }
  }
  return lines;
}

std::vector<Line> appendices_of(const Document& document) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < document.appendices.size(); ++i) {
    const Appendix& appendix = document.appendices[i];
    const std::string n =
        document.appendices.size() == 1 ? std::string() : ' ' + std::to_string(i + 1);
    const Phrase name{"phụ lục" + n, "appendix" + n};
    Line title{"appendix", name, words_of(appendix.title), form_of(appendix.title), ""};
    title.form += appendix.landscape ? "\x1fngang" : "\x1f";
    lines.push_back(std::move(title));
    for (Line& line : Body("appendix", name).run(appendix.blocks)) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace kehoach::draft
