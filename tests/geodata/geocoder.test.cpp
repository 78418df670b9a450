#include "geodata/geocoder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "geodata/municipality.hpp"

namespace uramost::geodata {
namespace {

using testing::HasSubstr;
using testing::UnorderedElementsAre;

const geocoder& built_in() {
  static const geocoder made(built_in_gazetteer(), built_in_boundaries());
  return made;
}

geocode_answer geocode(std::string_view text) { return built_in().geocode(text); }

std::string_view word(geocode_status status) {
  return status == geocode_status::resolved    ? "resolved"
         : status == geocode_status::ambiguous ? "ambiguous"
                                               : "not found";
}

/// "resolved 30 Zvečan", "ambiguous 15 38" (municipalities of the best candidates), "not found".
std::string summary(std::string_view text) {
  const auto answer = geocode(text);
  std::string out(word(answer.status));
  if (answer.status == geocode_status::resolved)
    return out + ' ' + answer.candidates[0].municipality.value + ' ' + answer.candidates[0].name.sr_latn;
  std::vector<std::string> codes;
  for (const auto& each : answer.candidates)
    if (each.score * 3 > answer.candidates[0].score) codes.push_back(each.municipality.value);
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  for (const auto& code : codes) out += ' ' + code;
  return out;
}

struct expectation {
  std::string_view text;
  std::string_view summary;
};

void expect_all(std::initializer_list<expectation> all) {
  for (const auto& each : all) EXPECT_EQ(summary(each.text), each.summary) << each.text;
}

TEST(GeocoderFinds, AlbanianForms) {
  expect_all({{"Zveçan", "resolved 30 Zvečan"},
              {"Zveçani", "resolved 30 Zvečan"},
              {"Zveçanit", "resolved 30 Zvečan"},
              {"afër Zveçanit", "resolved 30 Zvečan"},
              {"në Leposaviq", "resolved 12 Leposavić"},
              {"Leposaviqi", "resolved 12 Leposavić"},
              {"Prishtina", "resolved 20 Priština"},
              {"në Prishtinë", "resolved 20 Priština"},
              {"Vushtrrisë", "resolved 28 Vučitrn"},
              {"Ferizajt", "resolved 03 Uroševac"},
              {"Hanit të Elezit", "resolved 32 Đeneral Janković"},
              {"mbi Zveçan", "resolved 30 Zvečan"},
              {"përballë Leposaviqit", "resolved 12 Leposavić"},
              {"Jashanica", "ambiguous 11 12 18"},
              {"Jarinjë", "resolved 12 Jarinje"},
              {"Kërnjini i Ultë", "resolved 12 Donji Krnjin"},
              {"Rudar i Madh", "resolved 30 Veliko Rudare"}});
}

TEST(GeocoderFinds, SerbianForms) {
  expect_all({{"u Zvečanu", "resolved 30 Zvečan"},
              {"ЗВЕЧАН", "resolved 30 Zvečan"},
              {"kod Leposavića", "resolved 12 Leposavić"},
              {"у Зубином Потоку", "resolved 29 Zubin Potok"},
              {"blizu Jarinja", "resolved 12 Jarinje"},
              {"kod Donjeg Jarinja", "resolved 12 Donje Jarinje"},
              {"u Lešku", "resolved 12 Lešak"},
              {"u Gračanici", "resolved 31 Gračanica"},
              {"u Suvoj Reci", "resolved 26 Suva Reka"},
              {"u Peći", "resolved 18 Peć"},
              {"Dečana", "resolved 01 Dečani"},
              {"nad Zvečanom", "resolved 30 Zvečan"},
              {"испод Лешка", "resolved 12 Lešak"},
              {"из Гркајаца", "resolved 12 Grkajci"},
              {"u Kosovu Polju", "resolved 04 Kosovo Polje"},
              {"из Бањске", "ambiguous 28 30"},
              {"u Banjskoj", "ambiguous 28 30"}});
}

TEST(GeocoderFinds, Spellings) {
  expect_all({{"Zvecan", "resolved 30 Zvečan"},
              {"Zvec\u030Can", "resolved 30 Zvečan"},
              {"Zvechan", "resolved 30 Zvečan"},
              {"ZubinPotok", "resolved 29 Zubin Potok"},
              {"Djakovica", "resolved 05 Đakovica"},
              {"Ðakovica", "resolved 05 Đakovica"},
              {"Dakovica", "resolved 05 Đakovica"},
              {"Skënderaj", "resolved 25 Srbica"},
              {"Pomozetin", "resolved 04 Pomazatin"},
              {"Pomozotin", "resolved 04 Pomazatin"},
              {"Pomazatin", "resolved 04 Pomazatin"},
              {"Помазатин", "resolved 04 Pomazatin"},
              {"G. Jarinje", "resolved 12 Gornje Jarinje"},
              {"K. Mitrovica", "ambiguous 15 38"}});
}

TEST(GeocoderFinds, TypingErrors) {
  expect_all({{"Leposvić", "resolved 12 Leposavić"},
              {"Zubin Ptok", "resolved 29 Zubin Potok"},
              {"Zubinm Potoku", "resolved 29 Zubin Potok"},
              {"Zvecna", "resolved 30 Zvečan"},
              {"Severna Mitorvica", "resolved 38 Severna Mitrovica"},
              {"Mitrvica", "ambiguous 15 38"},
              {"u Leposaivću", "resolved 12 Leposavić"},
              {"iz Zubinog Potkoa", "resolved 29 Zubin Potok"},
              {"Zubi Potok", "resolved 29 Zubin Potok"},
              {"Kosovo Palje", "resolved 04 Kosovo Polje"},
              {"Srari Trg", "resolved 15 Stari Trg"},
              {"u Gonrjem Jarinju", "resolved 12 Gornje Jarinje"},
              {"Kalluër e Vogël", "resolved 29 Mala Kaludra"},
              {"Banjksa, Zvečan", "resolved 30 Banjska"}});
}

TEST(GeocoderFinds, MitrovicaUnderTwoMunicipalities) {
  expect_all({{"Mitrovica", "ambiguous 15 38"},
              {"Mitrovicë", "ambiguous 15 38"},
              {"në Mitrovicë", "ambiguous 15 38"},
              {"Mitrovicës", "ambiguous 15 38"},
              {"Косовска Митровица", "ambiguous 15 38"},
              {"opština Mitrovica", "ambiguous 15 38"},
              {"Sud u severnoj Mitrovici", "resolved 38 Severna Mitrovica"},
              {"Северна Митровица", "resolved 38 Severna Mitrovica"},
              {"Mitrovicës së Veriut", "resolved 38 Severna Mitrovica"},
              {"Mitrovica North", "resolved 38 Severna Mitrovica"},
              {"northern Mitrovica", "resolved 38 Severna Mitrovica"},
              {"u severnom delu Kosovske Mitrovice", "resolved 38 Severna Mitrovica"},
              {"në pjesën veriore të Mitrovicës", "resolved 38 Severna Mitrovica"},
              {"Mitrovica (sever)", "resolved 38 Severna Mitrovica"},
              {"Južna Mitrovica", "resolved 15 Mitrovica"},
              {"jug Mitrovice", "resolved 15 Mitrovica"},
              {"Mitrovicë Jugore", "resolved 15 Mitrovica"},
              {"u Bošnjačkoj mahali", "resolved 38 Bošnjačka mahala"},
              {"Tre Kullat", "resolved 38 Tri solitera"},
              {"Mitrovica, Bošnjačka mahala", "resolved 38 Bošnjačka mahala"},
              {"pranë urës së Ibrit", "resolved 38 Glavni most"}});
}

TEST(GeocoderFinds, PlacesThatQualifyEachOther) {
  expect_all({{"Banjskë, Zveçan", "resolved 30 Banjska"},
              {"Banjska, Vučitrn", "resolved 28 Banjska"},
              {"Zvečan (Banjska)", "resolved 30 Banjska"},
              {"Banjska/Zvečan", "resolved 30 Banjska"},
              {"Banjska - Zvečan", "resolved 30 Banjska"},
              {"Banjska kod Zvečana", "resolved 30 Banjska"},
              {"Zveçan/Zvečan", "resolved 30 Zvečan"},
              {"Rudare, Zvečan", "resolved 30 Veliko Rudare"},
              {"opština Zvečan, selo Banjska", "resolved 30 Banjska"},
              {"Manastir Banjska kod Zvečana", "resolved 30 Banjska"},
              {"Reka, Mitrovica", "resolved 15 Reka"},
              {"Zvečan, Istok", "resolved 08 Zvečan"},
              {"Zveçan, Mitrovicë", "resolved 30 Zvečan"},
              {"Zvečan, Kosovo", "resolved 30 Zvečan"},
              {"Border crossing point Jarinje, Leposavić", "resolved 12 Jarinje"},
              {"na putu između Zvečana i Leposavića", "ambiguous 12 30"},
              {"Jarinje, Prizren", "ambiguous 12 21"}});
}

TEST(GeocoderFinds, NothingOutsideKosovo) {
  expect_all({{"Novi Pazar", "not found"},      {"u Novom Pazaru", "not found"},
              {"Нови Пазар", "not found"},      {"Tirana", "not found"},
              {"Tiranë", "not found"},          {"Beograd", "not found"},
              {"në Gjermani", "not found"},     {"u Baru", "not found"},
              {"u Bijelom Polju", "not found"}, {"iz Novog Pzara", "not found"},
              {"Belgrade", "not found"},        {"Niš", "not found"},
              {"Raška", "not found"},           {"Skopje", "not found"},
              {"Podgorica", "not found"},       {"Kraljevo", "not found"},
              {"Preševo", "not found"},         {"Rožaje", "not found"},
              {"Kukës", "not found"},           {"Tutin", "not found"},
              {"Berlin", "not found"},          {"Sremska Mitrovica", "not found"},
              {"Bačka Palanka", "not found"},   {"Trnava, Raška", "not found"},
              {"Kosovo", "not found"},          {"sever Kosova", "not found"},
              {"veriu i Kosovës", "not found"}, {"northern Kosovo", "not found"}});
}

TEST(GeocoderFinds, NothingInOtherWords) {
  expect_all({{"", "not found"},
              {" , - ", "not found"},
              {"hospital", "not found"},
              {"unknown", "not found"},
              {"nepoznato", "not found"},
              {"xyzzy", "not found"},
              {"12", "not found"},
              {"selo", "not found"},
              {"Rruga Adem Jashari", "not found"},
              {"北京", "not found"},
              {"العربية", "not found"}});
}

TEST(Geocoder, PutsTheSeatBeforeAHamletOfTheSameName) {
  const auto answer = geocode("Zvečan");
  ASSERT_EQ(answer.status, geocode_status::resolved);
  EXPECT_EQ(answer.candidates[0].municipality.value, "30");
  EXPECT_EQ(answer.candidates[0].matched->kind, place_kind::municipality_seat);
  ASSERT_GE(answer.candidates.size(), 2U);
  EXPECT_EQ(answer.candidates[1].municipality.value, "08");
  EXPECT_LT(answer.candidates[1].score, 0.1);
}

TEST(Geocoder, ScoresTheTwoHalvesOfMitrovicaAlike) {
  const auto answer = geocode("Mitrovica");
  ASSERT_EQ(answer.candidates.size(), 2U);
  EXPECT_DOUBLE_EQ(answer.candidates[0].score, answer.candidates[1].score);
  EXPECT_NEAR(answer.candidates[0].score + answer.candidates[1].score, 0.97, 0.02);
}

TEST(Geocoder, AnswersAMunicipalityAsAWhole) {
  for (const auto* text :
       {"opština Zvečan", "komuna e Zveçanit", "Zvecan municipality", "municipality of Zvecan"}) {
    const auto answer = geocode(text);
    ASSERT_EQ(answer.status, geocode_status::resolved) << text;
    EXPECT_EQ(answer.candidates[0].matched, nullptr) << text;
    EXPECT_EQ(answer.candidates[0].municipality.value, "30") << text;
    EXPECT_GT(answer.candidates[0].uncertainty_m, 9000) << text;
    for (const auto& area : built_in_boundaries().areas) {
      if (area.code.value != "30") continue;
      for (const lon_lat at : area.polygons[0].exterior)
        EXPECT_LE(distance_m(at, answer.candidates[0].point), answer.candidates[0].uncertainty_m + 1e-6);
    }
  }
}

TEST(Geocoder, TakesTheMunicipalitysHouseForTheTown) {
  const auto answer = geocode("ispred opštine Zvečan");
  ASSERT_EQ(answer.status, geocode_status::resolved);
  ASSERT_NE(answer.candidates[0].matched, nullptr);
  EXPECT_EQ(answer.candidates[0].matched->id.value, -102480);
}

TEST(Geocoder, FindsEveryMunicipalityByItsNamesInEveryLanguage) {
  for (const municipality& each : built_in_boundaries().municipalities) {
    std::vector<std::string> names = each.other_names;
    for (const language of : all_languages) names.push_back(each.name.in(of));
    for (const auto& name : names) {
      const auto answer = geocode(name);
      ASSERT_FALSE(answer.candidates.empty()) << name;
      EXPECT_EQ(answer.candidates[0].municipality.value, each.code.value) << name;
      const bool of_both_halves = answer.status == geocode_status::ambiguous &&
                                  answer.candidates.size() == 2 &&
                                  answer.candidates[1].municipality.value == "38";
      EXPECT_TRUE(answer.status == geocode_status::resolved || (each.code.value == "15" && of_both_halves))
          << name;
    }
  }
}

TEST(Geocoder, WidensTheCircleNearAPlace) {
  EXPECT_GT(geocode("kod Leposavića").candidates[0].uncertainty_m,
            geocode("u Leposaviću").candidates[0].uncertainty_m);
}

TEST(Geocoder, GivesWatersAndHillsWhenNothingElseHasTheName) {
  const auto answer = geocode("Gračanka");
  ASSERT_FALSE(answer.candidates.empty());
  EXPECT_EQ(answer.candidates[0].matched->kind, place_kind::water);
  EXPECT_GE(answer.candidates[0].uncertainty_m, 3000);
}

TEST(Geocoder, SaysWhy) {
  EXPECT_THAT(geocode("Zvecan").candidates[0].why, HasSubstr("seat of Zveçan/Zvečan"));
  EXPECT_THAT(geocode("u Leposaviću").candidates[0].why, HasSubstr("inflected"));
  EXPECT_THAT(geocode("Leposvić").candidates[0].why, HasSubstr("one typing error"));
  EXPECT_THAT(geocode("Jarinje, Prizren").candidates[0].why, HasSubstr("elsewhere"));
}

TEST(Geocoder, ScoresATypingErrorBelowTheRightName) {
  EXPECT_LT(geocode("Leposvić").candidates[0].score, geocode("Leposavić").candidates[0].score);
  EXPECT_LT(geocode("Zvecna").candidates[0].score, geocode("Zvecan").candidates[0].score);
}

TEST(Geocoder, DoubtsAPlaceBesideOneOutsideKosovo) {
  EXPECT_EQ(geocode("put Raška - Leposavić").status, geocode_status::ambiguous);
}

TEST(Geocoder, GivesNoMoreThanTheLimit) {
  EXPECT_EQ(built_in().geocode("Novo Selo", 3).candidates.size(), 3U);
  EXPECT_EQ(built_in().geocode("Novo Selo", 3).status, geocode_status::ambiguous);
  EXPECT_EQ(built_in().geocode("Novo Selo", 0).status, geocode_status::ambiguous);
}

TEST(Geocoder, RefusesTextsThatAreTooLongOrNotUtf8) {
  EXPECT_EQ(geocode(std::string(301, 'a')).status, geocode_status::not_found);
  EXPECT_EQ(geocode("Zve\xE8"
                    "an")
                .status,
            geocode_status::not_found);
  EXPECT_EQ(geocode(std::string(299, ',') + "a").status, geocode_status::not_found);
}

TEST(Geocoder, ScoresSumToOneAtMost) {
  for (const auto* text :
       {"Novo Selo", "Bistrica", "Mitrovica", "Banjska, Prizren", "između Zvečana i Banjske",
        "Zvečan i Leposavić i Banjska", "Rudare, Zvečan", "Mitrovica, Zvečan, Banjska"}) {
    double sum = 0;
    for (const auto& each : built_in().geocode(text, 1000).candidates) {
      EXPECT_GE(each.score, 0);
      sum += each.score;
    }
    EXPECT_LE(sum, 1 + 1e-9) << text;
  }
}

TEST(Geocoder, WorksWithAnEmptyGazetteerAndAnswersMunicipalities) {
  const gazetteer none({});
  const geocoder made(none, built_in_boundaries());
  const auto answer = made.geocode("u Zvečanu");
  ASSERT_EQ(answer.status, geocode_status::resolved);
  EXPECT_EQ(answer.candidates[0].matched, nullptr);
  EXPECT_EQ(answer.candidates[0].municipality.value, "30");
  EXPECT_GT(answer.candidates[0].uncertainty_m, 5000);
  EXPECT_EQ(geocoder(none, boundaries{}).geocode("Zvečan").status, geocode_status::not_found);
}

TEST(Geocoder, AnswersTheSameFromManyThreads) {
  std::vector<std::thread> threads;
  std::vector<double> scores(4);
  for (std::size_t i = 0; i < scores.size(); ++i)
    threads.emplace_back([&scores, i] {
      for (int n = 0; n < 50; ++n) scores[i] = geocode("Banjksa kod Zvecana").candidates.at(0).score;
    });
  for (auto& thread : threads) thread.join();
  for (const double score : scores) EXPECT_EQ(score, scores[0]);
}

/// The places of the public record, as reported.
TEST(Geocoder, LocatesThePublicEvents) {
  EXPECT_EQ(summary("Jagnjenica"), "resolved 29 Jagnjenica");
  EXPECT_EQ(summary("Zubin Potok"), "resolved 29 Zubin Potok");
  EXPECT_EQ(summary("Brnjak"), "resolved 29 Brnjak");
  EXPECT_EQ(summary("Jarinje"), "resolved 12 Jarinje");
  EXPECT_EQ(summary("Mitrovicë e Veriut"), "resolved 38 Severna Mitrovica");
}

}  // namespace
}  // namespace uramost::geodata
