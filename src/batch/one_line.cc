#include "one_line.h"

#include "json/write.h"

namespace kehoach::batch {

void OneLine::key(std::string_view key) {
  if (!first_) *out_ += ',';
  first_ = false;
  json::append_string(*out_, key);
  *out_ += ':';
}

OneLine& OneLine::text(std::string_view name, std::string_view value) {
  key(name);
  json::append_string(*out_, value);
  return *this;
}

OneLine& OneLine::number(std::string_view name, std::uint64_t value) {
  key(name);
  *out_ += std::to_string(value);
  return *this;
}

}  // namespace kehoach::batch
