#include "planning/demand.hpp"

#include <gmock/gmock.h>

#include "small_demand.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::planning {
namespace {

using testing::DoubleNear;
using testing::IsEmpty;

constexpr std::size_t sunday = 0, friday = 5 * 24, saturday = 6 * 24;

TEST(ShiftRoster, LeavesWhatIsPastMidnightToTheDayTheShiftBeganOn) {
  const std::vector<shift> nights{{"Night", {22, 5}, {5, 6}}};
  const shift_roster when(nights);
  EXPECT_EQ(when.on(friday + 21), 0U);
  EXPECT_EQ(when.on(friday + 22), 1U);
  EXPECT_EQ(when.on(friday + 4), 0U);
  EXPECT_EQ(when.on(saturday + 4), 1U);
  EXPECT_EQ(when.on(saturday + 5), 0U);
  EXPECT_EQ(when.on(sunday + 4), 1U);
  EXPECT_EQ(when.on(sunday + 22), 0U);
}

TEST(ShiftRoster, OfNoShiftsNeverEnds) {
  const shift_roster when({});
  for (std::size_t hour = 0; hour < shift_roster::hours; ++hour) EXPECT_EQ(when.on(hour), when.all());
  EXPECT_EQ(when.of(plan_point{}), when.all());
  EXPECT_EQ(field_refused([&] { when.only(1); }), "shift");
}

TEST(Demand, CountsWhatTheRuleSays) {
  small_demand register_;
  register_.add(metres_away(0, 0)).severity = 4;
  register_.add(metres_away(10, 0)).category = "assault";
  register_.add(metres_away(20, 0)).severity = 2;
  const auto total = [&](demand_rule rule) {
    return demand_of(register_.selection(), rule, shift_roster({})).total;
  };
  EXPECT_EQ(total({}), 3);
  EXPECT_EQ(total(rule_of(demand_weight::severity)), 7);
  EXPECT_EQ(total(rule_of(demand_weight::category, {{"assault", 2.5}})), 2.5);
  EXPECT_EQ(total(rule_of(demand_weight::category)), 0);
}

TEST(Demand, OfAnIncidentWithoutItsHourCountsByTheShareOfItsTime) {
  small_demand register_;
  register_.add(metres_away(0, 0), "38", 20, std::chrono::hours(8));  // 20:10-04:10, six hours ten from 22:00
  register_.add(metres_away(0, 0), "38", 12);
  register_.add(metres_away(0, 0), "38", 23);
  plan night;
  night.shifts = {{"Night", {22, 5}, {}}};
  const demand made = register_.of(night);
  EXPECT_THAT(made.total, DoubleNear(1 + 370.0 / 480, 1e-12));
  EXPECT_EQ(made.sites.size(), 2U);
  EXPECT_EQ(made.pieces.at(0).hour, demand_piece::unknown_hour);
  EXPECT_EQ(made.pieces.at(1).hour, 23);
}

TEST(Demand, IsDividedByTheShiftsThatAreOn) {
  small_demand register_;
  register_.scatter(500, 3'000);
  plan asked;
  asked.shifts = {{"Late", {14, 22}, {}}, {"Night", {20, 6}, {}}};
  const demand made = register_.of(asked);
  double late = 0, night = 0;
  for (const demand_piece& each : made.pieces) {
    if (each.on & 1) late += each.weight;
    if (each.on & 2) night += each.weight;
  }
  double late_incidents = 0, night_incidents = 0;
  for (const incident& each : register_.all()) {
    const int hour = to_belgrade(each.occurred.begin).hour;
    late_incidents += hour >= 14 && hour < 22;
    night_incidents += hour >= 20 || hour < 6;
  }
  EXPECT_EQ(late, late_incidents);
  EXPECT_EQ(night, night_incidents);
}

TEST(Demand, LeavesOutWhatNobodyCanStandNear) {
  small_demand register_;
  register_.add(metres_away(0, 0));
  register_.add({20.4612, 44.8125}, nullptr);
  register_.add({0, 0}).location.point.reset();
  const demand made = register_.of({});
  EXPECT_EQ(made.incidents, 3U);
  EXPECT_EQ(made.unlocated, 1U);
  EXPECT_EQ(made.outside, 1U);
  EXPECT_EQ(made.total, 1);
  EXPECT_THAT(small_demand().of({}).pieces, IsEmpty());
  EXPECT_THAT(cells_of(small_demand().of({}), 250), IsEmpty());
}

TEST(Demand, InCellsIsTheSameDemandAtItsMean) {
  small_demand register_;
  register_.scatter(2'000, 5'000);
  const demand made = register_.of({});
  double weight = 0, east = 0, wanted_east = 0;
  for (const demand_cell& each : cells_of(made, 300)) {
    weight += each.weight;
    east += each.weight * each.at.east;
  }
  for (const demand_piece& each : made.pieces) wanted_east += each.weight * made.sites[each.site].east;
  EXPECT_THAT(weight, DoubleNear(2'000, 1e-6));
  EXPECT_THAT(east / wanted_east, DoubleNear(1, 1e-12));
}

TEST(Demand, OfTheHeatIsSpreadAsOnTheMap) {
  EXPECT_EQ(heat_radius_m, tiles::heat_style{}.bandwidth_m);
  small_demand register_;
  register_.scatter(50, 4'000);
  plan asked;
  asked.demand.surface = demand_surface::heat;
  asked.demand.cell_m = 250;
  const demand made = register_.of(asked);
  EXPECT_THAT(made.total, DoubleNear(50, 1e-9));
  // Independent: the kernel at every cell's middle, of every incident.
  std::vector<double> of_site(made.sites.size(), 0);
  for (const demand_piece& each : made.pieces) of_site[each.site] += each.weight;
  const tiles::density_kernel kernel(tiles::kernel::quartic, heat_radius_m);
  for (std::size_t i = 0; i < made.sites.size(); ++i) {
    double per_km2 = 0;
    for (const incident& each : register_.all()) {
      const utm_position at = to_utm_zone_34(*each.location.point);
      const double d = std::hypot(at.east - made.sites[i].east, at.north - made.sites[i].north);
      if (d < heat_radius_m) per_km2 += kernel.per_km2(d * d);
    }
    EXPECT_THAT(of_site[i], DoubleNear(per_km2 / 16, 0.01 * per_km2 / 16 + 1e-4));
  }
  for (std::size_t i = 1; i < made.pieces.size(); ++i)
    ASSERT_LE(made.pieces[i - 1].site, made.pieces[i].site);
}

TEST(Demand, RefusesWhatDoesNotFit) {
  const index::selection none = small_demand().selection();
  demand_rule narrow;
  narrow.cell_m = 10;
  EXPECT_EQ(field_refused([&] { demand_of(none, narrow, shift_roster({})); }), "demand.cell_m");
  const std::vector<shift> too_many(33);
  EXPECT_EQ(field_refused([&] { shift_roster{too_many}; }), "shifts");
}

}  // namespace
}  // namespace uramost::planning
