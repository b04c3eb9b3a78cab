#include "chunks.h"

#include <string>
#include <string_view>

#include <libdeflate.h>

namespace kehoach::image {

namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
// Around the data of a chunk: length and name before, checksum behind.
constexpr std::size_t head = 8, tail = 4;
constexpr std::size_t header_size = 13;  // of IHDR's data (11.2.2)
constexpr std::size_t density_size = 9;  // of pHYs (11.3.5.3)

std::uint32_t number_at(ByteView bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

bool is_name(ByteView name) {
  for (const char c : name) {
    if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) return false;
  }
  return true;
}

// A capital first letter: no one may draw the picture without understanding the chunk (5.4).
bool is_critical(ByteView name) { return (name.front() & 0x20) == 0; }

class Reader {
 public:
  Reader(ByteView file, const Origin& where) : file_(file), where_(where) {}

  Result<Chunks> run() {
    if (!file_.starts_with(signature)) return Diagnostic{"I002", {}, where_, {}};
    chunks_.file = signature;
    std::size_t at = signature.size();
    for (std::size_t count = 0; !ended_; ++count) {
      if (count == most_chunks) return Diagnostic{"I004", {limits()}, where_, {}};
      if (file_.size() - at < head + tail) return cut_off();
      const std::size_t size = number_at(file_, at);
      if (size > file_.size() - at - head - tail) return cut_off();
      const ByteView whole = file_.substr(at, head + size + tail);
      if (auto read = take(whole.substr(4, 4), whole.substr(head, size), whole); !read) {
        return std::move(read).error();
      }
      at += whole.size();
    }
    return std::move(chunks_);
  }

 private:
  Diagnostic cut_off() const {
    return spoiled({"tệp bị cụt: " + std::to_string(file_.size()) + " byte là chưa hết ảnh",
                    "the file is cut off: " + std::to_string(file_.size()) +
                        " bytes are not the whole picture"},
                   where_);
  }

  static Phrase limits() {
    return {"nhiều nhất " + std::to_string(longest_side) + " điểm ảnh mỗi chiều, " +
                std::to_string(most_pixels / 1'000'000) + " triệu điểm ảnh, " +
                std::to_string(most_chunks) + " khối dữ liệu",
            "at most " + std::to_string(longest_side) + " pixels a side, " +
                std::to_string(most_pixels / 1'000'000) + " million pixels, " +
                std::to_string(most_chunks) + " chunks"};
  }

  Result<void> take(ByteView name, ByteView data, ByteView whole) {
    const std::string shown(is_name(name) ? name : ByteView("?"));
    const std::uint32_t sum = libdeflate_crc32(0, name.data(), 4 + data.size());
    if (sum != number_at(whole, whole.size() - tail)) {
      return spoiled(
          {"khối " + shown + " sai mã kiểm tra", "the checksum of chunk " + shown + " is wrong"},
          where_);
    }
    if ((name == "IHDR") != (chunks_.width == 0)) return misplaced(shown);
    if (name == "IHDR") {
      if (auto read = header(data); !read) return read;
    } else if (name == "pHYs") {
      density(data);
    } else if (name == "IEND") {
      ended_ = true;
    } else if (name != "PLTE" && name != "tRNS" && name != "IDAT") {
      return is_critical(name) ? misplaced(shown) : Result<void>();
    }
    chunks_.file += whole;
    return {};
  }

  Diagnostic misplaced(const std::string& name) const {
    return spoiled(
        {"khối " + name + " không được đứng ở đây", "chunk " + name + " may not stand here"},
        where_);
  }

  Result<void> header(ByteView data) {
    if (data.size() != header_size) return misplaced("IHDR");
    chunks_.width = number_at(data, 0);
    chunks_.height = number_at(data, 4);
    const std::uint64_t width = chunks_.width, height = chunks_.height;
    if (width == 0 || height == 0) {
      return spoiled({"ảnh không có điểm ảnh nào", "the picture has no pixels"}, where_);
    }
    if (width > longest_side || height > longest_side || width * height > most_pixels) {
      return Diagnostic{"I004",
                        {Phrase("ảnh có " + std::to_string(width) + " x " + std::to_string(height) +
                                    " điểm ảnh; " + limits().vi,
                                "it has " + std::to_string(width) + " x " + std::to_string(height) +
                                    " pixels; " + limits().en)},
                        where_,
                        {}};
    }
    return {};
  }

  // Per metre, or of no unit: then the file only says how pixels are shaped, which no scan does.
  void density(ByteView data) {
    if (data.size() != density_size || data.back() != 1) return;
    const std::uint32_t across = number_at(data, 0), down = number_at(data, 4);
    if (across != 0 && down != 0) chunks_.density = {across, down};
  }

  ByteView file_;
  const Origin& where_;
  Chunks chunks_;
  bool ended_ = false;
};

}  // namespace

Diagnostic spoiled(Phrase how, const Origin& where) {
  return {"I003", {std::move(how)}, where, {}};
}

Result<Chunks> read_chunks(ByteView file, const Origin& where) { return Reader(file, where).run(); }

}  // namespace kehoach::image
