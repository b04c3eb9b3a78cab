// Values remembered by the bytes that they were made from. Exact: keys are compared, never only
// hashed. Bounded: what was asked for longest ago is forgotten first. For one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <list>
#include <string_view>
#include <unordered_map>

#include "base/bytes.h"

namespace kehoach {

// Of a key's bytes, sixteen at a time: keys are whole pages. Good enough to find them by; what is
// found is compared.
struct KeyHash {
  std::size_t operator()(std::string_view key) const {
    const auto read = [](const char* at, std::size_t size) {
      std::uint64_t bits = 0;
      std::memcpy(&bits, at, size);
      return bits;
    };
    std::uint64_t hash = key.size() ^ 0x9E3779B97F4A7C15;
    const auto take = [&](std::uint64_t a, std::uint64_t b) {
      __extension__ using Wide = unsigned __int128;
      const Wide product = Wide{a ^ 0xD1B54A32D192ED03} * (b ^ hash);
      hash = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    };
    const char* at = key.data();
    std::size_t left = key.size();
    for (; left > 16; at += 16, left -= 16) take(read(at, 8), read(at + 8, 8));
    const std::size_t first = std::min<std::size_t>(left, 8);
    take(read(at, first), read(at + first, left - first));
    take(hash, 0xABC98388FB8FAC03);
    return hash;
  }
};

// How much each of several threads may remember that remember much the same: up to eight of them
// take no more room together than one alone. With an eighth plans of five pages are still made as
// fast.
struct MemoShare {
  std::size_t threads = 1;
  std::size_t of(std::size_t most) const { return most / std::clamp<std::size_t>(threads, 1, 8); }
};

template <typename Value>
class Memo {
 public:
  // `most`: bytes of keys and values together.
  explicit Memo(std::size_t most) : most_(most) {}
  Memo(Memo&&) noexcept = default;
  Memo& operator=(Memo&&) noexcept = default;

  // Null if it is not remembered. Good until the next remember().
  const Value* find(ByteView key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return &found->second->value;
  }

  // `size`: of what the value holds, in bytes. The key must not be known.
  const Value& remember(ByteView key, Value value, std::size_t size) {
    size += key.size() + sizeof(Entry);
    entries_.push_front({Bytes(key), std::move(value), size});
    places_.emplace(entries_.front().key, entries_.begin());
    held_ += size;
    while (held_ > most_ && entries_.size() > 1) {
      held_ -= entries_.back().size;
      places_.erase(entries_.back().key);
      entries_.pop_back();
    }
    return entries_.front().value;
  }

 private:
  struct Entry {
    Bytes key;
    Value value;
    std::size_t size;
  };

  std::size_t most_, held_ = 0;
  std::list<Entry> entries_;  // the one asked for last comes first
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator, KeyHash> places_;
};

// Room for most keys that hold a paragraph, to spare growing.
inline constexpr std::size_t usual_key = 512;

// A number or a struct of numbers without gaps, as a part of a key.
template <typename T>
void append_key(Bytes& key, const T& value) {
  static_assert(std::has_unique_object_representations_v<T>);
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace kehoach
