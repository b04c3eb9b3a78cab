#include "tables.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace kehoach::font {

namespace {

// Big-endian numbers of a stranger's table; beyond its end all is 0.
class TableReader {
 public:
  explicit TableReader(ByteView table) : table_(table) {}

  std::uint32_t u8(std::size_t at) const {
    return at < table_.size() ? static_cast<std::uint8_t>(table_[at]) : 0;
  }
  std::uint32_t u16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  std::uint32_t u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }
  int i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }

 private:
  ByteView table_;
};

constexpr std::uint32_t true_type_version = 0x00010000;
constexpr std::uint32_t apple_true_type = 0x74727565;  // "true"

bool is_true_type(ByteView file) {
  const std::uint32_t version = TableReader(file).u32(0);
  return version == true_type_version || version == apple_true_type;
}

// Whether a table of the directory reaches beyond the end: HarfBuzz would take what is there, and
// letters would be missing from the page without a word.
bool is_cut_short(ByteView file) {
  constexpr std::size_t header_size = 12, record_size = 16;
  const TableReader reader(file);
  const std::size_t count = reader.u16(4);
  if (file.size() < header_size + count * record_size) return true;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = header_size + i * record_size;
    const std::uint64_t end = std::uint64_t{reader.u32(record + 8)} + reader.u32(record + 12);
    if (end > file.size()) return true;
  }
  return false;
}

struct Table {
  HbBlob blob;
  TableReader reader;
};

Table table_of(hb_face_t* face, const char* name) {
  HbBlob blob(hb_face_reference_table(face, hb_tag_from_string(name, 4)));
  const TableReader reader(view_of(blob.get()));
  return {std::move(blob), reader};
}

void check_tables(const Path& path, hb_face_t* face, Diagnostics& found) {
  // What a PDF's TrueType font must hold (ISO 32000-1, 9.9, table 126), and what is read here.
  for (const char* name : {"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2"}) {
    const HbBlob blob(hb_face_reference_table(face, hb_tag_from_string(name, 4)));
    if (hb_blob_get_length(blob.get()) == 0) {
      found.push_back(unusable(
          path, {std::string("thiếu bảng ") + name, std::string("it has no table ") + name}));
    }
  }
}

// Whether each letter's outline lies inside glyf, behind the one before it (OpenType, loca): those
// elsewhere would be missing from the page without a word, too.
bool has_outlines_in_place(hb_face_t* face) {
  const Table head = table_of(face, "head"), maxp = table_of(face, "maxp"),
              loca = table_of(face, "loca"), glyf = table_of(face, "glyf");
  const bool wide = head.reader.u16(50) != 0;  // indexToLocFormat
  const std::uint32_t glyphs = maxp.reader.u16(4);
  if (hb_blob_get_length(loca.blob.get()) < (glyphs + 1) * (wide ? 4U : 2U)) return false;
  std::uint32_t before = 0;
  for (std::uint32_t i = 0; i <= glyphs; ++i) {
    const std::uint32_t place = wide ? loca.reader.u32(4 * i) : 2 * loca.reader.u16(2 * i);
    if (place < before) return false;
    before = place;
  }
  return before <= hb_blob_get_length(glyf.blob.get());
}

// OS/2, fsType: what the maker of the font allows.
void check_licence(const Path& path, std::uint32_t fs_type, Diagnostics& found) {
  constexpr std::uint32_t usage = 0x000E, restricted = 0x0002, no_subset = 0x0100, bitmaps = 0x0200;
  if ((fs_type & usage) == restricted) {
    found.push_back(unusable(path, {"giấy phép của phông cấm nhúng vào tài liệu (OS/2 fsType)",
                                    "its licence forbids embedding (OS/2 fsType)"}));
  } else if ((fs_type & (no_subset | bitmaps)) != 0) {
    found.push_back(unusable(path, {"giấy phép của phông không cho nhúng riêng những chữ được dùng "
                                    "(OS/2 fsType)",
                                    "its licence forbids embedding just the letters used (OS/2 "
                                    "fsType)"}));
  }
}

bool is_serif(const TableReader& os2) {
  const std::uint32_t family_class = os2.u8(30);  // sFamilyClass: 1 to 7 are serifs, 6 reserved
  const std::uint32_t family = os2.u8(32), serif_style = os2.u8(33);  // panose
  return (family_class >= 1 && family_class <= 7) ||
         (family == 2 && serif_style >= 2 && serif_style <= 10);
}

Headers headers_of(hb_face_t* face) {
  const Table head = table_of(face, "head"), hhea = table_of(face, "hhea"),
              post = table_of(face, "post"), os2 = table_of(face, "OS/2");
  Headers headers;
  headers.units_per_em = static_cast<int>(head.reader.u16(18));
  headers.bounding_box = {head.reader.i16(36), head.reader.i16(38), head.reader.i16(40),
                          head.reader.i16(42)};
  headers.italic = (head.reader.u16(44) & 2) != 0;
  headers.ascent = hhea.reader.i16(4);
  headers.descent = hhea.reader.i16(6);
  headers.line_gap = hhea.reader.i16(8);
  headers.italic_angle = post.reader.i16(4);
  headers.underline_position = post.reader.i16(8);
  headers.underline_thickness = post.reader.i16(10);
  headers.fixed_pitch = post.reader.u32(12) != 0;
  headers.weight = static_cast<int>(os2.reader.u16(4));
  headers.serif = is_serif(os2.reader);
  if (os2.reader.u16(0) >= 2) headers.cap_height = os2.reader.i16(88);
  return headers;
}

// Numbers with which a line can be set. Real fonts lie far inside these bounds.
bool are_plausible(const Headers& headers) {
  const int em = headers.units_per_em;
  const int line = headers.ascent - headers.descent + headers.line_gap;
  // head: "Valid range is from 16 to 16384."
  return em >= 16 && em <= 16384 && line >= em / 2 && line <= 4 * em && headers.ascent > 0 &&
         headers.ascent <= 4 * em && headers.descent <= 0 && headers.line_gap >= 0;
}

}  // namespace

Diagnostic unusable(const Path& path, Phrase reason) {
  return {"C002", {path.string(), std::move(reason)}, {}, {}};
}

Result<Headers> read_headers(const Path& path, ByteView file, hb_face_t* face) {
  if (!is_true_type(file)) {
    return unusable(
        path, {"đây không phải tệp phông TrueType (.ttf)", "it is not a TrueType file (.ttf)"});
  }
  if (is_cut_short(file)) {
    return unusable(path, {"tệp bị cụt, không còn nguyên vẹn", "the file is cut short"});
  }
  Diagnostics found;
  check_tables(path, face, found);
  const Table os2 = table_of(face, "OS/2");
  check_licence(path, os2.reader.u16(8), found);
  if (!found.empty()) return found;
  if (!has_outlines_in_place(face)) {
    return unusable(path, {"bảng loca không chỉ đúng vào bảng glyf: nhiều chữ sẽ mất nét",
                           "its table loca leads out of its table glyf: letters would be blank"});
  }
  Headers headers = headers_of(face);
  if (!are_plausible(headers)) {
    return unusable(path, {"số đo trong bảng head hoặc hhea vô lý",
                           "the measures in its table head or hhea make no sense"});
  }
  return headers;
}

}  // namespace kehoach::font
