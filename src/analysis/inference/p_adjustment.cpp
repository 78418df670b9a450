#include "analysis/inference/p_adjustment.hpp"

#include <algorithm>
#include <cmath>

#include "core/enum_names.hpp"

namespace uramost::analysis {

namespace {
constexpr enum_names<p_adjustment, 5> names{{"none", "bh", "by", "bonferroni", "holm"}};

/// Positions of the tests, by ascending p.
std::vector<std::size_t> in_order(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i])) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
  return order;
}

double harmonic(std::size_t n) {
  double sum = 0;
  for (std::size_t i = 1; i <= n; ++i) sum += 1 / static_cast<double>(i);
  return sum;
}

/// Each p times `n / rank`, made monotone from the largest downwards.
void step_up(std::span<const std::size_t> order, double scale, std::vector<double>& p) {
  const auto n = static_cast<double>(order.size());
  double least = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    double& each = p[order[rank - 1]];
    least = std::min(least, scale * n / static_cast<double>(rank) * each);
    each = least;
  }
}

/// Each p times how many are no smaller, made monotone from the smallest upwards.
void step_down(std::span<const std::size_t> order, std::vector<double>& p) {
  double most = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    double& each = p[order[rank]];
    most = std::max(most, std::min(1.0, static_cast<double>(order.size() - rank) * each));
    each = most;
  }
}
}  // namespace

std::string_view to_string(p_adjustment method) { return names[method]; }

std::optional<p_adjustment> p_adjustment_of(std::string_view text) { return names.find(text); }

std::vector<double> adjusted(std::span<const double> p, p_adjustment method) {
  std::vector<double> result(p.begin(), p.end());
  const auto order = in_order(p);
  switch (method) {
    case p_adjustment::none:
      break;
    case p_adjustment::benjamini_hochberg:
      step_up(order, 1, result);
      break;
    case p_adjustment::benjamini_yekutieli:
      step_up(order, harmonic(order.size()), result);
      break;
    case p_adjustment::bonferroni:
      for (const std::size_t i : order)
        result[i] = std::min(1.0, result[i] * static_cast<double>(order.size()));
      break;
    case p_adjustment::holm:
      step_down(order, result);
      break;
  }
  return result;
}

std::optional<double> least(std::span<const double> p) {
  std::optional<double> smallest;
  for (const double each : p)
    if (!std::isnan(each)) smallest = std::min(each, smallest.value_or(each));
  return smallest;
}

verdict verdict_on(std::size_t n, std::span<const double> adjusted_p) {
  const auto tests = std::ranges::count_if(adjusted_p, [](double each) { return !std::isnan(each); });
  return {.n = n, .tests = static_cast<std::size_t>(tests), .p_value = least(adjusted_p)};
}

}  // namespace uramost::analysis
