#include "geodata/gazetteer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "core/error.hpp"
#include "geodata/municipality.hpp"
#include "geodata/municipality_locator.hpp"

namespace uramost::geodata {
namespace {

place place_at(std::int64_t id, lon_lat point, place_kind kind = place_kind::settlement) {
  place made;
  made.id = {id};
  made.kind = kind;
  made.point = point;
  made.name.sr_latn = "Mesto " + std::to_string(id);
  return made;
}

TEST(Gazetteer, FindsPlacesById) {
  const place* zvecan = built_in_gazetteer().find({-102480});
  ASSERT_NE(zvecan, nullptr);
  EXPECT_EQ(zvecan->name.sq, "Zveçan");
  EXPECT_EQ(zvecan->name.sr_cyrl, "Звечан");
  EXPECT_EQ(zvecan->municipality.value, "30");
  EXPECT_EQ(built_in_gazetteer().find({999999999}), nullptr);
}

TEST(Gazetteer, RefusesTheSameIdTwiceAndPlacesWithoutAName) {
  EXPECT_THROW(gazetteer({place_at(1, {21, 42}), place_at(1, {21, 43})}), error);
  EXPECT_THROW(gazetteer({place{}}), error);
}

TEST(Gazetteer, HasOneSeatInEveryMunicipality) {
  std::multiset<std::string> seats;
  for (const place& each : built_in_gazetteer().places())
    if (each.kind == place_kind::municipality_seat) seats.insert(each.municipality.value);
  for (const municipality& each : built_in_boundaries().municipalities)
    EXPECT_EQ(seats.count(each.code.value), 1U) << each.code.value << ' ' << each.name.sr_latn;
}

TEST(Gazetteer, AgreesWithTheBoundariesOnEveryPlacesMunicipality) {
  const municipality_locator locator(built_in_boundaries());
  constexpr double generalisation_m = 110;  // peaks and passes of the state border stand on the line
  for (const place& each : built_in_gazetteer().places()) {
    const auto index = locator.find(each.point);
    if (index != municipality_locator::none && locator.codes()[index] == each.municipality) continue;
    const auto found = locator.locate(each.point);
    EXPECT_LT(found.distance_to_border_m, generalisation_m)
        << each.id.value << ' ' << each.name.in(language::en);
    EXPECT_NE(each.kind, place_kind::municipality_seat) << each.name.in(language::en);
  }
}

TEST(Gazetteer, HasMitrovicaNorthUnderSmallIds) {
  for (std::int64_t id = 1; id <= 6; ++id) {
    const place* found = built_in_gazetteer().find({id});
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->municipality.value, "38");
    EXPECT_FALSE(found->name.en.empty());
  }
}

TEST(Gazetteer, NamesEveryPlaceInEveryLanguage) {
  for (const place& each : built_in_gazetteer().places())
    for (const language of : all_languages) EXPECT_FALSE(each.name.in(of).empty()) << each.id.value;
}

TEST(Gazetteer, FindsNoSettlementWhereThereIsNone) {
  EXPECT_FALSE(gazetteer({}).nearest_settlement({21, 42.9}).has_value());
  EXPECT_FALSE(
      gazetteer({place_at(1, {21, 43}, place_kind::water)}).nearest_settlement({21, 42.9}).has_value());
}

TEST(Gazetteer, PrefersTheSmallestIdOfEquallyNearSettlements) {
  const gazetteer places({place_at(3, {21, 43}), place_at(2, {21, 43}), place_at(7, {21, 43})});
  EXPECT_EQ(places.nearest_settlement({20.9, 43})->found->id.value, 2);
}

TEST(Gazetteer, FindsTheNearestSettlementAsComparingWithAllDoes) {
  const auto& places = built_in_gazetteer();
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lon(19.5, 22.2), lat(41.5, 43.6);
  for (int i = 0; i < 2000; ++i) {
    const lon_lat point{lon(random), lat(random)};
    double nearest_m = 1e9;
    for (const place& each : places.places())
      if (is_populated(each.kind)) nearest_m = std::min(nearest_m, distance_m(point, each.point));
    const auto found = places.nearest_settlement(point);
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(is_populated(found->found->kind));
    EXPECT_NEAR(found->distance_m, nearest_m, 1e-3);
  }
}

TEST(Gazetteer, AnswersFromTheOtherSideOfTheEarth) {
  EXPECT_TRUE(built_in_gazetteer().nearest_settlement({-159, -42}).has_value());
  EXPECT_TRUE(built_in_gazetteer().nearest_settlement({180, 90}).has_value());
}

}  // namespace
}  // namespace uramost::geodata
