#include "intake/erasing.hpp"

#include "core/error.hpp"
#include "intake/masked_incidents.hpp"
#include "intake/publishing.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

class Erasing : public scratch_register {
 protected:
  static constexpr const char* rows =
      "id,date,type,lat,lon,description\n"
      "a,2021-05-29,theft,42.90751,20.84031,synthetic a\n"
      "b,2022-05-29,theft,42.90752,20.84032,synthetic b\n"
      "c,2023-05-29,theft,42.90753,20.84033,synthetic c\n";

  Erasing() { take_csv(rows); }

  std::size_t on_the_map() { return reg().incidents()->located(); }
};

TEST_F(Erasing, TakesAnIncidentOffTheMapAndOutOfWhatOthersSee) {
  ASSERT_EQ(on_the_map(), 3u);
  erase_incident(reg(), stored().at("b").id, {"asked for", "case"});
  EXPECT_EQ(on_the_map(), 2u);
  EXPECT_EQ(reg().incidents()->size(), 3u);
  decide_undecided(reg());
  EXPECT_EQ(masked_incidents(reg())->located(), 2u);
}

TEST_F(Erasing, IsNotUndoneByTheSameFile) {
  erase_incident(reg(), stored().at("a").id, {"asked for", "case"});
  take_csv(rows);
  EXPECT_EQ(on_the_map(), 2u);
  EXPECT_EQ(stored().at("a").narrative, "");
}

TEST_F(Erasing, EndsWhatIsKeptLongEnough) {
  const auto end = calendar_interval(*parse_date("2023-01-01"), time_precision::day).begin;
  EXPECT_EQ(erase_before(reg(), end, {"kept long enough", "case"}), 2u);
  EXPECT_EQ(on_the_map(), 1u);
  EXPECT_EQ(erase_before(reg(), end, {"kept long enough", "case"}), 0u);
  EXPECT_EQ(reg().records().erased().size(), 2u);
}

TEST_F(Erasing, LeavesEverythingWhenItIsCancelled) {
  const auto end = calendar_interval(*parse_date("2030-01-01"), time_precision::day).begin;
  int seen = 0;
  EXPECT_THROW(
      erase_before(reg(), end, {"kept long enough", "case"}, [&](const progress&) { return ++seen < 2; }),
      error);
  EXPECT_EQ(on_the_map(), 3u);
  EXPECT_TRUE(reg().records().erased().empty());
}

TEST_F(Erasing, SaysInTheAuditLogWhoDidItToWhat) {
  const incident_id id = stored().at("c").id;
  erase_incident(reg(), id, {"asked for", "case"});
  const auto said = reg().records().audited_writes(0).back().second;
  EXPECT_EQ(said.who + " " + said.action + " " + said.object,
            "case incidents.erase incident " + std::to_string(id.value));
}

}  // namespace
}  // namespace uramost::intake
