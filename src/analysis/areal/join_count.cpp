#include "analysis/areal/join_count.hpp"

#include <map>

#include "analysis/areal/linked_places.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// `many`: places of the colour; `n`: places with neighbours.
test_statistic tested_joins(double seen, double many, double n, const weight_sums& w) {
  const double pairs = many * (many - 1) / (n * (n - 1));
  const double triples = pairs * (many - 2) / (n - 2);
  const double fours = triples * (many - 3) / (n - 3);
  const double expected = w.s0 * pairs / 2;
  const double second =
      (w.s1 * pairs + (w.s2 - 2 * w.s1) * triples + (w.s0 * w.s0 + w.s1 - w.s2) * fours) / 4;
  return tested(seen, expected, second - expected * expected);
}
}  // namespace

std::vector<colour_joins> join_counts(std::span<const std::string> colours, const spatial_weights& weights) {
  const std::vector<double> one_each(colours.size(), 1);
  const auto n = static_cast<double>(expect_linked(one_each, weights, "Join count"));
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < colours.size(); ++i)
    if (!weights.neighbours(i).empty()) ++places[colours[i]];
  if (places.size() < 2) throw invalid_input("join counts need at least two colours", "value");
  const weight_sums sums = weights.sums();
  std::vector<colour_joins> result;
  for (const auto& [colour, many] : places) {
    double seen = 0;
    for (std::size_t i = 0; i < colours.size(); ++i) {
      if (colours[i] != colour) continue;
      const auto row = weights.neighbours(i);
      for (std::size_t k = 0; k < row.size(); ++k)
        seen += colours[row[k]] == colour ? weights.weights(i)[k] / 2 : 0;
    }
    result.push_back({colour, many, tested_joins(seen, static_cast<double>(many), n, sums)});
  }
  return result;
}

}  // namespace uramost::analysis
