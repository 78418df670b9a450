#pragma once

#include <cstdint>
#include <random>
#include <span>

namespace uramost::intake {

/// Random numbers for synthetic data: the same on every machine. The engine's numbers are fixed by the C++
/// standard; the library's distributions are not, so these are our own, in plain arithmetic.
class demo_random {
 public:
  explicit demo_random(std::uint64_t seed) : engine_(seed) {}

  /// 0 to `size` - 1; `size` > 0.
  std::uint64_t below(std::uint64_t size) { return engine_() % size; }

  /// 0 (included) to 1 (excluded).
  double fraction() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

  bool chance(double probability) { return fraction() < probability; }

  /// Mean 0, standard deviation 1: the sum of twelve uniform numbers (Irwin-Hall), so within ±6.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += fraction();
    return sum;
  }

  /// A position in `weights`, as likely as its weight.
  std::size_t pick(std::span<const int> weights) {
    std::uint64_t total = 0;
    for (const int weight : weights) total += static_cast<std::uint64_t>(weight);
    std::uint64_t left = below(total);
    std::size_t at = 0;
    for (; left >= static_cast<std::uint64_t>(weights[at]); ++at)
      left -= static_cast<std::uint64_t>(weights[at]);
    return at;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace uramost::intake
