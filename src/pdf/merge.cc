#include "merge.h"

#include <algorithm>
#include <unordered_map>

#include "base/memo.h"
#include "file_reader.h"
#include "page_labels.h"
#include "page_tree.h"
#include "streamed_file.h"
#include "syntax.h"
#include "tokens.h"

namespace kehoach::pdf {

namespace {

constexpr int deepest = 32;                  // references behind one another, levels of outlines
constexpr std::size_t most_kids = 1U << 20;  // pages, items of an outline

// Where objects stand that were written lately, by the digests of what they hold.
using Lately = Memo<Reference>;
constexpr std::size_t most_lately = std::size_t{1} << 20;  // some ten thousand

// What ties a thing to the structure, the form or the tree of its own file.
bool stays_behind(ByteView key) {
  return key == "/Parent" || key == "/StructParents" || key == "/StructParent" || key == "/P" ||
         key == "/Tabs" || key == "/Annots" || key == "/Length";
}

void append_entry(Bytes& out, std::string_view key, Reference object) {
  out += key;
  out += ' ';
  append_reference(out, object);
}

// One file on its way into the merged one.
class Copy {
 public:
  Copy(StreamedFile& file, Lately& lately, Deflater& deflater, const FileReader& source)
      : file_(file), lately_(lately), deflater_(deflater), source_(source) {}

  // False if the file is not one of ours. Then nothing refers to what was written of it.
  bool run(Reference bookmark) {
    const auto root = source_.object(reference_in(entry(source_.trailer(), "/Root")));
    if (!root || !find_pages(reference_in(entry(root->value, "/Pages")), deepest)) return false;
    if (pages_.empty()) return false;
    for (Page& page : pages_) known_[page.source] = page.object = file_.reserve();
    return copy_pages() && read_labels(entry(root->value, "/PageLabels")) &&
           copy_outline(reference_in(entry(root->value, "/Outlines")), bookmark);
  }

  struct Page {
    std::uint32_t source = 0;
    Reference object;
    Bytes entries;  // without /Parent
  };
  const std::vector<Page>& pages() const { return pages_; }
  struct Label {
    std::uint64_t page = 0;  // from 0, and those behind it
    Bytes numbers;           // how they are numbered: /S and /St
  };
  const std::vector<Label>& labels() const { return labels_; }
  // /First, /Last and /Count of the bookmark.
  const Bytes& below() const { return below_; }
  ByteView last_box() const { return last_box_; }

 private:
  bool find_pages(std::uint32_t number, int depth) {
    const auto node = source_.object(number);
    if (!node || node->stream || depth == 0 || pages_.size() > most_kids) return false;
    const ByteView type = entry(node->value, "/Type");
    if (type == "/Page") {
      if (!known_.try_emplace(number).second) return false;  // twice
      pages_.push_back({number, {}, {}});
      return true;
    }
    if (type != "/Pages") return false;
    return each_reference(entry(node->value, "/Kids"),
                          [&](std::uint32_t kid) { return find_pages(kid, depth - 1); });
  }

  template <typename Take>
  static bool each_reference(ByteView array, const Take& take) {
    if (!array.starts_with('[')) return false;
    std::size_t at = 1;
    while (const auto value = next_value(array, at)) {
      const std::uint32_t number = reference_in(*value);
      if (number == 0 || !take(number)) return false;
    }
    return Tokens(array, at).next().text == "]";
  }

  bool copy_pages() {
    for (Page& page : pages_) {
      const auto object = source_.object(page.source);
      last_box_ = entry(object->value, "/MediaBox");
      if (last_box_.empty() || entry(object->value, "/Resources").empty()) return false;
      if (!append_entries(page.entries, object->value)) return false;
      if (!append_links(page.entries, entry(object->value, "/Annots"))) return false;
    }
    return true;
  }

  // As `document` writes them: one leaf, in the catalogue itself.
  bool read_labels(ByteView labels) {
    const ByteView numbers = entry(labels, "/Nums");
    if (!numbers.starts_with('[')) return false;
    std::size_t at = 1;
    while (const auto page = next_value(numbers, at)) {
      const auto index = whole_number(*page);
      const auto label = next_value(numbers, at);
      if (!index || *index >= pages_.size() || !label || !label->starts_with("<<")) return false;
      if (labels_.empty() ? *index != 0 : *index <= labels_.back().page) return false;
      Bytes out = "/S/D";
      if (const auto start = whole_number(entry(*label, "/St"))) {
        out += "/St ";
        append_integer(out, static_cast<std::int64_t>(std::min<std::uint64_t>(*start, most_kids)));
      }
      labels_.push_back({*index, std::move(out)});
    }
    return !labels_.empty();
  }

  // An annotation stands on one page alone: it is never shared.
  bool append_links(Bytes& out, ByteView annotations) {
    if (annotations.empty()) return true;
    Bytes links;
    const bool fine = each_reference(annotations, [&](std::uint32_t number) {
      const auto annotation = source_.object(number);
      if (!annotation || annotation->stream) return false;
      if (entry(annotation->value, "/Subtype") != "/Link") return true;
      Bytes entries;
      if (!append_entries(entries, annotation->value)) return false;
      const Reference object = file_.reserve();
      file_.put(object, "<<" + entries + ">>");
      append_entry(links, links.empty() ? "" : " ", object);
      return true;
    });
    if (!links.empty()) out += "/Annots[" + links + ']';
    return fine;
  }

  bool append_entries(Bytes& out, ByteView dictionary) {
    bool fine = true;
    return each_entry(dictionary,
                      [&](ByteView key, ByteView value) {
                        if (stays_behind(key) || !fine) return;
                        out += key;
                        fine =
                            append_renamed(out, value, [&](auto number) { return copy(number); });
                      }) &&
           fine;
  }

  // Things that pages use: whatever is the same is written once.
  std::optional<Reference> copy(std::uint32_t number) {
    if (const auto found = known_.find(number); found != known_.end()) return found->second;
    const auto object = source_.object(number);
    if (!object || depth_ == deepest) return std::nullopt;
    ++depth_;
    Bytes value;
    const auto rename = [&](std::uint32_t n) { return copy(n); };
    const bool fine = object->value.starts_with("<<")
                          ? append_entries(value, object->value)
                          : append_renamed(value, object->value, rename);
    --depth_;
    if (!fine) return std::nullopt;
    if (object->value.starts_with("<<") && !object->stream) value = "<<" + value + ">>";
    return known_[number] = put(*object, value);
  }

  Reference put(const ReadObject& object, Bytes value) {
    const Sha256 digest =
        object.stream ? sha256(Bytes(hex(sha256(object.data))) + value) : sha256(value);
    if (const Reference* same = lately_.find(bytes_of(digest))) return *same;
    const Reference out = file_.reserve();
    if (!object.stream) {
      file_.put(out, value);
    } else if (!entry(object.value, "/Filter").empty()) {
      file_.put_stream(out, value, object.data);
    } else {
      const Bytes data(deflater_.deflate(object.data));
      file_.put_stream(out, value + "/Filter/FlateDecode", data);
    }
    lately_.remember(bytes_of(digest), out, 0);
    return out;
  }

  // Items name one another in all directions: they get their numbers first.
  bool copy_outline(std::uint32_t root, Reference bookmark) {
    if (root == 0) return true;
    const auto outlines = source_.object(root);
    if (!outlines || outlines->stream) return false;
    known_[root] = bookmark;
    std::vector<std::uint32_t> items;
    if (!find_items(outlines->value, items, deepest)) return false;
    const auto rename = [&](std::uint32_t number) { return copy(number); };
    for (const std::uint32_t number : items) {
      const auto item = source_.object(number);
      Bytes value;
      if (!append_renamed(value, item->value, rename)) return false;
      file_.put(known_[number], value);
    }
    for (const char* key : {"/First", "/Last"}) {
      below_ += key;
      if (!append_renamed(below_, entry(outlines->value, key), rename)) return false;
    }
    // Less than zero: hidden until asked for (12.3.3).
    const auto count = whole_number(entry(outlines->value, "/Count")).value_or(items.size());
    below_ += "/Count -";
    append_integer(below_, static_cast<std::int64_t>(std::min<std::uint64_t>(count, most_kids)));
    return true;
  }

  bool find_items(ByteView above, std::vector<std::uint32_t>& items, int depth) {
    std::uint32_t number = reference_in(entry(above, "/First"));
    if (depth == 0) return false;
    while (number != 0) {
      const auto item = source_.object(number);
      if (!item || item->stream || known_.contains(number) || items.size() > most_kids)
        return false;
      known_[number] = file_.reserve();
      items.push_back(number);
      if (!find_items(item->value, items, depth - 1)) return false;
      number = reference_in(entry(item->value, "/Next"));
    }
    return true;
  }

  StreamedFile& file_;
  Lately& lately_;
  Deflater& deflater_;
  const FileReader& source_;
  std::vector<Page> pages_;
  std::vector<Label> labels_;
  std::unordered_map<std::uint32_t, Reference> known_;
  Bytes below_;
  ByteView last_box_;
  int depth_ = 0;
};

}  // namespace

struct Merger::Impl {
  Impl(Sink sink, std::string_view name) : file(std::move(sink)), title(name) {}

  void end_sheet();
  void put_label(std::uint64_t page, const Bytes& numbers, std::string_view prefix);
  void put_page(Reference object, const Bytes& entries);
  void put_bookmark(Reference next);

  StreamedFile file;
  Bytes title;
  PageTree tree{file};
  PageLabels labels{file};
  Lately lately{most_lately};
  Deflater deflater;
  Sha256 id{};
  Bytes box;    // of the last page
  Bytes label;  // of the last file
  Reference outline = file.reserve();
  // The last file's bookmark waits for the number of the next.
  Reference first, last;
  Bytes waiting;
  std::uint64_t bookmarks = 0;
};

void Merger::Impl::put_page(Reference object, const Bytes& entries) {
  Bytes out = "<<" + entries + "/Parent ";
  append_reference(out, tree.add(object));
  file.put(object, out + ">>");
}

void Merger::Impl::put_label(std::uint64_t page, const Bytes& numbers, std::string_view prefix) {
  Bytes out = "<<" + numbers + "/P";
  append_text(out, prefix);
  labels.add(page, out + ">>");
}

// An empty back page, without a number, as large as the front, with nothing on it (7.7.3.3: no
// /Contents).
void Merger::Impl::end_sheet() {
  if (tree.pages() % 2 == 0) return;
  put_label(tree.pages(), {}, label + "–");
  put_page(file.reserve(), "/Type/Page/MediaBox" + box + "/Resources<<>>");
}

void Merger::Impl::put_bookmark(Reference next) {
  if (last.number == 0) return;
  if (next.number != 0) append_entry(waiting, "/Next", next);
  file.put(last, waiting + ">>");
}

Merger::Merger(Sink sink, std::string_view title)
    : impl_(std::make_unique<Impl>(std::move(sink), title)) {}
Merger::Merger(Merger&&) noexcept = default;
Merger::~Merger() = default;

Result<void> Merger::add(ByteView file, const Names& names) {
  Impl& all = *impl_;
  const auto source = FileReader::open(file);
  const Reference item = all.file.reserve();
  std::optional<Copy> copy;
  if (source) copy.emplace(all.file, all.lately, all.deflater, *source);
  if (!copy || !copy->run(item)) return Diagnostic{"C012", {std::string(names.file)}, {}, {}};

  all.end_sheet();
  all.label = Bytes(names.label) + '/';
  for (const auto& label : copy->labels())
    all.put_label(all.tree.pages() + label.page, label.numbers, all.label);
  for (const auto& page : copy->pages()) all.put_page(page.object, page.entries);
  all.box = copy->last_box();
  all.put_bookmark(item);
  Bytes entries = "<</Title";
  append_text(entries, names.bookmark);
  append_entry(entries, "/Parent", all.outline);
  if (all.last.number != 0) append_entry(entries, "/Prev", all.last);
  append_entry(entries, "/Dest[", copy->pages().front().object);
  all.waiting = entries + "/Fit]" + copy->below();
  if (all.first.number == 0) all.first = item;
  all.last = item;
  ++all.bookmarks;
  all.id = sha256(hex(all.id) + hex(sha256(file)) + Bytes(names.bookmark) + all.label);
  return all.file.state();
}

Result<void> Merger::finish() {
  Impl& all = *impl_;
  all.put_bookmark({});
  Bytes outline = "<</Type/Outlines";
  if (all.first.number != 0) {
    append_entry(outline, "/First", all.first);
    append_entry(outline, "/Last", all.last);
    outline += "/Count ";
    append_integer(outline, static_cast<std::int64_t>(all.bookmarks));
  }
  all.file.put(all.outline, outline + ">>");
  Bytes information = "<</Producer(kehoach)/Creator(kehoach)/Title";
  append_text(information, all.title);
  const Reference object = all.file.reserve();
  all.file.put(object, information + ">>");
  Bytes catalogue = "<</Type/Catalog/Lang(vi-VN)/PageMode/UseOutlines";
  append_entry(catalogue, "/Outlines", all.outline);
  append_entry(catalogue, "/Pages", all.tree.finish());
  append_entry(catalogue, "/PageLabels", all.labels.finish());
  // Both sides, turned over at the long edge (12.2).
  catalogue += "/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge>>";
  all.file.put(all.file.catalogue(), catalogue + ">>");
  return all.file.finish(object, all.id);
}

}  // namespace kehoach::pdf
