#include "analysis/areal/global_autocorrelation.hpp"

#include "analysis/areal/deviations.hpp"
#include "analysis/areal/linked_places.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// Places with neighbours, and their weights' sums.
struct linked_places {
  double n = 0;
  weight_sums w;
};

linked_places linked(std::span<const double> values, const spatial_weights& weights, const char* method) {
  return {static_cast<double>(expect_linked(values, weights, method)), weights.sums()};
}

double square(double x) { return x * x; }

double squared_differences(std::span<const double> z, const spatial_weights& weights) {
  double total = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto row = weights.neighbours(i);
    const auto row_weights = weights.weights(i);
    for (std::size_t k = 0; k < row.size(); ++k) total += row_weights[k] * square(z[i] - z[row[k]]);
  }
  return total;
}

double products(std::span<const double> x, const spatial_weights& weights) {
  const auto lag = weights.lag(x);
  double total = 0;
  for (std::size_t i = 0; i < x.size(); ++i) total += x[i] * lag[i];
  return total;
}
}  // namespace

test_statistic global_moran(std::span<const double> values, const spatial_weights& weights,
                            variance_assumption assumption) {
  const auto [n, w] = linked(values, weights, "Moran's I");
  const deviations x = deviations_of(values);
  const double statistic = n / w.s0 * products(x.z, weights) / x.squares;
  const double expected = -1 / (n - 1), s0_2 = square(w.s0);
  double second;  // the expected square
  if (assumption == variance_assumption::normality) {
    second = (n * n * w.s1 - n * w.s2 + 3 * s0_2) / (s0_2 * (n * n - 1));
  } else {
    const double even = n * (w.s1 * (n * n - 3 * n + 3) - n * w.s2 + 3 * s0_2);
    const double peaked = x.kurtosis() * (w.s1 * (n * n - n) - 2 * n * w.s2 + 6 * s0_2);
    second = (even - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0_2);
  }
  return tested(statistic, expected, second - square(expected));
}

test_statistic global_geary(std::span<const double> values, const spatial_weights& weights,
                            variance_assumption assumption) {
  const auto [n, w] = linked(values, weights, "Geary's C");
  const deviations x = deviations_of(values);
  const double statistic = (n - 1) / (2 * w.s0) * squared_differences(x.z, weights) / x.squares;
  const double s0_2 = square(w.s0), k = x.kurtosis();
  double variance;
  if (assumption == variance_assumption::normality) {
    variance = ((2 * w.s1 + w.s2) * (n - 1) - 4 * s0_2) / (2 * (n + 1) * s0_2);
  } else {
    const double of_s1 = (n - 1) * w.s1 * (n * n - 3 * n + 3 - k * (n - 1));
    const double of_s2 = (n - 1) * w.s2 * (n * n + 3 * n - 6 - k * (n * n - n + 2)) / 4;
    const double of_s0 = s0_2 * (n * n - 3 - k * square(n - 1));
    variance = (of_s1 - of_s2 + of_s0) / (n * (n - 2) * (n - 3) * s0_2);
  }
  return tested(statistic, 1, variance, likeness::lowers);
}

test_statistic general_g(std::span<const double> values, const spatial_weights& weights) {
  const auto [n, w] = linked(values, weights, "Getis and Ord's G");
  deviations_of(values);  // refuses what cannot be compared
  double m1 = 0, m2 = 0, m3 = 0, m4 = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = values[i];
    if (x < 0) throw invalid_input("Getis and Ord's G is of values of at least 0", "value");
    if (weights.neighbours(i).empty()) continue;
    m1 += x, m2 += x * x, m3 += x * x * x, m4 += x * x * x * x;
  }
  const double pairs = m1 * m1 - m2;  // ΣΣ xᵢxⱼ, i ≠ j
  if (!(pairs > 0)) throw invalid_input("Getis and Ord's G needs two values above 0", "value");
  const double s0_2 = square(w.s0);
  const double b0 = (n * n - 3 * n + 3) * w.s1 - n * w.s2 + 3 * s0_2;
  const double b1 = -((n * n - n) * w.s1 - 2 * n * w.s2 + 6 * s0_2);
  const double b2 = -(2 * n * w.s1 - (n + 3) * w.s2 + 6 * s0_2);
  const double b3 = 4 * (n - 1) * w.s1 - 2 * (n + 1) * w.s2 + 8 * s0_2;
  const double b4 = w.s1 - w.s2 + s0_2;
  const double second = (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * square(m1 * m1)) /
                        (square(pairs) * n * (n - 1) * (n - 2) * (n - 3));
  const double expected = w.s0 / (n * (n - 1));
  return tested(products(values, weights) / pairs, expected, second - square(expected));
}

}  // namespace uramost::analysis
