#include "study/words.hpp"

#include <gtest/gtest.h>

#include "study/method.hpp"

namespace uramost::study {
namespace {

TEST(words, are_there_for_every_method_and_parameter_in_all_languages) {
  for (const method& each : methods())
    for (const language in : all_languages) {
      const auto words = words_of_method(each.id, in);
      EXPECT_FALSE(words.name.empty());
      EXPECT_FALSE(words.summary.empty());
      EXPECT_FALSE(words.source.empty());
      EXPECT_NE(word("families", each.family, in), each.family);
      for (const parameter& one : each.parameters) {
        EXPECT_FALSE(words_of_parameter(one.name, in).label.empty()) << one.name;
        EXPECT_FALSE(words_of_parameter(one.name, in).explained.empty()) << one.name;
        for (const std::string& choice : one.choices) EXPECT_NE(word("choices", choice, in), choice);
      }
    }
}

TEST(words, in_cyrillic_are_the_latin_ones_but_for_names_and_symbols) {
  EXPECT_EQ(word("classes", "hot_99", language::sr_latn), "Žarište, 99 %");
  EXPECT_EQ(word("classes", "hot_99", language::sr_cyrl), "Жариште, 99 %");
  EXPECT_EQ(words_of_method("gi-star", language::sr_cyrl).name, "Жаришта (Getis-Ord Gi*)");
  EXPECT_EQ(words_of_method("gi-star", language::sr_latn).name, "Žarišta (Getis-Ord Gi*)");
}

TEST(words, keep_the_places_of_values_in_every_language) {
  for (const language in : all_languages)
    EXPECT_NE(word("caveats", "few", in).find("{1}"), std::string::npos);
}

TEST(words, that_are_unknown_are_their_code) {
  EXPECT_EQ(word("columns", "never heard", language::sq), "never heard");
}

}  // namespace
}  // namespace uramost::study
