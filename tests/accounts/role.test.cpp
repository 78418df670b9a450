#include "accounts/role.hpp"

#include <gtest/gtest.h>

namespace uramost::accounts {
namespace {

TEST(Role, TextsAreReadAsTheyAreWritten) {
  for (const role each : all_roles) EXPECT_EQ(role_of(to_string(each)), each);
  for (const char* text : {"", "visitor", "Analyst", "root", "аналитичар"})
    EXPECT_EQ(role_of(text), std::nullopt);
  for (const token_scope each :
       {token_scope::read, token_scope::write, token_scope::export_files, token_scope::administer})
    EXPECT_EQ(token_scope_of(to_string(each)), each);
}

TEST(Role, ThePublicReadsWhatIsPublishedAndNothingElse) {
  for (const permission each : all_permissions)
    EXPECT_EQ(allows(role::visitor, each), each == permission::read_published);
}

TEST(Role, APartnerReadsMaskedPointsOnly) {
  for (const permission each : all_permissions)
    EXPECT_EQ(allows(role::partner, each),
              each == permission::read_published || each == permission::read_masked);
}

TEST(Role, OnlyAnalystsPlannersAndCaseHandlersReadTrueLocations) {
  for (const role each : all_roles)
    EXPECT_EQ(allows(each, permission::read_incidents),
              each == role::analyst || each == role::planner || each == role::case_handler)
        << to_string(each);
}

TEST(Role, NobodyBothReadsIncidentsAndAdministers) {
  for (const role each : all_roles)
    for (const permission administered :
         {permission::administer_accounts, permission::administer_register, permission::read_audit})
      EXPECT_FALSE(allows(each, permission::read_incidents) && allows(each, administered)) << to_string(each);
}

TEST(Role, WhatIsMoreAsksForAllThatIsLess) {
  for (const role each : all_roles) {
    for (const permission more : {permission::read_narratives, permission::export_incidents,
                                  permission::write_incidents, permission::change_tiers})
      EXPECT_TRUE(!allows(each, more) || allows(each, permission::read_incidents)) << to_string(each);
  }
}

TEST(Role, EveryPermissionIsSomebodysAndNeedsAScope) {
  for (const permission each : all_permissions) {
    EXPECT_TRUE(std::any_of(all_roles.begin(), all_roles.end(), [&](role who) { return allows(who, each); }));
    EXPECT_TRUE(token_scope_of(to_string(scope_for(each))));
  }
  EXPECT_EQ(scope_for(permission::read_incidents), token_scope::read);
  EXPECT_EQ(scope_for(permission::export_incidents), token_scope::export_files);
  EXPECT_EQ(scope_for(permission::erase_incidents), token_scope::write);
  EXPECT_EQ(scope_for(permission::read_audit), token_scope::administer);
}

}  // namespace
}  // namespace uramost::accounts
