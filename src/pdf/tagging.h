// What each paragraph of a flow is in the document's structure.
//
//   Document
//     Part                       a section of the flow: the main part, an appendix
//       Div                      head and foot: tables only to the eye
//       Sect                     a heading with all below it
//         H1                     numbered without gaps, whatever levels the headings have
//         L / LI / Lbl, LBody    items; what belongs to an item stands in its body
//         Table / TR / TH, TD
#pragma once

#include <unordered_map>

#include "flow/flow.h"
#include "structure.h"

namespace kehoach::pdf {

struct Places {
  Element label = no_element;  // of an item
  Element text = no_element;   // with the label, if there is no element for that
};

class Tagging {
 public:
  // Builds the tree of `flow` in `structure`.
  Tagging(Structure& structure, const flow::Flow& flow);

  // Null for a paragraph that is not of the flow, or says nothing.
  const Places* find(const flow::Paragraph* paragraph) const;
  // no_element for a figure that is not of the flow.
  Element find(const flow::Figure& figure) const;

 private:
  // Only ever asked, never walked.
  std::unordered_map<const flow::Paragraph*, Places> places_;
  std::unordered_map<const flow::Figure*, Element> figures_;
};

}  // namespace kehoach::pdf
