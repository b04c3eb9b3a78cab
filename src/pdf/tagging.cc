#include "tagging.h"

#include <algorithm>
#include <string_view>

#include "syntax.h"

namespace kehoach::pdf {

namespace {

// ListNumbering (14.8.5.5). What a list is, is told by its first label: the marker itself is what
// stands on the page.
const char* numbering_of(std::string_view label) {
  if (label.empty()) return "None";
  const char first = label.front();
  if (label == "-" || label == "+" || label == "*") return "Disc";
  if (first >= '0' && first <= '9') return "Decimal";
  if (std::string_view("IVXLC").find(first) != std::string_view::npos) return "UpperRoman";
  return "LowerAlpha";
}

class Tagger {
 public:
  using Places = std::unordered_map<const flow::Paragraph*, pdf::Places>;

  using Figures = std::unordered_map<const flow::Figure*, Element>;

  Tagger(Structure& structure, Places& places, Figures& figures)
      : structure_(structure), places_(places), figures_(figures) {}

  void run(const flow::Flow& flow) {
    const Element document = structure_.add(Tag::document, no_element);
    for (const flow::Section& section : flow.sections) {
      levels_.clear();
      begin(structure_.add(Tag::part, document));
      for (std::size_t i = 0; i < section.elements.size(); ++i) {
        add(section.elements[i],
            i + 1 < section.elements.size() ? &section.elements[i + 1] : nullptr);
      }
    }
  }

 private:
  // Where what belongs to a paragraph goes. Only what was opened last takes more: the order of the
  // tree stays that of the document.
  struct Open {
    std::string_view id;
    Element element = no_element;
  };

  void begin(Element root) {
    open_.clear();
    open_.push_back({{}, root});
  }

  // The open element of the item or heading with this id; the outermost if there is none.
  Element container(std::string_view parent) {
    const auto found = std::find_if(open_.rbegin(), open_.rend() - 1,
                                    [&](const Open& open) { return open.id == parent; });
    open_.erase(found.base(), open_.end());
    return open_.back().element;
  }

  void add(const flow::Element& element, const flow::Element* next) {
    if (const auto* paragraph = std::get_if<flow::Paragraph>(&element)) {
      const auto* table = next == nullptr ? nullptr : std::get_if<flow::Table>(next);
      if (paragraph->role == flow::Role::table_caption && table != nullptr) {
        open_table(*table);
        add_plain(*paragraph, Tag::caption, table_);
        return;
      }
      add_paragraph(*paragraph);
      return;
    }
    const auto& table = std::get<flow::Table>(element);
    if (table.kind == flow::Table::Kind::data) {
      add_data(table);
    } else {
      add_arrangement(table);
    }
  }

  void add_paragraph(const flow::Paragraph& paragraph) {
    if (paragraph.artifact) return;
    const Element parent = container(paragraph.parent);
    for (const flow::Figure& figure : paragraph.figures) add_figure(figure, parent);
    Element opened = parent;
    if (paragraph.format.heading_level > 0) {
      opened = add_heading(paragraph, parent);
    } else if (!paragraph.label.text.empty()) {
      opened = add_item(paragraph, parent);
    } else {
      const bool title = paragraph.role == flow::Role::type_name ||
                         paragraph.role == flow::Role::subject ||
                         paragraph.role == flow::Role::appendix_title;
      add_plain(paragraph, title ? Tag::title : Tag::paragraph, parent);
    }
    if (!paragraph.id.empty()) open_.push_back({paragraph.id, opened});
  }

  // 14.9.3: what it shows, in words.
  void add_figure(const flow::Figure& figure, Element parent) {
    Bytes alternative = "/Alt";
    append_text(alternative, figure.alternative);
    figures_[&figure] = structure_.add(Tag::figure, parent, std::move(alternative));
  }

  void add_plain(const flow::Paragraph& paragraph, Tag tag, Element parent) {
    places_[&paragraph] = {no_element, structure_.add(tag, parent)};
  }

  // Inside an item's body a heading opens no section: it is part of the item.
  Element add_heading(const flow::Paragraph& paragraph, Element parent) {
    const std::uint8_t level = paragraph.format.heading_level;
    while (!levels_.empty() && levels_.back() >= level) levels_.pop_back();
    levels_.push_back(level);
    static constexpr Tag tags[] = {Tag::heading1, Tag::heading2, Tag::heading3};
    const Tag tag = tags[std::min(levels_.size(), std::size(tags)) - 1];
    if (structure_.tag(parent) != Tag::body) parent = structure_.add(Tag::section, parent);
    add_plain(paragraph, tag, parent);
    return parent;
  }

  Element add_item(const flow::Paragraph& paragraph, Element parent) {
    Bytes numbering = "/A<</O/List/ListNumbering/";
    numbering += numbering_of(paragraph.label.text);
    numbering += ">>";
    Element list = structure_.last_child(parent);
    if (list == no_element || structure_.tag(list) != Tag::list ||
        structure_.entries(list) != numbering) {
      list = structure_.add(Tag::list, parent, std::move(numbering));
    }
    const Element item = structure_.add(Tag::item, list);
    const Element label = structure_.add(Tag::label, item);
    const Element body = structure_.add(Tag::body, item);
    places_[&paragraph] = {label, structure_.add(Tag::paragraph, body)};
    return body;
  }

  // A table to the eye only: what stands in its cells is read cell by cell.
  void add_arrangement(const flow::Table& table) {
    const Element whole = structure_.add(Tag::division, container({}));
    for (const flow::Row& row : table.rows) {
      for (const flow::Cell& cell : row.cells) {
        const bool one = cell.paragraphs.size() == 1;
        add_cell(cell, one ? whole : structure_.add(Tag::division, whole));
      }
    }
  }

  Element open_table(const flow::Table& table) {
    if (table_ == no_element) table_ = structure_.add(Tag::table, container(table.parent));
    return table_;
  }

  void add_data(const flow::Table& table) {
    const Element element = open_table(table);
    for (const flow::Row& row : table.rows) {
      const Element tr = structure_.add(Tag::row, element);
      for (const flow::Cell& cell : row.cells) add_data_cell(cell, tr);
    }
    table_ = no_element;
  }

  void add_data_cell(const flow::Cell& cell, Element row) {
    const Tag tag = cell.header ? Tag::head_cell : Tag::data_cell;
    const Element element = structure_.add(tag, row, cell_entries(cell));
    const flow::Paragraph& first = cell.paragraphs.front();
    const bool plain = first.label.text.empty() && first.format.heading_level == 0;
    if (cell.paragraphs.size() == 1 && plain) {
      places_[&first] = {no_element, element};
    } else {
      add_cell(cell, element);
    }
  }

  void add_cell(const flow::Cell& cell, Element element) {
    std::vector<Open> around;
    std::swap(around, open_);
    begin(element);
    for (const flow::Paragraph& paragraph : cell.paragraphs) add_paragraph(paragraph);
    std::swap(around, open_);
  }

  // Table attributes (14.8.5.7).
  static Bytes cell_entries(const flow::Cell& cell) {
    if (!cell.header && cell.column_span == 1 && cell.row_span == 1) return {};
    Bytes out = "/A<</O/Table";
    if (cell.header) out += "/Scope/Column";
    if (cell.column_span != 1) {
      out += "/ColSpan ";
      append_integer(out, cell.column_span);
    }
    if (cell.row_span != 1) {
      out += "/RowSpan ";
      append_integer(out, cell.row_span);
    }
    return out + ">>";
  }

  Structure& structure_;
  Places& places_;
  Figures& figures_;
  std::vector<Open> open_;
  std::vector<std::uint8_t> levels_;  // of the headings open
  Element table_ = no_element;        // begun by its caption
};

}  // namespace

Tagging::Tagging(Structure& structure, const flow::Flow& flow) {
  Tagger(structure, places_, figures_).run(flow);
}

const Places* Tagging::find(const flow::Paragraph* paragraph) const {
  const auto found = places_.find(paragraph);
  return found == places_.end() ? nullptr : &found->second;
}

Element Tagging::find(const flow::Figure& figure) const {
  const auto found = figures_.find(&figure);
  return found == figures_.end() ? no_element : found->second;
}

}  // namespace kehoach::pdf
