// One file of all: the PDF for a print room, the archive to send. Private to the room.
#pragma once

#include "batch/batch.h"
#include "manifest.h"

namespace kehoach::batch {

// Makes what `bundles` names of the files that the manifest speaks of, as they stand in the folder,
// in the order of the list. A unit that failed is left out, and of the PDF one whose file was
// edited by hand (B030, C012). F0xx; then there is no bundle, or still the old one.
Result<void> bundle(World& world, const Folder& folder, const Bundles& bundles,
                    const Listener& listener, Summary& summary);

}  // namespace kehoach::batch
