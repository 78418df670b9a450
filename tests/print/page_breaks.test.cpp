#include "print/page_breaks.hpp"

#include <gtest/gtest.h>

namespace uramost::print {
namespace {

TEST(PageBreaks, FillAPageBeforeTheNext) {
  const auto places = break_pages(std::vector<piece>(5, {.height = 40, .space_before = 5}), 100);
  EXPECT_EQ(places[0].top, 0);
  EXPECT_EQ(places[1].top, 45);
  EXPECT_EQ(places[2].page, 1U);
  EXPECT_EQ(places[2].top, 0);  // no space above the first one of a page
  EXPECT_EQ(places[4].page, 2U);
}

TEST(PageBreaks, KeepAHeadingWithWhatItHeads) {
  const std::vector<piece> pieces{{.height = 70}, {.height = 20, .keeps_next = true}, {.height = 20}};
  const auto places = break_pages(pieces, 100);
  EXPECT_EQ(places[1].page, 1U);
  EXPECT_EQ(places[2].page, 1U);
}

TEST(PageBreaks, GiveUpKeepingTogetherWhatFitsNoPage) {
  const std::vector<piece> pieces{{.height = 30}, {.height = 60, .keeps_next = true}, {.height = 60}};
  const auto places = break_pages(pieces, 100);
  EXPECT_EQ(places[1].page, 0U);
  EXPECT_EQ(places[2].page, 1U);
}

TEST(PageBreaks, GiveWhatIsHigherThanAPageOneToItself) {
  const std::vector<piece> pieces{{.height = 10}, {.height = 500}, {.height = 10}};
  const auto places = break_pages(pieces, 100);
  EXPECT_EQ(places[1].page, 1U);
  EXPECT_EQ(places[2].page, 2U);
}

TEST(PageBreaks, LeaveRoomForRepeatedHeadings) {
  const std::vector<piece> pieces(4, {.height = 40, .repeated_height = 15});
  const auto places = break_pages(pieces, 100);
  EXPECT_TRUE(places[0].repeats_heading);
  EXPECT_EQ(places[0].top, 15);
  EXPECT_FALSE(places[1].repeats_heading);
  EXPECT_EQ(places[1].top, 55);
  EXPECT_EQ(places[2].page, 1U);
  EXPECT_TRUE(places[2].repeats_heading);
}

TEST(PageBreaks, AreNoneInNothing) { EXPECT_TRUE(break_pages({}, 100).empty()); }

}  // namespace
}  // namespace uramost::print
