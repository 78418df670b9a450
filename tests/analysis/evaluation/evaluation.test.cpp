#include <gmock/gmock.h>

#include <cmath>

#include "../reference_csv.hpp"
#include "analysis/evaluation/displacement.hpp"
#include "analysis/evaluation/predictive_accuracy.hpp"
#include "analysis/evaluation/two_counts.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

/// 1e-9 of what is expected, or of 1 where that is near 0.
void expect_as(double got, double expected, double tolerance = 1e-9) {
  EXPECT_NEAR(got, expected, tolerance * std::max(1.0, std::abs(expected)));
}

TEST(predictive_accuracy, is_that_of_ptools) {
  const reference_csv expected("evaluation/expected.pai_toy6.csv");
  // The cells in another order than that of the answer; of two that predict as much, the emptier comes first.
  const std::vector<double> ids{1, 2, 3, 4, 5, 6}, counts{6, 7, 3, 2, 1, 0}, predicted{8, 4, 4, 2, 1, 0};
  const auto got = predictive_accuracy(counts, predicted, std::vector<double>(6, 1));
  ASSERT_EQ(got.size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(ids[got[i].cell], expected.numbers("id")[i]);
    EXPECT_EQ(got[i].cumulated_count, expected.numbers("CumCount")[i]);
    EXPECT_EQ(got[i].cumulated_predicted, expected.numbers("CumPred")[i]);
    expect_as(got[i].share_of_count, expected.numbers("PCumCount")[i]);
    expect_as(got[i].share_of_area, expected.numbers("PCumArea")[i]);
    expect_as(got[i].pai, expected.numbers("PAI")[i]);
    expect_as(got[i].pei, expected.numbers("PEI")[i]);
    expect_as(got[i].rri, expected.numbers("RRI")[i]);
  }
}

TEST(predictive_accuracy, goes_by_density_where_areas_differ) {
  // 10 on 10 is less dense than 2 on 1.
  const auto got =
      predictive_accuracy(std::vector<double>{5, 3}, std::vector<double>{10, 2}, std::vector<double>{10, 1});
  EXPECT_EQ(got[0].cell, 1U);
  EXPECT_DOUBLE_EQ(got[0].pai, (3. / 8) / (1. / 11));
}

TEST(predictive_accuracy, refuses_what_nothing_can_be_said_of) {
  const std::vector<double> none{0, 0}, some{1, 2};
  EXPECT_THROW(predictive_accuracy(none, some, some), error);
  EXPECT_THROW(predictive_accuracy(some, some, none), error);
  EXPECT_THROW(predictive_accuracy(some, some, std::vector<double>{1}), error);
}

TEST(hit_rate, is_of_the_cells_that_fit_into_the_share) {
  std::vector<double> counts(100, 1), predicted;
  for (int i = 0; i < 100; ++i) predicted.push_back(100 - i);
  counts[0] = 50;
  const auto table = predictive_accuracy(counts, predicted, std::vector<double>(100, 2));
  const auto at = hit_rate_at(table, 0.05);
  EXPECT_EQ(at.hits, 54);
  EXPECT_EQ(at.total, 149);
  EXPECT_DOUBLE_EQ(at.pai, (54. / 149) / 0.05);
  EXPECT_LT(at.pai_interval.low, at.pai);
  EXPECT_GT(at.pai_interval.high, at.pai);
  EXPECT_DOUBLE_EQ(hit_rate_at(table, 0.001).share, 0.01);  // one cell at least
  EXPECT_THROW(hit_rate_at(table, 0), error);
}

TEST(weighted_displacement, is_that_of_ptools_and_of_its_paper) {
  const reference_csv file("evaluation/expected.wdd.csv");
  const auto column = [&](const char* name, std::size_t row) { return file.numbers(name)[row]; };
  for (std::size_t i = 0; i < file.texts("id").size(); ++i) {
    measure_counts of{.treated = {column("treat_pre", i), column("treat_post", i)},
                      .control = {column("ctrl_pre", i), column("ctrl_post", i)},
                      .beside = {column("dispt_pre", i), column("dispt_post", i)},
                      .beside_control = {column("dispc_pre", i), column("dispc_post", i)}};
    of.time_weight = {column("tw_pre", i), column("tw_post", i)};
    of.treated_weight = column("aw_treat", i);
    of.control_weight = column("aw_ctrl", i);
    of.beside_weight = column("aw_dispt", i);
    of.beside_control_weight = column("aw_dispc", i);
    const auto got = weighted_displacement(of, 1 - column("alpha", i));
    expect_as(got.local.value, column("Est_Local", i));
    expect_as(got.local.standard_error, column("SE_Local", i));
    expect_as(got.displacement.value, column("Est_Displace", i));
    expect_as(got.displacement.standard_error, column("SE_Displace", i));
    expect_as(got.total.value, column("Est_Total", i));
    expect_as(got.total.standard_error, column("SE_Total", i));
    expect_as(got.z, column("Z", i));
    expect_as(got.total_interval.low, column("LowCI", i));
    expect_as(got.total_interval.high, column("HighCI", i));
    EXPECT_EQ(got.quotient.has_value(), !std::isnan(column("WDQ_closed_form", i)));
    if (got.quotient) expect_as(*got.quotient, column("WDQ_closed_form", i));
    expect_as(got.log_rate_ratio->value, column("did_log_irr", i));
  }
}

TEST(weighted_displacement, has_no_ratio_of_nothing) {
  const auto got =
      weighted_displacement({.treated = {5, 0}, .control = {5, 5}, .beside = {}, .beside_control = {}});
  EXPECT_FALSE(got.log_rate_ratio);
  EXPECT_FALSE(got.quotient);
  EXPECT_THROW(
      weighted_displacement({.treated = {-1, 0}, .control = {5, 5}, .beside = {}, .beside_control = {}}),
      error);
}

TEST(harm_weighted, is_the_published_sum) {
  // wdd_harm's example: robbery, burglary, theft with weights 10, 5, 1, by hand.
  const std::vector<estimate> kinds{{-10, std::sqrt(70.)}, {-5, std::sqrt(105.)}, {-50, std::sqrt(230.)}};
  const auto got = harm_weighted(kinds, std::vector<double>{10, 5, 1});
  EXPECT_DOUBLE_EQ(got.value, -175);
  EXPECT_DOUBLE_EQ(got.standard_error, std::sqrt(7000 + 2625 + 230.));
}

TEST(compare_counts, is_the_e_test_of_its_peer) {
  const reference_csv file("evaluation/expected.etest.csv");
  const auto k1 = file.numbers("k1"), k2 = file.numbers("k2"), p = file.numbers("p"),
             exact = file.numbers("poisson_binomial_exact_p"), z = file.numbers("poisson_z");
  for (std::size_t i = 0; i < k1.size(); ++i) {
    const auto got = compare_counts({static_cast<std::uint64_t>(k1[i]), static_cast<std::uint64_t>(k2[i])});
    EXPECT_NEAR(got.p_e_test, p[i], 1e-6) << k1[i] << " " << k2[i];
    EXPECT_NEAR(got.p_exact, exact[i], 1e-9) << k1[i] << " " << k2[i];
    EXPECT_NEAR(got.poisson_z, z[i], 1e-12);
  }
  EXPECT_NEAR(compare_counts({6, 2}).p_e_test, 0.1749, 5e-5);
  EXPECT_NEAR(compare_counts({0, 3}).p_e_test, 0.0884, 5e-5);
}

TEST(compare_counts, gives_the_rate_ratio_with_an_exact_interval) {
  // binom.test(20, 30)$conf.int as odds
  const auto got = compare_counts({10, 20});
  EXPECT_DOUBLE_EQ(*got.rate_ratio, 2);
  EXPECT_NEAR(got.rate_ratio_interval.low, 0.4718800 / (1 - 0.4718800), 1e-5);
  EXPECT_NEAR(got.rate_ratio_interval.high, 0.8271258 / (1 - 0.8271258), 1e-5);
  EXPECT_DOUBLE_EQ(*compare_counts({10, 20, 1, 2}).rate_ratio, 1);
  EXPECT_FALSE(compare_counts({0, 2}).rate_ratio);
  EXPECT_THROW(compare_counts({1, 1, 0, 1}), error);
}

}  // namespace
}  // namespace uramost::analysis
