#include "tiles/incident_masses.hpp"

#include <gtest/gtest.h>

#include "../index/random_incidents.hpp"
#include "index/selection.hpp"

namespace uramost::tiles {
namespace {

using uramost::testing::random_incidents;

class IncidentMasses : public ::testing::Test {
 protected:
  IncidentMasses() {
    random_incidents random(7);
    index::incident_index::builder builder;
    for (const incident& each : random.many(30'000)) builder.add(each);
    snapshot_ = std::move(builder).build({1});
    query_.severity = {2, 4};
  }

  /// The cells from the western border to that of some row, in the order of west to east.
  index::cell_box west_of(double share) const {
    std::vector<std::uint32_t> columns;
    for (index::row row = 0; row < snapshot_->located(); ++row)
      columns.push_back(index::cell_of(snapshot_->morton()[row]).x);
    std::ranges::sort(columns);
    const index::cell_box all = snapshot_->extent();
    const auto border = static_cast<std::size_t>(share * static_cast<double>(columns.size()));
    return {all.least, {columns[border], all.most.y}};
  }

  double expected_mass(const index::cell_box& box) const {
    const index::selection meant(snapshot_, query_);
    double sum = 0;
    for (index::row row : meant.rows()) {
      if (row >= snapshot_->located()) continue;
      const auto at = index::cell_of(snapshot_->morton()[row]);
      sum += at.x >= box.least.x && at.x <= box.most.x && at.y >= box.least.y && at.y <= box.most.y;
    }
    return sum;
  }

  static double sum_of(const std::vector<point_mass>& masses) {
    double sum = 0;
    for (const point_mass& each : masses) sum += static_cast<double>(each.mass);
    return sum;
  }

  std::shared_ptr<const index::incident_index> snapshot_;
  incident_query query_;
};

TEST_F(IncidentMasses, AreAskedWidelyOnceBoxesWithHalfOfTheRegisterWereLookedAt) {
  const incident_masses masses(snapshot_, query_, heat_weight::count);
  const auto some = west_of(0.2);
  EXPECT_FALSE(masses.asked_widely(some));
  EXPECT_TRUE(masses.asked_widely(west_of(0.9))) << "much at once";
  EXPECT_FALSE(masses.asked_widely(some)) << "to ask whether is not to look";
  masses.within(some);
  EXPECT_FALSE(masses.asked_widely(some));
  masses.within(some);
  EXPECT_TRUE(masses.asked_widely(some)) << "the third time";
}

TEST_F(IncidentMasses, AreTheSameWhetherTheBoxOrTheWholeRegisterIsFiltered) {
  const incident_masses masses(snapshot_, query_, heat_weight::count);
  for (const double share : {0.05, 0.3, 0.3, 0.05, 0.7, 0.05, 0.99}) {
    const auto box = west_of(share);
    EXPECT_GT(expected_mass(box), 0);
    EXPECT_EQ(sum_of(masses.within(box)), expected_mass(box)) << share;
  }
}

}  // namespace
}  // namespace uramost::tiles
