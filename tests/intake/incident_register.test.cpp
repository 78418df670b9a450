#include "intake/incident_register.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "core/error.hpp"
#include "intake/incident_features.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

using fields = std::vector<std::pair<std::string, std::string>>;

class IncidentRegister : public scratch_register {
 protected:
  std::string refused_field(const fields& given) {
    try {
      add_incident(reg(), given);
    } catch (const error& refused) {
      return refused.field();
    }
    return "(accepted)";
  }
};

TEST_F(IncidentRegister, IsMadeOnceAndFoundAgain) {
  EXPECT_THROW(incident_register::create(folder() / "data"), error);
  try {
    incident_register missing(folder() / "nowhere");
    FAIL();
  } catch (const error& missing) {
    EXPECT_EQ(missing.kind(), error_kind::not_found);
    EXPECT_THAT(missing.what(), testing::HasSubstr("uramost init"));
  }
}

TEST_F(IncidentRegister, HoldsAfterARestartWhatItHeldBefore) {
  take(fixture("register_sr_windows1250.csv"));
  EXPECT_EQ(reg().incidents()->size(), 6u);
  const auto before = stored();
  open();
  EXPECT_EQ(reg().incidents()->size(), 6u);
  EXPECT_EQ(stored(), before);
}

TEST_F(IncidentRegister, KeepsASnapshotForThoseWhoHoldIt) {
  take_csv("id,date\n1,29.05.2023.\n");
  const auto held = reg().incidents();
  take_csv("id,date\n1,29.05.2023.\n2,30.05.2023.\n");
  EXPECT_EQ(held->size(), 1u);
  EXPECT_EQ(reg().incidents()->size(), 2u);
}

TEST_F(IncidentRegister, ShowsTheNextSnapshotToItsPreparationBeforeAnyoneElse) {
  take_csv("id,date\n1,29.05.2023.\n");
  const auto held = reg().incidents();
  std::vector<std::size_t> prepared;
  reg().before_each_snapshot([&](const auto& next) {
    prepared.push_back(next->size());
    EXPECT_EQ(reg().incidents(), held);
  });
  take_csv("id,date\n1,29.05.2023.\n2,30.05.2023.\n");
  EXPECT_EQ(prepared, std::vector<std::size_t>{2});
  EXPECT_EQ(reg().incidents()->size(), 2u);
  reg().before_each_snapshot(nullptr);
  take_csv("id,date\n1,29.05.2023.\n2,30.05.2023.\n3,31.05.2023.\n");
  EXPECT_EQ(prepared.size(), 1u);
  EXPECT_EQ(reg().incidents()->size(), 3u);
}

TEST_F(IncidentRegister, LoadsItsSnapshotWhenItIsFirstAskedForThenFollowsEveryWrite) {
  open();
  take_csv("id,date\n1,29.05.2023.\n");  // nobody has asked yet
  EXPECT_EQ(reg().incidents()->size(), 1u);
  EXPECT_EQ(reg().patrol_points()->size(), 0u);
  take_csv("id,date\n1,29.05.2023.\n2,30.05.2023.\n");
  EXPECT_EQ(reg().incidents()->size(), 2u);
}

TEST_F(IncidentRegister, ExportsTheRegisterAsItWasWhenTheExportBegan) {
  constexpr int count = 8'000;  // more than is read ahead
  const auto rows_told = [](const std::string& told) {
    std::string rows = "id,date,opis\n";
    for (int id = 1; id <= count; ++id) rows += std::to_string(id) + ",29.05.2023.,SYNTHETIC " + told + "\n";
    return rows;
  };
  take_csv(rows_told("before"));
  incident_export running(reg(), {});
  std::string bytes;
  const auto writer =
      exchange::stream_writer({}, running.table(), [&](std::string_view piece) { bytes += piece; });
  EXPECT_TRUE(running.write_some(*writer));
  take_csv(rows_told("after") + "another,29.05.2023.,SYNTHETIC after\n");
  running.write_all(*writer);
  writer->finish();
  EXPECT_THAT(bytes, testing::HasSubstr("SYNTHETIC before"));
  EXPECT_THAT(bytes, testing::Not(testing::HasSubstr("after")));
  EXPECT_EQ(running.written(), static_cast<std::uint64_t>(count));
}

TEST_F(IncidentRegister, LetsAnExportBeGivenUpAnywhere) {
  std::string rows = "id,date\n";
  for (int id = 1; id <= 8'000; ++id) rows += std::to_string(id) + ",29.05.2023.\n";
  take_csv(rows);
  for (int taken = 0; taken <= 8; ++taken) {
    incident_export running(reg(), {});
    const auto writer = exchange::stream_writer({}, running.table(), [](std::string_view) {});
    for (int i = 0; i < taken; ++i) running.write_some(*writer);
    EXPECT_EQ(running.written(), 1'000u * static_cast<unsigned>(taken));
  }
}

TEST_F(IncidentRegister, SelectsByTextThroughTheStore) {
  take_csv("id,date,opis\n1,29.05.2023.,SINTETIČKI crveni auto\n2,29.05.2023.,SINTETIČKI plavi auto\n");
  incident_query query;
  query.text = "црвени";
  EXPECT_EQ(reg().select(query).size(), 1u);
  query.text = "auto";
  EXPECT_EQ(reg().select(query).size(), 2u);
}

TEST_F(IncidentRegister, TakesADirectReportAsConfidential) {
  const incident made =
      add_incident(reg(), {{"date", "29.05.2023."}, {"place", "Zvečan"}, {"category", "krađa"}});
  EXPECT_GT(made.id.value, 0);
  EXPECT_EQ(made.source, "direct-report");
  EXPECT_EQ(made.external_id.size(), 32u);
  EXPECT_EQ(made.protection, tier::p2);
  EXPECT_EQ(made.category, "theft");
  EXPECT_EQ(made.location.municipality, municipality_code{"30"});
  EXPECT_EQ(reg().incidents()->size(), 1u);
  EXPECT_EQ(*reg().records().find(made.id), made);
  const incident other =
      add_incident(reg(), {{"date", "29.05.2023."}, {"place", "Zvečan"}, {"category", "krađa"}});
  EXPECT_NE(other.id, made.id) << "two equal reports are two reports";
}

TEST_F(IncidentRegister, NamesTheFieldOfADirectReportThatIsWrong) {
  EXPECT_EQ(refused_field({}), "date");
  EXPECT_EQ(refused_field({{"date", "31.02.2021."}}), "date");
  EXPECT_EQ(refused_field({{"date", "29.05.2023."}, {"colour", "red"}}), "colour");
  EXPECT_EQ(refused_field({{"date", "29.05.2023."}, {"category", "zzz"}}), "category");
  EXPECT_EQ(refused_field({{"date", "29.05.2023."}, {"severity", "9"}}), "severity");
  EXPECT_EQ(refused_field({{"date", "29.05.2023."}, {"tier", "P0"}}), "tier");
  EXPECT_EQ(refused_field({{"date", "29.05.2023."}, {"stage", "maybe"}}), "stage");
  EXPECT_EQ(refused_field({{"date", "29.05.2023."}, {"date", "30.05.2023."}}), "date");
  EXPECT_EQ(refused_field({{"date", "29.05.2023."}, {"place", "\xFF"}}), "place");
  EXPECT_EQ(reg().incidents()->size(), 0u);
}

TEST_F(IncidentRegister, LocatesEverythingAnewAfterAChangeOfBoundaries) {
  take_csv(
      "id,date,place,lat,lon\n1,29.05.2023.,,42.9075,20.84028\n2,29.05.2023.,Leposavić,,\n3,29.05.2023.,"
      "Banjska,,\n");
  geodata::boundaries renamed = geodata::built_in_boundaries();
  for (auto& each : renamed.municipalities) each.code.value = "x" + each.code.value;
  for (auto& each : renamed.areas) each.code.value = "x" + each.code.value;
  reg().replace_boundaries(renamed);
  for (int restarted = 0; restarted < 2; ++restarted) {
    EXPECT_TRUE(reg().where()->is_user_supplied());
    EXPECT_EQ(stored().at("1").location.municipality, municipality_code{"x30"});
    EXPECT_EQ(stored().at("2").location.municipality, municipality_code{"x12"});
    EXPECT_EQ(stored().at("3").location.certainty, location_certainty::ambiguous);
    incident_query query;
    query.municipalities = {municipality_code{"x30"}};
    EXPECT_EQ(reg().select(query).size(), 1u);
    open();
  }
}

TEST_F(IncidentRegister, ServesReadersWhileItIsWrittenTo) {
  std::atomic<bool> done = false;
  std::jthread reader([&] {
    while (!done) {
      const auto snapshot = reg().incidents();
      ASSERT_EQ(reg().select({}).size() >= snapshot->size(), true);
    }
  });
  for (int i = 0; i < 5; ++i) take_csv("id,date,place\n" + std::to_string(i) + ",29.05.2023.,Zvečan\n");
  std::vector<std::jthread> writers;
  for (int i = 0; i < 3; ++i) writers.emplace_back([&] { add_incident(reg(), {{"date", "29.05.2023."}}); });
  writers.clear();
  done = true;
  reader.join();
  EXPECT_EQ(reg().incidents()->size(), 8u);
}

}  // namespace
}  // namespace uramost::intake
