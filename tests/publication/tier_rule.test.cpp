#include "publication/tier_rule.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost::publication {
namespace {

TEST(TierRule, RestrictsWhatNobodySaidAnythingAbout) { EXPECT_EQ(decide_tier({}), tier::p1); }

TEST(TierRule, LeavesAPublicSourcePublicWhateverTheCategory) {
  EXPECT_EQ(decide_tier({.public_source = true}), tier::p0);
  EXPECT_EQ(decide_tier({.public_source = true, .confidential_category = true}), tier::p0);
}

TEST(TierRule, KeepsConfidentialCategoriesAndDirectReportsConfidential) {
  EXPECT_EQ(decide_tier({.confidential_category = true}), tier::p2);
  EXPECT_EQ(decide_tier({.direct_report = true}), tier::p2);
}

TEST(TierRule, GivesTheMoreProtectionThatTheDataAsksFor) {
  EXPECT_EQ(decide_tier({.stated = tier::p2}), tier::p2);
  EXPECT_EQ(decide_tier({.public_source = true, .stated = tier::p1}), tier::p1);
  EXPECT_EQ(decide_tier({.public_source = true, .stated = tier::p2}), tier::p2);
}

TEST(TierRule, NeverLowersOnTheDataAlone) {
  EXPECT_EQ(decide_tier({.confidential_category = true, .stated = tier::p1}), tier::p2);
  EXPECT_EQ(decide_tier({.direct_report = true, .stated = tier::p1}), tier::p2);
}

TEST(TierRule, RefusesToCallARestrictedSourcePublic) {
  for (const bool direct : {false, true}) {
    try {
      decide_tier({.direct_report = direct, .stated = tier::p0});
      FAIL() << "P0 was accepted";
    } catch (const error& refused) {
      EXPECT_EQ(refused.kind(), error_kind::invalid_input);
      EXPECT_EQ(refused.field(), "tier");
    }
  }
}

TEST(TierRule, AcceptsPublicStatedByAPublicSource) {
  EXPECT_EQ(decide_tier({.public_source = true, .stated = tier::p0}), tier::p0);
}

}  // namespace
}  // namespace uramost::publication
