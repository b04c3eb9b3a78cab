// Hyperlinks: the relationships they need.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ooxml/package_parts.h"

namespace kehoach::docx {

class Links {
 public:
  // Which link leads to this address (of a run), from 1 on; 0 for none.
  std::size_t find(std::string_view uri);
  const std::string& relationship_id(std::size_t link) const { return links_[link - 1].id; }

  const std::vector<ooxml::Relationship>& relationships() const { return links_; }

 private:
  std::vector<ooxml::Relationship> links_;
  std::unordered_map<std::string, std::size_t> by_target_;
};

}  // namespace kehoach::docx
