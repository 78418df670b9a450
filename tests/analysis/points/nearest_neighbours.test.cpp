#include "analysis/points/nearest_neighbours.hpp"

#include "analysis/inference/random_stream.hpp"
#include "analysis/points/g_function.hpp"
#include "analysis/points/nearest_neighbour_index.hpp"
#include "pattern.hpp"

namespace uramost::analysis {
namespace {

TEST(nearest_distances, are_the_smallest_of_all_distances) {
  random_stream random(3);
  std::vector<planar_point> points;
  for (int i = 0; i < 300; ++i) points.push_back({random.fraction() * 1000, random.fraction()});
  points.push_back({1e6, 0});  // far from all others
  points.push_back(points.front());
  const auto found = nearest_distances(points, 4);
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<double> all;
    for (std::size_t j = 0; j < points.size(); ++j)
      if (j != i) all.push_back(std::hypot(points[i].x - points[j].x, points[i].y - points[j].y));
    std::ranges::sort(all);
    for (std::size_t order = 0; order < 4; ++order)
      EXPECT_NEAR(found[order][i], all[order], 1e-12 * all[order]);
  }
}

TEST(nearest_distances, are_0_at_one_place_and_infinite_without_others) {
  const std::vector<planar_point> same(5, {3, 4});
  EXPECT_EQ(nearest_distances(same, 2)[1], std::vector<double>(5, 0.0));
  EXPECT_TRUE(std::isinf(nearest_distances(std::span(same).first(1))[0][0]));
  EXPECT_TRUE(nearest_distances({})[0].empty());
}

TEST(nearest_neighbour_index, is_that_of_spatstat_and_crimestat) {
  for (const char* set : {"cells", "redwood", "bei"}) {
    const pattern known(set);
    const auto theirs = [&](const char* row) { return known.value("expected.nni", row); };
    const nearest_neighbour_index ours = clark_evans(known.points, known.window);
    expect_same(
        {ours.mean_distance, ours.expected_distance, ours.r, ours.donnelly, ours.cdf, ours.z, ours.exact_z},
        {theirs("mean_nn_distance"), theirs("expected_nn_CSR"), theirs("NNI=R_naive"), theirs("R_Donnelly"),
         theirs("R_cdf"), theirs("z_naive(0.26136)"), theirs("z_naive(clarkevans.test)")},
        1e-9, set);
    // Theirs is 2 (1 - pnorm): no digits are left far out.
    EXPECT_NEAR(ours.exact_p, theirs("p_two_sided(clarkevans.test)"), 1e-15);
    std::vector<double> means, expected, indices;
    for (const auto& each : neighbour_orders(known.points, known.window, 6)) {
      means.push_back(each.mean_distance);
      expected.push_back(each.expected_distance);
      indices.push_back(each.index);
    }
    expect_same(means, known.table("expected.knn_order").numbers("mean_knn"), 1e-9, set);
    expect_same(expected, known.table("expected.knn_order").numbers("expected"), 1e-9, set);
    expect_same(indices, known.table("expected.knn_order").numbers("index"), 1e-9, set);
  }
}

TEST(nearest_neighbour_index, has_no_donnelly_correction_in_a_polygon) {
  const pattern known("chorley_larynx");
  const nearest_neighbour_index ours = clark_evans(known.points, known.window);
  EXPECT_TRUE(std::isnan(ours.donnelly));
  EXPECT_NEAR(ours.r, known.value("expected.nni", "naive"), 1e-12);
  EXPECT_NEAR(ours.cdf, known.value("expected.nni", "cdf"), 1e-12);
  EXPECT_NEAR(known.window.area(), known.value("expected.nni", "area"), 1e-9);
  EXPECT_NEAR(known.window.perimeter(), known.value("expected.nni", "perimeter"), 1e-9);
}

TEST(nearest_neighbour_index, refuses_a_single_point) {
  const observation_window window(planar_box{0, 1, 0, 1});
  const std::vector<planar_point> two{{0.1, 0.1}, {0.2, 0.2}};
  expect_refused("n", [&] { (void)(clark_evans(std::span(two).first(1), window)); });
  expect_refused("n", [&] { (void)(neighbour_orders(two, window, 2)); });
}

TEST(g_function, is_that_of_spatstat) {
  for (const char* set : {"cells", "redwood", "chorley_larynx"}) {
    const pattern known(set);
    const reference_csv theirs = known.table("expected.G");
    std::vector<double> fine, r = theirs.numbers("r");
    for (std::size_t i = 0; i <= 512; ++i) fine.push_back(r.back() * static_cast<double>(i) / 512);
    const g_function g = nearest_distance_distribution(known.points, known.window, fine);
    const auto every_16th = [](const std::vector<double>& values) {
      std::vector<double> some;
      for (std::size_t i = 0; i < values.size(); i += 16) some.push_back(values[i]);
      return some;
    };
    expect_same(every_16th(g.poisson), theirs.numbers("theo"), 1e-9, known.name + " theo");
    expect_same(every_16th(g.raw), theirs.numbers("raw"), 1e-9, known.name + " raw");
    expect_same(every_16th(g.border), theirs.numbers("rs"), 1e-9, known.name + " rs");
    expect_same(every_16th(g.kaplan_meier), theirs.numbers("km"), 1e-9, known.name + " km");
    // Areas of polygons are counted in pixels by both, not in the same ones.
    expect_same(every_16th(g.hanisch), theirs.numbers("han"), known.window.is_rectangle() ? 1e-9 : 0.03,
                known.name + " han");
  }
}

}  // namespace
}  // namespace uramost::analysis
