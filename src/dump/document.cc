#include "dump/dump.h"
#include "writing.h"

namespace kehoach::dump {

namespace {

using namespace kehoach::document;

std::string inlines(const Inlines& parts) {
  std::string out;
  for (const auto& part : parts) {
    out += part.bold ? (part.italic ? " bi" : " b") : (part.italic ? " i" : " ");
    if (out.back() != ' ') out += ' ';
    out += shown(part.text);
  }
  return out;
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : "?"; }

class DocumentDump {
 public:
  std::string run(const Document& document) {
    line(0, "type " + shown(document.type.name) + ' ' + document.type.code);
    if (document.letterhead) letterhead(*document.letterhead);
    named("subject", document.subject);
    for (const auto& b : document.blocks) block(b, 0);
    if (document.end_mark) line(0, "end_mark " + shown(*document.end_mark));
    if (document.recipients) recipients(*document.recipients);
    for (const auto& s : document.signatures) signature(s);
    picture("seal", document.seal, 0);
    for (const auto& a : document.appendices) {
      line(0, "appendix #" + a.id + (a.landscape ? " landscape" : "") + inlines(a.title));
      for (const auto& b : a.blocks) block(b, 1);
    }
    return std::move(out_);
  }

 private:
  void line(int depth, const std::string& text) { out_ += indent(depth) + text + '\n'; }
  void named(const char* name, const Inlines& parts, int depth = 0) {
    if (!parts.empty()) line(depth, name + inlines(parts));
  }

  void letterhead(const Letterhead& head) {
    line(0, "letterhead");
    for (const auto& parent : head.parents) named("parent", parent, 1);
    named("issuer", head.issuer, 1);
    named("no", head.number.no, 1);
    named("body", head.number.body, 1);
    named("as_written", head.number.as_written, 1);
    named("place", head.place, 1);
    line(1, "date " + number(head.date.year) + '-' + number(head.date.month) + '-' +
                number(head.date.day));
  }

  void block(const Block& b, int depth) {
    std::string text = b.table ? "table" : b.role == BlockRole::basis ? "basis" : "block";
    text += " #" + b.id;
    if (b.label.kind != MarkerKind::none) {
      text += ' ' + shown(b.label.text) + (b.label.written ? " written" : "");
    }
    if (!b.heading.empty()) text += " heading" + inlines(b.heading);
    if (!b.text.empty()) text += " text" + inlines(b.text);
    line(depth, text);
    if (b.table) table(*b.table, depth + 1);
    for (const auto& child : b.children) block(child, depth + 1);
  }

  void table(const Table& t, int depth) {
    named("caption", t.caption, depth);
    std::string columns = "columns";
    for (const auto& c : t.columns) columns += ' ' + std::to_string(c.weight);
    line(depth, columns);
    static constexpr const char* kinds[] = {"head", "data", "group", "total"};
    for (const auto& row : t.rows) {
      line(depth, std::string("row ") + kinds[static_cast<std::size_t>(row.kind)]);
      for (const auto& cell : row.cells) {
        std::string text = "cell";
        if (cell.column_span > 1) text += " columns=" + std::to_string(cell.column_span);
        if (cell.row_span > 1) text += " rows=" + std::to_string(cell.row_span);
        line(depth + 1, text);
        for (const auto& b : cell.blocks) block(b, depth + 2);
      }
    }
  }

  void recipients(const Recipients& r) {
    line(0, "recipients");
    for (const auto& item : r.items) {
      line(1, "to" + inlines(item.name) +
                  (item.purpose.empty() ? "" : " for" + inlines(item.purpose)));
    }
    for (const auto& part : r.archive) named("archive", part, 1);
  }

  void picture(const char* what, const Picture& picture, int depth) {
    if (!picture.path.empty()) line(depth, what + (' ' + shown(picture.path)));
  }

  void signature(const Signature& s) {
    line(0, "signature");
    for (const auto& a : s.authority) line(1, "authority " + a.code + inlines(a.of));
    named("position", s.position, 1);
    named("note", s.note, 1);
    named("name", s.name, 1);
    picture("image", s.image, 1);
  }

  std::string out_;
};

}  // namespace

std::string document(const document::Document& document) { return DocumentDump().run(document); }

}  // namespace kehoach::dump
