#include "print/plain_text.hpp"

#include <gtest/gtest.h>

#include "core/text.hpp"

namespace uramost::print {
namespace {

TEST(PlainText, KeepsLettersOfEveryScript) {
  for (const char* text : {"Zveçan / Звечан", "ë Ç đ Ž ќ", "مرحبا", "日本", "<b>&amp;</b>", "𝒳 🚨", ""})
    EXPECT_EQ(plain_text(text), text);
}

TEST(PlainText, TakesControlsAndTurnsOfDirectionAway) {
  EXPECT_EQ(plain_text(std::string("a\0b\x01\x1b\x7f", 6)), "ab");
  EXPECT_EQ(plain_text("a\u202Eb\u2066c\u2069\u200F\uFEFFd\u0085"), "abcd\n");
}

TEST(PlainText, KnowsEveryLineEnd) {
  EXPECT_EQ(plain_text("a\r\nb\rc\nd\u2028e\u2029f\vg"), "a\nb\nc\nd\ne\nf\ng");
  EXPECT_EQ(plain_line("  a\r\nb\tc \n"), "a b c");
}

TEST(PlainText, IsWellFormedWhateverTheBytes) {
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string bytes{static_cast<char>(a), static_cast<char>(b), static_cast<char>(0x80), 'x'};
      ASSERT_TRUE(is_utf8(plain_text(bytes))) << a << ' ' << b;
    }
  EXPECT_EQ(plain_text("\xC3("), "\uFFFD(");
}

TEST(PlainText, IsShortenedBetweenCharacters) {
  EXPECT_EQ(shortened("Звечан", 6), "Звечан");
  EXPECT_EQ(shortened("Звечан", 3), "Зве…");
  EXPECT_EQ(shortened("🚨🚨", 1), "🚨…");
  EXPECT_EQ(shortened("", 0), "");
}

TEST(PlainText, CanBeBrokenHoweverLongItsWords) {
  const std::string forty(40, 'W');
  EXPECT_EQ(breakable(forty + " " + forty), forty + " " + forty);
  EXPECT_EQ(breakable(forty + forty + "Ж"), forty + "\u200B" + forty + "\u200BЖ");
  EXPECT_EQ(breakable(""), "");
}

}  // namespace
}  // namespace uramost::print
