#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <set>

#include "core/error.hpp"
#include "intake/category_words.hpp"
#include "intake/column_mapping.hpp"
#include "intake/taxonomy_file.hpp"

namespace uramost::intake {
namespace {

std::string code_of(std::string_view word) {
  static const category_words words(built_in_taxonomy(), {});
  const category* found = words.find(word);
  return found ? found->code : "(unknown)";
}

std::string field_of_refusal(std::string_view toml) {
  try {
    parse_taxonomy(toml);
  } catch (const error& refused) {
    return refused.field();
  }
  return "(accepted)";
}

TEST(Taxonomy, GivesEveryCategoryFourNamesASeverityAndAGroup) {
  const taxonomy& ours = built_in_taxonomy();
  EXPECT_GE(ours.categories.size(), 35u);
  for (const category& each : ours.categories) {
    EXPECT_TRUE(each.severity >= 1 && each.severity <= 5) << each.code;
    for (const std::string* name : {&each.name.sq, &each.name.sr_latn, &each.name.sr_cyrl, &each.name.en})
      EXPECT_FALSE(name->empty()) << each.code;
    EXPECT_TRUE(
        std::any_of(ours.groups.begin(), ours.groups.end(), [&](auto& g) { return g.code == each.group; }));
  }
}

TEST(Taxonomy, IsInTheDocumentationAsItIs) {
  std::ifstream file(URAMOST_DOCS "/TAXONOMY.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const category& each : built_in_taxonomy().categories)
    EXPECT_THAT(text,
                testing::HasSubstr("| `" + each.code + "` | " + std::to_string(each.severity) + " | " +
                                   (each.confidential ? "P2" : "") + " | " + each.name.en + " | " +
                                   each.name.sq + " | " + each.name.sr_latn + " · " + each.name.sr_cyrl));
}

TEST(Taxonomy, FindsACategoryByItsNameInEveryLanguage) {
  for (const category& each : built_in_taxonomy().categories)
    for (const std::string* name :
         {&each.code, &each.name.sq, &each.name.sr_latn, &each.name.sr_cyrl, &each.name.en})
      EXPECT_EQ(code_of(*name), each.code) << *name;
}

TEST(Taxonomy, KnowsTheWordsOfRegisters) {
  const std::vector<std::pair<std::string, std::string>> words{{"krađa", "theft"},
                                                               {"КРАЂА", "theft"},
                                                               {"kradja", "theft"},
                                                               {"vjedhje", "theft"},
                                                               {"theft", "theft"},
                                                               {"oštećenje imovine", "property_damage"},
                                                               {"dëmtim prone", "property_damage"},
                                                               {"demtim prone", "property_damage"},
                                                               {"property damage", "property_damage"},
                                                               {"saobraćajna nezgoda", "traffic_accident"},
                                                               {"саобраћајна незгода", "traffic_accident"},
                                                               {"aksident trafiku", "traffic_accident"},
                                                               {"traffic accident", "traffic_accident"},
                                                               {"uznemiravanje", "harassment"},
                                                               {"ngacmim", "harassment"},
                                                               {"harassment", "harassment"},
                                                               {"kamenovanje", "stoning"},
                                                               {"gjuajtje me gurë", "stoning"},
                                                               {"stoning", "stoning"},
                                                               {"napad", "assault"},
                                                               {"sulm", "assault"},
                                                               {"assault", "assault"},
                                                               {"attack_on_police", "attack_on_police"},
                                                               {"public_order", "public_order"},
                                                               {"arson", "arson"},
                                                               {"homicide", "homicide"},
                                                               {"explosion", "explosion"}};
  for (const auto& [word, code] : words) EXPECT_EQ(code_of(word), code) << word;
}

TEST(Taxonomy, NeitherGuessesNorLosesAWordItDoesNotKnow) {
  EXPECT_EQ(code_of("krađa snova"), "(unknown)");
  EXPECT_EQ(code_of(""), "other");
  EXPECT_EQ(code_of(" - "), "other");
}

TEST(Taxonomy, PutsTheRegistersOwnWordsFirst) {
  const category_words words(built_in_taxonomy(), {{"Napad", "public_order"}, {"KU 203", "theft"}});
  EXPECT_EQ(words.find("NAPAD")->code, "public_order");
  EXPECT_EQ(words.find("ku-203")->code, "theft");
  EXPECT_THROW(category_words(built_in_taxonomy(), {{"x", "no_such_code"}}), error);
}

TEST(Taxonomy, ProtectsWhatCanHurtItsVictims) {
  for (const char* code : {"harassment", "domestic_violence", "sexual_violence", "human_trafficking"})
    EXPECT_TRUE(built_in_taxonomy().find(code)->confidential) << code;
  for (const char* code : {"theft", "traffic_accident", "public_order"})
    EXPECT_FALSE(built_in_taxonomy().find(code)->confidential) << code;
}

TEST(TaxonomyFile, NamesTheKeyAtFault) {
  const std::string group = "[[group]]\ncode='other'\nname={sq='a',sr-Latn='b',sr-Cyrl='c',en='d'}\n";
  const auto entry = [](const std::string& code, const std::string& rest) {
    return "[[category]]\ncode='" + code + "'\nname={sq='" + code + "',sr-Latn='" + code + "',sr-Cyrl='" +
           code + "',en='" + code + "'}\n" + rest;
  };
  const std::string other = entry("other", "group='other'\nseverity=1\n");
  EXPECT_EQ(field_of_refusal(group + other), "(accepted)");
  EXPECT_EQ(field_of_refusal(other), "group");
  EXPECT_EQ(field_of_refusal(group + entry("theft", "group='other'\nseverity=1\n")), "category")
      << "no 'other'";
  EXPECT_EQ(field_of_refusal(group + other + entry("x", "group='none'\nseverity=1\n")), "group");
  EXPECT_EQ(field_of_refusal(group + other + entry("x", "group='other'\nseverity=6\n")), "severity");
  EXPECT_EQ(field_of_refusal(group + other + entry("x", "group='other'\nseverity=2\ncolour='red'\n")),
            "colour");
  EXPECT_EQ(field_of_refusal(group + other + entry("x", "group='other'\nseverity=2\nsynonyms=['OTHER']\n")),
            "synonyms");
  EXPECT_EQ(field_of_refusal(group + other + other), "code");
}

}  // namespace
}  // namespace uramost::intake
