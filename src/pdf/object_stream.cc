#include "object_stream.h"

#include "syntax.h"

namespace kehoach::pdf {

void ObjectStream::begin(std::uint32_t number) {
  if (!values_.empty()) values_ += '\n';
  numbers_.push_back(number);
  append_integer(index_, number);
  index_ += ' ';
  append_integer(index_, static_cast<std::int64_t>(values_.size()));
  index_ += ' ';
}

Bytes ObjectStream::entries() const {
  Bytes out = "/Type/ObjStm/N ";
  append_integer(out, static_cast<std::int64_t>(numbers_.size()));
  out += "/First ";
  append_integer(out, static_cast<std::int64_t>(index_.size()));
  return out;
}

void ObjectStream::clear() {
  numbers_.clear();
  index_.clear();
  values_.clear();
}

}  // namespace kehoach::pdf
