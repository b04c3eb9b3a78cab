// HarfBuzz' objects with owners.
#pragma once

#include <memory>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/bytes.h"

namespace kehoach::font {

template <auto destroy>
struct HbDelete {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};

using HbBlob = std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDelete<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDelete<hb_font_destroy>>;
using HbSubsetInput = std::unique_ptr<hb_subset_input_t, HbDelete<hb_subset_input_destroy>>;
using HbSubsetPlan = std::unique_ptr<hb_subset_plan_t, HbDelete<hb_subset_plan_destroy>>;

// A face over bytes that outlive it.
inline HbFace make_face(ByteView file) {
  const HbBlob blob(hb_blob_create(file.data(), static_cast<unsigned>(file.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  HbFace face(hb_face_create(blob.get(), 0));
  hb_face_make_immutable(face.get());
  return face;
}

inline ByteView view_of(hb_blob_t* blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob, &size);
  return size == 0 ? ByteView() : ByteView(data, size);
}

}  // namespace kehoach::font
