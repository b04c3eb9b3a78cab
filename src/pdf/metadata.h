// What the file says of itself, twice and alike: in the document information dictionary (ISO
// 32000-1, 14.3.3) and as XMP (ISO 16684-1).
#pragma once

#include <optional>
#include <string>

#include "flow/flow.h"
#include "press.h"

namespace kehoach::pdf {

// As both say it: without control characters, and no longer than a string may be.
struct Properties {
  std::string title, author, subject, keywords, language;
  std::optional<flow::Field::Day> date;
};

Properties properties_of(const flow::Metadata& metadata);

// The entries of the document information dictionary.
Bytes information_of(const Properties& properties);

// (D:20210205000000+07'00'). The date is the document's; Vietnam keeps one time zone all year.
void append_date(Bytes& out, const flow::Field::Day& day);

// The packet: UTF-8, with what the file claims to be (ISO 19005-2, 6.6; ISO 14289-1, 5).
Bytes packet_of(const Properties& properties, const Settings& settings);

}  // namespace kehoach::pdf
