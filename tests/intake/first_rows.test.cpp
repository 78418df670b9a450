#include "intake/first_rows.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace uramost::intake {
namespace {

TEST(FirstRows, RemembersTheFirstOfEveryKeyAsAMapDoes) {
  std::mt19937_64 random(7);
  std::map<std::uint64_t, std::uint64_t> lines;
  first_rows seen;
  for (std::uint64_t line = 1; line <= 50'000; ++line) {
    const std::uint64_t key = 1 + random() % 20'000;  // neighbours in the table, and repetitions
    const auto [known, is_new] = lines.emplace(key, line);
    const first_rows::entry& first = seen.find_or_add(key, key * 3, line);
    ASSERT_EQ(first.line, known->second);
    ASSERT_EQ(first.content, key * 3);
  }
}

TEST(FirstRows, TakesTheHashZero) {
  first_rows seen;
  EXPECT_EQ(seen.find_or_add(0, 5, 1).line, 1u);
  EXPECT_EQ(seen.find_or_add(0, 6, 2).line, 1u);
}

}  // namespace
}  // namespace uramost::intake
