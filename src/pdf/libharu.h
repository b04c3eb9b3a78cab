// What the two halves of the object store share: bodies that libharu writes through callbacks.
// This header, store.cc and save.cc alone know libharu.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>

#include "store.h"

namespace kehoach::pdf {

struct StreamData {
  Reference object;
  Bytes own;
  ByteView shared;
  Sha256 shared_digest{};
  bool is_shared = false;

  ByteView view() const { return is_shared ? shared : ByteView(own); }
};

// The body of an object that libharu writes through our callbacks.
struct Body {
  Store::Impl* store = nullptr;
  std::size_t entries_at = 0, entries_size = 0;  // in the store's text
  std::uint32_t stream = none;                   // its data, by its number
  bool apart = false;

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  bool is_stream() const { return stream != none; }
  ByteView entries() const;
  const StreamData& data() const;
};

// Lets libharu write `body` as the rest of a dictionary. The body outlives the dictionary.
void write_through(HPDF_Dict dict, Body& body);
// Of an object that is a dictionary of ours; null for libharu's own.
const Body* body_of(const void* object);

inline std::uint32_t number_of(const void* object) {
  return static_cast<const HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFF;
}

// C011 with libharu's code.
Diagnostic failed(HPDF_STATUS status);

struct FreeDocument {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};
struct FreeStream {
  void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};

struct Store::Impl {
  // A body stays where it is for as long as libharu points to it: the document goes first.
  std::deque<Body> bodies;
  Body catalogue, information;
  Bytes text;  // the entries of all bodies
  std::vector<StreamData> streams;
  HPDF_Stream out = nullptr;  // where a body is being written just now
  std::unique_ptr<HPDF_Doc_Rec, FreeDocument> document;
  std::vector<HPDF_Dict> dicts;  // by object number; null for libharu's own
  std::vector<HPDF_Dict> pages;
  HPDF_STATUS status = HPDF_OK;

  bool check(HPDF_STATUS result) {
    if (status == HPDF_OK && result != HPDF_OK) status = result;
    return status == HPDF_OK;
  }
  Body* body_of(Reference object);
  void fill(Body& body, ByteView entries);
  // Its data, to be filled; null if there is no such object.
  StreamData* fill_stream(Reference object, ByteView entries);
  void link_pages();
  Sha256 digest() const;
  Result<Bytes> save_readable(const Sha256& id);
};

inline ByteView Body::entries() const {
  return ByteView(store->text).substr(entries_at, entries_size);
}
inline const StreamData& Body::data() const { return store->streams[stream]; }

}  // namespace kehoach::pdf
