#include "streamed_file.h"

#include <algorithm>

#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr std::size_t objects_together = 200;
static_assert(objects_together <= ObjectStream::most);
constexpr std::size_t objects_per_section = 16'384;
constexpr std::size_t largest_buffer = std::size_t{256} << 10;
constexpr int offset_width = 5;  // a TiB

}  // namespace

StreamedFile::StreamedFile(Sink sink) : sink_(std::move(sink)) {
  places_.push_back({});  // object 0, which is free
  // Four bytes above 127 tell programs that this is not text (7.5.2).
  write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void StreamedFile::write(ByteView bytes) {
  buffer_ += bytes;
  size_ += bytes.size();
  if (buffer_.size() < largest_buffer) return;
  if (state_) state_ = sink_(buffer_);
  buffer_.clear();
}

void StreamedFile::begin(Reference object) {
  places_.push_back({object.number, 1, size_, 0});
  Bytes head;
  append_integer(head, object.number);
  write(head + " 0 obj\n");
}

void StreamedFile::put(Reference object, ByteView value) {
  objects_.begin(object.number);
  objects_.values() += value;
  if (objects_.numbers().size() == objects_together) write_object_stream();
}

void StreamedFile::put_stream(Reference object, ByteView entries, ByteView data) {
  begin(object);
  write_stream(entries, data);
  if (places_.size() >= objects_per_section) write_cross_references({});
}

void StreamedFile::write_stream(ByteView entries, ByteView data) {
  Bytes head = "<<";
  head += entries;
  head += "/Length ";
  append_integer(head, static_cast<std::int64_t>(data.size()));
  write(head + ">>\nstream\n");
  write(data);
  write("\nendstream\nendobj\n");
}

void StreamedFile::write_object_stream() {
  const Reference object = reserve();
  const auto& numbers = objects_.numbers();
  for (std::size_t i = 0; i < numbers.size(); ++i)
    places_.push_back({numbers[i], 2, object.number, static_cast<std::uint8_t>(i)});
  const Bytes entries = objects_.entries() + "/Filter/FlateDecode";
  const Bytes data(deflater_.deflate(objects_.data()));
  objects_.clear();
  put_stream(object, entries, data);
}

void StreamedFile::write_cross_references(ByteView more_entries) {
  const std::uint64_t at = size_;
  begin(reserve());
  std::sort(places_.begin(), places_.end(),
            [](const Place& a, const Place& b) { return a.number < b.number; });
  Bytes rows, runs;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Place& place = places_[i];
    rows += static_cast<char>(place.kind);
    append_big_endian(rows, place.where, offset_width);
    rows += static_cast<char>(place.index);
    if (i > 0 && places_[i - 1].number + 1 == place.number) continue;
    std::size_t end = i + 1;
    while (end < places_.size() && places_[end - 1].number + 1 == places_[end].number) ++end;
    if (!runs.empty()) runs += ' ';
    append_integer(runs, place.number);
    runs += ' ';
    append_integer(runs, static_cast<std::int64_t>(end - i));
  }
  Bytes entries = "/Type/XRef/W[1 ";
  append_integer(entries, offset_width);
  entries += " 1]/Index[" + runs + "]/Size ";
  append_integer(entries, next_);
  if (previous_ != 0) {
    entries += "/Prev ";
    append_integer(entries, static_cast<std::int64_t>(previous_));
  }
  entries += "/Root ";
  append_reference(entries, catalogue());
  entries += more_entries;
  const Bytes data(deflater_.deflate(rows));
  write_stream(entries + "/Filter/FlateDecode", data);
  places_.clear();
  previous_ = at;
}

Result<void> StreamedFile::finish(Reference information, const Sha256& id) {
  if (!objects_.numbers().empty()) write_object_stream();
  Bytes entries = "/Info ";
  append_reference(entries, information);
  append_id(entries, id);
  write_cross_references(entries);
  Bytes end = "startxref\n";
  append_integer(end, static_cast<std::int64_t>(previous_));
  write(end + "\n%%EOF\n");
  if (state_ && !buffer_.empty()) state_ = sink_(buffer_);
  return state_;
}

}  // namespace kehoach::pdf
