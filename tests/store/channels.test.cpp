#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using namespace std::chrono;

class channels_test : public store_test {
 protected:
  channels_test() {
    for (const char* source : {"ngo", "police"}) {
      incident record = sample_incident("1");
      record.source = source;
      put(record);
    }
  }
  reporting_channel keep(reporting_channel said) {
    const auto batch = store_->begin_write();
    batch->keep_channel(said);
    batch->commit();
    return said;
  }
  static reporting_channel from_2020(const std::string& source = "ngo") {
    reporting_channel said;
    said.source = source;
    said.since = sys_days{2020y / January / 1};
    said.note = "synthetic hotline";
    said.person = "ana";
    return said;
  }
};

TEST_F(channels_test, AreKeptWithWhoSaidSoAndWhen) {
  auto said = from_2020();
  said.municipality = municipality_code{"38"};
  said.until = sys_days{2021y / March / 31};
  keep(said);
  keep(from_2020("police"));
  reopen();
  const auto all = store_->reporting_channels("ngo");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].municipality, municipality_code{"38"});
  EXPECT_EQ(all[0].since, sys_days{2020y / January / 1});
  EXPECT_EQ(all[0].until, sys_days{2021y / March / 31});
  EXPECT_EQ(all[0].note, "synthetic hotline");
  EXPECT_EQ(all[0].person, "ana");
  EXPECT_GT(all[0].at, time_point{});
  EXPECT_TRUE(all[0].holds);
  EXPECT_EQ(store_->reporting_channels("police")[0].municipality, std::nullopt);
  EXPECT_TRUE(store_->reporting_channels("nobody").empty());
}

TEST_F(channels_test, HoldUntilAnotherTakesTheirPlaceOrTakesThemBack) {
  auto said = from_2020();
  said.replaces = keep(from_2020()).id;
  said.until = sys_days{2022y / December / 31};
  said.replaces = keep(said).id;
  said.since = said.until = std::nullopt;
  const auto back = keep(said);
  const auto all = store_->reporting_channels("ngo");
  ASSERT_EQ(all.size(), 3U);
  for (const reporting_channel& each : all) EXPECT_FALSE(each.holds) << each.id;
  EXPECT_EQ(all[2].replaces, all[1].id);
  said.replaces = all[0].id;
  expect_error(error_kind::conflict, [&] { keep(said); });
  said.replaces = back.id;
  expect_error(error_kind::conflict, [&] { keep(said); });
}

TEST_F(channels_test, NeedAPersonDaysInTheirOrderAndARegisterThatIsThere) {
  const auto refused = [&](error_kind kind, const std::function<void(reporting_channel&)>& spoil) {
    auto said = from_2020();
    spoil(said);
    return expect_error(kind, [&] { keep(said); }).field();
  };
  using enum error_kind;
  EXPECT_EQ(refused(invalid_input, [](auto& said) { said.person = ""; }), "person");
  EXPECT_EQ(refused(invalid_input, [](auto& said) { said.since.reset(); }), "since");
  EXPECT_EQ(refused(invalid_input, [](auto& said) { said.until = *said.since - days{1}; }), "until");
  EXPECT_EQ(refused(not_found, [](auto& said) { said.source = "nobody"; }), "register");
  EXPECT_EQ(refused(not_found, [](auto& said) { said.replaces = 99; }), "replaces");
  const auto of_police = keep(from_2020("police")).id;
  EXPECT_EQ(refused(not_found, [&](auto& said) { said.replaces = of_police; }), "replaces");
  EXPECT_TRUE(store_->reporting_channels("ngo").empty());
}

TEST_F(channels_test, AreNotRewritten) {
  keep(from_2020());
  database other(file_, database::access::write);
  for (const char* sql : {"DELETE FROM reporting_channels", "UPDATE reporting_channels SET since = NULL"})
    expect_error(error_kind::invalid_input, [&] { other.execute(sql); });
}

}  // namespace
}  // namespace uramost::store
