#include "printing.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/utf8.h"

namespace suite {

using namespace kehoach;
using namespace kehoach::document;

namespace {

std::string marked(const Inlines& parts) {
  std::string out;
  for (const Inline& part : parts) {
    const std::string stars = std::string(part.bold ? "**" : "") + (part.italic ? "*" : "");
    std::string text;
    for (const char c : part.text) text += c == '\n' ? std::string("⏎") : std::string(1, c);
    out += stars + text + stars;
  }
  return out;
}

using Visit = std::function<void(const Block&, int)>;

void walk(const std::vector<Block>& blocks, int depth, const Visit& visit) {
  for (const Block& block : blocks) {
    visit(block, depth);
    if (block.table) {
      for (const Row& row : block.table->rows) {
        for (const Cell& cell : row.cells) walk(cell.blocks, depth + 2, visit);
      }
    }
    walk(block.children, depth + 1, visit);
  }
}

std::string head(const Block& block) {
  std::string out = block.role == BlockRole::basis ? "basis" : block.table ? "table" : "";
  if (!block.label.text.empty()) out += (out.empty() ? "" : " ") + block.label.text;
  if (block.label.written) out += " written";
  if (!block.heading.empty()) out += " <" + marked(block.heading) + '>';
  if (!block.text.empty()) out += ' ' + marked(block.text);
  return out.empty() || out[0] != ' ' ? out : out.substr(1);
}

void print_blocks(const std::vector<Block>& blocks, int depth, std::string& out);

void print_table(const Table& table, int depth, std::string& out) {
  static constexpr std::array kinds{"head", "data", "group", "total"};
  static constexpr std::array aligns{"", "left", "centre", "right", "justified"};
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  out += indent + "columns";
  for (const Column& column : table.columns) {
    out += ' ' + std::to_string(column.weight) + aligns[static_cast<std::size_t>(column.align)];
  }
  if (!table.caption.empty()) out += " caption " + marked(table.caption);
  out += '\n';
  for (const Row& row : table.rows) {
    out += indent + kinds[static_cast<std::size_t>(row.kind)] + '\n';
    for (const Cell& cell : row.cells) {
      out += indent + "  cell";
      if (cell.column_span > 1) out += " colspan " + std::to_string(cell.column_span);
      if (cell.row_span > 1) out += " rowspan " + std::to_string(cell.row_span);
      if (cell.align != Align::automatic) {
        out += std::string(" ") + aligns[static_cast<std::size_t>(cell.align)];
      }
      out += '\n';
      print_blocks(cell.blocks, depth + 2, out);
    }
  }
}

void print_blocks(const std::vector<Block>& blocks, int depth, std::string& out) {
  for (const Block& block : blocks) {
    out += std::string(static_cast<std::size_t>(depth) * 2, ' ') + head(block) + '\n';
    if (block.table) print_table(*block.table, depth + 1, out);
    print_blocks(block.children, depth + 1, out);
  }
}

// "t.mau:3:5", columns by code point.
std::string place(const Source* source, Span span) {
  const SourceLine line = line_at(*source, span.begin);
  const auto before = line.text.substr(0, span.begin - line.begin);
  std::string name = source->name;
  if (name.rfind("/case/", 0) == 0) name = name.substr(6);
  return name + ':' + std::to_string(line.number) + ':' +
         std::to_string(utf8::count_code_points(before) + 1);
}

std::string shown(const Source* source, Span span) {
  std::string text = source->text.substr(span.begin, span.end - span.begin);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string tree(const Document& document) {
  std::string out;
  if (document.letterhead) {
    const Letterhead& head = *document.letterhead;
    for (const auto& parent : head.parents) out += "parent " + marked(parent) + '\n';
    out += "issuer " + marked(head.issuer) + '\n';
    out += "number " + marked(head.number.no) + '/' + document.type.code + '-' +
           marked(head.number.body) + ' ' + marked(head.number.as_written) + '\n';
    const auto part = [](const std::optional<int>& n) { return n ? std::to_string(*n) : "?"; };
    out += "place " + marked(head.place) + " date " + part(head.date.year) + '-' +
           part(head.date.month) + '-' + part(head.date.day) + '\n';
  }
  if (!document.subject.empty()) {
    out += "title " + document.type.name + " subject " + marked(document.subject) + '\n';
  }
  print_blocks(document.blocks, 0, out);
  if (document.end_mark) out += "end mark \"" + *document.end_mark + "\"\n";
  if (document.recipients) {
    for (const auto& to : document.recipients->items) {
      out += "to " + marked(to.name) + " for " + marked(to.purpose) + '\n';
    }
    for (const auto& part : document.recipients->archive) out += "archive " + marked(part) + '\n';
  }
  for (const Signature& one : document.signatures) {
    for (const auto& a : one.authority) out += "by " + a.code + ' ' + marked(a.of) + '\n';
    out += "position " + marked(one.position) + " note " + marked(one.note) + " name " +
           marked(one.name) + '\n';
  }
  for (const Appendix& appendix : document.appendices) {
    out += "appendix " + marked(appendix.title) + (appendix.landscape ? " landscape" : "") + '\n';
    print_blocks(appendix.blocks, 1, out);
  }
  return out;
}

std::string ids(const Document& document) {
  std::string out;
  const Visit visit = [&](const Block& block, int depth) {
    out += std::string(static_cast<std::size_t>(depth) * 2, ' ') + block.id + '\n';
  };
  walk(document.blocks, 0, visit);
  for (const Appendix& appendix : document.appendices) {
    out += appendix.id + '\n';
    walk(appendix.blocks, 1, visit);
  }
  return out;
}

std::string origins(const Document& document) {
  std::string out;
  const auto run = [&](const Inline& part) {
    const Origin at = narrowed(part.origin, 0, static_cast<std::uint32_t>(part.text.size()));
    out += '"' + part.text + "\" ";
    if (at.source == nullptr) {
      out += "?\n";
      return;
    }
    out += place(at.source, at.span) + " «" + shown(at.source, at.span) + "»";
    if (at.path != nullptr) out += " " + readable_path(at.path);
    for (const IncludeSite* site = at.via; site != nullptr; site = site->outer) {
      out += " via " + place(site->source, site->span);
    }
    out += '\n';
  };
  walk(document.blocks, 0, [&](const Block& block, int) {
    std::for_each(block.heading.begin(), block.heading.end(), run);
    std::for_each(block.text.begin(), block.text.end(), run);
  });
  return out;
}

std::string told(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& one : diagnostics) {
    if (one.where.source != nullptr) {
      out += place(one.where.source, one.where.span) + ": " + std::string(one.code) + ": ";
    } else {
      out += std::string(one.code) + ": ";
    }
    out += one.message(Language::vi) + '\n';
    if (one.where.source != nullptr) {
      out += "    «" + shown(one.where.source, one.where.span) + "»\n";
    }
    if (one.where.path != nullptr) {
      const std::string path = readable_path(one.where.path);
      if (!path.empty()) out += "    dữ liệu: " + path + '\n';
    }
    int sites = 0;
    for (const IncludeSite* site = one.where.via; site != nullptr; site = site->outer) {
      constexpr int most_shown = 3;  // of a chain that goes on and on
      if (++sites > most_shown && site->outer != nullptr) continue;
      out += "    từ: " + place(site->source, site->span) + " «" + shown(site->source, site->span) +
             "»\n";
    }
    for (const Phrase& hint : one.hints) out += "    gợi ý: " + hint.vi + '\n';
  }
  return out;
}

}  // namespace suite
