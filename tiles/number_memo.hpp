#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace uramost::tiles {

/// Remembers a small number for each of many large ones: a hash table with open addressing (linear probing,
/// Knuth 6.4; multiplicative hashing), at most half full.
class number_memo {
 public:
  /// What is remembered for `key`; `make()` when it is asked for the first time.
  template <class Make>
  std::uint32_t get(std::uint64_t key, Make make) {
    if (2 * filled_ >= slots_.size()) grow();
    slot& found = probe(key);
    if (found.value == nothing) {
      found = {key, make()};
      ++filled_;
    }
    return found.value;
  }

 private:
  static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
  struct slot {
    std::uint64_t key = 0;
    std::uint32_t value = nothing;
  };

  slot& probe(std::uint64_t key) {
    std::size_t at = static_cast<std::size_t>((key * 0x9E37'79B9'7F4A'7C15) >> shift_);
    while (slots_[at].value != nothing && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  void grow() {
    const std::vector<slot> old = std::move(slots_);
    shift_ -= old.empty() ? 8 : 1;
    slots_.assign(std::size_t{1} << (64 - shift_), {});
    for (const slot& one : old)
      if (one.value != nothing) probe(one.key) = one;
  }

  std::vector<slot> slots_;
  std::size_t filled_ = 0;
  int shift_ = 64;
};

}  // namespace uramost::tiles
