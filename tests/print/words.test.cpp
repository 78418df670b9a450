#include "print/words.hpp"

#include <gtest/gtest.h>

#include "core/text.hpp"
#include "geodata/name_folding.hpp"

namespace uramost::print {
namespace {

TEST(Words, AreInEveryLanguage) {
  for (int i = 0; i < static_cast<int>(word::count); ++i)
    for (const language each : all_languages) EXPECT_FALSE(in(each, static_cast<word>(i)).empty()) << i;
}

TEST(Words, AreTheSameSerbianInBothScripts) {
  for (int i = 0; i < static_cast<int>(word::count); ++i) {
    const auto latin = split(in(language::sr_latn, static_cast<word>(i)), ' ');
    const auto cyrillic = split(in(language::sr_cyrl, static_cast<word>(i)), ' ');
    ASSERT_EQ(latin.size(), cyrillic.size()) << i;
    // Units, licences and names of others stay as they are.
    for (std::size_t k = 0; k < latin.size(); ++k) {
      const bool is_kept = latin[k] == cyrillic[k] || cyrillic[k].ends_with("km²");
      EXPECT_TRUE(is_kept || geodata::to_cyrillic(std::string(latin[k])) == cyrillic[k]) << cyrillic[k];
    }
  }
}

TEST(Words, NumberPages) {
  EXPECT_EQ(page_of(language::en, 2, 5), "Page 2 of 5");
  EXPECT_EQ(page_of(language::sq, 2, 5), "Faqja 2 nga 5");
  EXPECT_EQ(page_of(language::sr_cyrl, 2, 5), "Страна 2 од 5");
}

TEST(Words, NameDaysFromMonday) {
  EXPECT_EQ(weekday(language::en, 1), "Mon");
  EXPECT_EQ(weekday(language::sr_cyrl, 7), "нед");
  EXPECT_EQ(weekday(language::sq, 3), "Mër");
}

}  // namespace
}  // namespace uramost::print
