#include "intake/gender_words.hpp"

#include <gtest/gtest.h>

#include "../expect_error.hpp"

namespace uramost::intake {
namespace {

TEST(GenderWords, AreReadInEveryLanguageAndScript) {
  for (const char* word :
       {"female", "F", "Woman", "ženski", "Ženskog", "ž", "жена", "Ж", "femër", "FEMRA", "grua"})
    EXPECT_EQ(read_gender(word), affected_gender::female) << word;
  for (const char* word : {"male", "M", "Men", "muški", "мушки", "м", "mashkull", "Meshkuj", "djalë"})
    EXPECT_EQ(read_gender(word), affected_gender::male) << word;
  for (const char* word : {"mixed", "M/F", "m i ž", "мешовито", "të përziera"})
    EXPECT_EQ(read_gender(word), affected_gender::mixed) << word;
  for (const char* word : {"other", "drugo", "tjetër"})
    EXPECT_EQ(read_gender(word), affected_gender::other) << word;
}

TEST(GenderWords, SayNothingWhereNothingIsKnown) {
  for (const char* word : {"", " ", "-", "n/a", "unknown", "nepoznato", "непознато", "e panjohur"})
    EXPECT_EQ(read_gender(word), affected_gender::not_said) << word;
}

TEST(GenderWords, AreNotGuessed) {
  for (const char* word : {"x", "1", "fm?", "she", "gender"})
    EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { read_gender(word); }).field(), "gender") << word;
}

TEST(GenderWords, AreReadBackAsTheyAreWritten) {
  for (int i = 0; i <= static_cast<int>(affected_gender::mixed); ++i) {
    const auto gender = static_cast<affected_gender>(i);
    EXPECT_EQ(read_gender(to_string(gender)), gender);
  }
}

}  // namespace
}  // namespace uramost::intake
