// Empty fields for the signatures that make the document valid: the person's, between position and
// name, and the organisation's, over the left third of it (ND30 Phụ lục I, II.7 and II.8).
#pragma once

#include <vector>

#include "annotations.h"
#include "tagging.h"

namespace kehoach::pdf {

class SignatureFields {
 public:
  // Fields for every signer whose name stands on the page; their annotations are appended.
  void add(const AnnotatedPage& page, Reference page_object, const layout::Page& placed,
           const Tagging* tagging, std::vector<Reference>& annotations);

  // The catalogue's entry; empty if there are no fields.
  Bytes form() const;

 private:
  struct Place;
  void add_field(const AnnotatedPage& page, Reference page_object, const Place& place,
                 std::vector<Reference>& annotations);

  std::vector<Reference> fields_;
  Reference appearance_;
  int signers_ = 0;
};

}  // namespace kehoach::pdf
