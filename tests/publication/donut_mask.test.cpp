#include "publication/donut_mask.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <set>

#include "core/error.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost::publication {
namespace {

const publication_rules rules;
const auto anywhere = [](lon_lat) { return true; };
constexpr const char* hex_secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

masking_secret secret() { return parse_masking_secret(hex_secret); }

double ground_m(lon_lat a, lon_lat b) {
  const auto p = to_utm_zone_34(a), q = to_utm_zone_34(b);
  return std::hypot(p.east - q.east, p.north - q.north);
}

/// Homes on a grid of 100 m: no two in one cell of 50 m.
lon_lat home(int column, int row) {
  return from_utm_zone_34({488'010.0 + 100 * column, 4'750'010.0 + 100 * row});
}

TEST(MaskRing, HoldsThreeTimesEightAddressesInside) {
  for (const double density : {50.0, 400.0, 2'000.0}) {
    const auto ring = ring_for(density, 5'000, rules);
    ASSERT_TRUE(ring);
    const double km = ring->inner_m / 1'000;
    EXPECT_GE(std::numbers::pi * km * km * density, 3 * 8);
    EXPECT_LE(ring->outer_m, 5'000);
    EXPECT_GT(ring->outer_m, ring->inner_m);
  }
}

TEST(MaskRing, DoesNotExistWhereTooFewLiveWithinReach) {
  EXPECT_FALSE(ring_for(0.1, 5'000, rules));
  EXPECT_FALSE(ring_for(0, 5'000, rules));
  EXPECT_FALSE(ring_for(-3, 5'000, rules));
  EXPECT_FALSE(ring_for(std::nan(""), 5'000, rules));
}

TEST(DonutMask, LiesInTheRingAroundTheTruePoint) {
  const mask_ring ring = *ring_for(400, 2'000, rules);
  const double half_a_home = rules.home_m * std::numbers::sqrt2 / 2;
  for (int i = 0; i < 2'000; ++i) {
    const lon_lat truly = home(i % 50, i / 50);
    const auto masked = donut_mask(truly, ring, secret(), rules, anywhere);
    ASSERT_TRUE(masked);
    EXPECT_GE(ground_m(truly, *masked), ring.inner_m - half_a_home - 0.01);
    EXPECT_LE(ground_m(truly, *masked), ring.outer_m + half_a_home + 0.01);
  }
}

TEST(DonutMask, GivesRepeatedReportsFromOneHomeOnePoint) {
  const mask_ring ring = *ring_for(400, 2'000, rules);
  std::set<std::pair<double, double>> points;
  for (int report = 0; report < 100; ++report) {
    // The cell of this home begins at multiples of 50 m; the reports differ by up to 30 m within it.
    const lon_lat truly = from_utm_zone_34({488'010.0 + report % 10 * 3, 4'750'010.0 + report / 10 * 3});
    const auto masked = donut_mask(truly, ring, secret(), rules, anywhere);
    ASSERT_TRUE(masked);
    points.emplace(masked->lon, masked->lat);
  }
  EXPECT_EQ(points.size(), 1u);
}

TEST(DonutMask, SpreadsHomesEvenlyOverTheRing) {
  const mask_ring ring = *ring_for(400, 2'000, rules);
  const double middle = std::sqrt((ring.inner_m * ring.inner_m + ring.outer_m * ring.outer_m) / 2);
  int north = 0, east = 0, outer_half = 0;
  constexpr int homes = 4'000;
  for (int i = 0; i < homes; ++i) {
    const lon_lat truly = home_of(home(i % 80, i / 80), rules);
    const lon_lat masked = *donut_mask(truly, ring, secret(), rules, anywhere);
    const auto from = to_utm_zone_34(truly), to = to_utm_zone_34(masked);
    north += to.north > from.north;
    east += to.east > from.east;
    outer_half += ground_m(truly, masked) > middle;  // half of the ring's area
  }
  for (const int half : {north, east, outer_half})
    EXPECT_NEAR(half, homes / 2, 4 * std::sqrt(homes) / 2);  // four standard deviations of a fair coin
}

TEST(DonutMask, CannotBeUndoneWithoutTheSecret) {
  const mask_ring ring = *ring_for(400, 2'000, rules);
  masking_secret other = secret();
  other[31] ^= 1;
  EXPECT_GT(ground_m(*donut_mask(home(0, 0), ring, secret(), rules, anywhere),
                     *donut_mask(home(0, 0), ring, other, rules, anywhere)),
            1);
}

TEST(DonutMask, StaysWhereItMayLieOrDoesNotExist) {
  const mask_ring ring = *ring_for(400, 2'000, rules);
  for (int i = 0; i < 200; ++i) {
    const lon_lat truly = home(i, 0);
    const auto masked =
        donut_mask(truly, ring, secret(), rules, [&](lon_lat p) { return p.lat > truly.lat; });
    ASSERT_TRUE(masked);
    EXPECT_GT(masked->lat, truly.lat);
  }
  EXPECT_FALSE(donut_mask(home(0, 0), ring, secret(), rules, [](lon_lat) { return false; }));
}

TEST(MaskingSecret, IsSixtyFourHexDigitsAndNothingElse) {
  EXPECT_EQ(secret()[31], 0x1f);
  const std::string good = hex_secret;
  for (const std::string& bad : {std::string(), good.substr(2), good + "00", good.substr(1) + "g"})
    EXPECT_THROW(parse_masking_secret(bad), error) << bad;
}

}  // namespace
}  // namespace uramost::publication
