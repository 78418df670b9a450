#include "analysis/points/centrography.hpp"

#include <cmath>
#include <numbers>

#include "study/methods/methods.hpp"
#include "study/methods/point_values.hpp"

namespace uramost::study {

namespace {
lon_lat at(analysis::planar_point point) { return from_utm_zone_34({point.x, point.y}); }

geodata::polygon ellipse(const analysis::centrography& of) {
  constexpr int corners = 72;
  // Azimuth runs clockwise from north; the long axis points there.
  const double azimuth = of.azimuth_deg * std::numbers::pi / 180;
  geodata::polygon drawn;
  for (int i = 0; i <= corners; ++i) {
    const double turn = -2 * std::numbers::pi * (i % corners) / corners;
    const double along = of.semi_major * std::cos(turn), across = of.semi_minor * std::sin(turn);
    drawn.exterior.push_back(at({of.mean_centre.x + along * std::sin(azimuth) + across * std::cos(azimuth),
                                 of.mean_centre.y + along * std::cos(azimuth) - across * std::sin(azimuth)}));
  }
  return drawn;
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const auto seen = seen_in(where, *asked.incidents());
  seen.add_caveats(made);
  analysis::expect_enough(seen.all.size(), 3, "Centre and spread", "incidents");
  const auto spread = analysis::centre_and_spread(planar(seen));
  const lon_lat centre = at(spread.mean_centre);
  made.classes = {
      {"standard_distance", "#bdbdbd", false}, {"ellipse", "#8073ac", true}, {"centre", "#542788", true}};
  made.marks = {{circle{centre, spread.standard_distance}, 0, 0}, {ellipse(spread), 1, 0}, {centre, 2, 0}};
  made.table = {{"lon", "lat"}, {{centre.lon, centre.lat}}};
  made.facts = {{"incidents", static_cast<std::int64_t>(spread.n)},
                {"standard_distance_m", spread.standard_distance},
                {"major_axis_m", spread.semi_major},
                {"minor_axis_m", spread.semi_minor},
                {"azimuth", spread.azimuth_deg}};
  made.said = {.n = spread.n, .tests = 0, .p_value = {}};
  return made;
}
}  // namespace

method centrography() { return {"centrography", "points", {region_parameter()}, carry_out}; }

}  // namespace uramost::study
