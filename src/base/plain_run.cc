#include "base/plain_run.h"

#if defined(__SSE2__)
#include <bit>
#include <emmintrin.h>
#endif

namespace kehoach {

#if defined(__SSE2__)

namespace {

constexpr std::size_t block_size = 16;

// A bit for each byte of a block, the first one lowest; bits beyond are the next block's.
using Bits = std::uint32_t;
constexpr Bits whole_block = 0xFFFF;

class Block {
 public:
  explicit Block(const char* bytes)
      : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))) {}

  Bits high() const { return bits(bytes_); }
  Bits are(char c) const { return bits(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c))); }
  // As signed numbers: 0x80 is the least.
  Bits below(int limit) const {
    return bits(_mm_cmplt_epi8(bytes_, _mm_set1_epi8(static_cast<char>(limit))));
  }

 private:
  static Bits bits(__m128i mask) { return static_cast<Bits>(_mm_movemask_epi8(mask)); }
  __m128i bytes_;
};

constexpr int as_signed(int byte) { return byte - 0x100; }

// Where the last character of [begin, end) begins that does not end there, else `end`.
std::size_t without_part(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t back = 1; back <= 2 && end - begin >= back; ++back) {
    const auto byte = static_cast<unsigned char>(text[end - back]);
    if (byte >= 0xC0) return (byte >= 0xE0 ? 3U : 2U) > back ? end - back : end;
    if (byte < 0x80) break;
  }
  return end;
}

}  // namespace

std::size_t plain_run(std::string_view text, std::size_t at, RunEnds ends) {
  const std::size_t begin = at;
  Bits due = 0;  // where bytes that go on with a character must stand
  for (; text.size() - at >= block_size; at += block_size) {
    const Block block(text.data() + at);
    const Bits high = block.high();
    Bits stop = block.below(0x20) & ~high;
    if (!ends.line_feeds) stop &= ~block.are('\n');
    stop |= block.are(ends.first) | block.are(ends.second) | block.are(ends.third) |
            block.are(ends.fourth);
    due >>= block_size;
    if (high != 0 || due != 0) {
      const Bits goes_on = block.below(as_signed(0xC0));
      const Bits up_to_two = block.below(as_signed(0xE0)),
                 up_to_three = block.below(as_signed(0xED));
      const Bits two = up_to_two & ~block.below(as_signed(0xC2));
      const Bits three = up_to_three & ~block.below(as_signed(0xE1));
      due |= (two | three) << 1 | three << 2;
      stop |= (high & ~(goes_on | two | three)) | (goes_on ^ (due & whole_block));
    }
    if (stop != 0) {
      at += static_cast<std::size_t>(std::countr_zero(stop));
      break;
    }
  }
  return without_part(text, begin, at) - begin;
}

#else

std::size_t plain_run(std::string_view, std::size_t, RunEnds) { return 0; }

#endif

}  // namespace kehoach
