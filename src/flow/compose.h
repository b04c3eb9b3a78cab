// The document takes its form: every paragraph its style, its label, its wording, its ties.
//
// In: a Document, a Profile, the font it will be set in (with what is remembered of it). Out: a
// Flow in which nothing is left to decide but where lines and pages end. Measured here, because
// both files need the same answer: the length of the rules, the balance of subject and names, and
// which ties give way so that no line becomes too loose.
//
// Refuses (all at once): characters that the font cannot show (C003, with their place in the plan),
// a paragraph beyond 256 KiB (C005), a profile that lacks a style (R003) or has a phrase with an
// unknown blank (R006).
#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"
#include "flow/flow.h"
#include "flow/memory.h"
#include "profile/profile.h"

namespace kehoach::flow {

// What differs between a document on paper and an electronic one (ND30 Phụ lục I, phần II, 2.1
// and 2.2): the line "(Kèm theo ...)" of an appendix is filled in on paper only.
enum class Medium : std::uint8_t { electronic, paper };

struct ComposeOptions {
  Medium medium = Medium::electronic;
  LineFit line_fit = LineFit::word_2013;
  std::string plan_json;  // to embed in the DOCX; empty: none
};

Result<Flow> compose(const document::Document& document, const profile::Profile& profile,
                     Memory& memory, ComposeOptions options);

}  // namespace kehoach::flow
