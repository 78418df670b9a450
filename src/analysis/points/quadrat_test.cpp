#include "analysis/points/quadrat_test.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/inference/probability.hpp"
#include "analysis/inference/verdict.hpp"

namespace uramost::analysis {

namespace {
/// Area of a rectangle's part in the window.
double common_area(const observation_window& window, const planar_box& box) {
  const double whole = box.width() * box.height();
  if (window.is_rectangle()) return whole;
  constexpr int pixels = 64;
  int inside = 0;
  for (int y = 0; y < pixels; ++y)
    for (int x = 0; x < pixels; ++x)
      inside += window.surrounds(
          {box.min_x + box.width() * (x + 0.5) / pixels, box.min_y + box.height() * (y + 0.5) / pixels});
  return whole * inside / (pixels * pixels);
}

double variance_over_mean(const std::vector<std::uint64_t>& counts) {
  const double number = static_cast<double>(counts.size());
  const double mean =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0})) / number;
  double squares = 0;
  for (const std::uint64_t each : counts)
    squares += (static_cast<double>(each) - mean) * (static_cast<double>(each) - mean);
  return squares / (number - 1) / mean;
}
double side(double least, double extent, std::size_t at, std::size_t of) {
  return least + extent * static_cast<double>(at) / static_cast<double>(of);
}

/// The first of the cells whose upper side is not below the value: on a side between two, it is in the lower.
std::size_t cell(double value, double least, double extent, std::size_t cells) {
  std::size_t at = 0;
  while (at + 1 < cells && side(least, extent, at + 1, cells) < value) ++at;
  return at;
}
}  // namespace

quadrat_test test_quadrats(std::span<const planar_point> points, const observation_window& window,
                           std::size_t columns, std::size_t rows) {
  expect_enough(points.size(), 1, "The quadrat test", "points");
  const planar_box& all = window.box();
  std::vector<std::uint64_t> counts(columns * rows);
  for (const planar_point& each : points)
    ++counts[cell(each.y, all.min_y, all.height(), rows) * columns +
             cell(each.x, all.min_x, all.width(), columns)];
  quadrat_test result;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::size_t x = i % columns, y = i / columns;
    const double area = common_area(
        window, {side(all.min_x, all.width(), x, columns), side(all.min_x, all.width(), x + 1, columns),
                 side(all.min_y, all.height(), y, rows), side(all.min_y, all.height(), y + 1, rows)});
    if (area == 0 && counts[i] == 0) continue;
    result.counts.push_back(counts[i]);
    result.expected.push_back(area);
  }
  expect_enough(result.counts.size(), 2, "The quadrat test", "rectangles in the window");
  const double sum = std::accumulate(result.expected.begin(), result.expected.end(), 0.0);
  for (std::size_t i = 0; i < result.counts.size(); ++i) {
    result.expected[i] *= static_cast<double>(points.size()) / sum;
    const double beyond = static_cast<double>(result.counts[i]) - result.expected[i];
    result.chi_square += beyond * beyond / result.expected[i];
  }
  result.degrees = static_cast<double>(result.counts.size() - 1);
  const double upper = chi_square_upper_tail(result.chi_square, result.degrees);
  result.p = 2 * std::min(upper, 1 - upper);
  result.variance_over_mean = variance_over_mean(result.counts);
  return result;
}

}  // namespace uramost::analysis
