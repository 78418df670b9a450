#include "intake/location.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost::intake {
namespace {

const geography& ours() {
  static const geography built_in(geodata::built_in_boundaries());
  return built_in;
}

incident_location find(const written_location& written) { return location_finder(ours(), {}).find(written); }

written_location at(std::string_view lat, std::string_view lon, std::string_view place = {}) {
  written_location written;
  written.lat = lat;
  written.lon = lon;
  written.place = place;
  return written;
}

written_location named(std::string_view place, std::string_view municipality = {}) {
  written_location written;
  written.place = place;
  written.municipality = municipality;
  return written;
}

std::string field_of_refusal(const written_location& written) {
  try {
    find(written);
  } catch (const error& refused) {
    EXPECT_EQ(refused.kind(), error_kind::invalid_input);
    return refused.field();
  }
  return "(accepted)";
}

TEST(Location, IsThatOfTheCoordinateWhenThereIsOne) {
  const incident_location found = find(at("42,90750", "20,84028", "Zvečan"));
  EXPECT_EQ(found.municipality, municipality_code{"30"});
  EXPECT_EQ(found.certainty, location_certainty::certain);
  EXPECT_TRUE(found.from_coordinate);
  EXPECT_EQ(found.place_text, "Zvečan");
  EXPECT_NEAR(found.point->lat, 42.9075, 1e-9);
  EXPECT_GT(found.uncertainty_m, 0) << "five decimals are not exact";
}

TEST(Location, IsThatOfTheNameOtherwise) {
  for (const char* name : {"Zvečan", "Звечан", "Zveçan", "Zvecan"}) {
    const incident_location found = find(named(name));
    EXPECT_EQ(found.municipality, municipality_code{"30"}) << name;
    EXPECT_TRUE(found.point) << name;
    EXPECT_TRUE(found.place) << name;
    EXPECT_FALSE(found.from_coordinate) << name;
  }
}

TEST(Location, HasNoPointForANameOfSeveralPlaces) {
  const incident_location found = find(named("Banjska"));
  EXPECT_EQ(found.certainty, location_certainty::ambiguous);
  EXPECT_FALSE(found.point);
  EXPECT_FALSE(found.municipality) << "Zvečan or Vučitrn";
  EXPECT_EQ(find(named("Mitrovica")).certainty, location_certainty::ambiguous);
}

TEST(Location, IsSettledByTheMunicipalityColumn) {
  const incident_location found = find(named("Banjska", "Zvečan"));
  EXPECT_EQ(found.municipality, municipality_code{"30"});
  EXPECT_TRUE(found.point);
  EXPECT_EQ(found.place_text, "Banjska, Zvečan");
}

TEST(Location, KeepsWhatIsNotFoundUnlocated) {
  const incident_location found = find(named("Novi Pazar"));
  EXPECT_EQ(found.certainty, location_certainty::unlocated);
  EXPECT_FALSE(found.point);
  EXPECT_EQ(found.place_text, "Novi Pazar");
  EXPECT_EQ(find({}).certainty, location_certainty::unlocated);
  EXPECT_EQ(find(named("nepoznato")).place_text, "");
}

TEST(Location, KeepsACoordinateOutsideAsSuch) {
  const incident_location found = find(at("43.1367", "20.5122"));  // Novi Pazar
  EXPECT_EQ(found.certainty, location_certainty::outside);
  EXPECT_FALSE(found.municipality);
  EXPECT_TRUE(found.point);
  EXPECT_TRUE(found.from_coordinate);
}

TEST(Location, RefusesCoordinatesThatCannotBe) {
  EXPECT_EQ(field_of_refusal(at("20.86670", "42.89500")), "lat") << "swapped";
  EXPECT_EQ(field_of_refusal(at("142.9", "20.9")), "lat");
  EXPECT_EQ(field_of_refusal(at("42.9", "")), "lon");
  EXPECT_EQ(field_of_refusal(at("", "20.9")), "lat");
  EXPECT_EQ(field_of_refusal(at("here", "there")), "lat");
  written_location wide = at("42.9", "20.85");
  wide.uncertainty_m = "far";
  EXPECT_EQ(field_of_refusal(wide), "location_uncertainty_m");
  written_location grid;
  grid.position = "34TDN";
  EXPECT_EQ(field_of_refusal(grid), "position");
}

TEST(Location, TakesTheUncertaintyThatIsStated) {
  written_location near_the_bridge = at("42.8914", "20.8659");
  near_the_bridge.uncertainty_m = "300 m";
  const incident_location found = find(near_the_bridge);
  EXPECT_EQ(found.uncertainty_m, 300);
  EXPECT_EQ(found.certainty, location_certainty::near_border) << "the Ibar is the border";
}

TEST(Location, UsesTheGeometryOfAFeatureOnlyWithoutColumns) {
  written_location written;
  written.geometry = lon_lat{20.84028, 42.9075};
  EXPECT_EQ(find(written).municipality, municipality_code{"30"});
  written.lat = "43.10389";
  written.lon = "20.80278";
  EXPECT_EQ(find(written).municipality, municipality_code{"12"});
}

TEST(Location, CountsCoordinatesThatContradictTheirPlaceAndKeepsThem) {
  location_finder finder(ours(), {});
  EXPECT_EQ(finder.find(at("42.9075", "20.84028", "Zvečan")).municipality, municipality_code{"30"});
  EXPECT_EQ(finder.disagreements(), 0u);
  const incident_location found = finder.find(at("42.9075", "20.84028", "Leposavić"));
  EXPECT_EQ(found.municipality, municipality_code{"30"});
  EXPECT_FALSE(found.place) << "not the place it is not at";
  EXPECT_EQ(finder.disagreements(), 1u);
}

TEST(Location, GivesTheSameAnswerFromMemory) {
  location_finder finder(ours(), {});
  for (const char* name : {"Zvečan", "Banjska", "Novi Pazar", "Zvečan", "Banjska", "Novi Pazar"})
    EXPECT_EQ(finder.find(named(name)), find(named(name))) << name;
}

}  // namespace
}  // namespace uramost::intake
