#include "analysis/points/kernel_density.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/probability.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/median.hpp"
#include "analysis/points/point_buckets.hpp"
#include "core/enum_names.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::analysis {

namespace {
constexpr double pi = std::numbers::pi;
constexpr enum_names<density_kernel, 5> kernel_names{
    {"gaussian", "quartic", "epanechnikov", "uniform", "triangular"}};

/// A kernel of one width.
class bump {
 public:
  bump(density_kernel kernel, double deviation)
      : kernel_(kernel),
        reach_(kernel == density_kernel::gaussian ? deviation : deviation * support_over_deviation(kernel)) {
    constexpr std::array volumes{2.0, 1.0 / 3, 0.5, 1.0, 1.0 / 3};  // of the shapes below, over π reach²
    per_unit_ = 1 / (reach_ * reach_);
    height_ = per_unit_ / (pi * volumes[static_cast<std::size_t>(kernel)]);
  }

  double at(double squared_distance) const {
    const double u = squared_distance * per_unit_;
    if (kernel_ == density_kernel::gaussian) return height_ * std::exp(-u / 2);
    if (u >= 1) return 0;
    switch (kernel_) {
      case density_kernel::quartic:
        return height_ * (1 - u) * (1 - u);
      case density_kernel::epanechnikov:
        return height_ * (1 - u);
      case density_kernel::triangular:
        return height_ * (1 - std::sqrt(u));
      default:
        return height_;
    }
  }

 private:
  density_kernel kernel_;
  double reach_, per_unit_, height_;
};

double squared_distance(planar_point a, planar_point b) {
  const double dx = a.x - b.x, dy = a.y - b.y;
  return dx * dx + dy * dy;
}

void require_width(double deviation) {
  if (!(deviation > 0) || !std::isfinite(deviation))
    throw invalid_input("a bandwidth is a number above 0", "bandwidth");
}

/// Points with their bumps.
struct bumps {
  bumps(std::span<const planar_point> points, const observation_window& window, const density_options& how,
        std::span<const double> weights, std::span<const double> deviations)
      : at(points, reach_of(how)), weight(points.size(), 1) {
    require_width(how.deviation);
    reach = reach_of(how);
    reach_is_all = how.kernel != density_kernel::gaussian;
    same_for_all = deviations.empty();
    if (!weights.empty()) weight.assign(weights.begin(), weights.end());
    if (deviations.empty()) shapes.assign(1, bump(how.kernel, how.deviation));
    for (const double deviation : deviations) {
      require_width(deviation);
      shapes.emplace_back(how.kernel, deviation);
    }
    if (how.edge == density_edge::diggle)
      for (std::size_t i = 0; i < points.size(); ++i)
        weight[i] /=
            share_inside(points[i], window, how.kernel, deviations.empty() ? how.deviation : deviations[i]);
    for (const double each : weight) heaviest = std::max(heaviest, std::abs(each));
  }

  /// Where a kernel ends; a gaussian is below 10^-21 of its height there.
  static double reach_of(const density_options& how) {
    return how.deviation * (how.kernel == density_kernel::gaussian ? 10 : support_over_deviation(how.kernel));
  }

  double of(std::size_t i, planar_point place) const {
    const std::size_t point = at.original(i);
    return weight[point] * shapes[same_for_all ? 0 : point].at(squared_distance(at[i], place));
  }
  /// Of all points but one (none for a number beyond them).
  double sum(planar_point place, std::size_t but) const {
    if (same_for_all) {
      double near = 0;
      at.near(place, reach,
              [&](std::size_t first, std::size_t last) { near += sum(place, but, first, last); });
      // What is farther adds less than the sum's own rounding, unless all is far.
      const double farther = static_cast<double>(at.size()) * heaviest * shapes[0].at(reach * reach);
      if (reach_is_all || farther <= 1e-14 * near) return near;
    }
    return sum(place, but, 0, at.size());
  }
  double sum(planar_point place, std::size_t but, std::size_t first, std::size_t last) const {
    double total = 0;
    for (std::size_t i = first; i < last; ++i)
      if (at.original(i) != but) total += of(i, place);
    return total;
  }

  point_buckets at;
  double reach = 0;
  bool reach_is_all = false;  // nothing is beyond
  bool same_for_all = true;
  std::vector<double> weight;
  double heaviest = 1;
  std::vector<bump> shapes;  // one for all, or one each
};

double gaussian_share(double from, double to, double middle, double deviation) {
  const double low = (from - middle) / deviation, high = (to - middle) / deviation;
  return low > 0 ? normal_upper_tail(low) - normal_upper_tail(high) : normal_cdf(high) - normal_cdf(low);
}
}  // namespace

std::string_view to_string(density_kernel kernel) { return kernel_names[kernel]; }

std::optional<density_kernel> density_kernel_of(std::string_view text) {
  const std::string name = ascii_lower(text);
  if (name == "normal") return density_kernel::gaussian;
  if (name == "biweight") return density_kernel::quartic;
  return kernel_names.find(name);
}

double support_over_deviation(density_kernel kernel) {
  switch (kernel) {
    case density_kernel::quartic:
      return std::sqrt(8.0);
    case density_kernel::epanechnikov:
      return std::sqrt(6.0);
    case density_kernel::uniform:
      return 2;
    case density_kernel::triangular:
      return std::sqrt(20.0 / 3);
    default:
      return 0;
  }
}

std::optional<density_edge> density_edge_of(std::string_view text) {
  const std::string name = ascii_lower(text);
  if (name == "none") return density_edge::none;
  if (name == "uniform") return density_edge::uniform;
  if (name == "diggle") return density_edge::diggle;
  return std::nullopt;
}

double share_inside(planar_point place, const observation_window& window, density_kernel kernel,
                    double deviation) {
  const planar_box& box = window.box();
  if (kernel == density_kernel::gaussian && window.is_rectangle())
    return gaussian_share(box.min_x, box.max_x, place.x, deviation) *
           gaussian_share(box.min_y, box.max_y, place.y, deviation);
  constexpr double pixels = 128;
  const bump shape(kernel, deviation);
  double sum = 0;
  for (double y = 0.5; y < pixels; ++y)
    for (double x = 0.5; x < pixels; ++x) {
      const planar_point at{box.min_x + box.width() * x / pixels, box.min_y + box.height() * y / pixels};
      const double height = shape.at(squared_distance(at, place));
      if (height > 0 && window.surrounds(at)) sum += height;
    }
  return sum * box.width() * box.height() / (pixels * pixels);
}

std::vector<double> density_at(std::span<const planar_point> places, std::span<const planar_point> points,
                               const observation_window& window, const density_options& how,
                               std::span<const double> weights, const adaptive_deviations* adaptive,
                               const progress_sink& watching) {
  const bumps all(points, window, how, weights,
                  adaptive ? std::span<const double>(adaptive->of_points) : std::span<const double>());
  std::vector<double> densities(places.size());
  in_parallel(
      places.size(), 16,
      [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
          densities[i] = all.sum(places[i], points.size());
          if (how.edge == density_edge::uniform)
            densities[i] /= share_inside(places[i], window, how.kernel,
                                         adaptive ? adaptive->at_places[i] : how.deviation);
        }
      },
      watching);
  return densities;
}

std::vector<double> density_at_points(std::span<const planar_point> points, const observation_window& window,
                                      const density_options& how, const progress_sink& watching) {
  const bumps all(points, window, how, {}, {});
  std::vector<double> densities(points.size());
  in_parallel(
      points.size(), 16,
      [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
          densities[i] = all.sum(points[i], how.leave_one_out ? i : points.size());
          if (how.edge == density_edge::uniform)
            densities[i] /= share_inside(points[i], window, how.kernel, how.deviation);
        }
      },
      watching);
  return densities;
}

adaptive_deviations adapted_to_density(std::span<const planar_point> places,
                                       std::span<const planar_point> points, const observation_window& window,
                                       const density_options& how) {
  expect_enough(points.size(), 2, "An adaptive bandwidth", "points");
  const std::vector<double> pilot = density_at_points(points, window, how);
  double logarithms = 0;
  for (const double each : pilot) logarithms += std::log(each);
  const double typical = std::exp(logarithms / static_cast<double>(pilot.size()));
  const auto width = [&](double density) { return how.deviation * std::sqrt(typical / density); };
  adaptive_deviations adapted;
  std::ranges::transform(pilot, std::back_inserter(adapted.of_points), width);
  if (how.edge == density_edge::uniform)
    std::ranges::transform(density_at(places, points, window, how), std::back_inserter(adapted.at_places),
                           width);
  const double widest = 5 * median(adapted.of_points);
  for (auto* const all : {&adapted.of_points, &adapted.at_places})
    for (double& each : *all) each = std::min(each, widest);
  return adapted;
}

std::vector<planar_point> grid_of_places(const observation_window& window, double cell) {
  const planar_box& box = window.box();
  if (!(cell > 0) || box.width() / cell * (box.height() / cell) > 1e7)
    throw invalid_input("a cell that gives at most ten million places", "cell");
  std::vector<planar_point> places;
  for (double y = box.min_y + cell / 2; y < box.max_y; y += cell)
    for (double x = box.min_x + cell / 2; x < box.max_x; x += cell)
      if (window.contains({x, y})) places.push_back({x, y});
  return places;
}

}  // namespace uramost::analysis
