#include "analysis/areal/conditional_permutation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/areal/linked_places.hpp"
#include "analysis/inference/parallel.hpp"
#include "analysis/inference/random_stream.hpp"

namespace uramost::analysis {

namespace {
/// A place's sums as they are drawn.
class drawn_sums {
 public:
  explicit drawn_sums(double observed) : observed_(observed) {}

  void add(double sum) {
    const double apart = sum - observed_;  // keeps the squares' digits
    above_ += apart > 0 ? 1 : 0;
    ties_ += apart == 0 ? 1 : 0;
    total_ += apart;
    squares_ += apart * apart;
  }

  /// `scale`: what each sum has still to be multiplied by.
  permuted_place result(std::size_t draws, double scale) const {
    const auto r = static_cast<double>(draws);
    const double mean = total_ / r;
    permuted_place place;
    place.expectation = (observed_ + mean) * scale;
    place.variance = (squares_ - r * mean * mean) / (r - 1) * scale * scale;
    place.z = -mean * scale / std::sqrt(place.variance);
    const auto rarer = static_cast<double>(std::min(above_, draws - above_ - ties_));
    const auto ties = static_cast<double>(ties_);
    place.p_folded = std::min(1.0, (rarer + ties + 1) / (r + 1));
    place.p_two_sided = std::min(1.0, 2 * (rarer + ties / 2 + 1) / (r + 1));
    return place;
  }

 private:
  double observed_, total_ = 0, squares_ = 0;
  std::size_t above_ = 0, ties_ = 0;
};

permuted_place island() {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  return {none, none, none, none, none};
}

/// Draws for one place after another; one a thread.
template <class Term>
class neighbour_draw {
 public:
  neighbour_draw(std::span<const double> values, const spatial_weights& weights, const permutation_plan& plan,
                 Term term)
      : weights_(weights), plan_(plan), term_(term), values_(values.begin(), values.end()) {}

  permuted_place at(std::size_t place) {
    const auto row = weights_.neighbours(place);
    const auto row_weights = weights_.weights(place);
    if (row.empty()) return island();
    // Sums of equal weights are summed without them: sums of counts are then exact, and so are ties.
    const bool alike = std::ranges::all_of(row_weights, [&](double w) { return w == row_weights[0]; });
    const double own = values_[place];
    double observed = 0;
    for (std::size_t k = 0; k < row.size(); ++k)
      observed += (alike ? 1 : row_weights[k]) * term_(own, values_[row[k]]);
    drawn_sums sums(observed);
    random_stream random(plan_.seed, place);
    std::swap(values_[place], values_.back());  // out of reach
    picks_.resize(row.size());
    for (std::size_t r = 0; r < plan_.permutations; ++r)
      sums.add(alike ? sum_of<true>(own, row_weights, random) : sum_of<false>(own, row_weights, random));
    std::swap(values_[place], values_.back());
    return sums.result(plan_.permutations, alike ? row_weights[0] : 1);
  }

 private:
  template <bool alike>
  double sum_of(double own, std::span<const double> row_weights, random_stream& random) {
    return plan_.with_replacement ? draw_again<alike>(own, row_weights, random)
                                  : draw<alike>(own, row_weights, random);
  }

  template <bool alike>
  double draw_again(double own, std::span<const double> row_weights, random_stream& random) const {
    const auto others = static_cast<std::uint32_t>(values_.size() - 1);
    double sum = 0;
    for (const double w : row_weights) {
      const double term = term_(own, values_[random.below(others)]);
      sum += alike ? term : w * term;
    }
    return sum;
  }

  /// The first steps of a shuffle, taken back afterwards, so that the next place begins with the same order.
  template <bool alike>
  double draw(double own, std::span<const double> row_weights, random_stream& random) {
    const auto others = static_cast<std::uint32_t>(values_.size() - 1);
    const auto count = static_cast<std::uint32_t>(row_weights.size());
    double sum = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
      const std::uint32_t pick = k + random.below(others - k);
      std::swap(values_[k], values_[pick]);
      picks_[k] = pick;
      const double term = term_(own, values_[k]);
      sum += alike ? term : row_weights[k] * term;
    }
    for (std::uint32_t k = count; k > 0; --k) std::swap(values_[k - 1], values_[picks_[k - 1]]);
    return sum;
  }

  const spatial_weights& weights_;
  const permutation_plan& plan_;
  const Term term_;
  std::vector<double> values_;
  std::vector<std::uint32_t> picks_;
};

template <class Term>
std::vector<permuted_place> permuted(std::span<const double> values, const spatial_weights& given,
                                     const permutation_plan& plan, const progress_sink& watching, Term term) {
  const spatial_weights weights = plan.with_replacement ? given : given.without_self();
  expect_linked(values, weights, "Conditional permutation");
  std::vector<permuted_place> result(values.size());
  const auto run = [&](std::size_t first, std::size_t last) {
    neighbour_draw draw(values, weights, plan, term);
    for (std::size_t place = first; place < last; ++place) result[place] = draw.at(place);
  };
  // A run takes some milliseconds, so that it can be watched and cancelled.
  in_parallel(values.size(), std::max<std::size_t>(1, 64'000 / (plan.permutations + 1)), run, watching);
  return result;
}
}  // namespace

std::vector<permuted_place> permute_lags(std::span<const double> values, const spatial_weights& weights,
                                         const permutation_plan& plan, const progress_sink& watching) {
  return permuted(values, weights, plan, watching, [](double, double x) { return x; });
}

std::vector<permuted_place> permute_squared_differences(std::span<const double> values,
                                                        const spatial_weights& weights,
                                                        const permutation_plan& plan,
                                                        const progress_sink& watching) {
  return permuted(values, weights, plan, watching,
                  [](double own, double x) { return (own - x) * (own - x); });
}

}  // namespace uramost::analysis
