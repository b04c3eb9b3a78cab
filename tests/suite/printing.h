// How the suite writes down what came out.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "document/document.h"

namespace suite {

std::string tree(const kehoach::document::Document& document);
std::string ids(const kehoach::document::Document& document);
std::string origins(const kehoach::document::Document& document);
std::string told(const kehoach::Diagnostics& diagnostics);

}  // namespace suite
