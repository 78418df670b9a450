#include "analysis/points/bandwidth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "analysis/inference/verdict.hpp"
#include "analysis/points/bandwidth_criteria.hpp"
#include "analysis/points/kernel_density.hpp"
#include "analysis/points/set_covariance.hpp"
#include "core/enum_names.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::analysis {

namespace {
constexpr enum_names<bandwidth_rule, 9> rule_names{
    {"scott", "silverman", "nrd", "arcgis", "frac", "diggle", "ppl", "cvl", "lscv"}};

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standard_deviation(const std::vector<double>& values) {
  const double middle = mean(values);
  double squares = 0;
  for (const double each : values) squares += (each - middle) * (each - middle);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// R's type 7.
double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  const double at = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

double axis_width(bandwidth_rule rule, const std::vector<double>& axis) {
  const double n = static_cast<double>(axis.size()), sd = standard_deviation(axis);
  if (rule == bandwidth_rule::scott) return sd * std::pow(n, -1.0 / 6);
  const double quartiles = (quantile(axis, 0.75) - quantile(axis, 0.25)) / 1.34;
  const double spread = quartiles > 0 ? std::min(sd, quartiles) : sd;
  return (rule == bandwidth_rule::nrd ? 1.06 : 0.9) * spread * std::pow(n, -0.2);
}

bandwidth by_axes(bandwidth_rule rule, std::span<const planar_point> points) {
  std::vector<double> xs, ys;
  for (const planar_point& each : points) {
    xs.push_back(each.x);
    ys.push_back(each.y);
  }
  const double x = axis_width(rule, xs), y = axis_width(rule, ys);
  return {.deviation = std::sqrt(x * y), .x = x, .y = y, .curve = {}};
}

bandwidth by_search_radius(std::span<const planar_point> points) {
  const double n = static_cast<double>(points.size());
  planar_point centre;
  for (const planar_point& each : points) {
    centre.x += each.x / n;
    centre.y += each.y / n;
  }
  std::vector<double> distances;
  double squares = 0;
  for (const planar_point& each : points) {
    distances.push_back(std::hypot(each.x - centre.x, each.y - centre.y));
    squares += distances.back() * distances.back();
  }
  const double spread =
      std::min(std::sqrt(squares / n), std::sqrt(1 / std::numbers::ln2) * quantile(distances, 0.5));
  return {.deviation = 0.9 * spread * std::pow(n, -0.2) / support_over_deviation(density_kernel::quartic),
          .x = {},
          .y = {},
          .curve = {}};
}

/// Share of pairs of places of a window that are within r: the window's covariance, added up in rings.
bandwidth by_fraction(const observation_window& window, double fraction) {
  const set_covariance common(window);
  constexpr int steps = 4096, directions = 256;
  const double step = window.box().diagonal() / steps;
  double within = 0;
  for (int i = 0; i < steps; ++i) {
    const double r = (i + 0.5) * step;
    double share = 0;
    for (int k = 0; k < directions; ++k) {
      const double angle = std::numbers::pi * (k + 0.5) / directions;  // the other half is the same
      share += common.share(r * std::cos(angle), r * std::sin(angle)) / directions;
    }
    const double ring = 2 * std::numbers::pi * r * step * share / window.area();
    if (within + ring >= fraction)
      return {.deviation = (i + (fraction - within) / ring) * step, .x = {}, .y = {}, .curve = {}};
    within += ring;
  }
  return {.deviation = window.box().diagonal(), .x = {}, .y = {}, .curve = {}};
}

double criterion(bandwidth_rule rule, const bandwidth_criteria& of, double deviation) {
  switch (rule) {
    case bandwidth_rule::likelihood:
      return of.likelihood(deviation);
    case bandwidth_rule::cronie_van_lieshout:
      return of.cronie_van_lieshout(deviation);
    case bandwidth_rule::least_squares:
      return of.least_squares(deviation);
    default:
      throw invalid_input("this rule for a bandwidth searches nothing", "rule");
  }
}

/// The smallest, or for the likelihood the largest.
std::size_t best_of(bandwidth_rule rule, const std::vector<criterion_value>& curve) {
  const double sign = rule == bandwidth_rule::likelihood ? -1 : 1;
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < curve.size(); ++i)
    if (sign * curve[i].value < least) {
      best = i;
      least = sign * curve[i].value;
    }
  return best;
}

void tell(const progress_sink& watching, std::size_t done, std::size_t of) {
  if (!watching({done, static_cast<double>(done) / static_cast<double>(of)}))
    throw error(error_kind::unavailable, "cancelled");
}

/// Along a geometric sequence, and once more between the best one's neighbours.
bandwidth by_search(bandwidth_rule rule, std::span<const planar_point> points,
                    const observation_window& window, const progress_sink& watching) {
  constexpr std::size_t coarse = 40, fine = 16;
  const bandwidth_criteria criteria(points, window);
  double low = criteria.least_distance(), high = window.box().diagonal() / 2;
  if (low >= high) low = high / 100;
  bandwidth found;
  std::size_t done = 0;
  const auto walk = [&](double from, double to, std::size_t steps) {
    for (std::size_t i = 0; i <= steps; ++i) {
      const double deviation =
          from * std::pow(to / from, static_cast<double>(i) / static_cast<double>(steps));
      found.curve.push_back({deviation, criterion(rule, criteria, deviation)});
      tell(watching, ++done, coarse + fine + 2);
    }
  };
  walk(low, high, coarse);
  const std::size_t best = best_of(rule, found.curve);
  found.at_an_end = best == 0 || best == coarse;
  if (!found.at_an_end) walk(found.curve[best - 1].deviation, found.curve[best + 1].deviation, fine);
  found.deviation = found.curve[best_of(rule, found.curve)].deviation;
  std::ranges::sort(found.curve, {}, &criterion_value::deviation);
  return found;
}

bandwidth by_diggle(std::span<const planar_point> points, const observation_window& window,
                    const progress_sink& watching) {
  const diggle_curve curve = diggle_criterion(points, window, watching);
  bandwidth found;
  for (std::size_t i = 0; i < curve.values.size(); ++i)
    found.curve.push_back({curve.deviations[i], curve.values[i]});
  const std::size_t best = best_of(bandwidth_rule::diggle, found.curve);
  found.deviation = found.curve[best].deviation;
  found.at_an_end = best <= 1 || best + 1 == found.curve.size();
  return found;
}
}  // namespace

std::string_view to_string(bandwidth_rule rule) { return rule_names[rule]; }

std::optional<bandwidth_rule> bandwidth_rule_of(std::string_view text) {
  const std::string name = ascii_lower(text);
  if (name == "nrd0") return bandwidth_rule::silverman;
  if (name == "likelihood") return bandwidth_rule::likelihood;
  return rule_names.find(name);
}

bandwidth bandwidth_by(bandwidth_rule rule, std::span<const planar_point> points,
                       const observation_window& window, const progress_sink& watching) {
  expect_enough(points.size(), 2, "A rule for a bandwidth", "points");
  switch (rule) {
    case bandwidth_rule::scott:
    case bandwidth_rule::silverman:
    case bandwidth_rule::nrd:
      return by_axes(rule, points);
    case bandwidth_rule::search_radius:
      return by_search_radius(points);
    case bandwidth_rule::fraction:
      return by_fraction(window, 0.25);
    case bandwidth_rule::diggle:
      return by_diggle(points, window, watching);
    default:
      return by_search(rule, points, window, watching);
  }
}

std::vector<criterion_value> bandwidth_criterion(bandwidth_rule rule, std::span<const planar_point> points,
                                                 const observation_window& window,
                                                 std::span<const double> deviations,
                                                 const progress_sink& watching) {
  if (rule == bandwidth_rule::diggle) {
    const diggle_curve known = diggle_criterion(points, window, watching);
    std::vector<criterion_value> curve;
    for (const double each : deviations) {
      const auto above =
          std::ranges::lower_bound(known.deviations, each * (1 - 1e-9)) - known.deviations.begin();
      curve.push_back({each, static_cast<std::size_t>(above) < known.values.size()
                                 ? known.values[static_cast<std::size_t>(above)]
                                 : std::numeric_limits<double>::quiet_NaN()});
    }
    return curve;
  }
  const bandwidth_criteria criteria(points, window);
  std::vector<criterion_value> curve;
  for (const double each : deviations) {
    curve.push_back({each, criterion(rule, criteria, each)});
    tell(watching, curve.size(), deviations.size());
  }
  return curve;
}

}  // namespace uramost::analysis
