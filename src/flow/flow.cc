#include "flow/flow.h"

namespace kehoach::flow {

const char* name_of(Role role) {
  switch (role) {
    case Role::parent_body:
      return "parent_body";
    case Role::issuing_body:
      return "issuing_body";
    case Role::state_name:
      return "state_name";
    case Role::motto:
      return "motto";
    case Role::rule:
      return "rule";
    case Role::number:
      return "number";
    case Role::place_date:
      return "place_date";
    case Role::type_name:
      return "type_name";
    case Role::subject:
      return "subject";
    case Role::subject_rule:
      return "subject_rule";
    case Role::text:
      return "text";
    case Role::basis:
      return "basis";
    case Role::section:
      return "section";
    case Role::clause_heading:
      return "clause_heading";
    case Role::clause:
      return "clause";
    case Role::subclause_heading:
      return "subclause_heading";
    case Role::subclause:
      return "subclause";
    case Role::point_heading:
      return "point_heading";
    case Role::point:
      return "point";
    case Role::dash:
      return "dash";
    case Role::plus:
      return "plus";
    case Role::star:
      return "star";
    case Role::recipients_label:
      return "recipients_label";
    case Role::recipient:
      return "recipient";
    case Role::authority:
      return "authority";
    case Role::position:
      return "position";
    case Role::signature_note:
      return "signature_note";
    case Role::signer:
      return "signer";
    case Role::appendix_label:
      return "appendix_label";
    case Role::appendix_title:
      return "appendix_title";
    case Role::appendix_reference:
      return "appendix_reference";
    case Role::table_caption:
      return "table_caption";
    case Role::cell:
      return "cell";
    case Role::cell_head:
      return "cell_head";
    case Role::page_number:
      return "page_number";
    case Role::end_of_document:
      return "end_of_document";
  }
  return "";
}

}  // namespace kehoach::flow
