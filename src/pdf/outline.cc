#include "outline.h"

#include "base/no_break.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// The items of an outline (ISO 32000-1, 12.3.3), linked by their indices; the root is the last.
struct Item {
  Reference object;
  std::uint8_t level = 0;
  std::size_t parent = none, previous = none, next = none, first = none, last = none;
  std::int64_t children = 0;
};

// A heading belongs to the nearest one above it whose level is higher in rank, whatever levels are
// skipped in between.
std::vector<Item> nest(Store& store, const std::vector<Heading>& headings) {
  const std::size_t root = headings.size();
  std::vector<Item> items(headings.size() + 1);
  for (Item& item : items) item.object = store.reserve();
  std::vector<std::size_t> open = {root};
  for (std::size_t i = 0; i < headings.size(); ++i) {
    items[i].level = headings[i].paragraph->format.heading_level;
    while (open.back() != root && items[open.back()].level >= items[i].level) open.pop_back();
    items[i].parent = open.back();
    Item& parent = items[open.back()];
    items[i].previous = parent.last;
    if (parent.last == none) {
      parent.first = i;
    } else {
      items[parent.last].next = i;
    }
    parent.last = i;
    ++parent.children;
    open.push_back(i);
  }
  return items;
}

void append_link(Bytes& out, const char* key, const std::vector<Item>& items, std::size_t index) {
  if (index == none) return;
  out += key;
  out += ' ';
  append_reference(out, items[index].object);
}

// An item of the top shows its children, one below hides them until asked.
void append_count(Bytes& out, std::int64_t count) {
  if (count == 0) return;
  out += "/Count ";
  append_integer(out, count);
}

Bytes entries_of(const Heading& heading, const std::vector<Item>& items, std::size_t index) {
  const Item& item = items[index];
  Bytes out = "/Title";
  append_text(out, title_of(*heading.paragraph));
  append_link(out, "/Parent", items, item.parent);
  append_link(out, "/Prev", items, item.previous);
  append_link(out, "/Next", items, item.next);
  append_link(out, "/First", items, item.first);
  append_link(out, "/Last", items, item.last);
  const bool top = item.parent == items.size() - 1;
  append_count(out, top ? item.children : -item.children);
  out += "/Dest[";
  append_reference(out, heading.page);
  out += "/XYZ null ";
  append_points(out, heading.top);
  out += " null]";
  return out;
}

}  // namespace

std::string title_of(const flow::Paragraph& heading) {
  std::string title = heading.label.text;
  if (!title.empty()) title += ' ';
  for (const flow::Run& run : heading.runs) append_plain_line(title, run.text);
  return title;
}

Reference add_outline(Store& store, const std::vector<Heading>& headings) {
  if (headings.empty()) return {};
  const std::vector<Item> items = nest(store, headings);
  std::int64_t visible = 0;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (items[i].parent == headings.size()) visible += 1 + items[i].children;
    store.fill(items[i].object, entries_of(headings[i], items, i));
  }
  const Item& root = items.back();
  Bytes entries = "/Type/Outlines";
  append_link(entries, "/First", items, root.first);
  append_link(entries, "/Last", items, root.last);
  append_count(entries, visible);
  store.fill(root.object, entries);
  return root.object;
}

}  // namespace kehoach::pdf
