#include "analysis/areal/correlogram.hpp"
#include "analysis/areal/empirical_bayes.hpp"
#include "analysis/areal/join_count.hpp"
#include "core/error.hpp"
#include "nc_sids.hpp"

namespace uramost::analysis {
namespace {

TEST(empirical_bayes, is_spdeps) {
  const auto expected = nc_sids("expected.empirical_bayes_SID74_BIR74");
  const auto cases = nc_column("SID74"), births = nc_column("BIR74");
  const auto towards_all = empirical_bayes(cases, births);
  const auto towards_neighbours = local_empirical_bayes(cases, births, nc_weights("queen"));
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::string place = std::to_string(i + 1);
    expect_like(towards_all.raw[i], expected.numbers("raw")[i], place);
    expect_like(towards_all.smoothed[i], expected.numbers("eb_marshall_global")[i], place);
    expect_like(towards_neighbours.smoothed[i], expected.numbers("eb_marshall_local")[i], place);
  }
}

TEST(empirical_bayes, has_morans_i_like_spdep) {
  const auto expected = nc_sids("expected.ebi_moran");
  const auto got =
      empirical_bayes_moran(nc_column("SID74"), nc_column("BIR74"), nc_styled_weights("queen/W"), {9'999, 1});
  expect_like(got.observed, expected.numbers("value")[0], "I");
  EXPECT_NEAR(got.p_greater, expected.numbers("p")[0], 4 * std::sqrt(0.00033 / 9'999) + 1e-4);
}

TEST(empirical_bayes, refuses_a_place_without_people_and_knows_no_cases) {
  const std::vector<double> cases{1, 2}, nobody{3, 0}, people{10, 20}, no_cases{0, 0};
  EXPECT_THROW(empirical_bayes(cases, nobody), error);
  EXPECT_THROW(empirical_bayes({}, {}), error);
  EXPECT_EQ(empirical_bayes(no_cases, people).smoothed, no_cases);
}

TEST(join_count, is_spdeps) {
  const auto expected = nc_sids("expected.joincount_rate74_gt_median_queen_B");
  const auto x = nc_column("rate74");
  auto sorted = x;
  std::ranges::sort(sorted);
  const double median = (sorted[49] + sorted[50]) / 2;
  std::vector<std::string> colours;
  for (const double each : x) colours.emplace_back(each > median ? "high" : "low");
  const auto got = join_counts(colours, nc_weights("queen"));
  ASSERT_EQ(got.size(), 2U);
  for (std::size_t row = 0; row < 2; ++row) {
    const auto& ours = expected.texts("colour")[row].ends_with(got[0].colour) ? got[0] : got[1];
    expect_like(ours.joins.statistic, expected.numbers("jc")[row], ours.colour);
    expect_like(ours.joins.expectation, expected.numbers("expected")[row], ours.colour);
    expect_like(ours.joins.variance, expected.numbers("var")[row], ours.colour);
    expect_like(ours.joins.z, expected.numbers("z")[row], ours.colour);
    EXPECT_NEAR(ours.joins.p_greater, expected.numbers("p_greater")[row], 1e-9);
  }
}

TEST(join_count, refuses_a_single_colour) {
  EXPECT_THROW(join_counts(std::vector<std::string>(100, "alb ë"), nc_weights("queen")), error);
}

TEST(correlogram, is_spdeps) {
  const auto expected = nc_sids("expected.moran_correlogram_rate74_queen");
  const auto got = moran_correlogram(nc_column("rate74"), nc_weights("queen"), 6);
  ASSERT_EQ(got.size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) {
    expect_like(got[i].statistic, expected.numbers("I")[i], "I of order " + std::to_string(i + 1));
    expect_like(got[i].expectation, expected.numbers("E")[i], "its expectation");
    expect_like(got[i].variance, expected.numbers("Var")[i], "its variance");
  }
}

TEST(correlogram, ends_where_nobody_is_left) {
  std::vector<neighbour_pair> chain;
  for (std::uint32_t i = 0; i + 1 < 6; ++i) chain.push_back({i, i + 1}), chain.push_back({i + 1, i});
  const std::vector<double> x{1, 2, 3, 5, 8, 13};
  EXPECT_EQ(moran_correlogram(x, {6, chain}, 50).size(), 4U);  // order 5 has two places
  EXPECT_THROW(moran_correlogram(x, {6, chain}, 0), error);
}

TEST(spatial_weights, are_coded_as_spdep_does) {
  const spatial_weights given(3, {{0, 1, 2}, {0, 2, 6}, {1, 0, 3}});
  EXPECT_THAT(given.styled(weight_style::row_standardised).weights(0), testing::ElementsAre(0.25, 0.75));
  EXPECT_THAT(given.styled(weight_style::row_standardised).weights(1), testing::ElementsAre(1));
  EXPECT_DOUBLE_EQ(given.styled(weight_style::globally_standardised).sums().s0, 2);
  EXPECT_DOUBLE_EQ(given.styled(weight_style::unit_sum).sums().s0, 1);
  EXPECT_EQ(given.islands(), 1U);
  EXPECT_EQ(given.with_self().links(), 6U);
  EXPECT_EQ(given.with_self().without_self().links(), 3U);
  EXPECT_EQ(weight_style_of("w"), weight_style::row_standardised);
  EXPECT_FALSE(weight_style_of("X"));
  EXPECT_FALSE(weight_style_of(""));
}

TEST(spatial_weights, have_the_sums_of_the_whole_matrix) {
  const auto w = nc_styled_weights("knn6/W");  // not symmetric
  std::vector<std::vector<double>> matrix(100, std::vector<double>(100));
  for (const auto& each : w.pairs()) matrix[each.place][each.neighbour] = each.weight;
  double s0 = 0, s1 = 0, s2 = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    double both = 0;
    for (std::size_t j = 0; j < 100; ++j) {
      s0 += matrix[i][j];
      s1 += (matrix[i][j] + matrix[j][i]) * (matrix[i][j] + matrix[j][i]) / 2;
      both += matrix[i][j] + matrix[j][i];
    }
    s2 += both * both;
  }
  expect_like(w.sums().s0, s0, "s0");
  expect_like(w.sums().s1, s1, "s1");
  expect_like(w.sums().s2, s2, "s2");
}

TEST(spatial_weights, refuse_broken_pairs) {
  EXPECT_THROW(spatial_weights(2, {{0, 2}}), error);
  EXPECT_THROW(spatial_weights(2, {{0, 1, -1}}), error);
  EXPECT_THROW(spatial_weights(2, {{0, 1, std::nan("")}}), error);
  EXPECT_THROW(spatial_weights(2, {{0, 1, 1}, {0, 1, 2}}), error);
  EXPECT_EQ(spatial_weights(2, {{0, 1, 1}, {0, 1, 1}}).links(), 1U);
  EXPECT_EQ(spatial_weights(0, {}).size(), 0U);
}

}  // namespace
}  // namespace uramost::analysis
