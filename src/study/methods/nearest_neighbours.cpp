#include "analysis/points/nearest_neighbour_index.hpp"
#include "study/methods/methods.hpp"
#include "study/methods/point_values.hpp"

namespace uramost::study {

namespace {
constexpr std::size_t least = 30;

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const auto seen = seen_in(where, *asked.incidents());
  seen.add_caveats(made);
  analysis::expect_enough(seen.all.size(), least, "The nearest neighbour index", "incidents");
  const auto points = planar(seen);
  add_shared_positions(points, made);
  const auto index = analysis::clark_evans(points, window_of(where));
  made.facts = {{"incidents", static_cast<std::int64_t>(index.n)},
                {"mean_distance_m", index.mean_distance},
                {"expected_distance_m", index.expected_distance},
                {"clark_evans_r", index.r},
                {"z", index.z},
                {"p", index.p},
                {"area_km2", index.area / 1e6}};
  made.said = {.n = index.n, .tests = 1, .p_value = index.p};
  return made;
}
}  // namespace

method nearest_neighbours() { return {"nearest-neighbours", "points", {region_parameter()}, carry_out}; }

}  // namespace uramost::study
