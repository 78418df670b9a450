#include "analysis/sparse_beginning.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost::analysis {
namespace {

std::vector<aggregate_cell> counts(std::initializer_list<std::pair<const char*, std::uint64_t>> of) {
  std::vector<aggregate_cell> cells;
  for (const auto& [key, count] : of) cells.push_back({{key}, count, count});
  return cells;
}

TEST(SparseBeginning, EndsAtTheFirstPeriodThatHoldsAFiftiethOfTheFullest) {
  EXPECT_EQ(end_of_sparse_beginning(
                counts({{"2016-03", 1}, {"2017-02", 1}, {"2019-01", 2}, {"2019-02", 99}, {"2019-03", 100}}),
                dimension_kind::month),
            "2019-01");
  EXPECT_EQ(end_of_sparse_beginning(counts({{"2016-03", 1}, {"2019-02", 99}, {"2019-03", 100}}),
                                    dimension_kind::month),
            "2019-02");
}

TEST(SparseBeginning, IsLeftAloneBelowTwelvePeriods) {
  const auto year = [](const char* dense) { return counts({{"2018-11", 1}, {dense, 100}}); };
  EXPECT_FALSE(end_of_sparse_beginning(year("2019-10"), dimension_kind::month));
  EXPECT_TRUE(end_of_sparse_beginning(year("2019-11"), dimension_kind::month));
}

TEST(SparseBeginning, CountsWeeksOverTheTurnOfAYearOf53) {
  // 2020 has a week 53: from week 44 to week 2 of 2021 it is 11 weeks, to week 3 it is 12.
  const auto weeks = [](const char* dense) { return counts({{"2020-W44", 1}, {dense, 100}}); };
  EXPECT_FALSE(end_of_sparse_beginning(weeks("2021-W02"), dimension_kind::week));
  EXPECT_EQ(end_of_sparse_beginning(weeks("2021-W03"), dimension_kind::week), "2021-W03");
}

TEST(SparseBeginning, KnowsNothingOfIncidentsWithoutAMonth) {
  EXPECT_EQ(
      end_of_sparse_beginning(counts({{"", 9000}, {"2015-01", 1}, {"2019-01", 60}}), dimension_kind::month),
      "2019-01");
  EXPECT_FALSE(end_of_sparse_beginning(counts({{"", 9000}}), dimension_kind::month));
  EXPECT_FALSE(end_of_sparse_beginning({}, dimension_kind::week));
}

TEST(SparseBeginning, IsThatOfAnEvenRegisterItsFirstPeriod) {
  std::vector<aggregate_cell> even;
  for (int year = 2010; year < 2020; ++year) even.push_back({{std::to_string(year) + "-06"}, 5, 5});
  EXPECT_FALSE(end_of_sparse_beginning(even, dimension_kind::month));
}

TEST(SparseBeginning, IsRefusedForWhatHasNoOrderInTime) {
  EXPECT_THROW(end_of_sparse_beginning({}, dimension_kind::category), error);
}

}  // namespace
}  // namespace uramost::analysis
