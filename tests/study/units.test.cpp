#include "study/units.hpp"

#include <gtest/gtest.h>

#include <set>

#include "asked_incidents.hpp"
#include "core/error.hpp"
#include "geodata/orientation.hpp"

namespace uramost::study {
namespace {

struct Units : testing::Test {
  asked_incidents incidents;
  question asked = incidents.ask();
  settings set = defaults({region_parameter()}, "region=38,12");
  region where{asked, set};
};

TEST_F(Units, hold_every_point_whose_cell_has_its_centre_in_the_region) {
  for (const unit_kind kind : {unit_kind::square, unit_kind::hexagon}) {
    const units cells(where, kind, 700);
    std::size_t inside = 0;
    for (int i = 0; i < 3'000; ++i) {
      const lon_lat at{incidents.number(20.5, 21.0), incidents.number(42.8, 43.1)};
      const auto municipality = where.find(at);
      if (!municipality) continue;
      const auto found = cells.find({0, to_utm_zone_34(at), *municipality});
      if (!found) continue;
      ++inside;
      EXPECT_TRUE(geodata::holds(cells[*found].shape[0].exterior, at));
    }
    EXPECT_GT(inside, 300U);
  }
}

TEST_F(Units, of_a_size_are_as_many_as_their_area_fits_into_the_region) {
  double area_km2 = 0;
  for (std::size_t i = 0; i < where.codes().size(); ++i) area_km2 += *where.municipality(i).area_km2;
  const double squares = static_cast<double>(units(where, unit_kind::square, 500).size()) * 0.25;
  const double hexagons =
      static_cast<double>(units(where, unit_kind::hexagon, 500).size()) * 0.25 * std::sqrt(3.0) / 2;
  EXPECT_NEAR(squares / area_km2, 1, 0.03);
  EXPECT_NEAR(hexagons / squares, 1, 0.02);
}

TEST_F(Units, inside_a_region_touch_eight_squares_or_six_hexagons) {
  for (const auto& [kind, most] : {std::pair{unit_kind::square, 8U}, {unit_kind::hexagon, 6U}}) {
    const auto touching = units(where, kind, 1'000).touching();
    std::size_t full = 0;
    for (std::size_t i = 0; i < touching.size(); ++i) {
      EXPECT_LE(touching.neighbours(i).size(), most);
      full += touching.neighbours(i).size() == most;
    }
    EXPECT_GT(full, touching.size() / 2);
  }
}

TEST_F(Units, of_the_same_size_are_the_same_in_another_region) {
  settings other_set = defaults({region_parameter()}, "region=38");
  const region other(asked, other_set);
  const auto keys = [](const units& of) {
    std::set<std::string> all;
    for (const unit& each : of.all()) all.insert(each.key);
    return all;
  };
  const auto of_both = keys(units(where, unit_kind::hexagon, 1'000)),
             of_one = keys(units(other, unit_kind::hexagon, 1'000));
  EXPECT_TRUE(std::ranges::includes(of_both, of_one));
  EXPECT_LT(of_one.size(), of_both.size());
}

TEST_F(Units, around_settlements_hold_what_is_nearest_to_them_in_their_municipality) {
  const units catchments(where, unit_kind::catchment, 0);
  EXPECT_GT(catchments.size(), 50U);
  std::size_t inside = 0, tried = 0;
  for (int i = 0; i < 3'000; ++i) {
    const lon_lat at{incidents.number(20.5, 21.0), incidents.number(42.8, 43.1)};
    const auto municipality = where.find(at);
    if (!municipality) continue;
    ++tried;
    const auto found = catchments.find({0, to_utm_zone_34(at), *municipality}).value();
    double nearest_m = 1e9;
    for (const geodata::place* each : where.settlements(*municipality))
      nearest_m = std::min(nearest_m, distance_m(each->point, at));
    EXPECT_EQ(catchments[found].municipality, *municipality);
    EXPECT_NEAR(distance_m(from_utm_zone_34(catchments[found].centre), at) / nearest_m, 1, 0.002);
    // A point within a corner's rounding of a border may be drawn on the other side.
    inside += std::ranges::any_of(catchments[found].shape,
                                  [&](const auto& part) { return geodata::holds(part.exterior, at); });
  }
  EXPECT_GT(tried, 300U);
  EXPECT_GE(inside + 2, tried);
}

TEST_F(Units, around_settlements_touch_those_that_a_walk_crosses_into) {
  const units catchments(where, unit_kind::catchment, 0);
  const auto touching = catchments.touching();
  std::size_t crossings = 0;
  for (int walk = 0; walk < 200; ++walk) {
    lon_lat at{incidents.number(20.6, 20.9), incidents.number(42.85, 43.05)};
    const double east = incidents.number(-1, 1) * 3e-5, north = incidents.number(-1, 1) * 3e-5;
    std::optional<std::size_t> before;
    for (int step = 0; step < 4'000; ++step, at.lon += east, at.lat += north) {
      const auto municipality = where.find(at);
      const auto now = municipality ? catchments.find({0, to_utm_zone_34(at), *municipality}) : std::nullopt;
      if (before && now && *before != *now) {
        ++crossings;
        EXPECT_EQ(std::ranges::count(touching.neighbours(*before), *now), 1)
            << catchments[*before].key << ' ' << catchments[*now].key;
      }
      before = now;
    }
  }
  EXPECT_GT(crossings, 30U);
}

TEST_F(Units, are_refused_when_they_are_too_many) {
  try {
    units(where, unit_kind::square, 20);
    FAIL();
  } catch (const error& refused) {
    EXPECT_EQ(refused.field(), "cell_m");
  }
}

TEST_F(Units, count_every_incident_of_a_municipality_once) {
  incidents = asked_incidents(3);
  incidents.add_anywhere("38", 40);
  incidents.add_anywhere("12", 60);
  incidents.add({20.0, 42.0}, incidents.any_time());
  const question about = incidents.ask();
  const auto seen = seen_in(where, *about.incidents());
  EXPECT_EQ(seen.outside, 1U);
  const units communes(where, unit_kind::municipality, 0);
  const auto counts = communes.count(seen);
  for (std::size_t i = 0; i < communes.size(); ++i) EXPECT_EQ(counts[i], communes[i].key == "38" ? 40 : 60);
}

}  // namespace
}  // namespace uramost::study
