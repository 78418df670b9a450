#include "intake/made_ahead.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace uramost::intake {
namespace {

TEST(MadeAhead, GivesEveryValueInOrderAndThenNothing) {
  made_ahead<int> numbers(3,
                          [next = 0]() mutable { return next < 100 ? std::optional(next++) : std::nullopt; });
  for (int expected = 0; expected < 100; ++expected) EXPECT_EQ(numbers.next(), expected);
  EXPECT_EQ(numbers.next(), std::nullopt);
  EXPECT_EQ(numbers.next(), std::nullopt);
}

TEST(MadeAhead, ThrowsWhatMakingThrewAfterTheValuesBefore) {
  made_ahead<int> numbers(2, [next = 0]() mutable -> std::optional<int> {
    if (next == 5) throw std::runtime_error("broken");
    return next++;
  });
  for (int expected = 0; expected < 5; ++expected) EXPECT_EQ(numbers.next(), expected);
  EXPECT_THROW(numbers.next(), std::runtime_error);
}

TEST(MadeAhead, MakesNoMoreThanAFewAheadAndEndsWhenNobodyTakesAny) {
  std::atomic<int> made = 0;
  {
    made_ahead<int> numbers(4, [&] { return std::optional(++made); });
    EXPECT_EQ(numbers.next(), 1);
  }
  EXPECT_LE(made, 1 + 4 + 1) << "taken, waiting, and the one that found no room";
}

TEST(MadeAhead, HandsOverWhatCannotBeCopied) {
  made_ahead<std::unique_ptr<int>> numbers(
      1, [left = std::make_unique<int>(2)]() -> std::optional<std::unique_ptr<int>> {
        if (*left == 0) return std::nullopt;
        return std::make_unique<int>((*left)--);
      });
  EXPECT_EQ(**numbers.next(), 2);
  EXPECT_EQ(**numbers.next(), 1);
  EXPECT_EQ(numbers.next(), std::nullopt);
}

}  // namespace
}  // namespace uramost::intake
