#include <array>
#include <charconv>
#include <cstring>
#include <new>
#include <utility>

#include "libharu.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

// The callbacks below reach into libharu's structures, which change between versions.
constexpr const char* libharu_version = "2.3.0";
static_assert(HPDF_VERSION_ID == 20300, "built for the structures of libharu 2.3.0");

// An array of libharu holds 32,767 items: the pages stand in nodes below the root once there are
// more than one node takes.
constexpr std::size_t pages_per_node = 64;

HPDF_STATUS write_bytes(HPDF_Stream out, ByteView bytes) {
  if (bytes.empty()) return HPDF_OK;
  return HPDF_Stream_Write(out, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                           static_cast<HPDF_UINT>(bytes.size()));
}

HPDF_STATUS write_length(HPDF_Stream out, std::size_t length) {
  std::array<char, 32> buffer = {'/', 'L', 'e', 'n', 'g', 't', 'h', ' '};
  const char* end = std::to_chars(buffer.data() + 8, buffer.data() + buffer.size(), length).ptr;
  return write_bytes(out, {buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

extern "C" {

// Between << and >>, after what libharu itself put into the dictionary.
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream out) {
  const Body& body = *static_cast<const Body*>(dict->attr);
  body.store->out = out;
  const HPDF_STATUS status = write_bytes(out, body.entries());
  if (status != HPDF_OK || !body.is_stream()) return status;
  return write_length(out, body.data().view().size());
}

// After >>.
static HPDF_STATUS write_data(HPDF_Dict dict) {
  const Body& body = *static_cast<const Body*>(dict->attr);
  if (!body.is_stream()) return HPDF_OK;
  const HPDF_Stream out = body.store->out;
  HPDF_STATUS status = write_bytes(out, "\nstream\n");
  if (status == HPDF_OK) status = write_bytes(out, body.data().view());
  if (status == HPDF_OK) status = write_bytes(out, "\nendstream");
  return status;
}

}  // extern "C"

}  // namespace

void write_through(HPDF_Dict dict, Body& body) {
  dict->attr = &body;
  dict->write_fn = write_entries;
  dict->after_write_fn = write_data;
}

const Body* body_of(const void* object) {
  if ((static_cast<const HPDF_Obj_Header*>(object)->obj_class & HPDF_OCLASS_ANY) !=
      HPDF_OCLASS_DICT) {
    return nullptr;
  }
  const auto* dict = static_cast<const HPDF_Dict_Rec*>(object);
  return dict->write_fn == write_entries ? static_cast<const Body*>(dict->attr) : nullptr;
}

Diagnostic failed(HPDF_STATUS status) {
  std::array<char, 24> digits;
  char* end = std::to_chars(digits.data(), digits.data() + digits.size(), status, 16).ptr;
  return {"C011", {"libharu 0x" + std::string(digits.data(), end)}, {}, {}};
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(StoreMemory memory) {
  if (std::strcmp(HPDF_GetVersion(), libharu_version) != 0) {
    return Diagnostic{"C010", {libharu_version, HPDF_GetVersion()}, {}, {}};
  }
  auto impl = std::make_unique<Impl>();
  // No error handler: codes are looked at. No pool: it gains nothing and is misaligned.
  impl->document.reset(HPDF_NewEx(nullptr, memory.allocate, memory.release, 0, nullptr));
  HPDF_Doc document = impl->document.get();
  if (document == nullptr) return failed(HPDF_FAILD_TO_ALLOC_MEM);
  document->pdf_version = HPDF_VER_17;
  impl->check(HPDF_Dict_RemoveElement(document->info, "Producer"));
  impl->catalogue.store = impl->information.store = impl.get();
  write_through(document->catalog, impl->catalogue);
  write_through(document->info, impl->information);
  impl->information.apart = true;
  return Store(std::move(impl));
}

Reference Store::reserve() {
  HPDF_Doc document = impl_->document.get();
  HPDF_Dict dict = HPDF_Dict_New(document->mmgr);
  if (dict == nullptr) {
    impl_->check(HPDF_FAILD_TO_ALLOC_MEM);
    return {};
  }
  Body& body = impl_->bodies.emplace_back();
  body.store = impl_.get();
  write_through(dict, body);
  // On failure libharu has freed the dictionary.
  if (!impl_->check(HPDF_Xref_Add(document->xref, dict))) return {};
  const Reference object{number_of(dict)};
  impl_->dicts.resize(object.number + 1);
  impl_->dicts[object.number] = dict;
  return object;
}

Body* Store::Impl::body_of(Reference object) {
  if (object.number >= dicts.size() || dicts[object.number] == nullptr) return nullptr;
  return static_cast<Body*>(dicts[object.number]->attr);
}

void Store::Impl::fill(Body& body, ByteView entries) {
  body.entries_at = text.size();
  body.entries_size = entries.size();
  text += entries;
}

StreamData* Store::Impl::fill_stream(Reference object, ByteView entries) {
  Body* body = body_of(object);
  if (body == nullptr) return nullptr;
  fill(*body, entries);
  body->stream = static_cast<std::uint32_t>(streams.size());
  StreamData& stream = streams.emplace_back();
  stream.object = object;
  return &stream;
}

void Store::fill(Reference object, ByteView entries) {
  if (Body* body = impl_->body_of(object)) impl_->fill(*body, entries);
}

void Store::fill_stream(Reference object, ByteView entries, Bytes data) {
  if (StreamData* stream = impl_->fill_stream(object, entries)) stream->own = std::move(data);
}

void Store::fill_shared(Reference object, ByteView entries, ByteView data, const Sha256& digest) {
  StreamData* stream = impl_->fill_stream(object, entries);
  if (stream == nullptr) return;
  stream->shared = data;
  stream->shared_digest = digest;
  stream->is_shared = true;
}

Reference Store::add(ByteView entries) {
  const Reference object = reserve();
  fill(object, entries);
  return object;
}

Reference Store::add_shared(ByteView entries, ByteView data, const Sha256& digest) {
  for (const StreamData& stream : impl_->streams) {
    if (stream.is_shared && stream.shared_digest == digest &&
        impl_->body_of(stream.object)->entries() == entries) {
      return stream.object;
    }
  }
  const Reference object = reserve();
  fill_shared(object, entries, data, digest);
  return object;
}

void Store::set_apart(Reference object) {
  if (Body* body = impl_->body_of(object)) body->apart = true;
}

void Store::append_page(Reference page) {
  if (impl_->body_of(page) != nullptr) impl_->pages.push_back(impl_->dicts[page.number]);
}

void Store::fill_catalogue(ByteView entries) { impl_->fill(impl_->catalogue, entries); }
void Store::fill_information(ByteView entries) { impl_->fill(impl_->information, entries); }

void Store::set_version_1_4() { impl_->document->pdf_version = HPDF_VER_14; }

// Not by HPDF_AddPage: the contents stream, graphics state and boxes in floating point that it
// makes would all have to be undone.
void Store::Impl::link_pages() {
  HPDF_Pages node = document->root_pages;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages.size() > pages_per_node && i % pages_per_node == 0) {
      node = HPDF_Doc_AddPagesTo(document.get(), document->root_pages);
      if (node == nullptr) {
        check(HPDF_FAILD_TO_ALLOC_MEM);
        return;
      }
    }
    if (!check(HPDF_Dict_AddName(pages[i], "Type", "Page"))) return;
    if (!check(HPDF_Pages_AddKids(node, pages[i]))) return;
    // Only now: a page that is added as one is taken to have libharu's attributes. Counted it is
    // by its class.
    pages[i]->header.obj_class |= HPDF_OSUBCLASS_PAGE;
  }
}

}  // namespace kehoach::pdf
