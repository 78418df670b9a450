#include "analysis/points/centrography.hpp"

#include <numbers>

#include "pattern.hpp"

namespace uramost::analysis {
namespace {

TEST(centrography, is_that_of_aspace_with_weights_and_without) {
  for (const char* set : {"redwood", "bei"}) {
    const pattern known(set);
    std::vector<double> weights;
    for (std::size_t row = 1; row <= known.points.size(); ++row)
      weights.push_back(static_cast<double>(row % 5 + 1));
    for (const bool weighted : {false, true}) {
      const auto theirs = [&](const std::string& which, const std::string& row) {
        return known.value("expected.centrography_aspace", which + (weighted ? "_weighted." : ".") + row);
      };
      const centrography ours =
          weighted ? centre_and_spread(known.points, weights) : centre_and_spread(known.points);
      expect_same({ours.mean_centre.x, ours.mean_centre.y, ours.standard_distance, ours.semi_major,
                   ours.semi_minor, ours.azimuth_deg, ours.eccentricity, ours.ellipse_area},
                  {theirs("sde", "CENTRE.x"), theirs("sde", "CENTRE.y"), theirs("sdd", "SDD.radius"),
                   theirs("sde", "Sigma.y"), theirs("sde", "Sigma.x"), theirs("sde", "ThetaCorr"),
                   theirs("sde", "Eccentricity"), theirs("sde", "Area.sde")},
                  1e-9, set);
    }
  }
}

TEST(centrography, has_its_azimuth_clockwise_from_north) {
  const std::vector<planar_point> north_east{{0, 0}, {1, 1}, {2, 2}, {3, 3.1}},
      level{{0, 0}, {5, 0.1}, {9, 0}}, upright{{0, 0}, {0.1, 5}, {0, 9}};
  EXPECT_NEAR(centre_and_spread(north_east).azimuth_deg, 45, 1);
  EXPECT_NEAR(centre_and_spread(level).azimuth_deg, 90, 1);
  EXPECT_NEAR(std::fmod(centre_and_spread(upright).azimuth_deg + 90, 180), 90, 1);
}

TEST(centrography, finds_the_place_of_least_distances_also_on_a_point) {
  // Three points and their Fermat point: 120° between them.
  const std::vector<planar_point> triangle{{1, 0}, {-0.5, std::sqrt(0.75)}, {-0.5, -std::sqrt(0.75)}};
  EXPECT_NEAR(centre_and_spread(triangle).least_distance_centre.x, 0, 1e-9);
  // A heavy point holds it.
  const std::vector<double> weights{1, 1, 5};
  EXPECT_NEAR(centre_and_spread(triangle, weights).least_distance_centre.y, -std::sqrt(0.75), 1e-9);
  const std::vector<planar_point> same(4, {7, 7});
  EXPECT_EQ(centre_and_spread(same).least_distance_centre, (planar_point{7, 7}));
  EXPECT_EQ(centre_and_spread(same).standard_distance, 0);
}

TEST(centrography, refuses_too_few_points_and_weights_that_are_none) {
  const std::vector<planar_point> points{{0, 0}, {1, 0}, {0, 1}};
  expect_refused("n", [&] { (void)(centre_and_spread(std::span(points).first(2))); });
  for (const std::vector<double>& weights :
       {std::vector<double>{1, 1}, {1, 1, -1}, {0.1, 0.1, 0.1}, {9, 9, std::nan("")}})
    expect_refused("weight", [&] { (void)(centre_and_spread(points, weights)); });
}

}  // namespace
}  // namespace uramost::analysis
