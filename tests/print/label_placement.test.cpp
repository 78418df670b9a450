#include "print/label_placement.hpp"

#include <gtest/gtest.h>

#include <random>

namespace uramost::print {
namespace {

constexpr rectangle frame{0, 0, 300, 200};

TEST(LabelPlacement, PutsALoneNameToTheRightOfItsPoint) {
  const std::vector<label_wish> wishes{{.at = {100, 100}, .width = 40, .height = 10, .gap = 3}};
  const auto places = place_labels(wishes, frame, {});
  ASSERT_TRUE(places[0]);
  EXPECT_DOUBLE_EQ(places[0]->x, 103);
  EXPECT_DOUBLE_EQ(places[0]->y, 95);
}

TEST(LabelPlacement, TurnsAwayFromTheEdge) {
  const std::vector<label_wish> wishes{{.at = {290, 100}, .width = 40, .height = 10, .gap = 3}};
  const auto places = place_labels(wishes, frame, {});
  ASSERT_TRUE(places[0]);
  EXPECT_DOUBLE_EQ(places[0]->right(), 287);
}

TEST(LabelPlacement, LeavesANameOutThatHasNoPlace) {
  const std::vector<label_wish> wishes{{.at = {100, 100}, .width = 400, .height = 10, .gap = 3},
                                       {.at = {100, 100}, .width = 40, .height = 10, .is_centred = true}};
  const rectangle taken{90, 90, 20, 20};
  const auto places = place_labels(wishes, frame, {&taken, 1});
  EXPECT_FALSE(places[0]);
  EXPECT_FALSE(places[1]);
}

TEST(LabelPlacement, NeverPutsOneNameOnAnother) {
  std::mt19937 random(7);
  std::uniform_real_distribution<> part(0, 1);
  std::vector<label_wish> wishes;
  for (int i = 0; i < 300; ++i)
    wishes.push_back({.at = {300 * part(random), 200 * part(random)},
                      .width = 10 + 40 * part(random),
                      .height = 8 + 10 * part(random),
                      .gap = 4 * part(random),
                      .is_centred = i % 5 == 0});
  const std::vector<rectangle> taken{{10, 150, 90, 40}, {270, 5, 25, 35}};
  const auto places = place_labels(wishes, frame, taken);
  ASSERT_EQ(places.size(), wishes.size());
  std::size_t placed = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    ++placed;
    EXPECT_TRUE(frame.contains(*places[i]));
    for (const rectangle& box : taken) EXPECT_FALSE(box.overlaps(*places[i]));
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(places[j] && places[j]->overlaps(*places[i])) << i << ' ' << j;
  }
  EXPECT_GT(placed, 30U);
}

}  // namespace
}  // namespace uramost::print
