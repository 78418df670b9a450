#include "analysis/areal/spatial_weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
double sum(std::span<const double> all) { return std::accumulate(all.begin(), all.end(), 0.0); }

double length(std::span<const double> all) {
  return std::sqrt(std::inner_product(all.begin(), all.end(), all.begin(), 0.0));
}

auto ends_of(const neighbour_pair& pair) { return std::tie(pair.place, pair.neighbour); }

void expect_sound(std::span<const neighbour_pair> sorted, std::size_t places) {
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const neighbour_pair& each = sorted[i];
    if (each.place >= places || each.neighbour >= places)
      throw invalid_input("a neighbour that is not among the places", "weights");
    if (!(each.weight >= 0) || std::isinf(each.weight))
      throw invalid_input("a weight is a finite number of at least 0", "weights");
    if (i > 0 && ends_of(each) == ends_of(sorted[i - 1]) && each.weight != sorted[i - 1].weight)
      throw invalid_input("a pair of neighbours has two different weights", "weights");
  }
}
}  // namespace

std::optional<weight_style> weight_style_of(std::string_view text) {
  constexpr std::string_view letters = "BWCUSbwcus";
  const auto at = text.size() == 1 ? letters.find(text.front()) : std::string_view::npos;
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<weight_style>(at % 5);
}

spatial_weights::spatial_weights(std::size_t places, std::vector<neighbour_pair> pairs)
    : starts_(places + 1) {
  std::ranges::sort(pairs, {}, [](const neighbour_pair& each) { return std::tuple(ends_of(each)); });
  expect_sound(pairs, places);
  const auto again = std::ranges::unique(pairs);
  pairs.erase(again.begin(), again.end());
  for (const neighbour_pair& each : pairs) {
    ++starts_[each.place + 1];
    neighbours_.push_back(each.neighbour);
    weights_.push_back(each.weight);
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
}

std::size_t spatial_weights::islands() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < size(); ++i) count += neighbours(i).empty() ? 1 : 0;
  return count;
}

double spatial_weights::weight(std::size_t place, std::uint32_t neighbour) const {
  const auto row = neighbours(place);
  const auto found = std::ranges::lower_bound(row, neighbour);
  return found != row.end() && *found == neighbour
             ? weights(place)[static_cast<std::size_t>(found - row.begin())]
             : 0;
}

weight_sums spatial_weights::sums() const {
  weight_sums all;
  std::vector<double> both(size());  // row and column sums
  for (std::size_t i = 0; i < size(); ++i) {
    const auto row = neighbours(i);
    const auto row_weights = weights(i);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const double w = row_weights[k];
      all.s0 += w;
      all.s1 += w * (w + weight(row[k], static_cast<std::uint32_t>(i)));
      both[i] += w;
      both[row[k]] += w;
    }
  }
  for (const double each : both) all.s2 += each * each;
  return all;
}

std::vector<double> spatial_weights::lag(std::span<const double> values) const {
  std::vector<double> result(size());
  for (std::size_t i = 0; i < size(); ++i) {
    const auto row = neighbours(i);
    const auto row_weights = weights(i);
    for (std::size_t k = 0; k < row.size(); ++k) result[i] += row_weights[k] * values[row[k]];
  }
  return result;
}

spatial_weights spatial_weights::styled(weight_style style) const {
  if (style == weight_style::binary) return *this;
  spatial_weights result = *this;
  const bool by_row = style == weight_style::row_standardised || style == weight_style::variance_stabilising;
  for (std::size_t i = 0; by_row && i < size(); ++i) {
    const std::span row(result.weights_.data() + starts_[i], starts_[i + 1] - starts_[i]);
    const double part = style == weight_style::row_standardised ? sum(row) : length(row);
    for (double& each : row) each = part > 0 ? each / part : 0;
  }
  if (style == weight_style::row_standardised) return result;
  const double total = sum(result.weights_);
  const double wanted = style == weight_style::unit_sum ? 1 : static_cast<double>(size() - islands());
  for (double& each : result.weights_) each *= total > 0 ? wanted / total : 0;
  return result;
}

std::vector<neighbour_pair> spatial_weights::pairs() const {
  std::vector<neighbour_pair> all;
  all.reserve(links());
  for (std::size_t i = 0; i < size(); ++i)
    for (std::size_t k = starts_[i]; k < starts_[i + 1]; ++k)
      all.push_back({static_cast<std::uint32_t>(i), neighbours_[k], weights_[k]});
  return all;
}

spatial_weights spatial_weights::with_self() const {
  auto all = pairs();
  for (std::uint32_t i = 0; i < size(); ++i)
    if (!std::ranges::binary_search(neighbours(i), i)) all.push_back({i, i});
  return {size(), std::move(all)};
}

spatial_weights spatial_weights::without_self() const {
  auto all = pairs();
  std::erase_if(all, [](const neighbour_pair& each) { return each.place == each.neighbour; });
  return {size(), std::move(all)};
}

}  // namespace uramost::analysis
