#include "publication/suppression.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "linear_attacker.hpp"
#include "publication/disclosure_network.hpp"
#include "random_table.hpp"

namespace uramost::publication {
namespace {

constexpr std::int64_t threshold = 5;

/// Two municipalities of a north, two quarters; the counts are of the municipalities' quarters.
count_table small_table(std::array<std::int64_t, 4> counts) {
  count_table table({{"north"}, {"12", 0}, {"38", 0}},
                    {{"2023"}, {"Q1", column_side::period, 0}, {"Q2", column_side::period, 0}});
  table.add(1, 1, 0, counts[0]);
  table.add(1, 2, 0, counts[1]);
  table.add(2, 1, 0, counts[2]);
  table.add(2, 2, 0, counts[3]);
  return table;
}

int withheld_in(const count_table& table) {
  int withheld = 0;
  for (std::size_t a = 0; a < table.areas().size(); ++a)
    for (std::size_t c = 0; c < table.columns().size(); ++c) withheld += table.at(a, c).withheld;
  return withheld;
}

TEST(CountTable, AddsUpAlongAreasAndColumns) {
  const count_table table = small_table({7, 8, 9, 10});
  EXPECT_EQ(table.at(0, 0).count, 34);
  EXPECT_EQ(table.at(0, 1).count, 16);
  EXPECT_EQ(table.at(2, 0).count, 19);
}

TEST(CountTable, RefusesWhatDoesNotNest) {
  EXPECT_ANY_THROW(count_table({{"a"}}, {}));
  EXPECT_ANY_THROW(count_table({{"a", 0}}, {{"all"}}));
  EXPECT_ANY_THROW(count_table({{"a"}, {"b", 0}, {"c", 1}}, {{"all"}}));
  EXPECT_ANY_THROW(
      count_table({{"a"}}, {{"all"}, {"x", column_side::period, 0}, {"y", column_side::category, 1}}));
}

TEST(Suppression, KeepsNothingBackWhereEveryCountIsLarge) {
  count_table table = small_table({5, 8, 9, 10});
  suppress(table, threshold);
  EXPECT_EQ(withheld_in(table), 0);
}

TEST(Suppression, WithholdsARectangleAroundOneSmallCount) {
  count_table table = small_table({1, 20, 30, 40});
  suppress(table, threshold);
  // The count, and one more in its row, its column, and the row and column of these: all four, and no sum.
  EXPECT_EQ(withheld_in(table), 4);
  for (const std::size_t a : {1, 2})
    for (const std::size_t c : {1, 2}) EXPECT_TRUE(table.at(a, c).withheld);
}

TEST(Suppression, TreatsNoneAsFew) {
  count_table none = small_table({0, 20, 30, 40}), few = small_table({4, 20, 30, 40});
  suppress(none, threshold);
  suppress(few, threshold);
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t c = 0; c < 3; ++c) EXPECT_EQ(none.at(a, c).withheld, few.at(a, c).withheld);
}

TEST(Suppression, WithholdsTheSumWhereItIsSmallItself) {
  count_table table = small_table({1, 2, 0, 1});
  suppress(table, threshold);
  EXPECT_EQ(withheld_in(table), 9);
}

TEST(Suppression, WithholdsTheSumWhereItsPartsWouldGiveThemselvesAway) {
  // Row "12" is 4 in all; were the north's sums published, row "38" would give it away.
  count_table table = small_table({2, 2, 30, 40});
  suppress(table, threshold);
  EXPECT_TRUE(table.at(1, 0).withheld);
  EXPECT_TRUE(disclosed_cells(table, threshold).empty());
}

TEST(Suppression, HidesACategoryThatAllShare) {
  count_table table({{"12"}}, {{"2023"},
                               {"theft", column_side::category, 0},
                               {"arson", column_side::category, 0},
                               {"threat", column_side::category, 0}});
  table.add(0, 0, 1, 20);
  suppress(table, threshold);
  EXPECT_FALSE(table.at(0, 0).withheld);
  EXPECT_TRUE(table.at(0, 1).withheld);
  const feasible_range range = disclosure_network(table).range_of(0, 1, 100);
  EXPECT_EQ(range.least, 0);
  EXPECT_EQ(range.most, 20);
}

TEST(Suppression, PublishesSharesWhereCategoriesDiffer) {
  count_table table({{"12"}},
                    {{"2023"}, {"theft", column_side::category, 0}, {"arson", column_side::category, 0}});
  table.add(0, 0, 1, 20);
  table.add(0, 0, 2, 6);
  suppress(table, threshold);
  EXPECT_EQ(withheld_in(table), 0);
}

TEST(Suppression, LeavesNothingOfAnEmptyTable) {
  count_table table = small_table({0, 0, 0, 0});
  suppress(table, threshold);
  EXPECT_EQ(withheld_in(table), 9);
}

TEST(Suppression, LosesTheSameCellsWhenItIsDoneAgain) {
  std::mt19937 random(7);
  count_table table = random_table({}, 300, random);
  suppress(table, threshold);
  const count_table once = table;
  suppress(table, threshold);
  EXPECT_EQ(table, once);
}

/// Every cell of every table, each as it could be: whole counts up to `most` in the leaves.
void brute_force(const count_table& table, std::int64_t most,
                 const std::function<void(const count_table&)>& fits) {
  std::array<std::int64_t, 4> counts{};
  for (counts[0] = 0; counts[0] <= most; ++counts[0])
    for (counts[1] = 0; counts[1] <= most; ++counts[1])
      for (counts[2] = 0; counts[2] <= most; ++counts[2])
        for (counts[3] = 0; counts[3] <= most; ++counts[3]) {
          const count_table other = small_table(counts);
          bool agrees = true;
          for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t c = 0; c < 3; ++c)
              agrees = agrees && (table.at(a, c).withheld || table.at(a, c).count == other.at(a, c).count);
          if (agrees) fits(other);
        }
}

TEST(DisclosureNetwork, FindsTheRangesThatTryingAllTablesFinds) {
  std::mt19937 random(1);
  constexpr std::int64_t most = 9;
  for (int round = 0; round < 60; ++round) {
    const auto few = [&] { return static_cast<std::int64_t>(random() % 4); };
    count_table table = small_table({few(), few(), few(), few()});
    for (std::size_t a = 0; a < 3; ++a)
      for (std::size_t c = 0; c < 3; ++c) table.at(a, c).withheld = random() % 3 != 0;
    count_table least = small_table({most, most, most, most}), greatest = small_table({0, 0, 0, 0});
    brute_force(table, most, [&](const count_table& fits) {
      for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t c = 0; c < 3; ++c) {
          least.at(a, c).count = std::min(least.at(a, c).count, fits.at(a, c).count);
          greatest.at(a, c).count = std::max(greatest.at(a, c).count, fits.at(a, c).count);
        }
    });
    const disclosure_network known(table);
    for (std::size_t a = 0; a < 3; ++a)
      for (std::size_t c = 0; c < 3; ++c) {
        if (!table.at(a, c).withheld) continue;
        const feasible_range range = known.range_of(a, c, 6);
        EXPECT_EQ(range.least, least.at(a, c).count) << round << ": " << a << " " << c;
        const std::int64_t enough = table.at(a, c).count + 6;
        EXPECT_EQ(range.most, std::min(greatest.at(a, c).count, enough)) << round << ": " << a << " " << c;
      }
  }
}

TEST(DisclosureNetwork, FindsTheRangesThatALinearProgrammeFinds) {
  std::mt19937 random(2);
  for (const table_shape shape :
       {table_shape{}, table_shape{false, true, true}, table_shape{true, false, true},
        table_shape{true, true, false}, table_shape{false, false, false}})
    for (int round = 0; round < 4; ++round) {
      count_table table = random_table(shape, 60 + 100 * round, random);
      for (std::size_t a = 0; a < table.areas().size(); ++a)
        for (std::size_t c = 0; c < table.columns().size(); ++c)
          table.at(a, c).withheld = table.at(a, c).count < 6 || random() % 4 == 0;
      linear_attacker attacker(table);
      const disclosure_network known(table);
      for (std::size_t a = 0; a < table.areas().size(); ++a)
        for (std::size_t c = 0; c < table.columns().size(); ++c) {
          if (!table.at(a, c).withheld) continue;
          const feasible_range linear = attacker.range_of(a, c), network = known.range_of(a, c, 1'000);
          EXPECT_EQ(network.least, linear.least) << a << " " << c;
          EXPECT_EQ(network.most, std::min(linear.most, table.at(a, c).count + 1'000)) << a << " " << c;
        }
    }
}

/// The rule, said by hand: of every sum no part is withheld, or two are that together meet the threshold.
void expect_complete_sums(const count_table& table, std::int64_t least) {
  const auto expect_complete = [&](const table_cell& whole, const std::vector<table_cell>& parts) {
    std::int64_t together = 0;
    const auto withheld = std::ranges::count_if(parts, &table_cell::withheld);
    for (const table_cell& part : parts) together += part.withheld ? part.count : 0;
    if (parts.empty() || whole.withheld) return;
    EXPECT_NE(withheld, 1);
    if (withheld > 0) {
      EXPECT_GE(together, least);
    }
  };
  for (std::size_t a = 0; a < table.areas().size(); ++a)
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      std::vector<table_cell> periods, categories, areas;
      for (std::size_t part = 1; part < table.columns().size(); ++part)
        if (table.columns()[part].parent == c)
          (table.columns()[part].side == column_side::period ? periods : categories)
              .push_back(table.at(a, part));
      for (std::size_t part = 0; part < table.areas().size(); ++part)
        if (table.areas()[part].parent == a) areas.push_back(table.at(part, c));
      for (const auto& parts : {periods, categories, areas}) expect_complete(table.at(a, c), parts);
    }
}

TEST(Suppression, LeavesALinearProgrammeNothingToFind) {
  std::mt19937 random(3);
  int withheld = 0, published = 0;
  for (const table_shape shape :
       {table_shape{}, table_shape{false, true, true}, table_shape{true, true, false}})
    for (const int incidents : {20, 76, 87, 300, 1'500})
      for (int round = 0; round < 3; ++round) {
        count_table table = random_table(shape, incidents, random);
        suppress(table, threshold);
        expect_complete_sums(table, threshold);
        EXPECT_TRUE(disclosed_cells(table, threshold).empty());
        linear_attacker attacker(table);
        for (std::size_t a = 0; a < table.areas().size(); ++a)
          for (std::size_t c = 0; c < table.columns().size(); ++c) {
            (table.at(a, c).withheld ? withheld : published)++;
            const table_column& column = table.columns()[c];
            const std::int64_t count = table.at(a, c).count;
            const bool is_shared = column.side == column_side::category && count > 0 &&
                                   count == table.at(a, column.parent).count;
            if (count >= threshold && !is_shared) continue;
            ASSERT_TRUE(table.at(a, c).withheld);
            const feasible_range range = attacker.range_of(a, c);
            EXPECT_EQ(range.least, 0) << a << " " << c;
            EXPECT_GE(range.most, threshold) << a << " " << c;
          }
      }
  EXPECT_GT(published, 300);  // protected is easy: withhold everything
  EXPECT_GT(withheld, 300);
}

TEST(DisclosedCells, NamesWhatEachForgottenRuleGivesAway) {
  // No complementary suppression: the sums give the small count away.
  count_table only_primary = small_table({1, 20, 30, 40});
  only_primary.at(1, 1).withheld = true;
  auto disclosed = disclosed_cells(only_primary, threshold);
  ASSERT_EQ(disclosed.size(), 1u);
  EXPECT_EQ(disclosed[0].least, 1);
  EXPECT_EQ(disclosed[0].most, 1);

  // No primary suppression: it is simply there.
  disclosed = disclosed_cells(small_table({1, 20, 30, 40}), threshold);
  ASSERT_EQ(disclosed.size(), 1u);

  // Two withheld in a row that together are few: both are known to be.
  count_table few = small_table({1, 2, 30, 40});
  few.at(1, 1).withheld = few.at(1, 2).withheld = few.at(2, 1).withheld = few.at(2, 2).withheld = true;
  EXPECT_FALSE(disclosed_cells(few, threshold).empty());
}

}  // namespace
}  // namespace uramost::publication
