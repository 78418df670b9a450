#include "analysis/areal/global_autocorrelation.hpp"

#include "analysis/areal/global_permutation.hpp"
#include "core/error.hpp"
#include "nc_sids.hpp"

namespace uramost::analysis {
namespace {

variance_assumption assumption_in(const std::string& variant) {
  return variant.starts_with("normality") ? variance_assumption::normality
                                          : variance_assumption::randomisation;
}

test_statistic computed(const std::string& statistic, const std::vector<double>& x, const spatial_weights& w,
                        const std::string& variant) {
  if (statistic == "moran_I") return global_moran(x, w, assumption_in(variant));
  if (statistic == "geary_C") return global_geary(x, w, assumption_in(variant));
  return general_g(x, w);
}

TEST(global_autocorrelation, is_spdeps) {
  const auto expected = nc_sids("expected.global");
  const auto value = expected.numbers("value"), expectation = expected.numbers("expectation"),
             variance = expected.numbers("variance"), z = expected.numbers("z"), p = expected.numbers("p");
  ASSERT_EQ(value.size(), 320U);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string &variable = expected.texts("variable")[i], &weights = expected.texts("weights")[i],
                      &variant = expected.texts("variant")[i], &statistic = expected.texts("stat")[i];
    const std::string what = variable + " " + weights + " " + statistic + " " + variant;
    const auto got = computed(statistic, nc_column(variable), nc_styled_weights(weights), variant);
    expect_like(got.statistic, value[i], what);
    expect_like(got.expectation, expectation[i], what);
    expect_like(got.variance, variance[i], what);
    expect_like(got.z, z[i], what);
    EXPECT_NEAR(variant.ends_with("greater") ? got.p_greater : got.p_two_sided, p[i], 1e-9) << what;
  }
}

spatial_weights near_neighbours(double within_m) {
  const auto x = nc_column("cx"), y = nc_column("cy");
  std::vector<neighbour_pair> pairs;
  for (std::uint32_t i = 0; i < 100; ++i)
    for (std::uint32_t j = 0; j < 100; ++j)
      if (i != j && std::hypot(x[i] - x[j], y[i] - y[j]) <= within_m) pairs.push_back({i, j});
  return {100, std::move(pairs)};
}

TEST(global_autocorrelation, takes_islands_off_n_as_spdep_does_for_moran_and_g) {
  struct expectation {
    const char* style;
    double moran, moran_variance, moran_normal, geary, g, g_variance;
  };
  // spdep 1.2-7, dnearneigh(0, 30000), zero.policy = TRUE: 43 islands.
  const std::vector<expectation> expected{
      {"B", 0.16945550474454024, 0.022775768139528214, 0.02477682692134189, 0.28864168285676489,
       0.02567702795130887, 8.8028086805370595e-06},
      {"W", 0.18155284559869189, 0.02459907115286868, 0.026775318667495232, 0.31399110352514992,
       0.021293254805353511, 3.4716386660777138e-06},
      {"C", 0.16945550474454021, 0.022775768139528165, 0.024776826921341838, 0.28864168285676484,
       0.018763981964418017, 4.7009081859080478e-06},
      {"U", 0.16945550474454024, 0.022775768139528182, 0.024776826921341852, 0.28864168285676484,
       0.00032919266604242148, 1.4468784813505801e-09},
      {"s", 0.17633320412874998, 0.023366715364530059, 0.025430153886262907, 0.30198763704349879,
       0.020128697074091675, 3.7029033128470616e-06}};
  const auto x = nc_column("rate74");
  for (const auto& each : expected) {
    const auto w = near_neighbours(30000).styled(*weight_style_of(each.style));
    EXPECT_EQ(w.islands(), 43U);
    expect_like(global_moran(x, w).statistic, each.moran, each.style);
    expect_like(global_moran(x, w).variance, each.moran_variance, each.style);
    expect_like(global_moran(x, w, variance_assumption::normality).variance, each.moran_normal, each.style);
    expect_like(global_geary(x, w).statistic, each.geary, each.style);
    expect_like(general_g(x, w).statistic, each.g, each.style);
    expect_like(general_g(x, w).variance, each.g_variance, each.style);
  }
}

TEST(global_autocorrelation, has_p_by_permutation_like_spdeps) {
  const auto expected = nc_sids("expected.permutation_global_rate74_queen_W");
  const auto x = nc_column("rate74");
  const auto w = nc_styled_weights("queen/W");
  const permutation_plan plan{9'999, 7};
  const auto near = [&](double got, double p) {
    EXPECT_NEAR(got, p, 4 * std::sqrt(p * (1 - p) * (1.0 / 9'999 + 1.0 / 99'999)) + 1e-4);
  };
  const auto moran = permute_moran(x, w, plan), geary = permute_geary(x, w, plan);
  near(moran.p_greater, expected.numbers("p_one_sided")[0]);
  near(geary.p_greater, expected.numbers("p_one_sided")[1]);
  EXPECT_NEAR(moran.z, global_moran(x, w).z, 0.15);
  EXPECT_NEAR(geary.z, global_geary(x, w).z, 0.15);
  EXPECT_NEAR(permute_general_g(x, w, plan).z, general_g(x, w).z, 0.15);
  EXPECT_EQ(permute_moran(x, w, plan).p_greater, moran.p_greater);
  EXPECT_NE(permute_moran(x, w, {9'999, 8}).variance, moran.variance);
}

TEST(global_autocorrelation, refuses_what_says_nothing) {
  const std::vector<double> alike(100, 0.1), few{1, 2, 3};
  EXPECT_THROW(global_moran(alike, nc_weights("queen")), error);
  EXPECT_THROW(global_geary(alike, nc_weights("queen")), error);
  EXPECT_THROW(global_moran(few, spatial_weights(3, {{0, 1}, {1, 2}, {2, 0}})), error);
  EXPECT_THROW(global_moran(few, nc_weights("queen")), error);
  EXPECT_THROW(global_moran(nc_column("rate74"), spatial_weights(100, {})), error);
  auto negative = nc_column("rate74");
  negative[3] = -1;
  EXPECT_THROW(general_g(negative, nc_weights("queen")), error);
  negative[3] = std::nan("");
  EXPECT_THROW(global_moran(negative, nc_weights("queen")), error);
}

}  // namespace
}  // namespace uramost::analysis
