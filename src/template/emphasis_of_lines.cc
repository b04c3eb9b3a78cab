// Emphasis among nodes: the words of a line are read as one text in which every tag and expression
// is one opaque letter; what was found is then marked on the nodes.
#include <algorithm>

#include "base/ascii.h"
#include "emphasis.h"
#include "parser.h"
#include "viet/unicode.h"

namespace kehoach::templates {

namespace {

class MarkedLine {
 public:
  MarkedLine(File& file, Body& out) : file_(file), out_(out) {}

  void add(Node node) {
    begins_.push_back(static_cast<std::uint32_t>(shadow_.size()));
    if (const auto* text = std::get_if<Text>(&node.what))
      shadow_ += text->text;
    else
      shadow_ += opaque;
    nodes_.push_back(std::move(node));
  }

  void flush() {
    std::vector<Stretch> stretches;
    parse_emphasis(shadow_, stretches);
    std::size_t stretch = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const std::uint32_t begin = begins_[i];
      const auto end =
          i + 1 < nodes_.size() ? begins_[i + 1] : static_cast<std::uint32_t>(shadow_.size());
      while (stretch < stretches.size() && stretches[stretch].end <= begin) ++stretch;
      if (std::holds_alternative<Text>(nodes_[i].what)) {
        for (std::size_t j = stretch; j < stretches.size() && stretches[j].begin < end; ++j) {
          Stretch piece = stretches[j];
          piece.begin = std::max(piece.begin, begin) - begin;
          piece.end = std::min(piece.end, end) - begin;
          add_text(nodes_[i], piece);
        }
      } else {
        nodes_[i].bold = stretches[stretch].bold;
        nodes_[i].italic = stretches[stretch].italic;
        out_.push_back(std::move(nodes_[i]));
      }
    }
    nodes_.clear();
    begins_.clear();
    shadow_.clear();
  }

 private:
  // A piece of a text node, cut where several blanks become one.
  void add_text(const Node& node, const Stretch& piece) {
    const std::string_view text = std::get<Text>(node.what).text;
    std::uint32_t begin = piece.begin;
    for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
      const bool surplus = is_blank(text[at]) && at > piece.begin && is_blank(text[at - 1]);
      if (!surplus && text[at] != '\t') continue;
      append(node, piece, begin, at);
      if (!surplus) append_blank(node, piece, at);
      begin = at + 1;
    }
    append(node, piece, begin, piece.end);
  }

  void append(const Node& node, const Stretch& piece, std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    const auto& whole = std::get<Text>(node.what);
    Text text{whole.text.substr(begin, end - begin), whole.in_step};
    Span span = node.span;
    if (whole.in_step) span = {node.span.begin + begin, node.span.begin + end};
    if (!viet::is_nfc(text.text)) {
      text = {file_.texts.emplace_back(viet::to_nfc(text.text)), false};
    }
    out_.push_back({span, piece.bold, piece.italic, text});
  }

  void append_blank(const Node& node, const Stretch& piece, std::uint32_t at) {
    const Span span = {node.span.begin + at, node.span.begin + at + 1};
    out_.push_back({span, piece.bold, piece.italic, Text{" ", false}});
  }

  File& file_;
  Body& out_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> begins_;  // of each node in the shadow
  std::string shadow_;
};

// Whether words before and after this node stand on one line of the source.
bool within_line(const Node& node, const Source& source) {
  if (std::holds_alternative<LineEnd>(node.what) || std::holds_alternative<CellBreak>(node.what)) {
    return false;
  }
  if (std::holds_alternative<Text>(node.what) || std::holds_alternative<Print>(node.what)) {
    return true;
  }
  const auto text =
      std::string_view(source.text).substr(node.span.begin, node.span.end - node.span.begin);
  return text.find_first_of("\r\n") == std::string_view::npos;
}

}  // namespace

void set_emphasis(Body& body, File& file) {
  Body out;
  out.reserve(body.size());
  MarkedLine line(file, out);
  for (Node& node : body) {
    if (std::holds_alternative<LineStart>(node.what)) {
      line.flush();
      out.push_back(std::move(node));
    } else if (within_line(node, *file.source)) {
      line.add(std::move(node));
    } else {
      line.flush();
      out.push_back(std::move(node));
    }
  }
  line.flush();
  body = std::move(out);
}

}  // namespace kehoach::templates
