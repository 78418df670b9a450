#include "geodata/orientation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace uramost::geodata {
namespace {

/// An exact sum of doubles, kept as parts that do not overlap (Shewchuk, section 2.4).
class exact_sum {
 public:
  void add(double term) {
    for (std::size_t at = 0; at < size_; ++at) {
      const double sum = term + parts_[at];
      const double virtual_part = sum - term;
      parts_[at] = (term - (sum - virtual_part)) + (parts_[at] - virtual_part);
      term = sum;
    }
    parts_[size_++] = term;
  }

  void add_product(double left, double right) {
    const double product = left * right;
    add(std::fma(left, right, -product));
    add(product);
  }

  /// The largest part that is not zero comes last, and outweighs all others together.
  int sign() const {
    for (std::size_t at = size_; at-- > 0;)
      if (parts_[at] != 0) return parts_[at] > 0 ? 1 : -1;
    return 0;
  }

 private:
  std::array<double, 12> parts_;
  std::size_t size_ = 0;
};

int exact_orientation(lon_lat a, lon_lat b, lon_lat c) {
  exact_sum determinant;
  determinant.add_product(a.lon, b.lat);
  determinant.add_product(-a.lat, b.lon);
  determinant.add_product(b.lon, c.lat);
  determinant.add_product(-b.lat, c.lon);
  determinant.add_product(c.lon, a.lat);
  determinant.add_product(-c.lat, a.lon);
  return determinant.sign();
}

}  // namespace

int orientation(lon_lat from, lon_lat to, lon_lat point) {
  constexpr double filter = 3.3306690738754716e-16;  // (3 + 16ε)ε with ε = 2⁻⁵³
  const double left = (from.lon - point.lon) * (to.lat - point.lat);
  const double right = (from.lat - point.lat) * (to.lon - point.lon);
  const double determinant = left - right;
  if (std::abs(determinant) > filter * (std::abs(left) + std::abs(right))) return determinant > 0 ? 1 : -1;
  return exact_orientation(from, to, point);
}

double signed_area(const ring& closed) {
  double doubled = 0;
  for (std::size_t at = 1; at < closed.size(); ++at) {
    const lon_lat a = closed[at - 1], b = closed[at], origin = closed.front();
    doubled += (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat);
  }
  return doubled / 2;
}

bool holds(const ring& closed, lon_lat point) {
  bool inside = false;
  for (std::size_t at = 1; at < closed.size(); ++at) {
    lon_lat low = closed[at - 1], high = closed[at];
    if (low.lat > high.lat) std::swap(low, high);
    if (low.lat <= point.lat && point.lat < high.lat) inside ^= orientation(low, high, point) > 0;
  }
  return inside;
}

void orient(ring& closed, bool counter_clockwise) {
  if ((signed_area(closed) > 0) != counter_clockwise) std::ranges::reverse(closed);
}

}  // namespace uramost::geodata
