#include "tiles/kernel_factors.hpp"

#include <cmath>
#include <numeric>

namespace uramost::tiles {

namespace {
constexpr std::size_t table_steps = 1024;
constexpr std::size_t samples = 96;  // of the quartic between its centre and its rim
constexpr int rounds = 60;           // the eigenvalues fall by a factor of three and more

using sampled = std::array<double, samples>;

double coordinate(std::size_t sample) { return (static_cast<double>(sample) + 0.5) / samples; }

double quartic(double x, double y) {
  const double inside = std::max(1 - x * x - y * y, 0.0);
  return inside * inside;
}

double product(const sampled& a, const sampled& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// ∫ K(x, y) f(y) dy by the midpoint rule.
double applied(const sampled& f, double x) {
  double sum = 0;
  for (std::size_t j = 0; j < samples; ++j) sum += quartic(x, coordinate(j)) * f[j];
  return sum / samples;
}

/// Makes each vector orthogonal to those before it and of length one (Gram and Schmidt).
void make_orthonormal(std::array<sampled, kernel_factors::rank>& vectors) {
  for (std::size_t k = 0; k < vectors.size(); ++k) {
    for (std::size_t before = 0; before < k; ++before) {
      const double part = product(vectors[k], vectors[before]);
      for (std::size_t i = 0; i < samples; ++i) vectors[k][i] -= part * vectors[before][i];
    }
    const double length = std::sqrt(product(vectors[k], vectors[k]));
    for (double& each : vectors[k]) each /= length;
  }
}

/// The eigenfunctions with the largest eigenvalues, by orthogonal iteration (Golub and Van Loan, Matrix
/// Computations, 7.3.2).
std::array<sampled, kernel_factors::rank> eigenfunctions() {
  std::array<sampled, kernel_factors::rank> found;
  for (std::size_t k = 0; k < found.size(); ++k)
    for (std::size_t i = 0; i < samples; ++i)
      found[k][i] = std::pow(coordinate(i), 2 * static_cast<double>(k));
  make_orthonormal(found);
  for (int round = 0; round < rounds; ++round) {
    auto next = found;
    for (std::size_t k = 0; k < found.size(); ++k)
      for (std::size_t i = 0; i < samples; ++i) next[k][i] = applied(found[k], coordinate(i));
    make_orthonormal(next);
    found = next;
  }
  return found;
}
}  // namespace

kernel_factors::kernel_factors(kernel shape) : table_(table_steps + 1) {
  if (shape == kernel::gaussian) {
    const double reach2 = 16;
    steps_ = static_cast<float>(table_steps / reach2);
    signs_[0] = 1;
    for (std::size_t i = 0; i < table_steps; ++i)
      table_[i].value[0] = static_cast<float>(std::exp(-reach2 * static_cast<double>(i) / table_steps / 2));
  } else {
    steps_ = table_steps;
    tabulate_quartic();
  }
  for (std::size_t i = 0; i < table_steps; ++i) table_[i].rise = table_[i + 1].value - table_[i].value;
}

void kernel_factors::tabulate_quartic() {
  const auto functions = eigenfunctions();
  for (std::size_t k = 0; k < rank; ++k) {
    sampled image;
    for (std::size_t i = 0; i < samples; ++i) image[i] = applied(functions[k], coordinate(i));
    const double eigenvalue = product(functions[k], image);
    signs_[k] = eigenvalue < 0 ? -1.0F : 1.0F;
    // Between the samples f = ∫ K f / λ (Nyström 1930), and the factor is f · √λ. The samples' squares add up
    // to one, those of f to their number.
    const double scale = std::sqrt(samples / std::abs(eigenvalue));
    for (std::size_t i = 0; i < table_steps; ++i)
      table_[i].value[k] =
          static_cast<float>(scale * applied(functions[k], std::sqrt(static_cast<double>(i) / table_steps)));
  }
}

const kernel_factors& kernel_factors::of(kernel shape) {
  static const kernel_factors quartic_factors(kernel::quartic), gaussian_factors(kernel::gaussian);
  return shape == kernel::quartic ? quartic_factors : gaussian_factors;
}

}  // namespace uramost::tiles
