#include "print/map_frame.hpp"

#include <geodesic.h>
#include <gmock/gmock.h>

#include <cmath>

#include "../expect_error.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost::print {
namespace {

constexpr bounding_box north{20.50, 42.82, 21.05, 43.28};

/// Karney's geodesic on the ellipsoid, which shares nothing with our projections.
double geodesic_m(lon_lat a, lon_lat b) {
  geod_geodesic ellipsoid;
  geod_init(&ellipsoid, 6'378'137, 1 / 298.257'223'563);
  double metres = 0;
  geod_inverse(&ellipsoid, a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
  return metres;
}

class MapFrameIn : public testing::TestWithParam<map_projection> {};
INSTANTIATE_TEST_SUITE_P(EveryProjection, MapFrameIn,
                         testing::Values(map_projection::utm_zone_34, map_projection::web_mercator),
                         [](const auto& each) {
                           return each.param == map_projection::utm_zone_34 ? "Utm" : "WebMercator";
                         });

TEST_P(MapFrameIn, ShowsTheWholeExtent) {
  const map_frame frame(GetParam(), north, 400, 300);
  for (const double lon : {north.west, 20.8, north.east})
    for (const double lat : {north.south, 43.0, north.north}) {
      const page_point at = frame.at({lon, lat});
      EXPECT_GE(at.x, -1e-6);
      EXPECT_GE(at.y, -1e-6);
      EXPECT_LE(at.x, 400 + 1e-6);
      EXPECT_LE(at.y, 300 + 1e-6);
    }
}

TEST_P(MapFrameIn, FindsThePositionOfAPointAgain) {
  const map_frame frame(GetParam(), north, 400, 300);
  for (const page_point at : {page_point{0, 0}, {400, 0}, {123, 45}, {400, 300}}) {
    const page_point again = frame.at(frame.from(at));
    EXPECT_NEAR(again.x, at.x, 1e-6);
    EXPECT_NEAR(again.y, at.y, 1e-6);
  }
}

TEST_P(MapFrameIn, MeasuresTheGroundInTheMiddleAsAGeodesicDoes) {
  for (const bounding_box& extent :
       {north, bounding_box{20.0, 41.85, 21.8, 43.28}, {20.82, 42.87, 20.92, 42.93}}) {
    const map_frame frame(GetParam(), extent, 400, 300);
    const double half = 40;
    const double metres = geodesic_m(frame.from({200 - half, 150}), frame.from({200 + half, 150}));
    EXPECT_NEAR(frame.ground_m() * 2 * half / metres, 1, 2e-4);
  }
}

TEST_P(MapFrameIn, HasOneScaleAlongBothAxes) {
  const map_frame frame(GetParam(), north, 400, 300);
  const double across = geodesic_m(frame.from({199, 150}), frame.from({201, 150}));
  const double along = geodesic_m(frame.from({200, 149}), frame.from({200, 151}));
  // Web Mercator takes the Earth for a sphere: up to 0.7 % between the axes.
  EXPECT_NEAR(along / across, 1, GetParam() == map_projection::utm_zone_34 ? 1e-5 : 7e-3);
}

TEST_P(MapFrameIn, PointsNorth) {
  const map_frame frame(GetParam(), {20.0, 42.0, 20.2, 42.2}, 400, 400);
  const lon_lat here = frame.from({200, 200});
  const page_point there = frame.at({here.lon, here.lat + 0.05});
  EXPECT_NEAR(frame.north_angle(), std::atan2(there.x - 200, 200 - there.y), 1e-4);
  // A degree west of the central meridian the grid's north lies to the left of true north.
  if (GetParam() == map_projection::utm_zone_34) {
    EXPECT_NEAR(frame.north_angle(), 0.9 * M_PI / 180 * std::sin(42.1 * M_PI / 180), 1e-4);
  }
}

TEST(MapFrame, SaysItsScale) {
  // 100 km on the ellipsoid at 42° over 500 points, which are 17.64 cm.
  const double degrees = 100'000 / (geodesic_m({20.999, 42}, {21.001, 42}) / 0.002);
  const map_frame frame(map_projection::web_mercator, {21, 41.9999, 21 + degrees, 42.0001}, 500, 500);
  EXPECT_NEAR(frame.scale_denominator(), 100'000 / (500 * 0.0254 / 72), 20);
}

TEST(MapFrame, RoundsASinglePointOutToAKilometre) {
  const map_frame frame(map_projection::utm_zone_34, {20.87, 42.89, 20.87, 42.89}, 400, 400);
  EXPECT_NEAR(frame.ground_m() * 400, 1000, 1);
}

TEST(MapFrame, RefusesWhatIsNoExtent) {
  const auto refused = [](map_projection projection, const bounding_box& box) {
    const error thrown =
        expect_error(error_kind::invalid_input, [&] { map_frame(projection, box, 100, 100); });
    EXPECT_EQ(thrown.field(), "bbox");
  };
  for (const auto projection : {map_projection::utm_zone_34, map_projection::web_mercator}) {
    refused(projection, {NAN, 42, 21, 43});
    refused(projection, {21, 42, 20, 43});
    refused(projection, {20, 42, 21, 91});
  }
  refused(map_projection::utm_zone_34, {-5, 42, 21, 43});
  refused(map_projection::web_mercator, {-5, 42, 21, 86});
}

}  // namespace
}  // namespace uramost::print
