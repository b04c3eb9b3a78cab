#include <string_view>

#include "plan_model.h"

namespace kehoach::property {

namespace {

class Writer {
 public:
  std::string plan(const Plan& plan) {
    open('{');
    if (!plan.profile.empty()) text("profile", plan.profile);
    key("template"), string("ke-hoach");
    issuer(plan);
    number(plan.number);
    if (plan.place.empty())
      key("place"), raw("null");
    else
      text("place", plan.place);
    date(plan.date);
    text("subject", plan.subject);
    texts("basis", plan.basis);
    texts("preamble", plan.preamble);
    text("lead_in", plan.lead_in);
    list("phases", plan.phases, [&](const Phase& phase) { this->phase(phase); });
    key("sections"), open('[');
    for (const Section& section : plan.sections) {
      next(), open('{');
      text("heading", section.heading);
      blocks("children", section.children);
      close('}');
    }
    close(']');
    texts("closing", plan.closing);
    if (plan.end_mark.empty())
      key("end_mark"), raw("null");
    else if (plan.end_mark != "default")
      text("end_mark", plan.end_mark);
    recipients(plan);
    signatures(plan.signatures);
    list("appendices", plan.appendices, [&](const Appendix& one) { appendix(one); });
    close('}');
    return out_ + "\n";
  }

 private:
  void next() {
    if (!first_) out_ += ",\n";
    first_ = true;
  }
  void open(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void raw(std::string_view value) {
    out_ += value;
    first_ = false;
  }
  void string(std::string_view value) {
    out_ += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') out_ += '\\';
      if (c == '\n')
        out_ += "\\n";
      else
        out_ += c;
    }
    out_ += '"';
    first_ = false;
  }
  void key(std::string_view name) {
    next();
    string(name);
    out_ += ": ";
  }
  static std::string joined(const Text& text) {
    std::string out;
    for (const Piece& piece : text) {
      if (!out.empty() && out.back() != '\n') out += ' ';
      out += piece.written;
    }
    if (out.ends_with('\n')) out.pop_back();
    return out;
  }
  void text(std::string_view name, std::string_view value) { key(name), string(value); }
  void text(std::string_view name, const Text& value) {
    if (!value.empty()) key(name), string(joined(value));
  }
  void number(std::string_view name, int value) { key(name), raw(std::to_string(value)); }

  template <typename T, typename Write>
  void list(std::string_view name, const std::vector<T>& values, Write write) {
    if (values.empty()) return;
    key(name), open('[');
    for (const T& value : values) next(), write(value);
    close(']');
  }
  void texts(std::string_view name, const std::vector<Text>& values) {
    list(name, values, [&](const Text& value) { string(joined(value)); });
  }

  void issuer(const Plan& plan) {
    key("issuer"), open('{');
    texts("parents", plan.parents);
    text("name", plan.issuer);
    close('}');
  }

  void number(const std::optional<Number>& number) {
    key("number");
    if (!number) return raw("null");
    open('{');
    if (!number->as_written.empty()) {
      text("as_written", number->as_written);
    } else {
      if (!number->no.empty()) text("no", number->no);
      if (!number->body.empty()) text("body", number->body);
    }
    close('}');
  }

  void date(const std::optional<Date>& date) {
    key("date");
    if (!date) return raw("null");
    if (date->day != 0) {
      const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
      return string(std::to_string(date->year) + '-' + two(date->month) + '-' + two(date->day));
    }
    open('{');
    number("year", date->year);
    if (date->month != 0) number("month", date->month);
    close('}');
  }

  void phase(const Phase& phase) {
    open('{');
    text("label", phase.label);
    key("period"), open('{');
    text("text", phase.period);
    close('}');
    text("text", phase.text);
    close('}');
  }

  void blocks(std::string_view name, const std::vector<Block>& blocks) {
    key(name), open('[');
    for (const Block& one : blocks) next(), block(one);
    close(']');
  }

  void block(const Block& block) {
    if (block.plain_string) return string(joined(block.text));
    open('{');
    if (!block.phases.empty()) {
      text("slot", "phases");
      text("form", block.phases);
    }
    if (block.marker == "null")
      key("marker"), raw("null");
    else if (!block.marker.empty())
      text("marker", block.marker);
    if (!block.number.empty()) text("number", block.number);
    text("heading", block.heading);
    text("text", block.text);
    if (!block.children.empty()) blocks("children", block.children);
    if (!block.table.empty()) table(block.table.front());
    close('}');
  }

  void table(const Table& table) {
    key("table"), open('{');
    text("caption", table.caption);
    list("columns", table.columns, [&](const auto& column) {
      open('{');
      number("width", column.first);
      if (!column.second.empty()) text("align", column.second);
      close('}');
    });
    list("head", table.head, [&](const Row& one) { row(one); });
    key("rows"), open('[');
    for (const Row& one : table.rows) next(), row(one);
    close(']');
    close('}');
  }

  void row(const Row& row) {
    if (!row.kind.empty()) {
      open('{');
      text("kind", row.kind);
      key("cells");
    }
    open('[');
    for (const Cell& one : row.cells) next(), cell(one);
    close(']');
    if (!row.kind.empty()) close('}');
  }

  void cell(const Cell& cell) {
    if (cell.children.empty() && cell.columns == 1 && cell.rows == 1 && cell.align.empty()) {
      return string(joined(cell.text));
    }
    open('{');
    text("text", cell.text);
    if (!cell.children.empty()) blocks("children", cell.children);
    if (cell.columns != 1) number("colspan", cell.columns);
    if (cell.rows != 1) number("rowspan", cell.rows);
    if (!cell.align.empty()) text("align", cell.align);
    close('}');
  }

  void recipients(const Plan& plan) {
    key("recipients"), open('[');
    for (const Recipient& one : plan.recipients) {
      next(), open('{');
      text("name", one.name);
      text("purpose", one.purpose);
      close('}');
    }
    if (!plan.archive.empty()) {
      next(), open('{');
      texts("archive", plan.archive);
      close('}');
    }
    close(']');
  }

  void signatures(const std::vector<Signature>& signatures) {
    key("signatures"), open('[');
    for (const Signature& one : signatures) {
      next(), open('{');
      list("authority", one.authority, [&](const auto& authority) {
        open('{');
        text("code", authority.first);
        text("of", authority.second);
        close('}');
      });
      text("position", one.position);
      text("note", one.note);
      text("name", one.name);
      close('}');
    }
    close(']');
  }

  void appendix(const Appendix& one) {
    open('{');
    text("title", one.title);
    if (one.landscape) key("landscape"), raw("true");
    blocks("children", one.children);
    close('}');
  }

  std::string out_;
  bool first_ = true;  // nothing stands yet between the innermost bracket and here
};

}  // namespace

std::string to_json(const Plan& plan) { return Writer().plan(plan); }

}  // namespace kehoach::property
