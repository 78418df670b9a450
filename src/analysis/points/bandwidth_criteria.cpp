#include "analysis/points/bandwidth_criteria.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/probability.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/points/nearest_neighbours.hpp"
#include "analysis/points/ripley_k.hpp"

namespace uramost::analysis {

namespace {
constexpr double pi = std::numbers::pi;
constexpr std::size_t pixels = 128;

double middle(double least, double extent, std::size_t pixel) {
  return least + extent * (static_cast<double>(pixel) + 0.5) / pixels;
}

/// Gaussian bumps along one axis: a row of `pixels` heights for every position.
std::vector<double> heights(double least, double extent, const std::vector<double>& positions,
                            double deviation) {
  std::vector<double> result;
  result.reserve(positions.size() * pixels);
  for (const double position : positions)
    for (std::size_t i = 0; i < pixels; ++i) {
      const double z = (middle(least, extent, i) - position) / deviation;
      result.push_back(std::exp(-z * z / 2) / (deviation * std::sqrt(2 * pi)));
    }
  return result;
}

/// What gaussian bumps over a window's pixels come to: a sum of products, one axis at a time.
class gaussian_pixels {
 public:
  gaussian_pixels(const observation_window& window, double deviation)
      : window_(window), deviation_(deviation), shares_(pixels * pixels) {
    const planar_box& box = window.box();
    std::vector<double> xs, ys;
    for (std::size_t i = 0; i < pixels; ++i) {
      xs.push_back(middle(box.min_x, box.width(), i));
      ys.push_back(middle(box.min_y, box.height(), i));
    }
    inside_.resize(pixels * pixels);
    for (std::size_t y = 0; y < pixels; ++y)
      for (std::size_t x = 0; x < pixels; ++x)
        inside_[y * pixels + x] = window.is_rectangle() || window.surrounds({xs[x], ys[y]});
    const auto across = heights(box.min_x, box.width(), xs, deviation);
    const auto along = heights(box.min_y, box.height(), ys, deviation);
    std::vector<double> rows(pixels * pixels);
    for (std::size_t y = 0; y < pixels; ++y)
      for (std::size_t from = 0; from < pixels; ++from)
        if (inside_[y * pixels + from])
          for (std::size_t x = 0; x < pixels; ++x) rows[y * pixels + x] += across[from * pixels + x];
    for (std::size_t from = 0; from < pixels; ++from)
      for (std::size_t y = 0; y < pixels; ++y)
        for (std::size_t x = 0; x < pixels; ++x)
          shares_[y * pixels + x] += along[from * pixels + y] * rows[from * pixels + x] * pixel_area();
  }

  /// Share of a bump inside: exact in a rectangle, else the nearest pixel's.
  double share(planar_point at) const {
    const planar_box& box = window_.box();
    const auto within = [&](double from, double to, double position) {
      return normal_cdf((to - position) / deviation_) - normal_cdf((from - position) / deviation_);
    };
    if (window_.is_rectangle())
      return within(box.min_x, box.max_x, at.x) * within(box.min_y, box.max_y, at.y);
    const auto pixel = [](double from_edge, double extent) {
      return static_cast<std::size_t>(std::clamp(from_edge / extent * pixels, 0.0, pixels - 1.0));
    };
    return shares_[pixel(at.y - box.min_y, box.height()) * pixels + pixel(at.x - box.min_x, box.width())];
  }

  /// ∫ over the window of the points' density, corrected for edges.
  double integral(const point_buckets& points) const {
    const planar_box& box = window_.box();
    std::vector<double> sums(pixels * pixels), xs, ys;
    for (std::size_t i = 0; i < points.size(); ++i) {
      xs.push_back(points[i].x);
      ys.push_back(points[i].y);
    }
    const auto across = heights(box.min_x, box.width(), xs, deviation_);
    const auto along = heights(box.min_y, box.height(), ys, deviation_);
    in_parallel(pixels, 8, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t y = first; y < last; ++y)
          for (std::size_t x = 0; x < pixels; ++x)
            sums[y * pixels + x] += along[i * pixels + y] * across[i * pixels + x];
    });
    double integral = 0;
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (inside_[i]) integral += sums[i] / shares_[i] * pixel_area();
    return integral;
  }

 private:
  double pixel_area() const { return window_.box().width() * window_.box().height() / (pixels * pixels); }

  const observation_window& window_;
  double deviation_;
  std::vector<bool> inside_;
  std::vector<double> shares_;
};
}  // namespace

bandwidth_criteria::bandwidth_criteria(std::span<const planar_point> points, const observation_window& window)
    : window_(window),
      n_(static_cast<double>(points.size())),
      points_(points, window.box().diagonal() / std::sqrt(n_ + 1)) {
  expect_enough(points.size(), 2, "Cross-validation", "points");
  least_distance_ = std::numeric_limits<double>::infinity();
  const auto nearest = nearest_distances(points);
  for (const double each : nearest.front()) {
    if (each > 0) least_distance_ = std::min(least_distance_, each);
    largest_distance_ = std::max(largest_distance_, each);
  }
  expect_enough(std::isfinite(least_distance_) ? 2 : 1, 2, "Cross-validation", "places");
}

std::vector<double> bandwidth_criteria::sums_of_others(double deviation) const {
  // Beyond, a double holds nothing of them; but a lonely point has to see somebody.
  const double reach = std::max(8.6 * deviation, 2 * largest_distance_);
  const double factor = -1 / (2 * deviation * deviation);
  std::vector<double> sums(points_.size());
  in_parallel(points_.size(), 64, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const planar_point at = points_[i];
      points_.near(at, reach, [&](std::size_t first, std::size_t last) {
        for (std::size_t other = first; other < last; ++other) {
          const double dx = points_[other].x - at.x, dy = points_[other].y - at.y;
          if (other != i) sums[i] += std::exp(factor * (dx * dx + dy * dy));
        }
      });
    }
  });
  return sums;
}

double bandwidth_criteria::likelihood(double deviation) const {
  const std::vector<double> sums = sums_of_others(deviation);
  const gaussian_pixels field(window_, deviation);
  double logarithms = 0;
  for (std::size_t i = 0; i < sums.size(); ++i)
    logarithms += std::log(sums[i] / (2 * pi * deviation * deviation * field.share(points_[i])));
  return logarithms - field.integral(points_);
}

double bandwidth_criteria::cronie_van_lieshout(double deviation) const {
  double area = 0;
  for (const double others : sums_of_others(deviation)) area += 2 * pi * deviation * deviation / (1 + others);
  return (area - window_.area()) * (area - window_.area());
}

double bandwidth_criteria::least_squares(double deviation) const {
  double others = 0, wider = n_;  // a bump over itself is one of twice the variance
  for (const double each : sums_of_others(deviation)) others += each;
  for (const double each : sums_of_others(deviation * std::numbers::sqrt2)) wider += each;
  const double variance = deviation * deviation;
  return wider / (n_ * n_ * 4 * pi * variance) - others / (n_ * (n_ - 1) * pi * variance);
}

diggle_curve diggle_criterion(std::span<const planar_point> points, const observation_window& window,
                              const progress_sink& watching) {
  const std::size_t n = points.size();
  const std::vector<double> r = usual_distances(window, n, 511);
  // Which estimate of K, as spatstat takes it by size ("good").
  const k_corrections wanted{
      .border = n >= 3000, .translation = n >= 1000 && n < 3000, .isotropic = n < 1000};
  const k_function estimates = ripley_k(points, window, r, wanted, watching);
  const std::vector<double>& k = n >= 3000   ? estimates.border
                                 : n >= 1000 ? estimates.translation
                                             : estimates.isotropic;
  const double density = static_cast<double>(n) / window.area();
  diggle_curve curve;
  for (std::size_t i = 0; i < r.size() && r[i] <= r.back() / 2; ++i) {
    double j = 0;  // Σ of the common area of two discs of radius r, d apart
    for (std::size_t at = 0; at + 1 < r.size() && r[at] < 2 * r[i]; ++at) {
      const double y = r[at] / (2 * r[i]);
      j += 2 * r[i] * r[i] * (std::acos(y) - y * std::sqrt(1 - y * y)) * (k[at + 1] - k[at]);
    }
    const double disc = pi * r[i] * r[i];
    curve.deviations.push_back(r[i] / 2);
    curve.values.push_back(i == 0 ? std::numeric_limits<double>::quiet_NaN()
                                  : (1 / density - 2 * k[i]) / disc + j / (disc * disc));
  }
  return curve;
}

}  // namespace uramost::analysis
