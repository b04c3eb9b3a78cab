// The pictures that a plan names, out of its own folder. Private to the room.
#pragma once

#include "document/document.h"
#include "prepared.h"

namespace kehoach::render {

// Reads all that the document names; what is to be said of them goes into `told`. False if one
// cannot be had: I001, I002, I003, I004, F001, F002.
bool read_pictures(document::Document& document, const Path& folder, Prepared& prepared,
                   Diagnostics& told);

}  // namespace kehoach::render
