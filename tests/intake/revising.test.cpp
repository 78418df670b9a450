#include "intake/revising.hpp"

#include "../expect_error.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

class Revising : public scratch_register {
 protected:
  static constexpr const char* csv =
      "id,date,time,type,severity,lat,lon,place,narrative\n"
      "a,2023-05-29,21:10,theft,2,42.90751,20.84031,,synthetic\n"
      "p,2023-05-30,,theft,2,,,Leposavić,synthetic\n";

  Revising() {
    take_csv(csv);
    reg().incidents();
  }

  incident revise(const std::string& external_id, const incident_revision& said) {
    return revise_incident(reg(), stored().at(external_id), said, "case");
  }
};

TEST_F(Revising, ChangesWhatIsSaidAndNothingElse) {
  const incident before = stored().at("a");
  const incident made = revise("a", {.severity = "5", .narrative = " synthetic, told again "});
  EXPECT_EQ(made.severity, 5);
  EXPECT_EQ(made.narrative, "synthetic, told again");
  incident expected = before;
  expected.severity = 5;
  expected.narrative = made.narrative;
  EXPECT_EQ(made, expected);
  EXPECT_EQ(stored().at("a"), expected);
}

TEST_F(Revising, ReadsTimesAndPlacesAsARegistersRow) {
  incident_revision said;
  said.occurred = written_occurrence{.date = "2023-05-28"};
  written_location place{};
  place.place = "Зубин Поток";
  said.location = place;
  const incident made = revise("a", said);
  EXPECT_EQ(made.occurred.precision, time_precision::day);
  EXPECT_EQ(made.location.municipality, municipality_code{"29"}) << made.location.municipality->value;
  EXPECT_FALSE(made.location.from_coordinate);
}

TEST_F(Revising, IsSeenByTheIndexAtOnce) {
  incident_query arson;
  arson.categories = {"arson"};
  EXPECT_EQ(reg().select(arson).size(), 0u);
  revise("a", {.category = "arson"});
  EXPECT_EQ(reg().select(arson).size(), 1u);
}

TEST_F(Revising, OutlastsTheSameFileAgain) {
  revise("a", {.category = "arson"});
  const import_report again = take_csv(csv);
  EXPECT_EQ(again.unchanged, 2u);
  EXPECT_EQ(stored().at("a").category, "arson");
}

TEST_F(Revising, RaisesTheTierForAConfidentialCategoryAndTakesTheOldPlaceFromThePublic) {
  const incident made = revise("a", {.category = "domestic_violence"});
  EXPECT_EQ(made.protection, tier::p2);
  reg().records().visit_published([&](const incident& each, const published_location* location) {
    ASSERT_TRUE(location);
    EXPECT_TRUE(each.external_id != "a" || !location->point);
  });
  EXPECT_EQ(revise("a", {.category = "theft"}).protection, tier::p2);  // lowering takes two people
}

TEST_F(Revising, NamesTheFieldAtFault) {
  incident_revision future;
  future.occurred = written_occurrence{.date = "2222-05-28"};
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { revise("a", future); }).field(), "date");
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { revise("a", {.severity = "9"}); }).field(),
            "severity");
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { revise("a", {.category = "qux"}); }).field(),
            "category");
}

TEST_F(Revising, WithdrawsFromIndexCountsAndTextSearch) {
  incident_query all, words;
  words.text = "synthetic";
  EXPECT_EQ(reg().select(all).size(), 2u);
  withdraw_incident(reg(), stored().at("a"), "entered twice", "case");
  EXPECT_EQ(reg().select(all).size(), 1u);
  EXPECT_EQ(reg().select(words).size(), 1u);
  open();
  EXPECT_EQ(reg().select(all).size(), 1u);
  EXPECT_EQ(take_csv(csv).unchanged, 2u);
  EXPECT_EQ(reg().select(all).size(), 1u);
}

TEST_F(Revising, IsInTheLogByPersonWithoutWhatWasSaid) {
  revise("a", {.narrative = "a telling"});
  withdraw_incident(reg(), stored().at("p"), "entered twice", "case");
  const auto log = reg().records().audited_writes(0);
  ASSERT_GE(log.size(), 2u);
  const store::audit_note &edit = log[log.size() - 2].second, &withdrawal = log.back().second;
  EXPECT_EQ(edit.action, "incidents.edit");
  EXPECT_EQ(edit.who, "case");
  EXPECT_EQ(edit.object.find("telling"), std::string::npos);
  EXPECT_EQ(withdrawal.action, "incidents.withdraw");
}

}  // namespace
}  // namespace uramost::intake
