#include "intake/folded_words.hpp"

#include <gtest/gtest.h>

namespace uramost::intake {
namespace {

TEST(FoldedWords, MakesOneWordOfAllSpellings) {
  for (const char* word : {"krađa", "KRAĐA", "Krađa", "kradja", "krada", "крађа", "КРАЂА", "krada\xCC\x81"})
    EXPECT_EQ(folded_words(word), "krada") << word;
  for (const char* word : {"Përshkrimi", "PËRSHKRIMI", "pershkrimi", "pe\xCC\x88rshkrimi"})
    EXPECT_EQ(folded_words(word), "pershkrimi") << word;
}

TEST(FoldedWords, KeepsWordsApartWhateverStandsBetween) {
  EXPECT_EQ(folded_words("  Geogr. širina (WGS-84) "), "geogr sirina wgs 84");
  EXPECT_EQ(folded_words("Географска ширина"), "geografska sirina");
  EXPECT_EQ(folded_words("time_precision"), "time precision");
  EXPECT_EQ(folded_words("a–b\xC2\xA0"
                         "c"),
            "a b c");
}

TEST(FoldedWords, WritesCyrillicDigraphsInTwoLetters) {
  EXPECT_EQ(folded_words("Љубовић, Његош, Џоџићи"), "ljubovic njegos dzodzici");
}

TEST(FoldedWords, SurvivesBytesThatAreNotText) {
  EXPECT_EQ(folded_words("\xFF\xFE"), "");
  EXPECT_EQ(folded_words("a\xC4"), "a");
  EXPECT_EQ(folded_words(std::string("a\0b", 3)), "a b");
  EXPECT_EQ(folded_words(""), "");
  EXPECT_EQ(folded_words("\xE4\xB8\xAD"), "\xE4\xB8\xAD") << "other scripts stay";
}

}  // namespace
}  // namespace uramost::intake
