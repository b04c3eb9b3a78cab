// What a document says of itself: docProps/core.xml and custom.xml, and the plan that it carries.
#pragma once

#include <string>

#include "flow/flow.h"

namespace kehoach::docx {

bool is_date(const flow::Field::Day& day);          // in the years 1 to 9999
std::string iso_date(const flow::Field::Day& day);  // "2020-05-11"

void append_core_part(std::string& out, const flow::Metadata& metadata);
// `plan_sha256`: hexadecimal; empty if no plan is embedded.
void append_custom_part(std::string& out, const flow::Metadata& metadata,
                        std::string_view plan_sha256);
// customXml/item2.xml: the plan as text, under the checksum of its bytes.
void append_plan_part(std::string& out, std::string_view plan_json, std::string_view sha256);

}  // namespace kehoach::docx
