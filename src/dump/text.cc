#include "dump/text.h"

#include <algorithm>

#include "viet/dates.h"

namespace kehoach::dump {

using namespace document;

namespace {

class Text {
 public:
  explicit Text(const Document& document) : document_(document) {}

  std::string run() {
    if (document_.letterhead) letterhead(*document_.letterhead);
    if (document_.letterhead || !document_.subject.empty()) {
      line(document_.type.name);
      line(document_.subject);
    }
    blocks(document_.blocks);
    if (document_.end_mark && !document_.end_mark->empty() && !out_.empty()) {
      out_.insert(out_.size() - 1, *document_.end_mark);
    }
    if (document_.recipients) recipients(*document_.recipients);
    for (const Signature& one : document_.signatures) signature(one);
    for (const Appendix& appendix : document_.appendices) {
      line("Phụ lục");
      line(appendix.title);
      blocks(appendix.blocks);
    }
    return std::move(out_);
  }

 private:
  static std::string flat(const Inlines& parts) {
    std::string text = plain_text(parts);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  void line(const std::string& text) {
    if (!text.empty()) out_ += text + '\n';
  }
  void line(const Inlines& parts) { line(flat(parts)); }

  static void add(std::string& to, const std::string& part, std::string_view between = " ") {
    if (part.empty()) return;
    if (!to.empty()) to += between;
    to += part;
  }

  void letterhead(const Letterhead& head) {
    for (const Inlines& parent : head.parents) line(parent);
    line(head.issuer);
    std::string number = "Số: " + flat(head.number.no) + '/' + document_.type.code;
    add(number, flat(head.number.body), "-");
    line(head.number.as_written.empty() ? number : flat(head.number.as_written));
    std::string place = flat(head.place);
    add(place, date(head.date), ", ");
    line(place);
  }

  // With dots where something is to be written by hand.
  static std::string date(const Date& date) {
    if (!date.year && !date.month && !date.day) return {};
    return "ngày " + (date.day ? viet::day_digits(*date.day) : "...") + " tháng " +
           (date.month ? viet::month_digits(*date.month) : "...") + " năm " +
           (date.year ? std::to_string(*date.year) : "...");
  }

  static std::string paragraph(const Block& block) {
    std::string text = block.label.text;
    add(text, flat(block.heading));
    add(text, flat(block.text));
    return text;
  }

  void blocks(const std::vector<Block>& list) {
    for (const Block& block : list) {
      line(paragraph(block));
      if (block.table) table(*block.table);
      blocks(block.children);
    }
  }

  // The paragraphs of a cell, those of its items included.
  static void cell(const std::vector<Block>& list, std::string& out) {
    for (const Block& block : list) {
      add(out, paragraph(block), " / ");
      cell(block.children, out);
    }
  }

  void table(const Table& table) {
    line(table.caption);
    for (const Row& row : table.rows) {
      std::string text;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i > 0) text += " | ";
        std::string content;
        cell(row.cells[i].blocks, content);
        text += content;
      }
      out_ += text + '\n';
    }
  }

  void recipients(const Recipients& recipients) {
    line("Nơi nhận:");
    for (const Recipient& to : recipients.items) {
      const std::string purpose = flat(to.purpose);
      line("- " + flat(to.name) + (purpose.empty() ? "" : " (" + purpose + ')') + ';');
    }
    std::string archive;
    for (const Inlines& part : recipients.archive) add(archive, flat(part), ", ");
    if (!archive.empty()) line("- Lưu: " + archive + '.');
  }

  void signature(const Signature& one) {
    for (const Authority& authority : one.authority) {
      line(authority.code + ". " + flat(authority.of));
    }
    line(one.position);
    line(one.note);
    line(one.name);
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string text_of(const Document& document) { return Text(document).run(); }

}  // namespace kehoach::dump
