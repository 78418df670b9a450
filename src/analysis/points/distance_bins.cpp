#include "analysis/points/distance_bins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/vectorised.hpp"

namespace uramost::analysis {

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();

/// The largest number whose root, as it is rounded, an edge holds.
double square_held(double edge, bool ties_are_beyond) {
  const auto holds = [&](double squared) {
    const double root = std::sqrt(squared);
    return ties_are_beyond ? root < edge : root <= edge;
  };
  double at = edge * edge;
  while (at > 0 && !holds(at)) at = std::nextafter(at, 0);
  if (!holds(at)) return -1;
  while (holds(std::nextafter(at, infinity))) at = std::nextafter(at, infinity);
  return at;
}

/// Short numbers have quick roots. They are taken too long by more than they are off by.
constexpr double rounding = 1e-6;

URAMOST_VECTORISED
void scaled_roots(const double* squared, std::size_t count, float by, float most, std::uint32_t* to) {
  for (std::size_t i = 0; i < count; ++i) {
    const float at = std::sqrt(static_cast<float>(squared[i])) * by;
    to[i] = static_cast<std::uint32_t>(static_cast<std::int32_t>(at < most ? at : most));
  }
}
}  // namespace

distance_bins::distance_bins(std::span<const double> edges, bool ties_are_beyond) {
  for (const double edge : edges) limits_.push_back(square_held(edge, ties_are_beyond));
  const double reach = edges.back();
  limits_.back() = std::min(limits_.back(), std::nextafter(reach * reach, -1.0));
  limits_.push_back(infinity);
  guide(reach, edges.size() - 1);
  is_even_ = one_step_is_enough_;
  for (std::size_t step = 0; step < first_.size(); ++step) is_even_ = is_even_ && first_[step] == step;
  if (!is_even_) guide(reach, 4 * edges.size());
}

void distance_bins::guide(double reach, std::size_t steps) {
  if (!(reach > 0)) steps = 0;
  last_guide_ = static_cast<float>(steps);
  guides_per_unit_ = steps > 0 ? static_cast<float>(static_cast<double>(steps) / reach * (1 + rounding)) : 0;
  const auto first_beyond = [&](std::size_t step, double by) {
    const double least = steps > 0 ? reach * static_cast<double>(step) / static_cast<double>(steps) : 0;
    return static_cast<std::uint32_t>(std::ranges::lower_bound(limits_, least * least * by) -
                                      limits_.begin());
  };
  first_.clear();
  one_step_is_enough_ = true;
  for (std::size_t step = 0; step <= steps; ++step) {
    first_.push_back(first_beyond(step, 1 - 4 * rounding));
    const auto last = step < steps ? first_beyond(step + 1, 1 - rounding) : beyond();
    one_step_is_enough_ = one_step_is_enough_ && last <= first_.back() + 1;
  }
}

void distance_bins::find(std::span<const double> squared, std::uint32_t* to) const {
  scaled_roots(squared.data(), squared.size(), guides_per_unit_, last_guide_, to);
  if (!is_even_)
    for (std::size_t i = 0; i < squared.size(); ++i) to[i] = first_[to[i]];
  for (std::size_t i = 0; i < squared.size(); ++i) to[i] += limits_[to[i]] < squared[i] ? 1 : 0;
  if (one_step_is_enough_) return;
  for (std::size_t i = 0; i < squared.size(); ++i)
    while (limits_[to[i]] < squared[i]) ++to[i];
}

}  // namespace uramost::analysis
