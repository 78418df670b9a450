#include "core/lon_lat.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace uramost {
namespace {

TEST(Distance, IsWithinAThirdOfAPercentOfTheEllipsoid) {
  // Reference: geodesics on WGS 84 (Karney 2013) between Mitrovica's main bridge and Leposavić;
  // Prishtinë/Priština.
  EXPECT_NEAR(distance_m({20.8659, 42.8914}, {20.8028, 43.1039}), 24'161.438, 24'161.438 * 0.003);
  EXPECT_NEAR(distance_m({20.8659, 42.8914}, {21.1655, 42.6629}), 35'290.934, 35'290.934 * 0.003);
  EXPECT_EQ(distance_m({20, 42}, {20, 42}), 0);
  EXPECT_NEAR(distance_m({0, 0}, {180, 0}), 3.14159265358979 * earth_mean_radius_m, 1);
}

TEST(IsOnEarth, RefusesWhatIsNoPosition) {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(is_on_earth({180, -90}));
  for (const lon_lat point :
       {lon_lat{181, 0}, lon_lat{0, 90.001}, lon_lat{nan, 0}, lon_lat{0, nan}, lon_lat{infinity, 0}})
    EXPECT_FALSE(is_on_earth(point));
}

}  // namespace
}  // namespace uramost
