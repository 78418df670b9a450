#include "patrol/driving_rule.hpp"

#include <gmock/gmock.h>

namespace uramost::patrol {
namespace {

using testing::DoubleNear;
using testing::Optional;

TEST(DrivingRule, ReadsLimitsInTheFormsThatMapsHaveThem) {
  EXPECT_THAT(speed_limit_km_h("50"), Optional(50));
  EXPECT_THAT(speed_limit_km_h(" 60 km/h "), Optional(60));
  EXPECT_THAT(speed_limit_km_h("30 mph"), Optional(DoubleNear(48.28, 0.01)));
  EXPECT_THAT(speed_limit_km_h("30mph"), Optional(DoubleNear(48.28, 0.01)));
  EXPECT_THAT(speed_limit_km_h("RS:urban"), Optional(50));
  EXPECT_THAT(speed_limit_km_h("XK:rural"), Optional(80));
  EXPECT_THAT(speed_limit_km_h("rs:motorway"), Optional(130));
  EXPECT_THAT(speed_limit_km_h("80;60"), Optional(60));
}

TEST(DrivingRule, TakesNothingElseForALimit) {
  for (const char* text : {"", "none", "signals", "variable", "fifty", "-50", "0", "1e9", "nan", "inf",
                           "50 m/s", "RS:", "RS:nowhere", ":urban", ";;", "mph", "०५०", "50 60"})
    EXPECT_FALSE(speed_limit_km_h(text)) << text;
}

TEST(DrivingRule, DrivesAsFastAsStatedAndOtherwiseAsTheClassIsDriven) {
  EXPECT_EQ(driving_on({.highway = "primary"})->speed_km_h, 65);
  EXPECT_EQ(driving_on({.highway = "primary", .maxspeed = "40"})->speed_km_h, 40);
  EXPECT_EQ(driving_on({.highway = "motorway", .maxspeed = "none"})->speed_km_h, 90);
}

TEST(DrivingRule, LeavesOutWhatNobodyDrivesOn) {
  for (const char* highway : {"", "footway", "cycleway", "construction", "proposed", "Primary", "пут"})
    EXPECT_FALSE(driving_on({.highway = highway})) << highway;
  EXPECT_FALSE(driving_on({.highway = "service", .access = "private"}));
  EXPECT_FALSE(driving_on({.highway = "residential", .vehicle = "no"}));
  EXPECT_FALSE(driving_on({.highway = "residential", .access = "yes", .motor_vehicle = "no"}));
  EXPECT_TRUE(driving_on({.highway = "residential", .access = "no", .motor_vehicle = "yes"}));
  EXPECT_TRUE(driving_on({.highway = "residential", .access = "destination"}));
}

TEST(DrivingRule, KeepsToTheDirection) {
  const auto directions = [](const road_way& way) {
    const auto how = driving_on(way);
    return std::pair(how->forward, how->backward);
  };
  const std::pair both(true, true), forward(true, false), backward(false, true);
  EXPECT_EQ(directions({.highway = "primary"}), both);
  EXPECT_EQ(directions({.highway = "primary", .oneway = "yes"}), forward);
  EXPECT_EQ(directions({.highway = "primary", .oneway = "1"}), forward);
  EXPECT_EQ(directions({.highway = "primary", .oneway = "-1"}), backward);
  EXPECT_EQ(directions({.highway = "primary", .junction = "roundabout"}), forward);
  EXPECT_EQ(directions({.highway = "primary", .junction = "roundabout", .oneway = "-1"}), backward);
  EXPECT_EQ(directions({.highway = "motorway"}), forward);
  EXPECT_EQ(directions({.highway = "motorway", .oneway = "no"}), both);
  EXPECT_EQ(directions({.highway = "primary", .oneway = "reversible"}), both);
}

}  // namespace
}  // namespace uramost::patrol
