// Bookmarks: the ids of the Flow's paragraphs under names that Word takes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace kehoach::docx {

// Names begin with "_", which hides them in Word's dialogue, hold letters, digits and "_", are at
// most 40 characters long and differ in more than case. "purpose.2" becomes "_kh_purpose_2"; where
// that would be too long or was given already, a checksum of the id ends the name.
class Bookmarks {
 public:
  // Good until the next call.
  std::string_view name_for(std::string_view id);

 private:
  bool take();

  std::string name_;
  std::unordered_set<std::uint64_t> taken_;  // checksums of the names without case
};

}  // namespace kehoach::docx
