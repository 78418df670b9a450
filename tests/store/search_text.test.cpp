#include <gmock/gmock.h>

#include "store/search_folding.hpp"
#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SearchFolding, MakesScriptsAndSpellingsEqual) {
  for (const char* text : {"Zvečan", "ZVEÇAN", "Звечан", "zvecan", "Zvec\u030Can"})
    EXPECT_EQ(fold_for_search(text), "zvecan") << text;
  for (const char* text : {"Đakovica", "Djakovica", "Ђаковица", "ĐAKOVICA", "dakovica"})
    EXPECT_EQ(fold_for_search(text), "dakovica") << text;
  EXPECT_EQ(fold_for_search("Љубовић, 3. мај"), "ljubovic 3 maj");
  EXPECT_EQ(fold_for_search("Gjilan-Preševë\tŽegra"), "gjilan preseve zegra");
}

TEST(SearchFolding, PartsWordsAtEverythingThatIsNoLetterOrDigit) {
  EXPECT_EQ(fold_for_search(""), "");
  EXPECT_EQ(fold_for_search(" \"*()-^:+{}' "), "");
  EXPECT_EQ(fold_for_search("„most“ – ura…2"), "most ura 2");
  EXPECT_EQ(fold_for_search(std::string_view("a\0b\xFFz\xC3", 6)), "a b z");
  EXPECT_EQ(fold_for_search("a ъ b × ь"), "a b");
  EXPECT_EQ(fold_for_search("東京 αβγ"), "東京 αβγ");
}

class search_text_test : public store_test {
 protected:
  incident_id add(const std::string& place, const std::string& narrative) {
    incident record = sample_incident(std::to_string(++count_));
    record.location.place_text = place;
    record.narrative = narrative;
    put(record);
    return record.id;
  }
  int count_ = 0;
};

TEST_F(search_text_test, FindsWordsInEitherScriptAndBothTexts) {
  const incident_id a = add("Zvečan", "Ukraden bicikl kod škole");
  const incident_id b = add("Зубин Поток", "Украден трактор код Бањске");
  const incident_id c = add("Mitrovicë", "U vodh një biçikletë pranë shkollës");
  EXPECT_THAT(store_->search_text("zvečan"), ElementsAre(a));
  EXPECT_THAT(store_->search_text("украден"), ElementsAre(a, b));
  EXPECT_THAT(store_->search_text("banjska"), IsEmpty());
  EXPECT_THAT(store_->search_text("Banjsk"), ElementsAre(b));
  EXPECT_THAT(store_->search_text("bicikl"), ElementsAre(a, c));
  EXPECT_THAT(store_->search_text("u"), ElementsAre(a, b, c));
  EXPECT_THAT(store_->search_text("skol kod"), ElementsAre(a));
  EXPECT_THAT(store_->search_text("ukraden mitrovice"), IsEmpty());
}

TEST_F(search_text_test, MatchesTheBeginningOfWordsOnly) {
  const incident_id a = add("most", "");
  EXPECT_THAT(store_->search_text("mo"), ElementsAre(a));
  EXPECT_THAT(store_->search_text("ost"), IsEmpty());
}

TEST_F(search_text_test, TakesOperatorsAndQuotesAsNothing) {
  const incident_id a = add("near the bridge", "AND OR NOT");
  for (const char* hostile :
       {"\"", "*", "bridge\"", "bridge*", "(bridge", "bridge)", "^bridge", "words:bridge", "-bridge",
        "NEAR(bridge", "bridge AND", "' OR 1=1 --", "\"\"\"\"", "{bridge} : x", "%", "_"})
    EXPECT_NO_THROW(store_->search_text(hostile)) << hostile;
  EXPECT_THAT(store_->search_text("\"bridge\" AND (near*"), ElementsAre(a));
  EXPECT_THAT(store_->search_text("not and or"), ElementsAre(a));
  EXPECT_THAT(store_->search_text(""), IsEmpty());
  EXPECT_THAT(store_->search_text(" ,;! "), IsEmpty());
  EXPECT_THAT(store_->search_text(std::string(100'000, 'x')), IsEmpty());
}

TEST_F(search_text_test, AsksManyWordsAtOnce) {
  const incident_id a = add("", "one two three");
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "one two ";
  EXPECT_THAT(store_->search_text(many), ElementsAre(a));
}

TEST_F(search_text_test, FollowsCorrections) {
  incident record = sample_incident("1");
  record.location.place_text = "old place";
  record.narrative = "old words stay";
  put(record);
  record.narrative = "new words stay";
  put(record);
  EXPECT_THAT(store_->search_text("old"), ElementsAre(record.id));
  record.location.place_text.clear();
  put(record);
  EXPECT_THAT(store_->search_text("old"), IsEmpty());
  EXPECT_THAT(store_->search_text("new stay"), ElementsAre(record.id));
  record.narrative.clear();
  put(record);
  EXPECT_THAT(store_->search_text("stay"), IsEmpty());
  record.narrative = "back";
  put(record);
  EXPECT_THAT(store_->search_text("back"), ElementsAre(record.id));
}

}  // namespace
}  // namespace uramost::store
