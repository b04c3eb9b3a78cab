#include "document/document.h"

namespace kehoach::document {

std::string plain_text(const Inlines& inlines) {
  std::string text;
  for (const auto& part : inlines) text += part.text;
  return text;
}

}  // namespace kehoach::document
