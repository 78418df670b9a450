#include "study/methods/hot_spot_surface.hpp"

#include <cmath>

#include "analysis/areal/local_g.hpp"
#include "analysis/points/bandwidth.hpp"
#include "analysis/points/kernel_density.hpp"
#include "analysis/points/point_buckets.hpp"
#include "study/methods/point_values.hpp"

namespace uramost::study {

namespace {
constexpr int months_days = 91, contagion_days = 61;
constexpr double contagion_m = 400, week_days = 7;

/// The days before those that are held out.
analysis::day_range before(const held_out& of, int days) {
  return {of.tested.begin - std::chrono::days(days), of.tested.begin};
}
}  // namespace

std::vector<double> kernel_surface(const region& where, const units& cells, const held_out& of,
                                   std::optional<double>& bandwidth_m, const progress_sink& watching) {
  using analysis::density_kernel;
  const double per_deviation = analysis::support_over_deviation(density_kernel::quartic);
  const analysis::observation_window window = window_of(where);
  const auto points = planar(of.before);
  if (!bandwidth_m)
    bandwidth_m =
        std::round(per_deviation *
                   analysis::bandwidth_by(analysis::bandwidth_rule::search_radius, points, window).deviation);
  std::vector<analysis::planar_point> places;
  for (const unit& each : cells.all()) places.push_back({each.centre.east, each.centre.north});
  return analysis::density_at(places, points, window,
                              {.kernel = density_kernel::quartic, .deviation = *bandwidth_m / per_deviation},
                              {}, {}, watching);
}

std::vector<double> gi_star_surface(const units& cells, const held_out& of) {
  std::vector<double> z;
  for (const auto& each : analysis::local_g_star(cells.count(of.before), cells.touching().with_self()))
    z.push_back(std::isnan(each.z) ? 0 : each.z);
  return z;
}

std::vector<double> last_months_surface(const question& asked, const region& where, const units& cells,
                                        const held_out& of) {
  return cells.count(seen_in(where, *asked.select(during(asked.query, before(of, months_days)))));
}

std::vector<double> near_repeat_surface(const question& asked, const region& where, const units& cells,
                                        const held_out& of, double cell_m) {
  const auto recent = dated_in(where, *asked.select(during(asked.query, before(of, contagion_days))));
  const auto points = planar(recent.placed);
  const analysis::point_buckets near(points, contagion_m);
  const auto now = static_cast<double>(of.tested.begin.time_since_epoch().count());
  std::vector<double> values;
  for (const unit& cell : cells.all()) {
    double sum = 0;
    near.near({cell.centre.east, cell.centre.north}, contagion_m, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        const double away = std::hypot(near[i].x - cell.centre.east, near[i].y - cell.centre.north);
        const double weeks = std::floor((now - recent.days[near.original(i)]) / week_days);
        if (away <= contagion_m) sum += 1 / (1 + std::floor(2 * away / cell_m)) / (1 + std::max(weeks, 0.0));
      }
    });
    values.push_back(sum);
  }
  return values;
}

}  // namespace uramost::study
