// A value, or all the reasons why there is none. Member names are those of std::expected.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace kehoach {

template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // At least one diagnostic, and one of them an error.
  Result(Diagnostics error) : state_(std::in_place_index<1>, std::move(error)) {
    assert(!std::get<1>(state_).empty());
  }
  Result(Diagnostic error) : state_(std::in_place_index<1>) {
    std::get<1>(state_).push_back(std::move(error));
  }

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Diagnostics& error() & { return std::get<1>(state_); }
  const Diagnostics& error() const& { return std::get<1>(state_); }
  Diagnostics&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Diagnostics> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Diagnostics error) : error_(std::move(error)) { assert(!error_.empty()); }
  Result(Diagnostic error) { error_.push_back(std::move(error)); }

  bool has_value() const { return error_.empty(); }
  explicit operator bool() const { return has_value(); }
  Diagnostics& error() & { return error_; }
  const Diagnostics& error() const& { return error_; }
  Diagnostics&& error() && { return std::move(error_); }

 private:
  Diagnostics error_;
};

}  // namespace kehoach
