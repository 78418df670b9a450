#include "analysis/areal/emerging_hot_spots.hpp"

#include <algorithm>

#include "analysis/areal/local_g.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/temporal/mann_kendall.hpp"
#include "core/enum_names.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// Neighbours in space and time: bins are numbered place by place.
spatial_weights cube_weights(const spatial_weights& in_space, std::size_t steps, std::size_t steps_back) {
  const spatial_weights with_self = in_space.with_self();
  std::vector<neighbour_pair> pairs;
  pairs.reserve(with_self.links() * steps * (steps_back + 1));
  for (const neighbour_pair& each : with_self.pairs())
    for (std::size_t step = 0; step < steps; ++step)
      for (std::size_t back = 0; back <= std::min(steps_back, step); ++back)
        pairs.push_back({static_cast<std::uint32_t>(each.place * steps + step),
                         static_cast<std::uint32_t>(each.neighbour * steps + step - back), each.weight});
  return {in_space.size() * steps, std::move(pairs)};
}

std::vector<int> signs_of(std::span<const test_statistic> bins, std::span<const double> p, double level) {
  std::vector<int> signs;
  for (std::size_t i = 0; i < bins.size(); ++i) signs.push_back(p[i] < level ? (bins[i].z > 0 ? 1 : -1) : 0);
  return signs;
}

emerging_place place_of(std::span<const test_statistic> bins, std::span<const int> signs,
                        const emerging_options& options) {
  emerging_place place;
  for (const test_statistic& bin : bins) place.z.push_back(bin.z);
  place.hot_steps = static_cast<std::size_t>(std::ranges::count(signs, 1));
  place.cold_steps = static_cast<std::size_t>(std::ranges::count(signs, -1));
  const auto trend = mann_kendall(place.z);
  place.trend_z = trend.z, place.trend_p = trend.p_two_sided;
  const int way = trend.p_two_sided < options.level ? (trend.z > 0 ? 1 : -1) : 0;
  place.history = history_of(signs, way, options.share);
  if (place.history != hot_spot_history::none) return place;
  std::vector<int> opposite;
  for (const int sign : signs) opposite.push_back(-sign);
  place.history = history_of(opposite, -way, options.share);
  place.is_cold = place.history != hot_spot_history::none;
  return place;
}
}  // namespace

std::string_view to_string(hot_spot_history history) {
  constexpr enum_names<hot_spot_history, 9> names{{"none", "new", "consecutive", "intensifying", "persistent",
                                                   "diminishing", "sporadic", "oscillating", "historical"}};
  return names[history];
}

hot_spot_history history_of(std::span<const int> steps, int trend, double share) {
  using enum hot_spot_history;
  const auto hot = static_cast<std::size_t>(std::ranges::count(steps, 1));
  if (hot == 0) return none;
  const bool mostly = static_cast<double>(hot) >= share * static_cast<double>(steps.size());
  if (steps.back() != 1) return mostly ? historical : none;
  if (mostly) return trend > 0 ? intensifying : trend < 0 ? diminishing : persistent;
  if (hot == 1) return fresh;
  const auto run = std::find_if(steps.rbegin(), steps.rend(), [](int sign) { return sign != 1; });
  if (static_cast<std::size_t>(run - steps.rbegin()) == hot) return consecutive;
  return std::ranges::count(steps, -1) > 0 ? oscillating : sporadic;
}

std::vector<emerging_place> emerging_hot_spots(std::span<const double> values, std::size_t steps,
                                               const spatial_weights& weights,
                                               const emerging_options& options) {
  expect_enough(steps, fewest_emerging_steps, "An emerging hot spot", "steps of time");
  if (values.size() != weights.size() * steps)
    throw invalid_input("there is not one value for every place and step", "steps");
  const auto bins = local_g_star(values, cube_weights(weights, steps, options.steps_back));
  std::vector<double> p;
  for (const test_statistic& bin : bins) p.push_back(bin.p_two_sided);
  const auto signs = signs_of(bins, adjusted(p, options.adjustment), options.level);
  std::vector<emerging_place> places;
  for (std::size_t i = 0; i < weights.size(); ++i)
    places.push_back(place_of(std::span(bins).subspan(i * steps, steps),
                              std::span(signs).subspan(i * steps, steps), options));
  return places;
}

}  // namespace uramost::analysis
