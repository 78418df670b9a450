#include "intake/codebook.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "intake/category_words.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {
using testing::ElementsAre;

/// SYNTHETIC: a register with words of its own.
const std::string own_words =
    "external_id,date,lat,lon,category,stage\n"
    "1,2024-01-01,42.89,20.86,KD 208,evidentirano\n2,2024-01-02,42.89,20.86,KD 208,\n"
    "3,2024-01-03,42.89,20.86,KD 208,\n4,2024-01-04,42.89,20.86,krađa,\n"
    "5,2024-01-05,42.89,20.86,napad na Petra,\n";

class Codebook : public scratch_register {
 protected:
  static import_options of(const std::string& source, std::optional<column_mapping> mapping = {}) {
    return {.source = source, .mapping = std::move(mapping), .reading = {}};
  }
  codebook codes(const std::string& source = "ngo") { return read_codebook(reg(), source); }
  static const code_word& word(const std::vector<code_word>& of, const std::string& wanted) {
    for (const code_word& each : of)
      if (each.word == wanted) return each;
    throw error(error_kind::not_found, "there is no word " + wanted);
  }
};

TEST_F(Codebook, HasTheWordsOfARegisterWithTheirNumberAndMeaning) {
  take_csv(own_words, of("ngo"));
  const codebook ngo = codes();
  ASSERT_EQ(ngo.categories.size(), 2u) << "a word of one row that is no code may be of a person";
  EXPECT_EQ(ngo.categories[0].word, "KD 208");
  EXPECT_EQ(ngo.categories[0].rows, 3u);
  EXPECT_EQ(ngo.categories[0].means, "");
  EXPECT_EQ(word(ngo.categories, "krađa").means, "theft");
  EXPECT_EQ(word(ngo.categories, "krađa").imported_as, "theft");
  ASSERT_EQ(ngo.stages.size(), 1u);
  EXPECT_EQ(ngo.stages[0].means, "registered");
  EXPECT_TRUE(codes("police").categories.empty());
}

TEST_F(Codebook, RemembersWhatIsSaidForThatRegisterAlone) {
  take_csv(own_words, of("ngo"));
  say_codes(reg(), "ngo", {{"KD 208", "threat"}}, {}, "ana");
  EXPECT_EQ(word(codes().categories, "KD 208").means, "threat");
  EXPECT_EQ(word(codes().categories, "KD 208").imported_as, "") << "these rows are still `other`";
  EXPECT_EQ(stored().at("1").category, "other");

  const auto again = take_csv(own_words, of("ngo"));
  EXPECT_EQ(again.updated, 3u);
  EXPECT_EQ(stored().at("1").category, "threat");
  EXPECT_EQ(reg().records().history(stored().at("1").id).size(), 1u) << "what it was stays to be read";
  EXPECT_EQ(word(codes().categories, "KD 208").imported_as, "threat");
  EXPECT_EQ(take_csv(own_words, of("police")).unknown_categories.at("KD 208"), 3u);

  say_codes(reg(), "ngo", {{"KD 208", std::nullopt}}, {}, "ana");
  EXPECT_EQ(word(codes().categories, "KD 208").means, "");
}

TEST_F(Codebook, RemembersTheMappingOfAnImport) {
  column_mapping mapping;
  mapping.categories["KD 208"] = "fraud";
  take_csv(own_words, of("ngo", mapping));
  open();
  EXPECT_TRUE(word(codes().categories, "KD 208").is_said);
  EXPECT_EQ(take_csv(own_words, of("ngo")).unchanged, 5u) << "also without saying it again";
}

TEST_F(Codebook, KeepsNothingOfAColumnThatIsText) {
  std::string csv = "external_id,date,lat,lon,category\n";
  for (int i = 0; i < 201; ++i)
    csv += std::to_string(i) + ",2024-01-01,42.89,20.86,synthetic sentence " + std::to_string(i) + "\n";
  take_csv(csv, of("ngo"));
  EXPECT_TRUE(codes().categories.empty());
}

TEST_F(Codebook, RefusesCodesThatAreNoneOfOurs) {
  const auto field = [&](const said_codes& categories, const said_codes& stages) {
    try {
      say_codes(reg(), "ngo", categories, stages, "ana");
    } catch (const error& why) {
      return why.field();
    }
    return std::string("none");
  };
  EXPECT_EQ(field({{"KD 208", "dancing"}}, {}), "categories");
  EXPECT_EQ(field({}, {{"x", "dancing"}}), "stages");
  EXPECT_EQ(field({{std::string(61, 'x'), "theft"}}, {}), "categories");
  EXPECT_EQ(field({{" ", "theft"}}, {}), "categories");
  EXPECT_TRUE(codes().categories.empty());
}

TEST_F(Codebook, ShowsTheWordsOfAFileBeforeItsImport) {
  column_mapping mapping;
  mapping.categories = {{"KD 208", "fraud"}, {"KD 999", "theft"}};
  const codebook found = read_codebook(file("x.csv", own_words), {}, mapping);
  ASSERT_EQ(found.categories.size(), 3u) << "not what was said of words that it has not";
  EXPECT_EQ(found.categories[0].means, "fraud");
  EXPECT_EQ(word(found.categories, "napad na Petra").suggestion, "assault") << "'napad' is one of its words";
}

TEST(CategoryWords, SuggestWhatIsCalledAlike) {
  const category_words words(built_in_taxonomy(), {});
  const auto nearest = [&](const char* word) {
    const category* found = words.nearest(word);
    return found ? found->code : std::string();
  };
  EXPECT_EQ(nearest("krivično delo teška krađa u pokušaju"), "theft");
  EXPECT_EQ(nearest("vandalisam"), "property_damage");
  EXPECT_EQ(nearest("ubisvo"), "homicide");
  EXPECT_EQ(nearest("KD 208"), "");
  EXPECT_EQ(nearest(""), "");
}

}  // namespace
}  // namespace uramost::intake
