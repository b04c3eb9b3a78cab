#include "dump/dump.h"
#include "writing.h"

namespace kehoach::dump {

namespace {

using namespace kehoach::flow;

std::string twips(Length length) { return std::to_string(length.in_twips()); }

std::string attribute(const char* name, Length length) {
  return length == Length{} ? "" : std::string(" ") + name + '=' + twips(length);
}

const char* name_of(Align align) {
  switch (align) {
    case Align::left:
      return "left";
    case Align::centre:
      return "centre";
    case Align::right:
      return "right";
    case Align::justified:
      return "justified";
  }
  return "?";
}

std::string format(const Format& f) {
  std::string out =
      std::to_string(f.half_points / 2) + (f.half_points % 2 ? ".5pt " : "pt ") + name_of(f.align);
  if (f.bold) out += " bold";
  if (f.italic) out += " italic";
  out += attribute("left", f.left) + attribute("right", f.right) +
         attribute("first", f.first_line) + attribute("before", f.before) +
         attribute("after", f.after);
  switch (f.spacing.rule) {
    case LineSpacing::Rule::multiple:
      if (f.spacing.percent != 100) out += " line=" + std::to_string(f.spacing.percent) + '%';
      break;
    case LineSpacing::Rule::exact:
      out += " line=" + twips(f.spacing.height);
      break;
    case LineSpacing::Rule::at_least:
      out += " line>=" + twips(f.spacing.height);
      break;
  }
  if (f.rule != Length{}) out += " rule=" + std::to_string(f.rule.in_emu()) + "emu";
  if (f.keep_with_next) out += " keep-next";
  if (f.keep_lines) out += " keep-lines";
  if (f.heading_level > 0) out += " h" + std::to_string(f.heading_level);
  return out;
}

const char* name_of(Field::Kind kind) {
  switch (kind) {
    case Field::Kind::text:
      return "text";
    case Field::Kind::lines:
      return "lines";
    case Field::Kind::date:
      return "date";
  }
  return "?";
}

class FlowDump {
 public:
  explicit FlowDump(const Flow& flow) : flow_(flow) {}

  std::string run() {
    line(0, std::string("line-fit ") +
                (flow_.line_fit == LineFit::word_2013 ? "word-2013" : "first-fit"));
    for (std::size_t i = 0; i < role_count; ++i) {
      line(0, std::string("format ") + flow::name_of(static_cast<Role>(i)) + ' ' +
                  format(flow_.formats[i]));
    }
    metadata();
    for (const auto& f : flow_.fields) {
      line(0, "field " + f.name + ' ' + name_of(f.kind) + ' ' + shown(f.value));
    }
    for (const auto& s : flow_.sections) section(s);
    return std::move(out_);
  }

 private:
  void line(int depth, const std::string& text) { out_ += indent(depth) + text + '\n'; }

  void metadata() {
    const Metadata& m = flow_.metadata;
    line(0, "title " + shown(m.title));
    line(0, "author " + shown(m.author));
    line(0, "signer " + shown(m.signer));
    if (m.date) {
      line(0, "date " + std::to_string(m.date->year) + '-' + std::to_string(m.date->month) + '-' +
                  std::to_string(m.date->day));
    }
  }

  void section(const Section& s) {
    const flow::Page& p = s.page;
    line(0, "section #" + s.id + ' ' + twips(p.width) + 'x' + twips(p.height) + " margins " +
                twips(p.top) + ' ' + twips(p.right) + ' ' + twips(p.bottom) + ' ' + twips(p.left) +
                " header " + twips(p.header));
    for (const auto& element : s.elements) {
      if (const auto* paragraph = std::get_if<Paragraph>(&element))
        this->paragraph(*paragraph, 1);
      else
        table(std::get<Table>(element));
    }
  }

  void paragraph(const Paragraph& p, int depth) {
    std::string text = std::string(flow::name_of(p.role)) + " #" + p.id;
    if (!p.parent.empty()) text += " <" + p.parent;
    if (p.depth > 0) text += " depth=" + std::to_string(p.depth);
    if (p.format != flow_.format(p.role)) text += " [" + format(p.format) + ']';
    if (!p.label.text.empty()) {
      text += ' ' + shown(p.label.text);
      if (p.label.typed) text += " typed";
      if (p.label.bold) text += " b";
      if (p.label.italic) text += " i";
    }
    const Format& base = flow_.format(p.role);
    for (const auto& run : p.runs) {
      text += " |";
      if (run.bold && !base.bold) text += 'b';
      if (run.italic && !base.italic) text += 'i';
      if (run.field >= 0)
        text += '{' + flow_.fields[static_cast<std::size_t>(run.field)].name + '}';
      if (!run.link.empty()) text += '<' + run.link + '>';
      text += shown(run.text);
    }
    line(depth, text);
    for (const auto& figure : p.figures) {
      line(depth + 1, "figure x=" + twips(figure.x) + " y=" + twips(figure.y) + ' ' +
                          twips(figure.width) + 'x' + twips(figure.height) + ' ' +
                          shown(figure.alternative));
    }
  }

  void table(const Table& t) {
    static constexpr const char* kinds[] = {"letterhead", "signature", "data"};
    std::string text =
        std::string("table ") + kinds[static_cast<std::size_t>(t.kind)] + " #" + t.id + " columns";
    for (const auto width : t.columns) text += ' ' + twips(width);
    line(1, text);
    for (const auto& row : t.rows) {
      line(2, std::string("row") + (row.repeat ? " repeat" : "") +
                  (row.keep_with_next ? " keep-next" : ""));
      for (const auto& cell : row.cells) {
        std::string head = "cell";
        if (cell.column_span > 1) head += " columns=" + std::to_string(cell.column_span);
        if (cell.row_span > 1) head += " rows=" + std::to_string(cell.row_span);
        line(3, head);
        for (const auto& p : cell.paragraphs) paragraph(p, 4);
      }
    }
  }

  const Flow& flow_;
  std::string out_;
};

}  // namespace

std::string flow(const flow::Flow& flow) { return FlowDump(flow).run(); }

}  // namespace kehoach::dump
