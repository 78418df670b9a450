#include "intake/demo_register.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "core/civil_time.hpp"
#include "core/error.hpp"
#include "intake/demo_hot_spots.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

class DemoRegister : public scratch_register {
 protected:
  import_report take_demo(std::uint64_t incidents) {
    std::ostringstream csv;
    write_demo_incidents(csv, incidents);
    return take_csv(csv.str());
  }
};

TEST_F(DemoRegister, IsTheSameEveryTime) {
  std::ostringstream first, second;
  write_demo_incidents(first, 500);
  write_demo_incidents(second, 500);
  EXPECT_EQ(first.str(), second.str());
}

TEST_F(DemoRegister, SaysInEveryRowThatItIsSynthetic) {
  take_demo(300);
  for (const auto& [id, each] : stored())
    EXPECT_THAT(each.narrative, testing::StartsWith("SYNTHETIC / SINTETIČKI / SINTETIK"));
  std::ostringstream points;
  write_demo_patrol_points(points);
  import_patrol_points(reg(), file("points.csv", points.str()), {});
  EXPECT_EQ(reg().patrol_points()->size(), 40u);
  for (const patrol_point& each : *reg().patrol_points()) {
    EXPECT_THAT(each.name, testing::StartsWith("SYNTHETIC"));
    EXPECT_TRUE(each.location.municipality) << each.name;
  }
}

TEST_F(DemoRegister, HasWhatARealRegisterHas) {
  const import_report report = take_demo(4'000);
  const auto share = [&](std::uint64_t part) { return static_cast<double>(part) / 4'000; };
  EXPECT_EQ(report.rows, 4'000u);
  EXPECT_TRUE(report.unknown_categories.empty());
  EXPECT_NEAR(share(report.quarantined), 0.004, 0.004) << "mistakes";
  EXPECT_GT(report.quarantined, 0u);
  EXPECT_NEAR(share(report.located_by_coordinate), 0.6, 0.05);
  EXPECT_GT(share(report.located_by_place), 0.2);
  EXPECT_GT(report.ambiguous, 0u);
  EXPECT_GT(report.unlocated, 0u);

  std::uint64_t evening = 0, morning = 0, weekend = 0, north_centre = 0;
  const auto& all = *reg().incidents();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int hour = all.clock()[i].hour, weekday = all.clock()[i].weekday;
    evening += hour >= 19 && hour < 24;
    morning += hour >= 4 && hour < 9;
    weekend += weekday >= 5;
    north_centre += i < all.located() && distance_m(all.points()[i], demo_hot_spots[0].centre) < 700;
  }
  EXPECT_GT(evening, 3 * morning);
  EXPECT_GT(static_cast<double>(weekend) / static_cast<double>(all.size()), 3.0 / 7);
  EXPECT_GT(static_cast<double>(north_centre) / static_cast<double>(all.located()), 0.12) << "a hot spot";
}

TEST_F(DemoRegister, RepeatsNearByMoreOftenThanChanceHasIt) {
  take_demo(4'000);
  // Knox (1964): pairs close in space and time, against the same pairs with the times put off by half a year.
  std::vector<std::pair<lon_lat, time_point>> thefts;
  for (const auto& [id, each] : stored())
    if (each.category == "theft" && each.location.from_coordinate)
      thefts.emplace_back(*each.location.point, each.occurred.begin);
  const auto close_pairs = [&](std::chrono::seconds shift) {
    int pairs = 0;
    for (const auto& [a, at] : thefts)
      for (const auto& [b, bt] : thefts)
        pairs += bt + shift > at && bt + shift - at < std::chrono::days{15} && distance_m(a, b) < 210;
    return pairs;
  };
  EXPECT_GT(close_pairs({}), 2 * close_pairs(std::chrono::days{180}));
}

TEST_F(DemoRegister, LoadsAllOfItThroughTheOrdinaryWayInAndOnlyOnce) {
  std::uint64_t reports = 0;
  load_demo(reg(), [&](const progress&) { return ++reports > 0; });
  EXPECT_GE(reports, 20u);
  const auto imports = reg().records().imports();
  ASSERT_EQ(imports.size(), 3u);
  EXPECT_EQ(imports[0].source, "synthetic-police-demo");
  EXPECT_EQ(imports[0].rows, 20'000u);
  const std::size_t size = reg().incidents()->size();
  EXPECT_EQ(size, 18 + 20'000 - imports[0].quarantined);
  for (const auto& [id, each] : stored())
    if (each.source == "public-events") {
      EXPECT_EQ(each.protection, tier::p0);
    }
  const revision before = reg().records().current_revision();
  load_demo(reg());
  EXPECT_EQ(reg().incidents()->size(), size);
  EXPECT_EQ(reg().records().current_revision(), before);
}

TEST_F(DemoRegister, CanBeCancelled) {
  EXPECT_THROW(load_demo(reg(), [](const progress&) { return false; }), error);
}

}  // namespace
}  // namespace uramost::intake
