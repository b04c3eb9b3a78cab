#include "flow/flow.h"

namespace kehoach::flow {

const char* name_of(Role role) {
  static constexpr const char* names[] = {"parent_body",
                                          "issuing_body",
                                          "state_name",
                                          "motto",
                                          "rule",
                                          "number",
                                          "place_date",
                                          "type_name",
                                          "subject",
                                          "subject_rule",
                                          "text",
                                          "basis",
                                          "section",
                                          "clause_heading",
                                          "clause",
                                          "subclause_heading",
                                          "subclause",
                                          "point_heading",
                                          "point",
                                          "dash",
                                          "plus",
                                          "star",
                                          "recipients_label",
                                          "recipient",
                                          "authority",
                                          "position",
                                          "signature_note",
                                          "signer",
                                          "appendix_label",
                                          "appendix_title",
                                          "appendix_reference",
                                          "table_caption",
                                          "cell",
                                          "cell_head",
                                          "page_number",
                                          "end_of_document"};
  static_assert(std::size(names) == role_count);
  return names[static_cast<std::size_t>(role)];
}

}  // namespace kehoach::flow
