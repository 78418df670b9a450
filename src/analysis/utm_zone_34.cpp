#include "analysis/utm_zone_34.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>

namespace uramost::analysis {

namespace {
constexpr double equatorial_radius_m = 6'378'137;
constexpr double flattening = 1 / 298.257'223'563;
constexpr double scale = 0.9996, false_easting_m = 500'000, central_meridian = 21;

constexpr double n = flattening / (2 - flattening);
constexpr double n2 = n * n, n3 = n2 * n, n4 = n2 * n2;
/// Radius of the circle whose circumference is that of a meridian.
constexpr double rectifying_radius_m = equatorial_radius_m / (1 + n) * (1 + n2 / 4 + n4 / 64);
constexpr std::array alpha{n / 2 - n2 * 2 / 3 + n3 * 5 / 16 + n4 * 41 / 180,
                           n2 * 13 / 48 - n3 * 3 / 5 + n4 * 557 / 1440, n3 * 61 / 240 - n4 * 103 / 140,
                           n4 * 49'561 / 161'280};
}  // namespace

utm_position to_utm_zone_34(lon_lat point) {
  constexpr double radian = std::numbers::pi / 180;
  constexpr double almost_one = 1 - 1e-15;  // keeps the poles finite
  static const double eccentricity = std::sqrt(flattening * (2 - flattening));
  const double lambda = (point.lon - central_meridian) * radian;
  const double sine = std::clamp(std::sin(point.lat * radian), -almost_one, almost_one);

  // Conformal latitude, as its tangent; then Gauss-Schreiber coordinates ξ₀ + iη₀.
  const double tangent = std::sinh(std::atanh(sine) - eccentricity * std::atanh(eccentricity * sine));
  const double cosine = std::cos(lambda), radius = std::hypot(tangent, cosine);
  const double sinh_eta = std::sin(lambda) / radius, cosh_eta = std::sqrt(1 + sinh_eta * sinh_eta);
  const double sin_xi = tangent / radius, cos_xi = cosine / radius;

  // Σ αₖ sin 2kζ with ζ = ξ₀ + iη₀, by Clenshaw's recurrence; sin 2ζ and cos 2ζ by the double angle.
  const std::complex<double> sin_zeta{sin_xi * cosh_eta, cos_xi * sinh_eta},
      cos_zeta{cos_xi * cosh_eta, -sin_xi * sinh_eta};
  const std::complex<double> sin2 = 2.0 * sin_zeta * cos_zeta, twice_cos2 = 2.0 - 4.0 * sin_zeta * sin_zeta;
  std::complex<double> next = 0, sum = 0;
  for (std::size_t k = alpha.size(); k-- > 0;) next = std::exchange(sum, alpha[k] + twice_cos2 * sum - next);
  const std::complex<double> series = sum * sin2;

  const double xi = std::atan2(tangent, cosine) + series.real(), eta = std::asinh(sinh_eta) + series.imag();
  return {false_easting_m + scale * rectifying_radius_m * eta, scale * rectifying_radius_m * xi};
}

}  // namespace uramost::analysis
