#include "intake/tier_decision.hpp"

#include "core/error.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

class TierDecision : public scratch_register {
 protected:
  TierDecision() {
    take_csv("id,date,type,lat,lon\na,2023-05-29,theft,42.90751,20.84031\n");
    id_ = stored().at("a").id;
  }

  store::tier_change want(tier to, const std::string& person, const std::string& reason = "synthetic") {
    return change_tier(reg(), {id_, to, reason, person});
  }

  error_kind refusal(tier to, const std::string& person, const std::string& reason = "synthetic") {
    try {
      want(to, person, reason);
    } catch (const error& refused) {
      return refused.kind();
    }
    ADD_FAILURE() << "accepted";
    return error_kind::internal;
  }

  tier now() { return reg().records().find(id_)->protection; }

  incident_id id_;
};

TEST_F(TierDecision, RaisesAtOnce) {
  EXPECT_TRUE(want(tier::p2, "first").changed);
  EXPECT_EQ(now(), tier::p2);
  bool has_point = true;
  reg().records().visit_published(
      [&](const incident&, const published_location* location) { has_point = location->point.has_value(); });
  EXPECT_FALSE(has_point);
  EXPECT_EQ(reg().records().history(id_).back().state.protection, tier::p1);
}

TEST_F(TierDecision, LowersWhenTwoPeopleWantIt) {
  EXPECT_FALSE(want(tier::p0, "first").changed);
  EXPECT_EQ(now(), tier::p1);
  EXPECT_EQ(refusal(tier::p0, "first"), error_kind::forbidden);
  EXPECT_EQ(refusal(tier::p0, " FIRST "), error_kind::forbidden);
  const store::tier_change done = want(tier::p0, "second");
  EXPECT_TRUE(done.changed);
  EXPECT_EQ(done.confirms, reg().records().tier_changes(id_).front().id);
  EXPECT_EQ(now(), tier::p0);
}

TEST_F(TierDecision, DoesNotConfirmAnotherTierOrAnEarlierState) {
  want(tier::p2, "first");
  EXPECT_FALSE(want(tier::p1, "first").changed);
  EXPECT_FALSE(want(tier::p0, "second").changed);  // another proposal
  EXPECT_TRUE(want(tier::p1, "second").changed);
  EXPECT_TRUE(want(tier::p2, "third").changed);
  EXPECT_FALSE(want(tier::p0, "third").changed);  // the proposal of "second" was for another state
  EXPECT_EQ(now(), tier::p2);
}

TEST_F(TierDecision, RefusesWhatIsSoAlreadyOrSaysNothing) {
  EXPECT_EQ(refusal(tier::p1, "first"), error_kind::conflict);
  EXPECT_EQ(refusal(tier::p2, "first", "  "), error_kind::invalid_input);
  EXPECT_EQ(refusal(tier::p2, ""), error_kind::invalid_input);
  id_ = {12'345};
  EXPECT_EQ(refusal(tier::p2, "first"), error_kind::not_found);
}

}  // namespace
}  // namespace uramost::intake
