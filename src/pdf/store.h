// The object store: indirect objects, page tree, cross-references and the file, by libharu. Bodies
// of objects are written by the floor above; libharu numbers them, keeps the catalogue and the tree
// of pages, and writes every object's value when the file is made.
//
// An object may be referred to before it is filled. Whatever libharu reports on the way is kept and
// told by save(): the first failure, once.
#pragma once

#include <cstdint>
#include <memory>

#include "base/bytes.h"
#include "base/result.h"
#include "base/sha256.h"
#include "deflate.h"
#include "press.h"

namespace kehoach::pdf {

// The number of an indirect object; 0 is none.
struct Reference {
  std::uint32_t number = 0;
};

// Where libharu gets its memory; null: from malloc.
struct StoreMemory {
  void* (*allocate)(unsigned size) = nullptr;
  void (*release)(void* memory) = nullptr;
};

class Store {
 public:
  // C010 if the library at hand is not the version whose structures this was built for.
  static Result<Store> open(StoreMemory memory = {});
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  Reference reserve();
  // `entries`: what stands between << and >>.
  void fill(Reference object, ByteView entries);
  // The data as it is to stand in the file; /Length is added.
  void fill_stream(Reference object, ByteView entries, Bytes data);
  // The same for data that outlives the store and is known by its digest.
  void fill_shared(Reference object, ByteView entries, ByteView data, const Sha256& digest);
  Reference add(ByteView entries);
  // The object that holds this already, else a new one.
  Reference add_shared(ByteView entries, ByteView data, const Sha256& digest);

  // A filled object that is another in most documents stands in the last object stream, with the
  // information dictionary: so that the streams before it may be the same in many.
  void set_apart(Reference object);

  // Makes a filled object the next page. /Type and /Parent are added.
  void append_page(Reference page);
  // More entries for the catalogue and for the document information dictionary; once each.
  void fill_catalogue(ByteView entries);
  void fill_information(ByteView entries);

  // Instead of 1.7: the file must have a cross-reference table then.
  void set_version_1_4();

  // The file, once. Its ID (ISO 32000-1, 14.4) is made of what the objects hold. C011 if anything
  // failed.
  Result<Bytes> save(Form form, Deflater& deflater);

  struct Impl;

 private:
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::pdf
