// The reader of this program's own PDF files, as `--merged` uses it, on any bytes. The input is a
// file, or objects without their numbers, separated by the byte 0x1E: those are numbered from 1 and
// put into a file, so that what they say is looked at and not only where they stand. The first is
// the catalogue.
#include <cstdint>
#include <string>
#include <vector>

#include "holds.h"
#include "pdf/merge.h"

using namespace kehoach;

namespace {

Bytes file_of(std::string_view objects) {
  Bytes out = "%PDF-1.7\n";
  std::vector<std::size_t> places;
  while (true) {
    const std::string_view object = objects.substr(0, objects.find('\x1E'));
    places.push_back(out.size());
    out += std::to_string(places.size()) + " 0 obj\n";
    out += object;
    out += "\nendobj\n";
    if (object.size() == objects.size()) break;
    objects.remove_prefix(object.size() + 1);
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  out += "trailer\n<</Root 1 0 R/Size " + std::to_string(places.size() + 1) + ">>\nstartxref\n";
  return out + std::to_string(table) + "\n%%EOF\n";
}

const Bytes& good() {
  static const Bytes file = file_of(
      "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/D>>]>>>>\x1E"
      "<</Type/Pages/Kids[3 0 R]/Count 1>>\x1E"
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>");
  return file;
}

struct Merged {
  std::size_t bytes = 0;
  pdf::Merger merger{[this](ByteView piece) -> Result<void> {
                       bytes += piece.size();
                       return {};
                     },
                     "all"};
};

}  // namespace

// What is taken is taken again, and is then there once; what is refused leaves nothing in the way
// of others.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const Bytes file = input.starts_with('%') ? Bytes(input) : file_of(input);
  Merged all;
  require(all.merger.add(good(), {"good.pdf", "good", "1"}).has_value());
  const auto added = all.merger.add(file, {"x.pdf", "x", "A"});
  if (!added) {
    require(added.error().size() == 1 && added.error()[0].code == "C012");
    examine(added.error());
  }
  require(all.merger.add(file, {"x.pdf", "x", "A"}).has_value() == added.has_value());
  require(all.merger.add(good(), {"good.pdf", "good", "2"}).has_value());
  require(all.merger.finish().has_value());
  // Everything is written once, in words of this program's own.
  constexpr std::size_t room = 16;
  require(all.bytes < room * (file.size() + (std::size_t{16} << 10)));
  return 0;
}
