#include "ooxml/zip_write.h"

#include <cstring>
#include <utility>

#include <libdeflate.h>

namespace kehoach::ooxml {

namespace {

// APPNOTE 4.3.7, 4.3.12, 4.3.16: what the records begin with.
constexpr std::uint32_t local_header = 0x04034b50;
constexpr std::uint32_t central_header = 0x02014b50;
constexpr std::uint32_t end_record = 0x06054b50;
constexpr std::size_t local_header_size = 30;
// Within a local header, the fields that the central header repeats, and some of them.
constexpr std::size_t shared_at = 4, shared_size = 26;
constexpr std::size_t method_at = 8, packed_size_at = 18, name_size_at = 26;

constexpr std::uint16_t version = 20;  // 2.0: deflate
constexpr std::uint16_t stored = 0, deflated = 8;
constexpr std::uint16_t first_of_january_1980 = (0 << 9) | (1 << 5) | 1;

void put16(Bytes& out, std::uint32_t value) {
  const char bytes[] = {static_cast<char>(value & 0xFF), static_cast<char>((value >> 8) & 0xFF)};
  out.append(bytes, sizeof bytes);
}

void put32(Bytes& out, std::uint32_t value) {
  put16(out, value & 0xFFFF);
  put16(out, value >> 16);
}

std::uint32_t read16(ByteView bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) |
         (static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8);
}

std::uint32_t read32(ByteView bytes, std::size_t at) {
  return read16(bytes, at) | (read16(bytes, at + 2) << 16);
}

std::uint32_t crc_of(ByteView content) {
  return libdeflate_crc32(0, content.data(), content.size());
}

struct Entry {
  std::uint16_t method = stored;
  std::uint32_t crc = 0;
  std::uint32_t packed_size = 0;
  std::uint32_t size = 0;
};

void put_local_header(Bytes& out, std::string_view name, const Entry& entry) {
  put32(out, local_header);
  put16(out, version);
  put16(out, 0);  // flags
  put16(out, entry.method);
  put16(out, 0);  // time
  put16(out, first_of_january_1980);
  put32(out, entry.crc);
  put32(out, entry.packed_size);
  put32(out, entry.size);
  put16(out, static_cast<std::uint32_t>(name.size()));
  put16(out, 0);  // extra field
  out.append(name);
}

void patch(Bytes& out, std::size_t at, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out[at + static_cast<std::size_t>(i)] = static_cast<char>((value >> (8 * i)) & 0xFF);
  }
}

}  // namespace

Compressor::Compressor(int level) : compressor_(libdeflate_alloc_compressor(level)) {}

void Compressor::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

bool Compressor::append_deflated(Bytes& out, ByteView content) {
  if (compressor_ == nullptr || content.empty()) return false;
  const std::size_t before = out.size();
  // One byte less than the content: where libdeflate needs more, it says so with 0.
  out.resize(before + content.size() - 1);
  const std::size_t size = libdeflate_deflate_compress(
      compressor_.get(), content.data(), content.size(), out.data() + before, content.size() - 1);
  out.resize(before + size);
  return size != 0;
}

PackedPart pack(std::string name, ByteView content, Compressor& compressor) {
  PackedPart part{
      std::move(name), {}, static_cast<std::uint32_t>(content.size()), crc_of(content), false};
  part.deflated = compressor.append_deflated(part.data, content);
  if (!part.deflated) part.data = content;
  part.data.shrink_to_fit();
  return part;
}

ZipWriter::ZipWriter(Compressor& compressor, std::size_t expected) : compressor_(&compressor) {
  out_.reserve(expected);
}

void ZipWriter::add_as_it_is(std::string_view name, ByteView content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  put_local_header(out_, name, {stored, crc_of(content), size, size});
  out_.append(content);
  ++entries_;
}

void ZipWriter::add(std::string_view name, ByteView content) {
  const std::size_t header = out_.size();
  const auto size = static_cast<std::uint32_t>(content.size());
  put_local_header(out_, name, {stored, crc_of(content), size, size});
  const std::size_t data = out_.size();
  if (compressor_->append_deflated(out_, content)) {
    patch(out_, header + method_at, deflated, 2);
    patch(out_, header + packed_size_at, static_cast<std::uint32_t>(out_.size() - data), 4);
  } else {
    out_.append(content);
  }
  ++entries_;
}

void ZipWriter::add(const PackedPart& part) {
  put_local_header(out_, part.name,
                   {part.deflated ? deflated : stored, part.crc,
                    static_cast<std::uint32_t>(part.data.size()), part.size});
  out_.append(part.data);
  ++entries_;
}

Bytes ZipWriter::finish() {
  const std::size_t directory = out_.size();
  std::size_t at = 0;
  for (std::uint16_t i = 0; i < entries_; ++i) {
    // The local header is read back: it says everything that the directory repeats.
    const std::uint32_t name_size = read16(out_, at + name_size_at);
    const std::uint32_t packed_size = read32(out_, at + packed_size_at);
    put32(out_, central_header);
    put16(out_, version);  // made by: MS-DOS attributes, version 2.0
    out_.append(Bytes(out_, at + shared_at, shared_size));
    put16(out_, 0);  // comment
    put16(out_, 0);  // disk
    put16(out_, 0);  // internal attributes
    put32(out_, 0);  // external attributes
    put32(out_, static_cast<std::uint32_t>(at));
    out_.append(Bytes(out_, at + local_header_size, name_size));
    at += local_header_size + name_size + packed_size;
  }
  const std::size_t directory_size = out_.size() - directory;
  put32(out_, end_record);
  put16(out_, 0);  // this disk
  put16(out_, 0);  // the directory's
  put16(out_, entries_);
  put16(out_, entries_);
  put32(out_, static_cast<std::uint32_t>(directory_size));
  put32(out_, static_cast<std::uint32_t>(directory));
  put16(out_, 0);  // comment
  return std::exchange(out_, {});
}

}  // namespace kehoach::ooxml
