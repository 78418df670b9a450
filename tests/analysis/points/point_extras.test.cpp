#include "analysis/points/dense_clusters.hpp"

#include <map>

#include "analysis/points/pair_correlation.hpp"
#include "analysis/points/quadrat_test.hpp"
#include "pattern.hpp"

namespace uramost::analysis {
namespace {

TEST(pair_correlation, is_that_of_spatstat_but_for_its_grid) {
  for (const char* set : {"cells", "redwood"}) {
    const pattern known(set);
    const reference_csv theirs = known.table("expected.pcf");
    const auto r = theirs.numbers("r"), translation = theirs.numbers("trans"),
               isotropic = theirs.numbers("iso");
    const pair_correlation ours = correlation_of_pairs(known.points, known.window, r);
    for (std::size_t i = 1; i < r.size(); ++i) {
      EXPECT_NEAR(ours.translation[i], translation[i], 3e-3 * std::max(1.0, translation[i])) << set << r[i];
      EXPECT_NEAR(ours.isotropic[i], isotropic[i], 3e-3 * std::max(1.0, isotropic[i])) << set << r[i];
    }
  }
}

TEST(pair_correlation, refuses_a_single_point_and_distances_that_are_none) {
  const observation_window window(planar_box{0, 1, 0, 1});
  const std::vector<planar_point> two{{0.1, 0.1}, {0.2, 0.2}};
  expect_refused("n", [&] { (void)correlation_of_pairs(std::span(two).first(1), window, std::vector{0.1}); });
  expect_refused("r", [&] { (void)correlation_of_pairs(two, window, std::vector{-0.1}); });
}

TEST(quadrat_test, is_that_of_spatstat) {
  for (const char* set : {"cells", "redwood", "bei"}) {
    const pattern known(set);
    const reference_csv theirs = known.table("expected.quadrat5x5");
    const quadrat_test ours = test_quadrats(known.points, known.window);
    expect_same({ours.chi_square, ours.degrees, ours.p, ours.variance_over_mean},
                {theirs.numbers("chisq")[0], theirs.numbers("df")[0], theirs.numbers("p_two_sided")[0],
                 theirs.numbers("vmr")[0]},
                1e-9, set);
  }
}

TEST(quadrat_test, expects_by_the_area_that_is_inside) {
  // A triangle: half of each rectangle on the diagonal.
  const observation_window window({{{0, 0}, {4, 0}, {0, 4}}});
  const std::vector<planar_point> points{{1, 0.5}, {0.5, 1}, {2.5, 0.5}, {0.5, 2.5}, {0.1, 0.1}, {3, 0.2}};
  const quadrat_test test = test_quadrats(points, window, 2, 2);
  ASSERT_EQ(test.counts.size(), 3U);  // the north-eastern one is outside
  EXPECT_NEAR(test.expected[0], 3, 0.1);
  EXPECT_NEAR(test.expected[1], 1.5, 0.1);
  EXPECT_EQ(test.counts, (std::vector<std::uint64_t>{3, 2, 1}));
}

TEST(dense_clusters, have_the_cores_and_the_noise_of_dbscan) {
  const pattern known("redwood");
  const reference_csv theirs = known.table("expected.dbscan_eps0.06_minPts5");
  const dense_clusters ours = cluster_by_density(known.points, 0.06, 5);
  const auto clusters = theirs.numbers("cluster"), cores = theirs.numbers("cluster_core_only");
  std::map<std::uint32_t, double> known_as;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    EXPECT_EQ(ours.is_core[i], theirs.texts("core")[i] == "TRUE") << i;
    EXPECT_EQ(ours.cluster[i] == 0, clusters[i] == 0) << i;
    if (!ours.is_core[i]) continue;
    EXPECT_EQ(known_as.emplace(ours.cluster[i], cores[i]).first->second, cores[i]) << i;
  }
  EXPECT_EQ(known_as.size(), ours.count);
}

TEST(dense_clusters, of_points_at_one_place_are_one) {
  const std::vector<planar_point> same(9, {1, 1});
  EXPECT_EQ(cluster_by_density(same, 0.1, 9).cluster, std::vector<std::uint32_t>(9, 1));
  EXPECT_EQ(cluster_by_density(same, 0.1, 10).count, 0U);
  EXPECT_EQ(cluster_by_density({}, 0.1, 1).count, 0U);
  expect_refused("distance", [&] { (void)cluster_by_density(same, 0, 5); });
  expect_refused("least-points", [&] { (void)cluster_by_density(same, 1, 0); });
}

}  // namespace
}  // namespace uramost::analysis
