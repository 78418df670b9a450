#include "analysis/areal/conditional_permutation.hpp"
#include "analysis/areal/local_g.hpp"
#include "analysis/areal/local_geary.hpp"
#include "analysis/areal/local_moran.hpp"
#include "analysis/inference/p_adjustment.hpp"
#include "core/error.hpp"
#include "nc_sids.hpp"

namespace uramost::analysis {
namespace {

/// The columns of one expected.local_*.csv beside ours.
class local_reference {
 public:
  local_reference(const std::string& variable, const std::string& weights, const std::string& style)
      : name_(variable + "_" + weights + "_" + style),
        file_(nc_sids("expected.local_" + name_)),
        values(nc_column(variable)),
        plain(nc_weights(weights)),
        styled(plain.styled(*weight_style_of(style))) {}

  void expect(const std::string& column, const std::vector<double>& got) const {
    const auto expected = file_.numbers(column);
    ASSERT_EQ(expected.size(), got.size());
    for (std::size_t i = 0; i < got.size(); ++i)
      expect_like(got[i], expected[i], name_ + " " + column + " " + std::to_string(i + 1));
  }

  void expect(const std::string& column, const std::vector<quadrant>& got) const {
    for (std::size_t i = 0; i < got.size(); ++i)
      EXPECT_EQ(to_string(got[i]), file_.texts(column)[i]) << name_ << " " << column << " " << i + 1;
  }

 private:
  std::string name_;
  reference_csv file_;

 public:
  std::vector<double> values;
  spatial_weights plain, styled;
};

std::vector<local_reference> references() {
  return {{"rate74", "queen", "W"},    {"rate74", "queen", "B"}, {"rate74", "knn6", "W"},
          {"rate74", "band60km", "W"}, {"SID74", "queen", "W"},  {"SID74", "knn6", "W"},
          {"SID74", "band60km", "W"}};
}

std::vector<double> column(const std::vector<test_statistic>& of, double test_statistic::*member) {
  std::vector<double> all;
  for (const test_statistic& each : of) all.push_back(each.*member);
  return all;
}

TEST(local_moran, is_spdeps_and_pysals) {
  for (const auto& each : references()) {
    const auto got = local_moran(each.values, each.styled);
    each.expect("Ii", column(got.places, &test_statistic::statistic));
    each.expect("E_Ii_cond", column(got.places, &test_statistic::expectation));
    each.expect("Var_Ii_cond", column(got.places, &test_statistic::variance));
    each.expect("Z_Ii_cond", column(got.places, &test_statistic::z));
    const auto p = column(got.places, &test_statistic::p_two_sided);
    each.expect("p_two_sided_cond", p);
    each.expect("p_Ii_BH", adjusted(p, p_adjustment::benjamini_hochberg));
    each.expect("p_Ii_bonf", adjusted(p, p_adjustment::bonferroni));
    each.expect("p_Ii_holm", adjusted(p, p_adjustment::holm));
    each.expect("quadrant_pysal", got.quadrants);
    each.expect("quadrant_spdep_mean", got.quadrants_by_mean_lag);
    const auto total = local_moran(each.values, each.styled, local_variance::total);
    each.expect("E_Ii_total", column(total.places, &test_statistic::expectation));
    each.expect("Var_Ii_total", column(total.places, &test_statistic::variance));
    each.expect("Z_Ii_total", column(total.places, &test_statistic::z));
    each.expect("p_two_sided_total", column(total.places, &test_statistic::p_two_sided));
    const auto esda =
        local_moran(each.values, each.styled, local_variance::conditional, scale_divisor::n_minus_1);
    each.expect("Ii_mlvarFALSE", column(esda.places, &test_statistic::statistic));
  }
}

TEST(local_moran, of_divisor_n_minus_1_and_total_variance_is_spdeps) {
  const auto x = nc_column("cx"), y = nc_column("cy");
  std::vector<neighbour_pair> pairs;
  for (std::uint32_t i = 0; i < 100; ++i)
    for (std::uint32_t j = 0; j < 100; ++j)
      if (i != j && std::hypot(x[i] - x[j], y[i] - y[j]) <= 30000) pairs.push_back({i, j});
  const spatial_weights near(100, pairs);
  const auto got =
      local_moran(nc_column("rate74"), near, local_variance::total, scale_divisor::n_minus_1).places[3];
  expect_like(got.statistic, 0.070374217441120823, "statistic");
  expect_like(got.expectation, -0.020202020202020204, "expectation");
  expect_like(got.variance, 1.8591046488562331, "variance");
  expect_like(got.z, 0.066429710311258286, "z");
}

TEST(local_g, is_spdeps_and_arcgis) {
  for (const auto& each : references()) {
    each.expect("Gi_z", column(local_g(each.values, each.plain), &test_statistic::z));
    const auto star = local_g_star(each.values, each.plain.with_self());
    each.expect("Gistar_z", column(star, &test_statistic::z));
    const auto by_row =
        local_g_star(each.values, each.plain.with_self().styled(weight_style::row_standardised));
    each.expect("Gistar_z_rowstd", column(by_row, &test_statistic::z));
    const auto p = column(star, &test_statistic::p_two_sided);
    each.expect("p_Gistar_two_sided", p);
    each.expect("p_Gistar_BH", adjusted(p, p_adjustment::benjamini_hochberg));
    each.expect("p_Gistar_BY", adjusted(p, p_adjustment::benjamini_yekutieli));
  }
}

TEST(local_g, is_a_share_of_the_total_as_spdep_returns_it) {
  const auto x = nc_column("cx"), y = nc_column("cy"), rate = nc_column("rate74");
  std::vector<neighbour_pair> pairs, inverse;
  for (std::uint32_t i = 0; i < 100; ++i)
    for (std::uint32_t j = 0; j < 100; ++j) {
      const double d = std::hypot(x[i] - x[j], y[i] - y[j]);
      if (i != j && d <= 30000) pairs.push_back({i, j});
      if (i != j && d <= 60000) inverse.push_back({i, j, 1 / d});
    }
  const spatial_weights near(100, pairs);
  const auto g = local_g(rate, near);  // localG(return_internals = TRUE), dnearneigh(0, 30000)
  expect_like(g[3].statistic, 0.0090403864736944943, "G");
  expect_like(g[3].expectation, 0.0202020202020202, "expectation of G");
  expect_like(g[3].variance, 0.00011939041425118615, "variance of G");
  const auto star = local_g_star(rate, near.with_self());
  expect_like(star[3].statistic, 0.018576521038881098, "G*");
  expect_like(star[3].expectation, 0.03, "expectation of G*");
  expect_like(star[3].variance, 0.00017214658406696488, "variance of G*");
  const auto by_distance = spatial_weights(100, inverse).styled(weight_style::row_standardised);
  expect_like(local_g(rate, by_distance)[1].z, -1.3729771482009157, "G by inverse distance");
  expect_like(local_moran(rate, by_distance).places[1].variance, 0.34456314745799616,
              "I by inverse distance");
}

TEST(local_autocorrelation, gives_islands_no_z) {
  const std::vector<double> x{1, 2, 4, 8, 16};
  const spatial_weights w(5, {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {2, 3}, {3, 2}});
  EXPECT_EQ(local_moran(x, w).places[4].statistic, 0);
  EXPECT_EQ(local_moran(x, w).quadrants[4], quadrant::none);
  for (const auto& island : {local_moran(x, w).places[4], local_g(x, w)[4]}) {
    EXPECT_TRUE(std::isnan(island.z));
    EXPECT_TRUE(std::isnan(island.p_two_sided));
  }
  EXPECT_FALSE(std::isnan(local_g_star(x, w.with_self())[4].z));
  EXPECT_TRUE(std::isnan(permute_lags(x, w, {99, 1})[4].p_two_sided));
}

TEST(local_geary, is_spdeps) {
  for (const auto& each : references()) each.expect("localC", local_geary(each.values, each.styled));
}

TEST(conditional_permutation, has_p_like_spdeps) {
  const auto expected = nc_sids("expected.permutation_local_rate74_queen");
  const auto folded = expected.numbers("p_folded_sim"), two_sided = expected.numbers("p_sim_two_sided");
  const auto x = nc_column("rate74");
  const auto w = nc_styled_weights("queen/W");
  const auto got = permute_lags(x, w, {9'999, 3, true}), without = permute_lags(x, w, {9'999, 3});
  int near = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double p = folded[i], error = std::sqrt(2 * p * (1 - p) / 9'999);  // both are estimates
    EXPECT_NEAR(got[i].p_folded, p, 4 * error + 1e-4) << i + 1;
    EXPECT_NEAR(got[i].p_two_sided, two_sided[i], 8 * error + 2e-4) << i + 1;
    near += std::abs(without[i].p_folded - p) <= 4 * error + 1e-4 ? 1 : 0;
  }
  EXPECT_GT(near, 80);  // without replacement sums vary less
}

TEST(conditional_permutation, of_g_star_with_replacement_is_spdeps) {
  const auto expected = nc_sids("expected.permutation_local_rate74_queen").numbers("Gistar_z");
  const auto got = permute_lags(nc_column("rate74"), nc_weights("queen").with_self(), {9'999, 4, true});
  for (std::size_t i = 0; i < got.size(); ++i)
    EXPECT_NEAR(got[i].z, expected[i], 4 * std::sqrt((2 + expected[i] * expected[i]) / 9'999)) << i + 1;
}

TEST(conditional_permutation, draws_from_all_neighbourhoods_alike) {
  const std::vector<double> x{3, 0, 1, 5, 2, 7};
  const spatial_weights w(6, {{0, 1}, {0, 2}, {1, 0}, {1, 3, 0.5}, {2, 5}, {3, 4}, {4, 1}, {5, 4}, {5, 3}});
  const auto got = permute_lags(x, w, {200'000, 5});
  // Place 0: all pairs of the five others, place 1: all ordered pairs with weights of 1 and 0.5.
  const auto exact = [&](std::size_t place, double first, double second, double observed) {
    double count = 0, total = 0, at_least = 0, at_most = 0;
    for (std::size_t a = 0; a < 6; ++a)
      for (std::size_t b = 0; b < 6; ++b) {
        if (a == b || a == place || b == place) continue;
        const double sum = first * x[a] + second * x[b];
        ++count, total += sum;
        at_least += sum >= observed ? 1 : 0;
        at_most += sum <= observed ? 1 : 0;
      }
    const double p = std::min(at_least, at_most) / count;
    EXPECT_NEAR(got[place].expectation, total / count, 0.03);
    EXPECT_NEAR(got[place].p_folded, p, 4 * std::sqrt(p * (1 - p) / 200'000) + 1e-5);
  };
  exact(0, 1, 1, 1);
  exact(1, 1, 0.5, 5.5);
}

TEST(conditional_permutation, has_the_moments_of_sampling_without_replacement) {
  const auto x = nc_column("rate74");
  const auto w = nc_styled_weights("knn6/W");
  const auto formula = local_moran(x, w).places;
  const auto got = permute_lags(x, w, {20'000, 9});
  const auto differences = permute_squared_differences(x, w, {20'000, 9});
  const auto geary = local_geary(x, w);
  for (std::size_t i = 0; i < x.size(); ++i) {
    EXPECT_NEAR(std::abs(got[i].z), std::abs(formula[i].z), 0.04 + 0.03 * std::abs(formula[i].z)) << i;
    EXPECT_LE(differences[i].p_folded, 0.51);
    EXPECT_TRUE(geary[i] >= 0.1 || differences[i].z < 0) << i;
  }
}

TEST(conditional_permutation, depends_on_its_seed_alone_and_can_be_cancelled) {
  const auto x = nc_column("rate74");
  const auto w = nc_weights("queen");
  const auto one = permute_lags(x, w, {199, 1}), again = permute_lags(x, w.with_self(), {199, 1}),
             other = permute_lags(x, w, {199, 2});
  int differ = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    EXPECT_EQ(one[i].z, again[i].z);
    differ += one[i].z != other[i].z ? 1 : 0;
  }
  EXPECT_GT(differ, 90);
  EXPECT_THROW(permute_lags(x, w, {9'999'999, 1}, [](const progress&) { return false; }), error);
}

}  // namespace
}  // namespace uramost::analysis
