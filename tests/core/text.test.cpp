#include "core/text.hpp"

#include <gmock/gmock.h>

namespace uramost {
namespace {

TEST(Split, KeepsEmptyParts) {
  EXPECT_THAT(split("a,,b,", ','), testing::ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), testing::ElementsAre(""));
}

TEST(Trim, TakesBlanksOfEveryKindOffBothEnds) {
  EXPECT_EQ(trim("\xEF\xBB\xBF \xC2\xA0 Zveçan e Vogël\t\r\n"), "Zveçan e Vogël");
  EXPECT_EQ(trim(" \t "), "");
}

TEST(ParseNumber, TakesOnlyWholeFiniteNumbers) {
  EXPECT_EQ(parse_number(" +42.5 "), 42.5);
  EXPECT_EQ(parse_number("-1e3"), -1000);
  for (const char* text : {"", " ", "42,5", "1x", "nan", "inf", "-inf", "0x10", "--1", "1e999"})
    EXPECT_FALSE(parse_number(text)) << text;
  EXPECT_EQ(parse_integer("-74410"), -74410);
  for (const char* text : {"", "1.5", "99999999999999999999", "1 2"})
    EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(IsUtf8, RefusesOverlongFormsSurrogatesAndStrayBytes) {
  for (const char* text : {"", "plain", "ëčćđž", "Звечан", "日本", "\xF0\x9F\x8C\x8D"})
    EXPECT_TRUE(is_utf8(text)) << text;
  for (const char* text :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "\x80", "a\xC4", "\xE2\x82"})
    EXPECT_FALSE(is_utf8(text));
}

TEST(ToText, GivesTheShortestTextThatReadsBack) {
  for (double number : {0.1, 42.895, 20.8655, -1e-9, 1e21, 0.30000000000000004})
    EXPECT_EQ(parse_number(to_text(number)), number);
  EXPECT_EQ(to_text(42.80), "42.8");
}

}  // namespace
}  // namespace uramost
