#include "embedded_face.h"

#include <algorithm>
#include <span>

#include "predictor.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

// ---- the way back to Unicode (9.10.3) -----------------------------------------------------------

struct MappedRange {
  UsedLetter first;
  std::uint16_t last = 0;
};

// Whole rows of 256 codes where codes are code points, so that documents with other letters have
// the same map; not U+0000 and not the rows of what may not be mapped to (ISO 19005-2, 6.2.11.7.2:
// U+FEFF, U+FFFE). Codes of the private area one by one.
std::vector<MappedRange> ranges_of(const std::vector<UsedLetter>& letters) {
  std::vector<MappedRange> ranges;
  for (const UsedLetter& letter : letters) {
    const bool in_row = letter.code == letter.code_point && letter.code < 0xD800;
    if (!in_row) {
      ranges.push_back({letter, letter.code});
      continue;
    }
    const auto begin = static_cast<std::uint16_t>(std::max(letter.code & 0xFF00, 0x20));
    const auto end = static_cast<std::uint16_t>(letter.code | 0xFF);
    if (ranges.empty() || ranges.back().last != end) ranges.push_back({{begin, begin}, end});
  }
  return ranges;
}

void append_code(Bytes& out, std::uint32_t code) {
  out += '<';
  append_hex4(out, code);
  out += '>';
}

// One section of up to a hundred ranges (Adobe Technical Note 5014: no more in one section).
void append_ranges(Bytes& out, std::span<const MappedRange> ranges) {
  append_integer(out, static_cast<std::int64_t>(ranges.size()));
  out += " beginbfrange\n";
  for (const MappedRange& range : ranges) {
    append_code(out, range.first.code);
    append_code(out, range.last);
    out += '<';
    append_utf16_hex(out, range.first.code_point);
    out += ">\n";
  }
  out += "endbfrange\n";
}

Bytes to_unicode_map(const std::vector<UsedLetter>& letters) {
  const auto ranges = ranges_of(letters);
  Bytes out =
      "/CIDInit/ProcSet findresource begin\n"
      "12 dict begin\n"
      "begincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n"
      "/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  constexpr std::size_t most = 100;
  for (std::size_t at = 0; at < ranges.size(); at += most) {
    append_ranges(out, std::span(ranges).subspan(at, std::min(most, ranges.size() - at)));
  }
  out +=
      "endcmap\n"
      "CMapName currentdict/CMap defineresource pop\n"
      "end\nend\n";
  return out;
}

// ---- dictionaries -------------------------------------------------------------------------------

// "ABCDEF+" (9.6.4): a name for this subset, made of what it holds.
Bytes tag_of(const Sha256& digest) {
  Bytes tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + digest[i] % 26);
  return tag + '+';
}

void append_entry(Bytes& out, const char* key, int value) {
  out += key;
  out += ' ';
  append_integer(out, value);
}

Bytes descriptor_of(const font::Description& face, const Bytes& name) {
  // Table 123: fixed pitch 1, serif 2, symbolic 3 (its letters are beyond Latin), italic 7.
  const int flags = (face.fixed_pitch ? 1 : 0) | (face.serif ? 2 : 0) | 4 | (face.italic ? 64 : 0);
  Bytes out = "/Type/FontDescriptor/FontName/" + name;
  append_entry(out, "/Flags", flags);
  out += "/FontBBox[";
  for (const int edge : face.bounding_box) {
    append_integer(out, edge);
    out += ' ';
  }
  out.back() = ']';
  append_entry(out, "/ItalicAngle", face.italic_angle);
  append_entry(out, "/Ascent", face.ascent);
  append_entry(out, "/Descent", face.descent);
  append_entry(out, "/CapHeight", face.cap_height);
  append_entry(out, "/StemV", face.stem_v);
  return out;
}

// Half of the small letters and all digits of the shipped faces are as wide.
constexpr std::uint16_t usual_width = 500;

// The widths (9.7.4.3): of all codes but those in /W, and for each run of codes that follow one
// another theirs.
Bytes descendant_of(const Bytes& name, const font::Face& face,
                    const std::vector<UsedLetter>& letters) {
  Bytes out = "/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
              "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW ";
  append_integer(out, usual_width);
  out += "/W[";
  std::uint32_t next = 0;
  for (const UsedLetter& letter : letters) {
    const std::uint16_t width = width_of(face.letter(letter.code_point).advance);
    if (width == usual_width) continue;
    if (letter.code == next) {
      out.back() = ' ';
    } else {
      append_integer(out, letter.code);
      out += '[';
    }
    append_integer(out, width);
    out += ']';
    next = letter.code + 1U;
  }
  return out + ']';
}

// The glyph of each code up to the last one, two bytes each; what is not used shows .notdef.
Bytes glyphs_by_code(const font::Face& face, const std::vector<UsedLetter>& letters,
                     const std::vector<font::Glyph>& new_to_old) {
  Bytes out(2 * (std::size_t{letters.back().code} + 1), '\0');
  for (const UsedLetter& letter : letters) {
    const font::Glyph glyph = face.letter(letter.code_point).glyph;
    const auto found = std::lower_bound(new_to_old.begin(), new_to_old.end(), glyph);
    const auto number = static_cast<std::uint16_t>(found - new_to_old.begin());
    out[2 * std::size_t{letter.code}] = static_cast<char>(number >> 8);
    out[2 * std::size_t{letter.code} + 1] = static_cast<char>(number & 0xFF);
  }
  return out;
}

// Glyphs mostly follow one another as their codes do.
Packed code_to_glyph_map(const Bytes& glyphs, Form form, Deflater& deflater) {
  if (form == Form::readable) return as_it_is(glyphs, {});
  return pack(predict_sub(glyphs, 2), sub_entries(glyphs, 2), form, deflater);
}

// A bit for each code, set for those that are there, the highest of a byte first (ISO 32000-1,
// table 124, CIDSet). Code 0 shows .notdef, which every font has.
Bytes set_of_codes(const std::vector<UsedLetter>& letters) {
  Bytes out(std::size_t{letters.back().code} / 8 + 1, '\0');
  out[0] = '\x80';
  for (const UsedLetter& letter : letters) {
    char& byte = out[letter.code / 8];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | 0x80U >> letter.code % 8);
  }
  return out;
}

Bytes with(const Bytes& entries, const char* key, Reference reference) {
  Bytes out = entries + key + ' ';
  append_reference(out, reference);
  return out;
}

}  // namespace

Result<std::shared_ptr<const EmbeddedFace>> embed(const font::Face& face,
                                                  const std::vector<UsedLetter>& letters,
                                                  const Settings& settings, Deflater& deflater) {
  std::vector<font::Glyph> wanted;
  wanted.reserve(letters.size());
  for (const UsedLetter& letter : letters) wanted.push_back(face.letter(letter.code_point).glyph);
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  const auto subset = face.subset(wanted);
  if (!subset) return subset.error();

  const Form form = settings.form;
  auto embedded = std::make_shared<EmbeddedFace>();
  Bytes program_entries;
  append_entry(program_entries, "/Length1", static_cast<int>(subset->file.size()));
  embedded->program = pack(subset->file, std::move(program_entries), form, deflater);
  embedded->to_unicode = pack(to_unicode_map(letters), {}, form, deflater);
  embedded->code_to_glyph =
      code_to_glyph_map(glyphs_by_code(face, letters, subset->new_to_old), form, deflater);
  // ISO 19005-1, 6.3.5 asks for it; the parts after it do not.
  if (settings.archive == Archive::a_1b) {
    embedded->codes = pack(set_of_codes(letters), {}, form, deflater);
  }
  const Bytes name = tag_of(embedded->program.digest) + face.description().postscript_name;
  embedded->font = "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H";
  embedded->descendant = descendant_of(name, face, letters);
  embedded->descriptor = descriptor_of(face.description(), name);
  return std::shared_ptr<const EmbeddedFace>(std::move(embedded));
}

Reference add_to(Store& store, const EmbeddedFace& face) {
  // They tell the letters of the document.
  const auto add = [&](Bytes entries) {
    const Reference object = store.add(entries);
    store.set_apart(object);
    return object;
  };
  const Reference program = add_to(store, face.program);
  const Reference to_unicode = add_to(store, face.to_unicode);
  Bytes descriptor_entries = with(face.descriptor, "/FontFile2", program);
  if (!face.codes.data.empty()) {
    descriptor_entries = with(descriptor_entries, "/CIDSet", add_to(store, face.codes));
  }
  const Reference descriptor = add(std::move(descriptor_entries));
  Bytes descendant = with(face.descendant, "/FontDescriptor", descriptor);
  descendant = with(descendant, "/CIDToGIDMap", add_to(store, face.code_to_glyph));
  const Reference cid_font = add(std::move(descendant));
  Bytes font = with(face.font, "/ToUnicode", to_unicode) + "/DescendantFonts[";
  append_reference(font, cid_font);
  return add(font + ']');
}

}  // namespace kehoach::pdf
