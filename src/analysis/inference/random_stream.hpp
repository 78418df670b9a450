#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <utility>

namespace uramost::analysis {

/// Random numbers for permutations and simulations: the same on every machine, and the same however many
/// threads share the work, because every replication (or every place) has a stream of its own. xoshiro256++
/// (Blackman & Vigna 2021, ACM TOMS 47), seeded through splitmix64. Not for secrets.
class random_stream {
 public:
  /// `number`: which of a seed's streams.
  explicit random_stream(std::uint64_t seed, std::uint64_t number = 0) {
    std::uint64_t at = mixed(seed) ^ mixed(number + 0x9E3779B97F4A7C15U);
    for (std::uint64_t& word : state_) word = mixed(at += 0x9E3779B97F4A7C15U);
  }

  std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /// 0 to `size` - 1, `size` > 0, without bias (Lemire 2019).
  std::uint32_t below(std::uint32_t size) {
    std::uint64_t product = (next() >> 32) * size;
    if (static_cast<std::uint32_t>(product) < size) {
      const std::uint32_t least = -size % size;
      while (static_cast<std::uint32_t>(product) < least) product = (next() >> 32) * size;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  /// 0 (included) to 1 (excluded).
  double fraction() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  /// Puts all in a random order, every order as likely as another (Fisher-Yates).
  template <class T>
  void shuffle(std::span<T> all) {
    for (std::size_t left = all.size(); left > 1; --left)
      std::swap(all[left - 1], all[below(static_cast<std::uint32_t>(left))]);
  }

 private:
  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

  std::uint64_t state_[4];
};

}  // namespace uramost::analysis
