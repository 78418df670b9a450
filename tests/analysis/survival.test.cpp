#include "analysis/survival/kaplan_meier.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "../expect_error.hpp"
#include "analysis/inference/proportion.hpp"
#include "analysis/registers/capture_recapture.hpp"

namespace uramost::analysis {
namespace {

std::vector<observed_time> subjects(const std::vector<double>& times, const std::vector<int>& happened) {
  std::vector<observed_time> made;
  for (std::size_t i = 0; i < times.size(); ++i) made.push_back({times[i], happened[i] == 1});
  return made;
}

/// Weeks of remission of leukaemia under 6-MP (Freireich and others 1963, Blood 21); 9 of 21 relapsed.
std::vector<observed_time> remissions() {
  return subjects({6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35},
                  {1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0});
}

TEST(KaplanMeier, GivesTheNumbersOfRForTheRemissionsOfLeukaemia) {
  struct expected {
    double time;
    std::size_t at_risk, happened, censored;
    double waiting, error, low, high;
  };
  // survfit(Surv(t, e) ~ 1, conf.type = "log-log") of R's survival 3.5-3.
  const std::vector<expected> r{
      {6, 21, 3, 1, 0.857142857143, 0.0763603548321, 0.619717955266, 0.951551747647},
      {7, 17, 1, 0, 0.806722689076, 0.0869352851801, 0.563146564622, 0.922809019203},
      {9, 16, 0, 1, 0.806722689076, 0.0869352851801, 0.563146564622, 0.922809019203},
      {10, 15, 1, 1, 0.752941176471, 0.0963496529943, 0.503199510800, 0.889361835169},
      {13, 12, 1, 0, 0.690196078431, 0.1068147077750, 0.431610222486, 0.849065963349},
      {16, 11, 1, 0, 0.627450980392, 0.1140538652568, 0.367510855988, 0.804912189472},
      {22, 7, 1, 0, 0.537815126050, 0.1282337516930, 0.267778936767, 0.746790717635},
      {23, 6, 1, 0, 0.448179271709, 0.1345914567558, 0.188052005959, 0.680142628495},
      {35, 1, 0, 1, 0.448179271709, 0.1345914567558, 0.188052005959, 0.680142628495}};
  const survival_curve curve = kaplan_meier(remissions());
  EXPECT_EQ(curve.subjects, 21u);
  EXPECT_EQ(curve.happened, 9u);
  ASSERT_EQ(curve.steps.size(), 16u);
  for (const expected& want : r) {
    const auto step = std::ranges::find(curve.steps, want.time, &survival_step::time);
    ASSERT_NE(step, curve.steps.end()) << want.time;
    EXPECT_EQ(step->at_risk, want.at_risk);
    EXPECT_EQ(step->happened, want.happened);
    EXPECT_EQ(step->censored, want.censored);
    EXPECT_NEAR(step->waiting, want.waiting, 1e-11);
    EXPECT_NEAR(step->standard_error, want.error, 1e-11);
    EXPECT_NEAR(step->limits->low, want.low, 1e-11);
    EXPECT_NEAR(step->limits->high, want.high, 1e-11);
  }
}

TEST(KaplanMeier, GivesTheMediansOfRWithTheirIntervals) {
  const auto treated = quantile(kaplan_meier(remissions()));
  EXPECT_EQ(treated.time, 23);
  EXPECT_EQ(treated.low, 13);
  EXPECT_EQ(treated.high, std::nullopt) << "later than anything that was observed";
  const auto quarter = quantile(kaplan_meier(remissions()), 0.25);
  EXPECT_EQ(quarter.time, 13);
  EXPECT_EQ(quarter.low, 6);
  EXPECT_EQ(quarter.high, 22);

  const std::vector<double> placebo{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
  const auto untreated = kaplan_meier(subjects(placebo, std::vector<int>(21, 1)));
  EXPECT_EQ(quantile(untreated).time, 8);
  EXPECT_EQ(quantile(untreated).low, 4);
  EXPECT_EQ(quantile(untreated).high, 11);
  EXPECT_EQ(quantile(untreated, 0.75).high, 22);
  EXPECT_EQ(untreated.steps.back().waiting, 0);
  EXPECT_FALSE(untreated.steps.back().limits) << "nobody is left to say anything";

  // Survival with acute myelogenous leukaemia (Miller 1981), with intervals of 90 %.
  const auto aml = kaplan_meier(
      subjects({9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45},
               {1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1}),
      0.9);
  EXPECT_EQ(quantile(aml).time, 27);
  EXPECT_EQ(quantile(aml).low, 18);
  EXPECT_EQ(quantile(aml).high, 34);
  EXPECT_EQ(quantile(aml, 0.9).time, 48);
  EXPECT_EQ(quantile(aml, 0.9).low, 43);
}

TEST(KaplanMeier, TakesTheMiddleOfALevelMedianAsRDoes) {
  EXPECT_EQ(quantile(kaplan_meier(subjects({1, 2, 3, 4}, {1, 1, 1, 1}))).time, 2.5);
  EXPECT_EQ(quantile(kaplan_meier(subjects({1, 2, 3, 4}, {1, 1, 0, 0}))).time, 3);
}

TEST(KaplanMeier, IsTheShareStillWaitingWhereNobodyIsCensored) {
  std::mt19937 random(8);
  std::vector<observed_time> all;
  for (int i = 0; i < 200; ++i)
    all.push_back({std::floor(std::exponential_distribution<>(0.1)(random)), true});
  for (const survival_step& step : kaplan_meier(all).steps) {
    const auto later = std::ranges::count_if(all, [&](const auto& each) { return each.time > step.time; });
    const double share = static_cast<double>(later) / 200;
    EXPECT_NEAR(step.waiting, share, 1e-12);
    EXPECT_NEAR(step.standard_error, std::sqrt(share * (1 - share) / 200), 1e-12) << "the binomial's";
  }
}

TEST(KaplanMeier, SaysNothingOfNobodyAndRefusesWhatIsNoTime) {
  EXPECT_TRUE(kaplan_meier({}).steps.empty());
  EXPECT_EQ(quantile(kaplan_meier({})).time, std::nullopt);
  EXPECT_EQ(quantile(kaplan_meier({{5, false}, {6, false}})).time, std::nullopt);
  for (const double wrong :
       {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
    expect_error(error_kind::invalid_input, [&] { kaplan_meier({{wrong, true}}); });
}

TEST(WilsonInterval, GivesTheNumbersOfR) {
  // prop.test(…, correct = FALSE)
  EXPECT_NEAR(wilson_interval(3, 20, 0.95).low, 0.0523687458962, 1e-12);
  EXPECT_NEAR(wilson_interval(3, 20, 0.95).high, 0.3604188647408, 1e-12);
  EXPECT_EQ(wilson_interval(0, 12, 0.95).low, 0);
  EXPECT_NEAR(wilson_interval(0, 12, 0.95).high, 0.242494006655, 1e-12);
  EXPECT_NEAR(wilson_interval(76, 87, 0.9).low, 0.803490348375, 1e-12);
  EXPECT_EQ(wilson_interval(0, 0, 0.95), (interval{0, 1}));
  EXPECT_EQ(wilson_interval(9, 9, 0.95).high, 1);
}

TEST(ChapmanEstimate, IsThePublishedOneAndNeverBelowWhatIsKnown) {
  // 200 seen first, 100 seen later, 20 of them again: (201 · 101 / 21) - 1.
  const auto made = chapman_estimate({.both = 20, .only_a = 180, .only_b = 80});
  EXPECT_NEAR(made.total, 965.714285714286, 1e-9);
  EXPECT_NEAR(made.standard_error * made.standard_error, 201.0 * 101 * 180 * 80 / (21.0 * 21 * 22), 1e-6);
  EXPECT_GT(made.limits.low, 280);
  EXPECT_LT(made.limits.low, made.total);
  EXPECT_GT(made.limits.high, made.total);
  const double unseen = made.total - 280;
  EXPECT_NEAR((made.limits.low - 280) * (made.limits.high - 280), unseen * unseen, 1e-6)
      << "even on the log scale";
}

TEST(ChapmanEstimate, CoversTheTruthAsOftenAsItSays) {
  std::mt19937 random(1951);
  int covered = 0;
  double sum = 0;
  constexpr int runs = 2'000;
  for (int run = 0; run < runs; ++run) {
    overlap seen;
    for (int i = 0; i < 300; ++i) {
      const bool a = std::bernoulli_distribution(0.4)(random), b = std::bernoulli_distribution(0.3)(random);
      seen.both += a && b;
      seen.only_a += a && !b;
      seen.only_b += b && !a;
    }
    const auto made = chapman_estimate(seen);
    sum += made.total;
    covered += made.limits.low <= 300 && 300 <= made.limits.high;
  }
  EXPECT_NEAR(sum / runs, 300, 3) << "without bias";
  EXPECT_NEAR(covered / static_cast<double>(runs), 0.95, 0.02);
}

TEST(ChapmanEstimate, IsWhatIsKnownWhenOneRegisterHoldsAllOfTheOther) {
  const auto made = chapman_estimate({.both = 12, .only_a = 30, .only_b = 0});
  EXPECT_EQ(made.total, 42);
  EXPECT_EQ(made.limits, (interval{42, 42}));
  EXPECT_EQ(chapman_estimate({}).total, 0);
}

}  // namespace
}  // namespace uramost::analysis
