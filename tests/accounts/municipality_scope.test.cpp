#include "accounts/municipality_scope.hpp"

#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

incident_query query(std::string_view text) {
  auto parameters = query_parameters::parse(text);
  return incident_query::take_from(parameters);
}

access bound_to(std::vector<municipality_code> codes) {
  access who;
  who.municipalities = std::move(codes);
  return who;
}

TEST(MunicipalityScope, LeavesAQueryAloneForWhoIsBoundToNone) {
  EXPECT_EQ(narrowed(query("hours=22-5&municipality=38"), bound_to({})).canonical(),
            "hours=22-5&municipality=38");
  EXPECT_EQ(narrowed(query(""), bound_to({})).canonical(), "");
}

TEST(MunicipalityScope, NarrowsAQueryToWhatIsSharedAndKeepsTheRest) {
  const access who = bound_to({{"12"}, {"30"}});
  EXPECT_EQ(narrowed(query("hours=22-5"), who), query("hours=22-5&municipality=12,30"));
  EXPECT_EQ(narrowed(query("municipality=30,38"), who), query("municipality=30"));
  EXPECT_EQ(narrowed(query("municipality=30,none"), who), query("municipality=30"));
  EXPECT_EQ(narrowed(narrowed(query(""), who), who), narrowed(query(""), who));
}

TEST(MunicipalityScope, ForbidsAQueryThatLiesOutside) {
  const access who = bound_to({{"12"}, {"30"}});
  for (const char* outside :
       {"municipality=38", "municipality=none", "municipality=38,none", "municipality=0"})
    EXPECT_EQ(expect_error(error_kind::forbidden, [&] { narrowed(query(outside), who); }).field(),
              "municipality");
}

TEST(MunicipalityScope, SaysWhoseRecordIsWhose) {
  const access who = bound_to({{"12"}, {"30"}});
  EXPECT_TRUE(is_in_scope(municipality_code{"12"}, who));
  EXPECT_FALSE(is_in_scope(municipality_code{"38"}, who));
  EXPECT_FALSE(is_in_scope(std::nullopt, who));
  EXPECT_TRUE(is_in_scope(std::nullopt, bound_to({})));
}

}  // namespace
}  // namespace uramost::accounts
