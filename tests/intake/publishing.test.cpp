#include "intake/publishing.hpp"

#include <map>
#include <set>

#include "geodata/boundary_file.hpp"
#include "intake/tier_decision.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

class Publishing : public scratch_register {
 protected:
  /// By external id; null where nothing is decided.
  std::map<std::string, std::optional<published_location>> published() {
    std::map<std::string, std::optional<published_location>> found;
    reg().records().visit_published([&](const incident& each, const published_location* location) {
      found[each.external_id] = location ? std::optional(*location) : std::nullopt;
    });
    return found;
  }

  static constexpr std::string_view homes =
      "id,date,type,lat,lon\n"
      "a,2023-05-29,theft,42.90751,20.84031\n"
      "b,2023-05-30,theft,42.90751,20.84031\n"
      "c,2023-05-30,harassment,42.90751,20.84031\n";
};

TEST_F(Publishing, IsDecidedWhenAnIncidentComesIn) {
  take_csv(homes);
  const auto decided = published();
  ASSERT_EQ(decided.size(), 3u);
  for (const auto& [id, location] : decided) ASSERT_TRUE(location) << id;
  EXPECT_TRUE(decided.at("a")->point);
  EXPECT_NE(decided.at("a")->point, (lon_lat{20.84031, 42.90751}));
  EXPECT_EQ(decided.at("a")->point, decided.at("b")->point);
  EXPECT_EQ(decided.at("a")->partner_point, decided.at("b")->partner_point);
  EXPECT_FALSE(decided.at("c")->point);  // confidential

  add_incident(reg(), {{"date", "2023-06-01"}, {"category", "theft"}, {"place", "Zvečan"}});
  for (const auto& [id, location] : published()) EXPECT_TRUE(location) << id;
}

TEST_F(Publishing, StaysTheSameAfterARestartAndInAnotherImport) {
  take_csv(homes);
  const auto before = published();
  open();
  take_csv(homes);
  take_csv("id,date,type,lat,lon\nd,2024-01-02,theft,42.90751,20.84031\n",
           {.source = "other", .mapping = {}, .reading = {}});
  EXPECT_EQ(published().at("a"), before.at("a"));
  EXPECT_EQ(published().at("d")->partner_point, before.at("a")->partner_point);
}

TEST_F(Publishing, KeepsToTheTierThatAPersonChoseWhenTheFileComesAgainWithOtherWords) {
  take_csv("id,date,type,lat,lon,description\na,2023-05-29,theft,42.90751,20.84031,first\n");
  change_tier(reg(), {stored().at("a").id, tier::p2, "somebody could be found", "ana"});
  const auto confidential = published().at("a");
  ASSERT_FALSE(confidential->point);
  take_csv("id,date,type,lat,lon,description\na,2023-05-29,theft,42.90751,20.84031,second\n");
  ASSERT_EQ(stored().at("a").narrative, "second");
  EXPECT_EQ(published().at("a"), confidential);
}

TEST_F(Publishing, MasksDifferentlyInEveryRegister) {
  take_csv(homes);
  const auto here = published().at("a")->partner_point;
  incident_register::create(folder() / "other");
  incident_register other(folder() / "other");
  import_incidents(other, file("register.csv", homes), {});
  std::optional<lon_lat> there;
  other.records().visit_published([&](const incident& each, const published_location* location) {
    if (each.external_id == "a") there = location->partner_point;
  });
  ASSERT_TRUE(here && there);
  EXPECT_NE(here, there);
}

TEST_F(Publishing, IsDecidedAnewWhereNewBoundariesMoveAnIncident) {
  take_csv(homes);
  geodata::boundaries renamed = geodata::built_in_boundaries();
  for (auto& each : renamed.municipalities) each.code.value = "X" + each.code.value;
  for (auto& each : renamed.areas) each.code.value = "X" + each.code.value;
  reg().replace_boundaries(renamed);
  for (const auto& [id, location] : published()) {
    ASSERT_TRUE(location) << id;
    EXPECT_EQ(location->municipality->value.front(), 'X');
  }
}

TEST_F(Publishing, IsDecidedOnceUnlessAskedForAgain) {
  take_csv(homes);
  EXPECT_EQ(decide_undecided(reg()), 0u);
  const auto before = published();
  EXPECT_EQ(decide_undecided(reg(), true), 3u);
  EXPECT_EQ(published(), before);
}

}  // namespace
}  // namespace uramost::intake
