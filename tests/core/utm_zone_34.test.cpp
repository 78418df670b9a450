#include "core/utm_zone_34.hpp"

#include <gtest/gtest.h>
#include <proj.h>

#include <memory>

#include "../index/random_incidents.hpp"

namespace uramost {
namespace {

struct destroy_projection {
  void operator()(PJ* projection) const { proj_destroy(projection); }
};

TEST(UtmZone34, AgreesWithProjToTheMillimetre) {
  const std::unique_ptr<PJ, destroy_projection> proj(
      proj_create(PJ_DEFAULT_CTX, "+proj=utm +zone=34 +ellps=WGS84 +algo=poder_engsager"));
  ASSERT_TRUE(proj);
  testing::random_incidents random(31);
  for (int i = 0; i < 5000; ++i) {
    const lon_lat point{random.number(12, 30), random.number(-10, 80)};
    const utm_position ours = to_utm_zone_34(point);
    const PJ_COORD theirs =
        proj_trans(proj.get(), PJ_FWD, proj_coord(proj_torad(point.lon), proj_torad(point.lat), 0, 0));
    ASSERT_NEAR(ours.east, theirs.xy.x, 0.001) << point.lon << ' ' << point.lat;
    ASSERT_NEAR(ours.north, theirs.xy.y, 0.001) << point.lon << ' ' << point.lat;
    const lon_lat back = from_utm_zone_34({theirs.xy.x, theirs.xy.y});
    ASSERT_LT(distance_m(back, point), 0.001) << point.lon << ' ' << point.lat;
  }
}

TEST(UtmZone34, PutsTheCentralMeridianAtTheFalseEasting) {
  EXPECT_DOUBLE_EQ(to_utm_zone_34({21, 0}).east, 500'000);
  EXPECT_DOUBLE_EQ(to_utm_zone_34({21, 0}).north, 0);
  EXPECT_NEAR(to_utm_zone_34({21, 42.9}).east, 500'000, 1e-6);
}

}  // namespace
}  // namespace uramost
