#include "accounts/access.hpp"

#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

TEST(Access, ThePublicHasThePublishedView) {
  const access nobody;
  EXPECT_EQ(nobody.view(), view::published);
  EXPECT_TRUE(nobody.may(permission::read_published));
  const error refused =
      expect_error(error_kind::forbidden, [&] { nobody.require(permission::read_incidents); });
  EXPECT_NE(std::string(refused.what()).find("Log in"), std::string::npos);
}

TEST(Access, EveryRoleMayWhatTheTableSays) {
  for (const role each : all_roles) {
    store::account whose;
    whose.role = to_string(each);
    const access who = access_of(whose);
    for (const permission what : all_permissions) EXPECT_EQ(who.may(what), allows(each, what));
    EXPECT_EQ(who.view() == view::restricted, allows(each, permission::read_incidents));
  }
}

TEST(Access, ATokenHasNoMoreThanItsScopesAndItsOwner) {
  store::account ana;
  ana.role = "analyst";
  const access reader = access_of(ana, std::set{token_scope::read});
  EXPECT_TRUE(reader.may(permission::read_incidents));
  EXPECT_FALSE(reader.may(permission::export_incidents));
  EXPECT_FALSE(reader.may(permission::write_incidents));
  const access everything = access_of(ana, std::set{token_scope::read, token_scope::write,
                                                    token_scope::export_files, token_scope::administer});
  EXPECT_TRUE(everything.may(permission::export_incidents));
  EXPECT_FALSE(everything.may(permission::administer_accounts));
  EXPECT_EQ(access_of(ana, std::set{token_scope::export_files}).view(), view::published);
  const error refused =
      expect_error(error_kind::forbidden, [&] { reader.require(permission::export_incidents); });
  EXPECT_NE(std::string(refused.what()).find("export"), std::string::npos);
}

TEST(Access, ARoleThatIsNotKnownHasNoRights) {
  store::account odd;
  odd.role = "superuser";
  EXPECT_EQ(access_of(odd).role, role::visitor);
}

}  // namespace
}  // namespace uramost::accounts
