#include "ooxml/zip_write.h"

#include <algorithm>
#include <utility>

#include <libdeflate.h>

#include "base/utf8.h"

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
// 4.3.14, 4.3.15, 4.5.3: where 16 or 32 bits do not hold a number, all of them are set and it
// stands elsewhere.
constexpr std::uint32_t end_record_64 = 0x06064b50, locator_64 = 0x07064b50;
constexpr std::uint16_t extra_64 = 1;
constexpr std::uint64_t all_16 = 0xFFFF, all_32 = 0xFFFFFFFF;

constexpr std::uint16_t version = 20, version_64 = 45;  // 2.0: deflate; 4.5
constexpr std::uint16_t utf8_name = 1 << 11;            // 4.4.4
constexpr std::uint32_t made_by_unix = 3U << 8, regular_file = 0100644U << 16;
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

void put64(Bytes& out, std::uint64_t value) {
  put32(out, static_cast<std::uint32_t>(value));
  put32(out, static_cast<std::uint32_t>(value >> 32));
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
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return c >= 0; });
  put16(out, ascii || utf8::find_malformed(name) != name.size() ? 0 : utf8_name);
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

// What the directory says of an entry whose local header, with its name, stands at `at`.
void put_central_header(Bytes& out, ByteView header, std::uint64_t at) {
  const bool far = at >= all_32;
  const std::size_t begin = out.size();
  // Info-ZIP takes a name from MS-DOS to be in a code page, whatever its flag says (4.4.2).
  constexpr std::size_t flags_at = 6;
  const bool unix = (read16(header, flags_at) & utf8_name) != 0;
  put32(out, central_header);
  put16(out, version | (unix ? made_by_unix : 0U));  // else MS-DOS
  out.append(header.substr(shared_at, shared_size));
  put16(out, 0);  // comment
  put16(out, 0);  // disk
  put16(out, 0);  // internal attributes
  put32(out, unix ? regular_file : 0);
  put32(out, static_cast<std::uint32_t>(far ? all_32 : at));
  out.append(header.substr(local_header_size));
  if (!far) return;
  constexpr std::size_t needed_at = 6, extra_size_at = 30;
  patch(out, begin + needed_at, version_64, 2);
  patch(out, begin + extra_size_at, 12, 2);
  put16(out, extra_64);
  put16(out, 8);
  put64(out, at);
}

void put_end(Bytes& out, std::uint64_t entries, std::uint64_t directory, std::uint64_t size) {
  if (entries >= all_16 || directory >= all_32 || size >= all_32) {
    put32(out, end_record_64);
    put64(out, 44);  // bytes that follow
    put16(out, version_64);
    put16(out, version_64);
    put32(out, 0);  // this disk
    put32(out, 0);  // the directory's
    put64(out, entries);
    put64(out, entries);
    put64(out, size);
    put64(out, directory);
    put32(out, locator_64);
    put32(out, 0);  // the disk of the record above
    put64(out, directory + size);
    put32(out, 1);  // disks
  }
  const auto count = static_cast<std::uint32_t>(std::min(entries, all_16));
  put32(out, end_record);
  put16(out, 0);  // this disk
  put16(out, 0);  // the directory's
  put16(out, count);
  put16(out, count);
  put32(out, static_cast<std::uint32_t>(std::min(size, all_32)));
  put32(out, static_cast<std::uint32_t>(std::min(directory, all_32)));
  put16(out, 0);  // comment
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

void ZipWriter::add_stored(std::string_view name, ByteView content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  put_local_header(out_, name, {stored, crc_of(content), size, size});
  out_.append(content);
  ++entries_;
}

Bytes ZipWriter::finish() {
  // The local headers are read back: they say everything that the directory repeats.
  Bytes directory;
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < entries_; ++i) {
    const std::size_t header = local_header_size + read16(out_, at + name_size_at);
    put_central_header(directory, ByteView(out_).substr(at, header), at);
    at += header + read32(out_, at + packed_size_at);
  }
  out_ += directory;
  put_end(out_, entries_, at, directory.size());
  return std::exchange(out_, {});
}

Bytes ZipWriter::take() {
  taken_ += out_.size();
  return std::exchange(out_, {});
}

Result<void> ZipWriter::finish(const Read& read, const Write& write) {
  constexpr std::size_t usual_name = 200, piece = std::size_t{64} << 10;
  if (auto put = write(take()); !put) return put;
  const std::uint64_t directory = taken_;
  // Somebody else is writing into it.
  const Diagnostic changed{
      "F003", {"zip", {"tệp bị thay đổi trong lúc ghi", "it was changed meanwhile"}}, {}, {}};
  std::uint64_t at = 0, size = 0;
  for (std::uint64_t i = 0; i < entries_; ++i) {
    auto header = read(at, local_header_size + usual_name);
    if (!header) return std::move(header).error();
    if (header->size() < local_header_size) return changed;
    const std::size_t whole = local_header_size + read16(*header, name_size_at);
    if (whole > header->size()) header = read(at, whole);
    if (!header) return std::move(header).error();
    if (header->size() < whole) return changed;
    const std::size_t before = out_.size();
    put_central_header(out_, ByteView(*header).substr(0, whole), at);
    size += out_.size() - before;
    at += whole + read32(*header, packed_size_at);
    if (out_.size() < piece) continue;
    if (auto put = write(take()); !put) return put;
  }
  put_end(out_, entries_, directory, size);
  return write(take());
}

}  // namespace kehoach::ooxml
