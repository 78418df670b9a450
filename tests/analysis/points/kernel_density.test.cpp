#include "analysis/points/kernel_density.hpp"

#include <algorithm>
#include <numbers>
#include <numeric>

#include "pattern.hpp"

namespace uramost::analysis {
namespace {

TEST(kernel_density, is_that_of_spatstat_and_scikit_learn_at_any_place) {
  const std::pair<const char*, std::pair<const char*, double>> sets[]{{"cells", {"0.145", 0.145}},
                                                                      {"cells", {"0.0725", 0.0725}},
                                                                      {"redwood", {"0.137", 0.137}},
                                                                      {"bei", {"56.1", 56.1}},
                                                                      {"bei", {"28.05", 28.05}}};
  for (const auto& [set, width] : sets) {
    const pattern known(set);
    const auto places = known.positions("expected.kde_at_queries");
    const auto expect = [&](density_kernel kernel, density_edge edge, const std::string& suffix) {
      const std::string column = std::string(to_string(kernel)) + "_sd" + width.first + suffix;
      const density_options how{.kernel = kernel, .deviation = width.second, .edge = edge};
      expect_same(density_at(places, known.points, known.window, how),
                  known.table("expected.kde_at_queries").numbers(column), 1e-9, known.name + " " + column);
    };
    expect(density_kernel::gaussian, density_edge::none, "");
    expect(density_kernel::quartic, density_edge::none, "");
    expect(density_kernel::epanechnikov, density_edge::none, "");
    expect(density_kernel::gaussian, density_edge::uniform, "_edge_uniform");
  }
}

TEST(kernel_density, at_the_points_is_that_of_density_ppp) {
  const pattern known("redwood");
  const reference_csv theirs = known.table("expected.kde_at_data_sigma0.137");
  const auto ours = [&](density_options how) {
    how.deviation = 0.137;
    return density_at_points(known.points, known.window, how);
  };
  using enum density_kernel;
  expect_same(ours({.kernel = gaussian}), theirs.numbers("gauss_noedge"), 1e-9, "gaussian");
  expect_same(ours({.kernel = gaussian, .leave_one_out = true}), theirs.numbers("gauss_noedge_loo"), 1e-9,
              "left out");
  expect_same(ours({.kernel = gaussian, .edge = density_edge::uniform}), theirs.numbers("gauss_edge"), 1e-6,
              "edge");
  expect_same(ours({.kernel = quartic}), theirs.numbers("quartic_noedge"), 1e-9, "quartic");
  expect_same(ours({.kernel = epanechnikov}), theirs.numbers("epan_noedge"), 1e-9, "epanechnikov");
}

/// ∫ and the variance along x of a bump, on a fine grid.
TEST(kernel_density, has_bumps_of_volume_1_and_of_the_deviation_that_was_asked_for) {
  const observation_window window(planar_box{-6, 6, -6, 6});
  const std::vector<planar_point> one{{0.01, -0.02}};
  const auto places = grid_of_places(window, 0.02);
  for (const auto kernel : {density_kernel::gaussian, density_kernel::quartic, density_kernel::epanechnikov,
                            density_kernel::uniform, density_kernel::triangular}) {
    const auto heights = density_at(places, one, window, {.kernel = kernel, .deviation = 0.8});
    double volume = 0, variance = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      volume += heights[i] * 0.0004;
      variance += heights[i] * 0.0004 * (places[i].x - 0.01) * (places[i].x - 0.01);
    }
    EXPECT_NEAR(volume, 1, 1e-3) << to_string(kernel);
    EXPECT_NEAR(std::sqrt(variance), 0.8, 2e-3) << to_string(kernel);
  }
}

TEST(kernel_density, keeps_all_points_in_the_window_by_diggle_s_correction) {
  const pattern known("redwood");
  const auto places = grid_of_places(known.window, 0.01);
  for (const auto kernel : {density_kernel::gaussian, density_kernel::quartic}) {
    const auto heights = density_at(places, known.points, known.window,
                                    {.kernel = kernel, .deviation = 0.1, .edge = density_edge::diggle});
    EXPECT_NEAR(std::accumulate(heights.begin(), heights.end(), 0.0) * 0.0001, 62, 0.1);
  }
}

TEST(kernel_density, is_wider_where_points_are_few_and_of_the_same_volume_when_adaptive) {
  const observation_window window(planar_box{0, 100, 0, 100});
  std::vector<planar_point> points{{80, 80}};
  for (int i = 0; i < 30; ++i) points.push_back({20 + 0.1 * i, 20});
  const density_options how{.kernel = density_kernel::gaussian, .deviation = 2};
  const auto places = grid_of_places(window, 0.5);
  const auto adapted = adapted_to_density(places, points, window, how);
  EXPECT_GT(adapted.of_points[0], 2 * adapted.of_points[15]);
  const auto heights = density_at(places, points, window, how, {}, &adapted);
  EXPECT_NEAR(std::accumulate(heights.begin(), heights.end(), 0.0) * 0.25, 31, 0.1);
}

/// Of a gaussian, by its distribution function.
double share_of_gaussian(planar_point at, const planar_box& box, double deviation) {
  const auto below = [&](double from) { return 0.5 * std::erfc(-from / (deviation * std::numbers::sqrt2)); };
  return (below(box.max_x - at.x) - below(box.min_x - at.x)) *
         (below(box.max_y - at.y) - below(box.min_y - at.y));
}

double gaussian(planar_point a, planar_point b, double deviation) {
  const double squared = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y),
               variance = deviation * deviation;
  return std::exp(-squared / (2 * variance)) / (2 * std::numbers::pi * variance);
}

TEST(kernel_density, is_corrected_by_the_share_of_the_bump_as_wide_as_at_the_place_when_adaptive) {
  const pattern known("redwood");
  const planar_box& box = known.window.box();
  const double deviation = 0.1;
  const auto pilot = [&](planar_point at) {
    double sum = 0;
    for (const planar_point& each : known.points) sum += gaussian(at, each, deviation);
    return sum / share_of_gaussian(at, box, deviation);
  };
  double logarithms = 0;
  for (const planar_point& each : known.points) logarithms += std::log(pilot(each));
  const double typical = std::exp(logarithms / static_cast<double>(known.points.size()));
  const auto uncapped = [&](planar_point at) { return deviation * std::sqrt(typical / pilot(at)); };
  std::vector<double> widths;
  for (const planar_point& each : known.points) widths.push_back(uncapped(each));
  std::ranges::sort(widths);
  ASSERT_EQ(widths.size() % 2, 0);
  const double widest = 5 * (widths[widths.size() / 2 - 1] + widths[widths.size() / 2]) / 2;
  const auto width = [&](planar_point at) { return std::min(uncapped(at), widest); };

  const std::vector<planar_point> places{{0.3, -0.4}, {0.02, -0.03}, {0.99, -0.5}};
  ASSERT_GT(uncapped(places[1]), widest);
  std::vector<double> expected;
  for (const planar_point& at : places) {
    double sum = 0;
    for (const planar_point& each : known.points) sum += gaussian(at, each, width(each));
    expected.push_back(sum / share_of_gaussian(at, box, width(at)));
  }
  const density_options how{
      .kernel = density_kernel::gaussian, .deviation = deviation, .edge = density_edge::uniform};
  const auto adapted = adapted_to_density(places, known.points, known.window, how);
  expect_same(density_at(places, known.points, known.window, how, {}, &adapted), expected, 1e-9, "adaptive");
}

TEST(kernel_density, counts_a_weight_of_two_as_two_points) {
  const observation_window window(planar_box{0, 10, 0, 10});
  const std::vector<planar_point> once{{2, 2}, {5, 5}}, twice{{2, 2}, {5, 5}, {5, 5}};
  const std::vector<double> weights{1, 2};
  const density_options how{.deviation = 1};
  expect_same(density_at(once, once, window, how, weights), density_at(once, twice, window, how), 1e-14,
              "weights");
}

TEST(kernel_density, refuses_a_width_that_is_none) {
  const observation_window window(planar_box{0, 10, 0, 10});
  const std::vector<planar_point> one{{2, 2}};
  for (const double width : {0.0, -1.0, std::nan("")})
    expect_refused("bandwidth", [&] { (void)(density_at(one, one, window, {.deviation = width})); });
  EXPECT_TRUE(density_at({}, one, window, {.deviation = 1}).empty());
  EXPECT_EQ(density_at(one, {}, window, {.deviation = 1}), std::vector<double>{0});
}

}  // namespace
}  // namespace uramost::analysis
