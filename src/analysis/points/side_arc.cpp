#include "analysis/points/side_arc.hpp"

namespace uramost::analysis::side_arc {

namespace {
constexpr double pi = std::numbers::pi;

/// The polynomial that has a function's values at Chebyshev's points of 0 to 1: a sum of Chebyshev's
/// polynomials, each made of the two before.
template <class Function>
polynomial interpolated(Function function) {
  polynomial sum{}, before{}, last{1};
  for (std::size_t degree = 0; degree < terms; ++degree) {
    const double twice = degree == 0 ? 1 : 2;
    double share = 0;
    for (std::size_t i = 0; i < terms; ++i) {
      const double angle = pi * (static_cast<double>(i) + 0.5) / terms;
      share +=
          twice / terms * function((std::cos(angle) + 1) / 2) * std::cos(static_cast<double>(degree) * angle);
    }
    polynomial next{};
    for (std::size_t n = 0; n < terms; ++n) {
      sum[n] += share * last[n];
      next[n] = (n > 0 ? twice * last[n - 1] : 0) - before[n];
    }
    before = std::exchange(last, next);
  }
  return sum;
}
}  // namespace

const polynomial angles = interpolated([](double z) { return 2 * std::atan(z); });
const polynomial excesses = interpolated([](double z) { return 2 * std::atan(z) / (pi - 2 * std::atan(z)); });

}  // namespace uramost::analysis::side_arc
