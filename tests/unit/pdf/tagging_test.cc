#include "tagging.h"

#include <functional>
#include <map>

#include <catch2/catch.hpp>

#include "store.h"

using namespace kehoach;
using namespace kehoach::pdf;
using flow::Role;

namespace {

struct Item {
  std::string id, parent, label;
  std::uint8_t heading = 0;
  Role role = Role::text;
};

flow::Paragraph paragraph_of(const Item& item) {
  flow::Paragraph paragraph;
  paragraph.id = item.id;
  paragraph.parent = item.parent;
  paragraph.label.text = item.label;
  paragraph.format.heading_level = item.heading;
  paragraph.role = item.role;
  return paragraph;
}

flow::Flow flow_of(const std::vector<Item>& items) {
  flow::Flow flow;
  flow.sections.resize(1);
  for (const Item& item : items) flow.sections[0].elements.emplace_back(paragraph_of(item));
  return flow;
}

flow::Cell cell_of(const std::vector<Item>& items) {
  flow::Cell cell;
  for (const Item& item : items) cell.paragraphs.push_back(paragraph_of(item));
  return cell;
}

void visit(const flow::Flow& flow, const std::function<void(const flow::Paragraph&)>& see) {
  for (const auto& section : flow.sections) {
    for (const auto& element : section.elements) {
      if (const auto* paragraph = std::get_if<flow::Paragraph>(&element)) {
        see(*paragraph);
        continue;
      }
      for (const auto& row : std::get<flow::Table>(element).rows) {
        for (const auto& cell : row.cells) {
          for (const auto& paragraph : cell.paragraphs) see(paragraph);
        }
      }
    }
  }
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t at = text.find(begin);
  if (at == std::string::npos) return {};
  const std::size_t from = at + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

// The tree as a reader finds it: "Document(Part(P L(LI(Lbl LBody(P)))))", attributes after a colon.
class Reader {
 public:
  explicit Reader(const Bytes& file) {
    const std::string begin = " 0 obj\n<<\n", end = ">>\nendobj";
    for (std::size_t at = file.find(begin); at != Bytes::npos; at = file.find(begin, at + 1)) {
      const std::size_t number = file.rfind('\n', at) + 1, body = at + begin.size();
      objects_[file.substr(number, at - number)] = file.substr(body, file.find(end, body) - body);
    }
  }

  std::string read() const {
    for (const auto& [number, body] : objects_) {
      if (body.find("/StructTreeRoot") != std::string::npos) return kids(between(body, "/K[", "]"));
    }
    return {};
  }

 private:
  std::string kids(const std::string& list) const {
    std::string out;
    for (std::size_t at = 0; (at = list.find(" 0 R", at)) != std::string::npos; at += 4) {
      const std::size_t begin = list.find_last_not_of("0123456789", at - 1) + 1;
      if (!out.empty()) out += ' ';
      out += element(objects_.at(list.substr(begin, at - begin)));
    }
    return out;
  }

  std::string element(const std::string& body) const {
    std::string out = between(body, "/S/", "/");
    const std::string attributes = between(body, "/A<<", ">>");
    if (!attributes.empty()) out += ':' + attributes.substr(attributes.find('/', 3));
    const std::string inside = kids(between(body, "/K[", "]"));
    if (!inside.empty()) out += '(' + inside + ')';
    return out;
  }

  std::map<std::string, std::string> objects_;
};

std::string tree_of(const flow::Flow& flow) {
  Structure structure(1);
  const Tagging tagging(structure, flow);
  visit(flow, [&](const flow::Paragraph& paragraph) {
    const Places* places = tagging.find(&paragraph);
    if (places == nullptr) return;
    if (places->label != no_element) structure.add_content(places->label, 0);
    structure.add_content(places->text, 0);
  });
  Store store = Store::open().value();
  const Reference page = store.add("/MediaBox[0 0 1 1]");
  store.append_page(page);
  structure.write(store, {page});
  Deflater deflater;
  const std::string all = Reader(store.save(Form::readable, deflater).value()).read();
  CHECK(all.starts_with("Document(Part("));
  return all.substr(14, all.size() - 16);
}

const std::string decimal = "L:/ListNumbering/Decimal", disc = "L:/ListNumbering/Disc";

}  // namespace

TEST_CASE("headings open sections, nested as the plan nests them") {
  CHECK(tree_of(flow_of({{"t", "", "", 0, Role::type_name},
                         {"1", "", "I.", 1},
                         {"1a", "1", "", 0},
                         {"11", "1", "1.", 2},
                         {"11a", "11", ""},
                         {"2", "", "II.", 1},
                         {"end", "", ""}})) == "Title Sect(H1 P Sect(H2 P)) Sect(H1) P");
}

TEST_CASE("levels of headings have no gaps and begin at the first") {
  CHECK(tree_of(flow_of({{"a", "", "", 3},
                         {"b", "", "", 3},
                         {"c", "", "", 2},
                         {"d", "", "", 1},
                         {"e", "", "", 3},
                         {"f", "", "", 2}})) ==
        "Sect(H1) Sect(H1) Sect(H1) Sect(H1) Sect(H2) Sect(H2)");
}

TEST_CASE("items are lists, and what belongs to an item stands in it") {
  const std::string item = "LI(Lbl LBody(P))";
  CHECK(tree_of(flow_of({{"1", "", "1."}, {"2", "", "2."}})) ==
        decimal + '(' + item + ' ' + item + ')');
  CHECK(tree_of(flow_of({{"1", "", "1."},
                         {"1a", "1", "-"},
                         {"1b", "1", "-"},
                         {"1c", "1", ""},
                         {"1d", "1", "-"},
                         {"2", "", "2."}})) == decimal + "(LI(Lbl LBody(P " + disc + '(' + item +
                                                   ' ' + item + ") P " + disc + '(' + item +
                                                   "))) " + item + ')');
  // Another kind is another list.
  CHECK(tree_of(flow_of({{"1", "", "-"}, {"2", "", "a)"}, {"3", "", "IV."}})) ==
        disc + '(' + item + ") L:/ListNumbering/LowerAlpha(" + item +
            ") L:/ListNumbering/UpperRoman(" + item + ')');
}

TEST_CASE("a heading inside an item stays in it") {
  CHECK(tree_of(flow_of({{"1", "", "1."}, {"11", "1", "1.1.", 3}, {"11a", "11", ""}})) ==
        decimal + "(LI(Lbl LBody(P H1 P)))");
}

TEST_CASE("a parent that is no longer open does not bring the order into disorder") {
  CHECK(tree_of(flow_of({{"1", "", "1."}, {"2", "", ""}, {"3", "1", ""}, {"4", "nowhere", ""}})) ==
        decimal + "(LI(Lbl LBody(P))) P P P");
}

TEST_CASE("a table of data has a caption, heads with scope, spans, and empty cells too") {
  auto flow = flow_of({{"i", "", "1."}, {"c", "i", "", 0, Role::table_caption}});
  flow::Table table;
  table.parent = "i";
  table.rows.resize(2);
  table.rows[0].cells = {cell_of({{"a", "", ""}}), cell_of({{"b", "", ""}})};
  table.rows[0].cells[0].header = table.rows[0].cells[1].header = true;
  table.rows[0].cells[1].column_span = 2;
  table.rows[1].cells = {cell_of({{"d", "", "-"}, {"e", "", "-"}}), cell_of({{"f", "", ""}}),
                         cell_of({{"g", "", ""}, {"h", "", ""}})};
  table.rows[1].cells[1].row_span = 3;
  flow.sections[0].elements.emplace_back(table);
  flow.sections[0].elements.emplace_back(paragraph_of({"z", "i", ""}));
  CHECK(tree_of(flow) ==
        decimal +
            "(LI(Lbl LBody(P Table(Caption TR(TH:/Scope/Column TH:/Scope/Column/ColSpan 2) "
            "TR(TD(" +
            disc + "(LI(Lbl LBody(P)) LI(Lbl LBody(P)))) TD:/RowSpan 3 TD(P P))) P)))");
}

TEST_CASE("head and foot are no tables to those who cannot see them") {
  flow::Flow flow = flow_of({{"1", "", "I.", 1}});
  flow::Table foot;
  foot.kind = flow::Table::Kind::signature;
  foot.rows.resize(1);
  foot.rows[0].cells = {cell_of({{"recipients", "", ""}, {"r1", "recipients", "-"}}),
                        cell_of({{"signer", "", ""}})};
  flow.sections[0].elements.emplace_back(foot);
  CHECK(tree_of(flow) == "Sect(H1) Div(Div(P " + disc + "(LI(Lbl LBody(P)))) P)");
}

TEST_CASE("rules and the last paragraph of all are not in the tree; what shows nothing neither") {
  auto flow = flow_of({{"1", "", ""}, {"rule", "", ""}});
  std::get<flow::Paragraph>(flow.sections[0].elements[1]).artifact = true;
  CHECK(tree_of(flow) == "P");
  Structure structure(1);
  const Tagging tagging(structure, flow);
  const auto& paragraph = std::get<flow::Paragraph>(flow.sections[0].elements[0]);
  const auto& rule = std::get<flow::Paragraph>(flow.sections[0].elements[1]);
  CHECK(tagging.find(&paragraph) != nullptr);
  CHECK(tagging.find(&rule) == nullptr);
  Store store = Store::open().value();
  structure.write(store, {Reference{}});
  Deflater deflater;
  CHECK(store.save(Form::readable, deflater).value().find("StructElem") == Bytes::npos);
}

TEST_CASE("content on several pages and annotations find their element, and it them") {
  Structure structure(2);
  const Element document = structure.add(Tag::document, no_element);
  const Element paragraph = structure.add(Tag::paragraph, document);
  const Element other = structure.add(Tag::paragraph, document);
  CHECK(structure.add_content(paragraph, 0) == 0);
  const Element link = structure.add(Tag::link, paragraph);
  CHECK(structure.add_content(link, 0) == 1);
  CHECK(structure.add_content(paragraph, 1) == 0);
  CHECK(structure.add_content(other, 1) == 1);
  Store store = Store::open().value();
  const Reference first = store.reserve(), second = store.reserve(), annotation = store.reserve();
  CHECK(structure.add_annotation(link, 0, annotation) == 2);
  structure.write(store, {first, second});
  Deflater deflater;
  const Bytes file = store.save(Form::readable, deflater).value();
  const auto reference = [](std::uint32_t number) { return std::to_string(number) + " 0 R"; };
  const std::uint32_t root = annotation.number + 1, p = root + 2, a = root + 4;
  CHECK(file.find("/S/P/P " + reference(root + 1) + "/Pg " + reference(first.number) + "/K[0 " +
                  reference(a) + " <</Type/MCR/MCID 0/Pg " + reference(second.number) + ">>]") !=
        Bytes::npos);
  CHECK(file.find("/S/Link/P " + reference(p) + "/Pg " + reference(first.number) +
                  "/K[1 <</Type/OBJR/Obj " + reference(annotation.number) + ">>]") != Bytes::npos);
  CHECK(file.find("/Nums[0[" + reference(p) + ' ' + reference(a) + " ]1[" + reference(p) + ' ' +
                  reference(p + 1) + " ]2 " + reference(a) + " ]") != Bytes::npos);
  CHECK(file.find("/ParentTreeNextKey 3") != Bytes::npos);
}
