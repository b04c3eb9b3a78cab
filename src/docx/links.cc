#include "links.h"

namespace kehoach::docx {

std::size_t Links::find(std::string_view uri) {
  if (uri.empty()) return 0;
  const auto [known, is_new] = by_target_.try_emplace(std::string(uri), links_.size() + 1);
  if (is_new) {
    links_.push_back({"link" + std::to_string(known->second),
                      std::string(ooxml::office_relationships) + "hyperlink", std::string(uri),
                      true});
  }
  return known->second;
}

}  // namespace kehoach::docx
