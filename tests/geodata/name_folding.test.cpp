#include "geodata/name_folding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "geodata/edit_distance.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/name_forms.hpp"
#include "geodata/place_text.hpp"
#include "geodata/place_words.hpp"

namespace uramost::geodata {
namespace {

using testing::Contains;
using testing::ElementsAre;

TEST(NameFolding, LeavesSignsAndCaseToThoseWhoWantThem) {
  EXPECT_EQ(to_lower_case("ŽITKOVAC, Лепосавић 100%_"), "žitkovac, лепосавић 100%_");
  EXPECT_EQ(without_accents("Leposavić, ЗВЕЧАН; Đ ё\\_% Ç"), "Leposavic, ZVECAN; Dj ё\\_% C");
  EXPECT_EQ(without_accents("Zvec\u030Can"), "Zvecan");
  EXPECT_EQ(without_accents(""), "");
}

TEST(NameFolding, KeepsAccentsButNeitherCaseNorScript) {
  EXPECT_EQ(fold_case_and_script("ЛЕПОСАВИЋ"), "leposavić");
  EXPECT_EQ(fold_case_and_script("Зубин Поток"), "zubin potok");
  EXPECT_EQ(fold_case_and_script("Skënderaj"), "skënderaj");
  EXPECT_EQ(fold_case_and_script("Ðeneral Janković"), "đeneral janković") << "eth written for đ";
}

TEST(NameFolding, ReadsDecomposedAccentsAsComposedOnes) {
  EXPECT_EQ(fold_case_and_script("Zvec\u030Can"), "zvečan");
  EXPECT_EQ(fold_case_and_script("Mitrovice\u0308"), "mitrovicë");
  EXPECT_EQ(fold_accents("Zvec\u030Can"), "zvecan");
}

TEST(NameFolding, FoldsToPlainLetters) {
  EXPECT_EQ(fold_accents("Đakovica"), "djakovica");
  EXPECT_EQ(fold_accents("Ђаковица"), "djakovica");
  EXPECT_EQ(fold_accents("Mitrovicë e Veriut"), "mitrovice e veriut");
  EXPECT_EQ(fold_accents("Fushë-Kosova"), "fushe kosova");
  EXPECT_EQ(fold_accents("Qaf’ e Prushit"), "qaf e prushit");
  EXPECT_EQ(fold_accents("  ,, "), "");
}

TEST(NameFolding, FoldsSpellingsOfOneSoundTogether) {
  const auto sound = [](std::string_view name) { return fold_spelling(fold_accents(name)); };
  EXPECT_EQ(sound("Leposaviq"), sound("Leposavić"));
  EXPECT_EQ(sound("Zvechan"), sound("Zveçan"));
  EXPECT_EQ(sound("Dakovica"), sound("Đakovica"));
  EXPECT_EQ(sound("Djakovica"), sound("Ђаковица"));
  EXPECT_EQ(sound("Zhazhë"), sound("Žaže"));
  EXPECT_EQ(sound("Taraxhë"), sound("Taradže"));
  EXPECT_EQ(sound("Vallaq"), sound("Valać"));
  EXPECT_EQ(sound("Gjenerali"), sound("Đenerali"));
  EXPECT_NE(sound("Banja"), sound("Bania"));
}

TEST(NameFolding, SurvivesOtherScriptsAndBrokenBytes) {
  EXPECT_EQ(fold_accents("\xFF\xFE"), "");
  EXPECT_NE(fold_accents("Αθήνα"), "") << "letters of other alphabets must not vanish";
  EXPECT_EQ(fold_accents("\xC4"), "");
}

/// The standard's own transliterator, for the table's Cyrillic names.
TEST(NameFolding, LatinisesCyrillicAsTheBgnStandardDoes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> bgn(
      icu::Transliterator::createInstance("Serbian-Latin/BGN; Lower; NFC", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  int compared = 0;
  for (const place& each : built_in_gazetteer().places()) {
    const std::string& cyrillic = each.name.sr_cyrl;
    if (cyrillic.find_first_of("-()., 0123456789") != std::string::npos || cyrillic.empty()) continue;
    auto text = icu::UnicodeString::fromUTF8(cyrillic);
    bgn->transliterate(text);
    std::string expected;
    text.toUTF8String(expected);
    EXPECT_EQ(fold_case_and_script(cyrillic), expected);
    ++compared;
  }
  EXPECT_GT(compared, 1500);
}

TEST(NameFolding, WritesSerbianCyrillic) {
  EXPECT_EQ(to_cyrillic("Jagnjenica"), "Јагњеница");
  EXPECT_EQ(to_cyrillic("Ljubovac"), "Љубовац");
  EXPECT_EQ(to_cyrillic("Taradža"), "Тараџа");
  EXPECT_EQ(to_cyrillic("Đeneral Janković"), "Ђенерал Јанковић");
  EXPECT_EQ(to_cyrillic("Bukovik - Capar"), "Буковик - Цапар");
}

TEST(EditDistance, CountsEditsAndExchanges) {
  EXPECT_EQ(edit_distance("banjska", "banjska", 2), 0);
  EXPECT_EQ(edit_distance("banjksa", "banjska", 2), 1) << "neighbours exchanged";
  EXPECT_EQ(edit_distance("bajska", "banjska", 2), 1);
  EXPECT_EQ(edit_distance("banjsska", "banjska", 2), 1);
  EXPECT_EQ(edit_distance("", "ab", 2), 2);
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3) << "above the limit";
  EXPECT_EQ(edit_distance(std::string(1000, 'a'), std::string(1000, 'a'), 2), 3) << "too long to compare";
}

TEST(NameForms, FindTheNominativeOfSerbianCases) {
  EXPECT_THAT(base_forms("zvecanu"), Contains("zvecan"));
  EXPECT_THAT(base_forms("leska"), Contains("lesak"));
  EXPECT_THAT(base_forms("gracanici"), Contains("gracanica"));
  EXPECT_THAT(base_forms("banjskoj"), Contains("banjska"));
  EXPECT_THAT(base_forms("zubinom"), Contains("zubin"));
  EXPECT_THAT(base_forms("donjeg"), Contains("donje"));
  EXPECT_THAT(base_forms("reci"), Contains("reka"));
  EXPECT_THAT(base_forms("decanima"), Contains("decani"));
}

TEST(NameForms, FindTheIndefiniteFormOfAlbanianOnes) {
  EXPECT_THAT(base_forms("zvecanit"), Contains("zvecan"));
  EXPECT_THAT(base_forms("mitrovices"), Contains("mitrovice"));
  EXPECT_THAT(base_forms("mitrovices"), Contains("mitrovica"));
  EXPECT_THAT(base_forms("vushtrrise"), Contains("vushtrri"));
  EXPECT_THAT(base_forms("ferizajt"), Contains("ferizaj"));
}

TEST(NameForms, LeaveShortWordsAlone) {
  EXPECT_TRUE(base_forms("pec").empty());
  EXPECT_TRUE(base_forms("").empty());
}

TEST(PlaceText, CutsAtPunctuationAndSpacedDashesOnly) {
  const place_words roles;
  std::vector<std::string> words;
  std::vector<bool> breaks;
  for (const auto& word : words_of("Fushë-Kosova, K. Mitrovica – u Zvečanu (Banjska)", roles)) {
    words.push_back(word.plain);
    breaks.push_back(word.breaks_before);
  }
  EXPECT_THAT(words, ElementsAre("fushe", "kosova", "k", "mitrovica", "u", "zvecanu", "banjska"));
  EXPECT_THAT(breaks, ElementsAre(true, false, true, false, true, false, true));
}

TEST(PlaceText, KnowsWordsAroundNames) {
  const place_words roles;
  EXPECT_EQ(roles.role_of("kod"), word_role::near);
  EXPECT_EQ(roles.role_of("komuna"), word_role::municipality);
  EXPECT_EQ(roles.role_of("12"), word_role::generic);
  EXPECT_EQ(roles.role_of("banjska"), std::nullopt);
}

}  // namespace
}  // namespace uramost::geodata
