#include "publication/location_rule.hpp"

#include <gtest/gtest.h>

#include "core/utm_zone_34.hpp"

namespace uramost::publication {
namespace {

using namespace std::chrono;

class LocationRule : public testing::Test {
 protected:
  static const geodata::municipality_locator& where() {
    static const geodata::municipality_locator locator(geodata::built_in_boundaries());
    return locator;
  }
  static const published_places& places() {
    static const published_places made(geodata::built_in_gazetteer(), where());
    return made;
  }

  /// A synthetic incident with a coordinate.
  static incident at(lon_lat point, tier protection = tier::p1) {
    incident made;
    made.source = "synthetic";
    made.occurred = calendar_interval(2023y / May / 29, time_precision::minute, 21, 10);
    made.protection = protection;
    made.location.point = point;
    made.location.municipality = where().locate(point).municipality;
    made.location.certainty =
        made.location.municipality ? location_certainty::certain : location_certainty::outside;
    made.location.from_coordinate = true;
    made.location.uncertainty_m = 10;
    return made;
  }

  /// Points of a grid over the whole country and around it, 1.3 km apart.
  static std::vector<lon_lat> everywhere() {
    std::vector<lon_lat> points;
    const bounding_box extent = geodata::built_in_boundaries().extent();
    for (double lat = extent.south - 0.05; lat < extent.north + 0.05; lat += 0.012)
      for (double lon = extent.west - 0.05; lon < extent.east + 0.05; lon += 0.016)
        points.push_back({lon, lat});
    return points;
  }

  location_rule rule_{geodata::built_in_boundaries(), where(), places(), masking_secret{1, 2, 3}};
};

TEST_F(LocationRule, SnapsToTheNearestPlaceOfItsOwnMunicipality) {
  int snapped = 0;
  for (const lon_lat point : everywhere()) {
    const incident record = at(point);
    const published_location made = rule_.decide(record);
    EXPECT_EQ(made.municipality, record.location.municipality);
    // By hand: every place of the gazetteer, one after the other.
    const geodata::place* nearest = nullptr;
    for (const geodata::place& each : geodata::built_in_gazetteer().places()) {
      if (!geodata::is_populated(each.kind) || !record.location.municipality) continue;
      if (std::abs(each.point.lat - point.lat) > 0.02 || std::abs(each.point.lon - point.lon) > 0.03)
        continue;
      if (where().locate(each.point).municipality != record.location.municipality) continue;
      if (distance_m(each.point, point) > 2'000) continue;
      if (!nearest || distance_m(each.point, point) < distance_m(nearest->point, point)) nearest = &each;
    }
    ASSERT_EQ(made.point.has_value(), nearest != nullptr) << point.lon << " " << point.lat;
    if (!nearest) continue;
    ++snapped;
    EXPECT_EQ(distance_m(*made.point, point), distance_m(nearest->point, point));
    EXPECT_TRUE(places().is_at(*made.point));
  }
  EXPECT_GT(snapped, 3'000);
}

TEST_F(LocationRule, MasksForPartnersWithinTheMunicipalityAndNeverNear) {
  int masked = 0;
  for (const lon_lat point : everywhere()) {
    const incident record = at(point);
    const published_location made = rule_.decide(record);
    if (!made.partner_point) continue;
    ++masked;
    EXPECT_EQ(where().locate(*made.partner_point).municipality, record.location.municipality);
    const double apart = distance_m(*made.partner_point, point);
    EXPECT_GT(apart, 100);
    EXPECT_LT(apart, 5'040);
    EXPECT_EQ(made.partner_point, rule_.decide(record).partner_point);
  }
  EXPECT_GT(masked, 400);
}

TEST_F(LocationRule, NeverGivesAConfidentialIncidentAPoint) {
  for (const lon_lat point : {lon_lat{20.866, 42.891}, lon_lat{20.8403, 42.9075}}) {
    const published_location made = rule_.decide(at(point, tier::p2));
    EXPECT_FALSE(made.point);
    EXPECT_FALSE(made.place);
    EXPECT_FALSE(made.partner_point);
    EXPECT_EQ(made.municipality, where().locate(point).municipality);
    EXPECT_EQ(made.time, calendar_interval(2023y / April / 1, time_precision::quarter));
  }
}

TEST_F(LocationRule, LeavesWhatIsPublicWhereItIs) {
  const lon_lat point{20.8403, 42.9075};
  const published_location made = rule_.decide(at(point, tier::p0));
  EXPECT_EQ(made.point, point);
  EXPECT_EQ(made.time, calendar_interval(2023y / May / 29, time_precision::day));
}

TEST_F(LocationRule, GivesOnlyTheMunicipalityOfWhatIsKnownNoCloser) {
  incident vague = at({20.866, 42.891});
  vague.location.uncertainty_m = 2'001;
  EXPECT_FALSE(rule_.decide(vague).point);
  EXPECT_FALSE(rule_.decide(vague).partner_point);
  EXPECT_TRUE(rule_.decide(vague).municipality);

  incident whole_municipality = at({20.866, 42.891});
  whole_municipality.location.from_coordinate = false;  // and no place: the municipality was named
  EXPECT_FALSE(rule_.decide(whole_municipality).point);
}

TEST_F(LocationRule, GivesNothingWhereNothingIsKnown) {
  incident unlocated = at({20.866, 42.891});
  unlocated.location = {};
  published_location made = rule_.decide(unlocated);
  EXPECT_FALSE(made.point || made.place || made.partner_point || made.municipality);

  made = rule_.decide(at({21.9, 44.8}));  // far outside
  EXPECT_FALSE(made.point || made.place || made.partner_point || made.municipality);
}

TEST_F(LocationRule, SaysByWhichRulesItDecided) { EXPECT_EQ(rule_.decide(at({20.866, 42.891})).rules, 1); }

}  // namespace
}  // namespace uramost::publication
