// Pictures: what anchors them in the text, and the parts that hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "flow/flow.h"
#include "ooxml/package_parts.h"
#include "ooxml/xml_write.h"

namespace kehoach::docx {

class Pictures {
 public:
  // A run that anchors the picture in its paragraph (ECMA-376 part 1, 20.4.2.3).
  void write(ooxml::XmlWriter& xml, const flow::Figure& figure);

  struct Part {
    std::string name;          // "/word/media/image1.png"
    std::string_view content;  // lives as long as the Flow
  };
  const std::vector<Part>& parts() const { return parts_; }
  const std::vector<ooxml::Relationship>& relationships() const { return relationships_; }

 private:
  const std::string& find(const image::Image& image);

  std::vector<Part> parts_;
  std::vector<ooxml::Relationship> relationships_;
  int count_ = 0;
};

}  // namespace kehoach::docx
