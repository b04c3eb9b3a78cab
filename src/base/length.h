// A length on paper, in English Metric Units (ECMA-376 part 1, 20.1.10.16): 914,400 to the inch,
// 36,000 to the millimetre, 12,700 to the point, 635 to the twip. All four are whole, so that a
// length can be said in any of them and nothing is rounded on the way to either file.
#pragma once

#include <compare>
#include <cstdint>

namespace kehoach {

class Length {
 public:
  constexpr Length() = default;

  static constexpr Length emu(std::int64_t n) { return Length(n); }
  static constexpr Length twips(std::int64_t n) { return Length(n * 635); }
  static constexpr Length half_points(std::int64_t n) { return Length(n * 6350); }
  static constexpr Length points(std::int64_t n) { return Length(n * 12700); }
  static constexpr Length hundredths_of_mm(std::int64_t n) { return Length(n * 360); }

  constexpr std::int64_t in_emu() const { return emu_; }
  // Whole twips, the nearest; halves away from zero.
  constexpr std::int64_t in_twips() const {
    return emu_ >= 0 ? (emu_ + 317) / 635 : -((-emu_ + 317) / 635);
  }
  constexpr std::int64_t in_half_points() const { return emu_ / 6350; }
  // Whole millimetres, the nearest, as people are told.
  constexpr std::int64_t in_millimetres() const {
    return emu_ >= 0 ? (emu_ + 18000) / 36000 : -((-emu_ + 18000) / 36000);
  }

  // The nearest length that DOCX can hold: everything on the page is laid out in whole twips.
  constexpr Length to_whole_twips() const { return twips(in_twips()); }

  friend constexpr auto operator<=>(Length, Length) = default;
  friend constexpr Length operator+(Length a, Length b) { return Length(a.emu_ + b.emu_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.emu_ - b.emu_); }
  friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.emu_ * n); }
  friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.emu_ / n); }
  constexpr Length& operator+=(Length other) {
    emu_ += other.emu_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    emu_ -= other.emu_;
    return *this;
  }

 private:
  explicit constexpr Length(std::int64_t emu) : emu_(emu) {}
  std::int64_t emu_ = 0;
};

}  // namespace kehoach
