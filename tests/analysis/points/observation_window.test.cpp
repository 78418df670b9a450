#include "analysis/points/observation_window.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "analysis/inference/random_stream.hpp"
#include "analysis/points/circle_share.hpp"
#include "analysis/points/set_covariance.hpp"
#include "pattern.hpp"

namespace uramost::analysis {
namespace {

using ring = std::vector<planar_point>;

ring square(double from, double to) { return {{from, from}, {to, from}, {to, to}, {from, to}}; }

ring reversed(ring of) {
  std::ranges::reverse(of);
  return of;
}

TEST(observation_window, takes_four_corners_for_a_rectangle) {
  const observation_window window({{{0, 0}, {0, 2}, {3, 2}, {3, 0}, {0, 0}}});
  EXPECT_TRUE(window.is_rectangle());
  EXPECT_DOUBLE_EQ(window.area(), 6);
  EXPECT_DOUBLE_EQ(window.perimeter(), 10);
  EXPECT_TRUE(window.contains({3, 2}));
  EXPECT_FALSE(window.contains({3.001, 1}));
  EXPECT_DOUBLE_EQ(window.distance_to_border({1, 0.5}), 0.5);
}

TEST(observation_window, finds_holes_and_islands_in_them_however_their_rings_are_turned) {
  for (const ring& hole : {square(2, 8), reversed(square(2, 8))}) {
    const observation_window window({square(4, 6), hole, square(0, 10)});
    EXPECT_DOUBLE_EQ(window.area(), 100 - 36 + 4);
    EXPECT_DOUBLE_EQ(window.perimeter(), 40 + 24 + 8);
    EXPECT_TRUE(window.contains({1, 5}));
    EXPECT_FALSE(window.contains({3, 5}));
    EXPECT_TRUE(window.contains({5, 5}));
    EXPECT_TRUE(window.contains({2, 5}));  // on the hole's border
    EXPECT_DOUBLE_EQ(window.distance_to_border({1.75, 5}), 0.25);
  }
}

TEST(observation_window, refuses_what_has_no_area) {
  expect_refused("window", [&] { (void)(observation_window(planar_box{0, 0, 0, 5})); });
  expect_refused("window", [&] { (void)(observation_window(std::vector<ring>{})); });
  expect_refused("window", [&] { (void)(observation_window(std::vector<ring>{{{0, 0}, {1, 1}, {2, 2}}})); });
  expect_refused("window", [&] { (void)(window_around(std::vector<planar_point>{{1, 1}, {1, 1}})); });
}

/// Share of a circle inside by walking around it.
double walked_share(const observation_window& window, planar_point centre, double radius) {
  constexpr int steps = 20'000;
  int inside = 0;
  for (int i = 0; i < steps; ++i) {
    const double angle = 2 * std::numbers::pi * (i + 0.5) / steps;
    inside += window.contains({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return static_cast<double>(inside) / steps;
}

TEST(circle_share, is_what_a_walk_around_the_circle_finds) {
  const observation_window windows[]{
      observation_window(planar_box{0, 10, 0, 6}),
      observation_window({square(0, 10), square(3, 5), {{7, 7}, {8, 7}, {7, 9}}}),
      observation_window({{{0, 0}, {10, 1}, {6, 4}, {9, 9}, {1, 8}}})};
  random_stream random(5);
  for (const observation_window& window : windows)
    for (int i = 0; i < 200;) {
      const planar_point at{10 * random.fraction(), 10 * random.fraction()};
      if (!window.contains(at)) continue;
      const double radius = 6 * random.fraction();
      EXPECT_NEAR(circle_share(window, at, 6).inside(radius), walked_share(window, at, radius), 5e-4);
      ++i;
    }
}

TEST(circle_share, is_a_quarter_in_a_corner_and_half_on_a_side) {
  const observation_window window(planar_box{0, 10, 0, 10});
  EXPECT_NEAR(circle_share(window, {0, 0}, 5).inside(2), 0.25, 1e-15);
  EXPECT_NEAR(circle_share(window, {5, 0}, 5).inside(2), 0.5, 1e-15);
  EXPECT_EQ(circle_share(window, {5, 5}, 20).weight(19), circle_share::heaviest);
}

TEST(observation_window, counts_every_piece_of_a_winding_border_that_a_ray_crosses) {
  random_stream random(3);
  ring winding;
  for (int i = 0; i < 2000; ++i) {  // some corners at the same height, and at that of positions asked for
    const double turn = i * 2 * std::numbers::pi / 2000, radius = 50 + 30 * random.fraction();
    winding.push_back({radius * std::cos(turn), std::floor(radius * std::sin(turn))});
  }
  const observation_window window({winding});
  for (int i = 0; i < 2000; ++i) {
    const planar_point at{200 * random.fraction() - 100, std::floor(200 * random.fraction()) - 100};
    int east = 0;
    for (const auto& [from, to] : window.border())
      if ((from.y > at.y) != (to.y > at.y))
        east += from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x) > at.x;
    ASSERT_EQ(window.surrounds(at), east % 2 == 1) << at.x << ' ' << at.y;
  }
}

TEST(set_covariance, is_exact_for_a_rectangle_and_near_for_a_polygon) {
  const set_covariance exact(observation_window(planar_box{0, 10, 0, 5}));
  EXPECT_DOUBLE_EQ(exact.share(-2, 1), 0.8 * 0.8);
  EXPECT_EQ(exact.share(11, 0), 0);
  // A frame: 100 − 36, shifted by its hole's width.
  const set_covariance frame(observation_window({square(0, 10), square(2, 8)}));
  EXPECT_NEAR(frame.share(0, 0), 1, 1e-12);
  // Shifted by 6: columns 6..10 × 0..10 less the hole's 6..8 × 2..8 and the shifted hole's 8..14 × 2..8.
  EXPECT_NEAR(frame.share(6, 0), (40.0 - 12 - 12) / 64, 0.01);
  EXPECT_DOUBLE_EQ(frame.share(3, -4), frame.share(-3, 4));
}

}  // namespace
}  // namespace uramost::analysis
