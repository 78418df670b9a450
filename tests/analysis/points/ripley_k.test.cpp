#include "analysis/points/ripley_k.hpp"

#include "analysis/inference/random_stream.hpp"
#include "analysis/points/circle_share.hpp"
#include "analysis/points/k_envelope.hpp"
#include "pattern.hpp"

namespace uramost::analysis {
namespace {

std::vector<planar_point> thrown(std::size_t n, const observation_window& window, std::uint64_t seed) {
  random_stream random(seed);
  std::vector<planar_point> points;
  while (points.size() < n) {
    const double x = window.box().min_x + window.box().width() * random.fraction();
    const planar_point at{x, window.box().min_y + window.box().height() * random.fraction()};
    if (window.contains(at)) points.push_back(at);
  }
  return points;
}

TEST(ripley_k, is_that_of_spatstat) {
  for (const char* set : {"cells", "redwood", "bei", "chorley_larynx"}) {
    const pattern known(set);
    const reference_csv theirs = known.table("expected.K");
    const k_function ours = ripley_k(known.points, known.window, theirs.numbers("r"));
    expect_same(ours.none, theirs.numbers("un"), 1e-9, known.name + " none");
    expect_same(ours.translation, theirs.numbers("trans"), 1e-9, known.name + " translation");
    expect_same(ours.isotropic, theirs.numbers("iso"), 1e-9, known.name + " isotropic");
    // For polygons spatstat counts the points inside by classes of r, of which the table shows every 16th.
    expect_same(ours.border, theirs.numbers("border"), known.window.is_rectangle() ? 1e-9 : 0.02,
                known.name + " border");
  }
}

/// By the definition: every ordered pair, one after the other.
k_function pair_by_pair(const std::vector<planar_point>& points, const observation_window& window,
                        const std::vector<double>& r) {
  const set_covariance translation(window);
  const double n = static_cast<double>(points.size()), area = window.area();
  k_function k{r, {}, {}, {}, {}};
  for (const double within : r) {
    double none = 0, border = 0, shifted = 0, isotropic = 0, far_inside = 0;
    for (const planar_point& a : points) {
      const bool inner = window.distance_to_border(a) > within;
      far_inside += inner;
      for (const planar_point& b : points) {
        const double d = std::hypot(a.x - b.x, a.y - b.y);
        if (&a == &b || d > within) continue;
        none += 1;
        border += inner;
        shifted += translation.weight(a.x - b.x, a.y - b.y);
        isotropic += circle_share(window, a, 2 * within).weight(d);
      }
    }
    k.none.push_back(none * area / (n * (n - 1)));
    k.border.push_back(border * area / (n * far_inside));
    k.translation.push_back(shifted * area / (n * (n - 1)));
    k.isotropic.push_back(isotropic * area / (n * (n - 1)));
  }
  return k;
}

TEST(ripley_k, is_the_sum_over_all_pairs_at_any_distances) {
  const observation_window windows[]{
      observation_window(planar_box{-3, 5, 100, 103}),
      observation_window({{{0, 0}, {10, 1}, {6, 4}, {9, 9}, {1, 8}}, {{3, 3}, {5, 3}, {4, 5}}})};
  for (const observation_window& window : windows) {
    std::vector<planar_point> points = thrown(150, window, 11);
    points.insert(points.end(), points.begin(), points.begin() + 20);  // some places twice
    const std::vector<double> r{0.013, 0.1, 0.31, 0.312, 0.9, 1.4};
    const k_function ours = ripley_k(points, window, r), slow = pair_by_pair(points, window, r);
    expect_same(ours.none, slow.none, 1e-12, "none");
    expect_same(ours.border, slow.border, 1e-12, "border");
    expect_same(ours.translation, slow.translation, 1e-12, "translation");
    expect_same(ours.isotropic, slow.isotropic, 1e-12, "isotropic");
  }
}

TEST(ripley_k, is_the_same_on_one_thread_but_for_rounding) {
  const pattern known("redwood");
  const std::vector<double> r = usual_distances(known.window, known.points.size());
  const k_estimator estimator(known.window, r);
  expect_same(estimator.of_on_one_thread(known.points).isotropic, estimator.of(known.points).isotropic, 1e-13,
              "isotropic");
}

TEST(ripley_k, knows_nothing_beyond_the_window) {
  const observation_window window(planar_box{0, 4, 0, 2});
  const k_function k =
      ripley_k(std::vector<planar_point>{{1, 1}, {3, 1}}, window, std::vector<double>{0, 1.9, 2, 3});
  EXPECT_TRUE(std::isfinite(k.translation[1]));
  EXPECT_TRUE(std::isnan(k.translation[2]));
  EXPECT_TRUE(std::isnan(k.border[1]));
  EXPECT_TRUE(std::isnan(k.isotropic[3]));
  EXPECT_FALSE(std::isnan(k.none[3]));
}

TEST(ripley_k, refuses_a_single_point_and_distances_that_do_not_ascend) {
  const observation_window window(planar_box{0, 1, 0, 1});
  const std::vector<planar_point> two{{0.1, 0.1}, {0.2, 0.2}};
  expect_refused("n", [&] { (void)(ripley_k(std::span(two).first(1), window, std::vector{0.1})); });
  for (const std::vector<double>& r :
       {std::vector<double>{}, {0.2, 0.1}, {-1, 1}, {0.1, 0.1}, {0, std::nan("")}})
    expect_refused("r", [&] { (void)(ripley_k(two, window, r)); });
}

TEST(k_envelope, tells_a_clustered_pattern_and_an_even_one_apart_from_chance_but_not_chance_itself) {
  for (const char* set : {"redwood", "cells"}) {
    const pattern known(set);
    const auto r = usual_distances(known.window, known.points.size(), 20);
    EXPECT_LT(simulated_l(known.points, known.window, r, k_correction::isotropic, 99, 1).p, 0.05) << set;
  }
  const observation_window window(planar_box{0, 1, 0, 1});
  const auto r = usual_distances(window, 60, 20);
  int taken_for_clusters = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed)
    taken_for_clusters +=
        simulated_l(thrown(60, window, 1000 + seed), window, r, k_correction::translation, 39, seed).p <=
        0.05;
  EXPECT_LE(taken_for_clusters, 8);  // 2 expected; more than 8 once in a thousand times
}

TEST(k_envelope, is_the_same_for_the_same_seed_and_holds_what_it_says) {
  const pattern known("redwood");
  const auto r = usual_distances(known.window, known.points.size(), 10);
  const k_envelope a = simulated_l(known.points, known.window, r, k_correction::border, 39, 7);
  const k_envelope b = simulated_l(known.points, known.window, r, k_correction::border, 39, 7);
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.global_high, b.global_high);
  for (std::size_t i = 0; i < r.size(); ++i) {
    EXPECT_LE(a.low[i], a.high[i]);
    EXPECT_LE(a.global_low[i], a.global_high[i]);
  }
  expect_refused("permutations",
                 [&] { (void)(simulated_l(known.points, known.window, r, k_correction::none, 38, 1)); });
}

TEST(k_envelope, ends_when_it_is_cancelled) {
  const pattern known("bei");
  const auto r = usual_distances(known.window, known.points.size(), 10);
  expect_error(error_kind::unavailable, [&] {
    (void)(simulated_l(known.points, known.window, r, k_correction::isotropic, 9999, 1,
                       [](const progress&) { return false; }));
  });
}

}  // namespace
}  // namespace uramost::analysis
