#include "planning/track_matching.hpp"

#include <algorithm>

#include "planning/point_finder.hpp"

namespace uramost::planning {

std::vector<recorded_visit> stays_in(std::span<const track_fix> track, std::span<const plan_point> points,
                                     const stay_rule& rule) {
  std::vector<track_fix> fixes(track.begin(), track.end());
  std::ranges::stable_sort(fixes, {}, &track_fix::at);
  const point_finder finder(points, rule.near_m);

  constexpr std::size_t nowhere = ~std::size_t{0};
  std::vector<recorded_visit> stays;
  std::size_t here = nowhere;  // the point that the run is at
  const auto end_run = [&] {
    if (here != nowhere && stays.back().end - stays.back().begin < rule.least) stays.pop_back();
    here = nowhere;
  };
  for (const track_fix& fix : fixes) {
    const std::size_t point = finder.at(fix.place).value_or(nowhere);
    const bool is_new = point != here || here == nowhere || fix.at - stays.back().end > rule.longest_silence;
    if (is_new) end_run();
    if (point == nowhere) continue;
    if (is_new)
      stays.push_back({.begin = fix.at, .end = fix.at, .at = points[point].at, .unit = {}, .languages = {}});
    here = point;
    stays.back().end = fix.at;
  }
  end_run();
  return stays;
}

}  // namespace uramost::planning
