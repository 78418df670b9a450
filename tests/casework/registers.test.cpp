#include <gmock/gmock.h>

#include <cmath>
#include <random>
#include <set>

#include "casework/register_overlap.hpp"

namespace uramost::casework {
namespace {

using namespace std::chrono;

time_interval day(int number, time_precision precision = time_precision::day) {
  return calendar_interval(sys_days{2021y / January / 1} + days{number}, precision);
}

compared_record record(std::int64_t id, int on, lon_lat at = {20.84, 42.91},
                       const std::string& category = "harassment") {
  return {.id = {id},
          .occurred = day(on),
          .municipality = "38",
          .point = at,
          .uncertainty_m = 50,
          .category = category,
          .group = category == "theft" || category == "burglary" ? "property" : "persons"};
}

TEST(RegisterMatch, ComparesDaysPlacesAndCategories) {
  const auto one = record(1, 10);
  const auto seen = [&](const compared_record& other) { return compare(one, other); };
  EXPECT_EQ(seen(record(2, 10)).time, agreement::full);
  EXPECT_EQ(seen(record(2, 11)).time, agreement::near);
  EXPECT_EQ(seen(record(2, 7)).time, agreement::far);
  EXPECT_EQ(seen(record(2, 14)).time, agreement::none);
  auto coarse = record(2, 3);
  coarse.occurred = day(3, time_precision::month);
  EXPECT_EQ(seen(coarse).time, agreement::unknown) << "the same month says little, and nothing against it";
  coarse.occurred = day(40, time_precision::month);
  EXPECT_EQ(seen(coarse).time, agreement::none);

  EXPECT_EQ(seen(record(2, 10, {20.845, 42.91})).place, agreement::full) << "400 m";
  EXPECT_EQ(seen(record(2, 10, {20.86, 42.91})).place, agreement::near) << "1.6 km";
  EXPECT_EQ(seen(record(2, 10, {20.90, 42.91})).place, agreement::far);
  auto elsewhere = record(2, 10, {20.90, 42.91});
  elsewhere.municipality = "30";
  EXPECT_EQ(seen(elsewhere).place, agreement::none);
  elsewhere.point.reset();
  EXPECT_EQ(seen(elsewhere).place, agreement::none);
  elsewhere.municipality.clear();
  EXPECT_EQ(seen(elsewhere).place, agreement::unknown);

  EXPECT_EQ(compare(record(1, 1, {20, 43}, "theft"), record(2, 1, {20, 43}, "burglary")).category,
            agreement::near);
  EXPECT_EQ(seen(record(2, 10, {20.84, 42.91}, "theft")).category, agreement::none);
}

/// Two synthetic registers that hold the same 40 incidents (numbered alike, 1,000 apart) and 60 others each.
struct two_registers {
  two_registers() {
    std::mt19937 random(38);
    const auto anywhere = [&] {
      return lon_lat{20.7 + 0.2 * std::uniform_real_distribution<>()(random),
                     42.85 + 0.15 * std::uniform_real_distribution<>()(random)};
    };
    const auto any = [&](int id) {
      const char* const category = std::array{"theft", "harassment", "arson"}[random() % 3];
      return record(id, static_cast<int>(random() % 365), anywhere(), category);
    };
    for (int i = 1; i <= 100; ++i) a.push_back(any(i));
    for (int i = 1; i <= 100; ++i) {
      b.push_back(i <= 40 ? a[static_cast<std::size_t>(i) - 1] : any(1'000 + i));
      b.back().id = {1'000 + i};
      if (i <= 40 && i % 5 == 0)
        b.back().occurred = day(static_cast<int>(random() % 2), time_precision::year);
    }
  }
  std::vector<compared_record> a, b;
};

TEST(RegisterMatch, PutsTrueMatchesFirst) {
  const two_registers both;
  const auto candidates = find_candidates(both.a, both.b);
  ASSERT_GE(candidates.size(), 32u);
  for (std::size_t i = 0; i < 32; ++i)  // those whose date is known
    EXPECT_EQ(candidates[i].a.value + 1'000, candidates[i].b.value) << i << ": " << candidates[i].score;
  EXPECT_TRUE(std::ranges::is_sorted(candidates, std::greater{}, &match_candidate::score));
}

TEST(RegisterMatch, FindsByDaysWhatEveryPairAskedWouldFind) {
  const two_registers both;
  const match_weights weights = weigh(both.a, both.b);
  std::set<std::pair<std::int64_t, std::int64_t>> expected, found;
  for (const compared_record& a : both.a)
    for (const compared_record& b : both.b) {
      const auto days = [](const compared_record& of) {
        return std::pair(sys_days(to_belgrade(of.occurred.begin).date),
                         sys_days(to_belgrade(of.occurred.end - seconds{1}).date));
      };
      const auto [first_a, last_a] = days(a);
      const auto [first_b, last_b] = days(b);
      const bool is_near =
          first_a - last_b <= std::chrono::days{3} && first_b - last_a <= std::chrono::days{3};
      const bool is_here =
          a.municipality.empty() || b.municipality.empty() || a.municipality == b.municipality;
      const auto bits = weights.of(compare(a, b));
      if (is_near && is_here && bits[0] + bits[1] + bits[2] >= 1) expected.emplace(a.id.value, b.id.value);
    }
  for (const match_candidate& each : find_candidates(both.a, both.b, 1)) {
    found.emplace(each.a.value, each.b.value);
    EXPECT_EQ(each.score, each.bits[0] + each.bits[1] + each.bits[2]);
  }
  EXPECT_EQ(found, expected);
}

TEST(RegisterMatch, WeighsWhatIsRareMoreThanWhatIsCommon) {
  std::vector<compared_record> a, b;
  for (int i = 0; i < 50; ++i) {
    a.push_back(record(i, i, {20.84, 42.91}, "theft"));
    b.push_back(record(100 + i, i, {20.84, 42.91}, "theft"));
  }
  const match_weights weights = weigh(a, b);
  const double place = weights.bits[1][0], category = weights.bits[2][0], time = weights.bits[0][0];
  EXPECT_LT(category, 0.1) << "all are thefts: to agree says nothing";
  EXPECT_LT(place, 0.1);
  EXPECT_GT(time, 4) << "of 2,500 pairs 50 are of the same day";
  EXPECT_NEAR(time, std::log2(0.80 * 2502 / 50.5), 1e-12);
  EXPECT_EQ(weights.bits[0][4], 0) << "unknown is no evidence";
}

TEST(RegisterMatch, LooksOnlyWithinAMunicipalityAndThreeDays) {
  auto elsewhere = record(2, 10);
  elsewhere.municipality = "30";
  EXPECT_TRUE(find_candidates(std::vector{record(1, 10)}, std::vector{elsewhere}, -100).empty());
  EXPECT_TRUE(find_candidates(std::vector{record(1, 10)}, std::vector{record(2, 14)}, -100).empty());
  elsewhere.municipality.clear();
  EXPECT_EQ(find_candidates(std::vector{record(1, 10)}, std::vector{elsewhere}, -100).size(), 1u);
  EXPECT_TRUE(find_candidates({}, std::vector{elsewhere}).empty());
  EXPECT_TRUE(find_candidates(std::vector{elsewhere}, {}).empty());
}

store::match_decision decided(std::int64_t a, std::int64_t b, store::match_verdict verdict) {
  return {.first = {std::min(a, b)},
          .second = {std::max(a, b)},
          .verdict = verdict,
          .reason = "",
          .person = "ana"};
}

TEST(RegisterOverlap, CountsWhatPeopleDecidedAndShowsTheRest) {
  using enum store::match_verdict;
  const two_registers both;
  std::vector<store::match_decision> all;
  for (int i = 1; i <= 40; ++i) all.push_back(decided(1'000 + i, i, same));
  all.push_back(decided(3, 1'003, open));  // taken back
  all.push_back(decided(7, 5'000, same));  // of a third register
  const auto laid = lay_over(both.a, both.b, all);
  EXPECT_EQ(laid.counts.both, 39u);
  EXPECT_EQ(laid.counts.only_a, 61u);
  EXPECT_EQ(laid.counts.only_b, 61u);
  EXPECT_NEAR(laid.estimate.total, 101.0 * 101 / 40 - 1, 1e-9);
  const auto is_back = [](const match_candidate& each) { return each.a.value == 3 && each.b.value == 1'003; };
  EXPECT_EQ(std::ranges::count_if(laid.undecided, is_back), 1);
  for (const match_candidate& each : laid.undecided) EXPECT_TRUE(each.a.value > 40 || each.a.value == 3);

  all.push_back(decided(3, 1'003, different));
  EXPECT_EQ(std::ranges::count_if(lay_over(both.a, both.b, all).undecided, is_back), 0);
  EXPECT_EQ(decisions_that_hold(all).size(), 41u);

  const auto between = decided_between(both.b, both.a, all);
  ASSERT_EQ(between.size(), 40u) << "not the pair with a third register";
  for (const decided_pair& each : between) EXPECT_EQ(each.a.value, each.b.value + 1'000);
  EXPECT_EQ(lay_over({}, {}, all).estimate.total, 0);
}

}  // namespace
}  // namespace uramost::casework
