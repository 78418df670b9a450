#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/points/observation_window.hpp"
#include "core/progress.hpp"

namespace uramost::analysis {

/// How the data choose how wide a kernel is. All say the kernel's standard deviation along one axis, for a
/// gaussian; a kernel of the same deviation is as smooth (kernel_density.hpp).
///   scott          sd n^(−1/6), geometric mean of the axes (Scott 1992; spatstat bw.scott)
///   silverman      0.9 min(sd, IQR / 1.34) n^(−1/5), the same mean (Silverman 1986, eq. 3.31; R bw.nrd0)
///   nrd            with 1.06 for 0.9 (Scott 1992; R bw.nrd)
///   search_radius  0.9 min(SD, √(1 / ln 2) Dm) n^(−0.2) is the quartic's radius, SD the standard distance,
///   Dm
///                  the median distance to the mean centre (ArcGIS's default); over √8
///   fraction       distance below which a quarter of all pairs of places of the window are (bw.frac, f =
///   1/4) diggle         least mean square error by K, for clustered points (Diggle 1985; Berman & Diggle
///   1989;
///                  bw.diggle)
///   likelihood     largest likelihood of each point by the others (Loader 1999, 5.3; bw.ppl)
///   cronie_van_lieshout  Σ 1 / density nearest to the window's area (2018, Biometrika 105; bw.CvL)
///   least_squares  least-squares cross-validation (Bowman 1984, Biometrika 71), no edge correction
enum class bandwidth_rule {
  scott,
  silverman,
  nrd,
  search_radius,
  fraction,
  diggle,
  likelihood,
  cronie_van_lieshout,
  least_squares
};

std::string_view to_string(bandwidth_rule rule);  ///< "scott", …, "ppl", "cvl", "lscv", "arcgis", "frac"
std::optional<bandwidth_rule> bandwidth_rule_of(std::string_view text);

/// One value of what a rule makes small or large.
struct criterion_value {
  double deviation = 0, value = 0;
};

struct bandwidth {
  double deviation = 0;
  std::optional<double> x, y;          ///< per axis, of the rules that have it
  std::vector<criterion_value> curve;  ///< of the rules that search; ascending deviations
  bool at_an_end = false;              ///< of what was searched: the best may be beyond
};

/// Searches between the least distance of two points that are not at one place and half the window's
/// diagonal, for Diggle's rule up to an eighth of the distance to which K is looked at. Two points at two
/// places at least (throws invalid_input, field `n`). 4,000 points take about a second or two.
bandwidth bandwidth_by(bandwidth_rule rule, std::span<const planar_point> points,
                       const observation_window& window, const progress_sink& watching = keep_going);

/// What the rules that search look at, for deviations of one's own choice: small is good for Diggle, Cronie
/// and van Lieshout, and least squares; large for the likelihood. Throws invalid_input (field `rule`) for the
/// others. Diggle's has no value at 0 and beyond half the range of K (NaN).
std::vector<criterion_value> bandwidth_criterion(bandwidth_rule rule, std::span<const planar_point> points,
                                                 const observation_window& window,
                                                 std::span<const double> deviations,
                                                 const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
