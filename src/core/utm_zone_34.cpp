#include "core/utm_zone_34.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>

namespace uramost {

namespace {
constexpr double radian = std::numbers::pi / 180;
constexpr double equatorial_radius_m = 6'378'137;
constexpr double flattening = 1 / 298.257'223'563;
constexpr double scale = 0.9996, false_easting_m = 500'000, central_meridian = 21;

constexpr double n = flattening / (2 - flattening);
constexpr double n2 = n * n, n3 = n2 * n, n4 = n2 * n2;
/// Radius of the circle whose circumference is that of a meridian.
constexpr double rectifying_radius_m = equatorial_radius_m / (1 + n) * (1 + n2 / 4 + n4 / 64);
/// From Gauss-Schreiber to Gauss-Krüger coordinates, and back.
constexpr std::array alpha{n / 2 - n2 * 2 / 3 + n3 * 5 / 16 + n4 * 41 / 180,
                           n2 * 13 / 48 - n3 * 3 / 5 + n4 * 557 / 1440, n3 * 61 / 240 - n4 * 103 / 140,
                           n4 * 49'561 / 161'280};
constexpr std::array beta{n / 2 - n2 * 2 / 3 + n3 * 37 / 96 - n4 / 360, n2 / 48 + n3 / 15 - n4 * 437 / 1440,
                          n3 * 17 / 480 - n4 * 37 / 840, n4 * 4397 / 161'280};
/// From the conformal to the geographic latitude.
constexpr std::array delta{2 * n - n2 * 2 / 3 - 2 * n3 + n4 * 116 / 45,
                           n2 * 7 / 3 - n3 * 8 / 5 - n4 * 227 / 45, n3 * 56 / 15 - n4 * 136 / 35,
                           n4 * 4279 / 630};

/// Σ cₖ sin 2kζ by Clenshaw's recurrence, from the sine and cosine of 2ζ.
template <class Number>
Number sine_series(const std::array<double, 4>& coefficients, Number sin2, Number cos2) {
  Number next = 0, sum = 0;
  for (std::size_t k = coefficients.size(); k-- > 0;)
    next = std::exchange(sum, coefficients[k] + 2.0 * cos2 * sum - next);
  return sum * sin2;
}
}  // namespace

utm_position to_utm_zone_34(lon_lat point) {
  constexpr double almost_one = 1 - 1e-15;  // keeps the poles finite
  static const double eccentricity = std::sqrt(flattening * (2 - flattening));
  const double lambda = (point.lon - central_meridian) * radian;
  const double sine = std::clamp(std::sin(point.lat * radian), -almost_one, almost_one);

  // Conformal latitude, as its tangent; then Gauss-Schreiber coordinates ξ₀ + iη₀.
  const double tangent = std::sinh(std::atanh(sine) - eccentricity * std::atanh(eccentricity * sine));
  const double cosine = std::cos(lambda), radius = std::hypot(tangent, cosine);
  const double sinh_eta = std::sin(lambda) / radius, cosh_eta = std::sqrt(1 + sinh_eta * sinh_eta);
  const double sin_xi = tangent / radius, cos_xi = cosine / radius;

  // The double angle of ζ = ξ₀ + iη₀ without a further trigonometric function.
  const std::complex<double> sin_zeta{sin_xi * cosh_eta, cos_xi * sinh_eta},
      cos_zeta{cos_xi * cosh_eta, -sin_xi * sinh_eta};
  const auto series =
      sine_series<std::complex<double>>(alpha, 2.0 * sin_zeta * cos_zeta, 1.0 - 2.0 * sin_zeta * sin_zeta);

  const double xi = std::atan2(tangent, cosine) + series.real(), eta = std::asinh(sinh_eta) + series.imag();
  return {false_easting_m + scale * rectifying_radius_m * eta, scale * rectifying_radius_m * xi};
}

lon_lat from_utm_zone_34(utm_position at) {
  const std::complex<double> krueger{at.north / (scale * rectifying_radius_m),
                                     (at.east - false_easting_m) / (scale * rectifying_radius_m)};
  const std::complex<double> schreiber =
      krueger - sine_series<std::complex<double>>(beta, std::sin(2.0 * krueger), std::cos(2.0 * krueger));
  const double sinh_eta = std::sinh(schreiber.imag()), cos_xi = std::cos(schreiber.real());
  const double conformal = std::atan2(std::sin(schreiber.real()), std::hypot(sinh_eta, cos_xi));
  const double latitude =
      conformal + sine_series<double>(delta, std::sin(2 * conformal), std::cos(2 * conformal));
  return {central_meridian + std::atan2(sinh_eta, cos_xi) / radian, latitude / radian};
}

}  // namespace uramost
