#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "running_server.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::IsEmpty;
using testing::SizeIs;

json plan_of_two() {
  return {{"title", "Synthetic night patrols"},
          {"query", "municipality=38"},
          {"shifts", {{{"name", "Night"}, {"hours", "22-5"}}}},
          {"points",
           {{{"name", "Ura"}, {"lon", 20.866}, {"lat", 42.8945}},
            {{"name", "Вис"}, {"lon", 20.87}, {"lat", 42.90}}}}};
}

class PatrolLedger : public testing::Test {
 protected:
  raw_response ask(const std::string& method, const std::string& target, const std::string& type = "",
                   const std::string& body = "", role as = role::planner) {
    std::string sent = method + " " + target +
                       " HTTP/1.1\r\nHost: localhost:" + std::to_string(running_.port()) + "\r\n" +
                       (as == role::visitor ? "" : running_.login(as));
    if (!type.empty())
      sent += "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    raw_client client(running_.port());
    client.send(sent + "\r\n" + body);
    return client.receive().value();
  }
  json read(const std::string& target, role as = role::planner) {
    return json::parse(ask("GET", target, "", "", as).body);
  }
  std::string kept() {
    const raw_response made =
        ask("POST", "/api/plans", "application/json", dump({{"plan", plan_of_two()}, {"why", "a test"}}));
    EXPECT_EQ(made.status, 201) << made.body;
    return "/api/plans/" + json::parse(made.body)["id"].get<std::string>();
  }
  raw_response send_visits(const std::string& plan, const std::string& file, const std::string& fields = "") {
    return ask("POST", plan + "/visits", "multipart/form-data; boundary=XX",
               "--XX\r\nContent-Disposition: form-data; name=file; filename=\"visits\"\r\n\r\n" + file +
                   "\r\n" + fields + "--XX--\r\n");
  }
  static std::string field(const std::string& name, const std::string& value) {
    return "--XX\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + value + "\r\n";
  }

  small_register register_;
  running_server running_{register_.incidents()};
};

TEST_F(PatrolLedger, HoldsRecordedVisitsAgainstPlannedOnes) {
  const std::string plan = kept();
  std::string gpx = "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"synthetic\"><trk><trkseg>";
  for (int minute = 10; minute < 22; ++minute)
    gpx += "<trkpt lat=\"42.8945\" lon=\"20.866\"><time>2026-03-23T21:" + std::to_string(minute) +
           ":00Z</time></trkpt>";
  gpx += "</trkseg></trk></gpx>";
  const json first = json::parse(send_visits(plan, gpx, field("languages", "sr")).body);
  EXPECT_EQ(first, json({{"visits", 1}, {"added", 1}, {"matched", 1}, {"rejected", json::array()}}));
  EXPECT_EQ(json::parse(send_visits(plan, gpx, field("languages", "sr")).body)["added"], 0);  // told twice
  const json second = json::parse(
      send_visits(
          plan,
          "time,point,lon,lat,minutes\n2026-03-24T02:30,vis,,,11\n2026-03-23T23:00,,21.1,42.6,5\nx,vis,,,1\n")
          .body);
  EXPECT_EQ(second["visits"], 2);
  EXPECT_EQ(second["matched"], 1);
  EXPECT_EQ(second["rejected"][0]["line"], 4);

  const json ledger = read(plan + "/ledger?datetime=2026-03-23");
  EXPECT_EQ(ledger["planned"], 6);
  EXPECT_EQ(ledger["recorded"], 2);
  EXPECT_EQ(ledger["kept"], 2);
  EXPECT_EQ(ledger["elsewhere"], 1);
  EXPECT_EQ(ledger["night_share"], 1);
  EXPECT_EQ(ledger["minutes"], 22);
  EXPECT_EQ(ledger["by_point"][0]["longest_gap_min"], 399);
  EXPECT_EQ(ledger["by_municipality"][0]["code"], "38");
  EXPECT_EQ(ledger["hours_by_language"][0]["language"], "sr");
  EXPECT_THAT(ledger["gaps"], SizeIs(3));
  EXPECT_EQ(read(plan + "/ledger")["recorded"], 2);
  EXPECT_EQ(read(plan + "/ledger?datetime=2026-03-25")["recorded"], 0);
}

TEST_F(PatrolLedger, IsForWhoPlansAndRefusesWhatItCannotRead) {
  const std::string plan = kept();
  EXPECT_EQ(ask("GET", plan + "/ledger", "", "", role::partner).status, 403);
  EXPECT_EQ(ask("GET", "/api/plans/nothing/ledger").status, 404);
  EXPECT_EQ(json::parse(send_visits(plan, "a,b\n1,2\n").body)["field"], "file");
  EXPECT_EQ(json::parse(send_visits(plan, "time,point\n", field("near_m", "1e9")).body)["field"], "near_m");
  EXPECT_EQ(json::parse(send_visits(plan, "time,point\n", field("languages", "<b>")).body)["field"],
            "languages");
  EXPECT_EQ(read(plan + "/ledger?datetime=1900-01-01/2026-01-01")["field"], "datetime");
  EXPECT_EQ(read(plan + "/ledger?datetime=never")["field"], "datetime");
}

TEST_F(PatrolLedger, TellsEverybodyOnlyMonthsThatAreOverAndNoFewVisits) {
  const std::string plan = kept();
  std::string table = "time,point,minutes\n";
  for (int day = 10; day < 17; ++day) table += "2024-03-" + std::to_string(day) + "T22:30,Ura,10\n";
  send_visits(plan, table + "2024-04-02T22:30,Ura,10\n2099-04-02T22:30,Ura,10\n");
  const json past = read("/api/patrol/past", role::visitor);
  ASSERT_THAT(past["past"], SizeIs(2)) << past;
  EXPECT_EQ(past["past"][0], json({{"month", "2024-03"},
                                   {"municipality", "38"},
                                   {"visits", 7},
                                   {"minutes", 70},
                                   {"withheld", false}}));
  EXPECT_TRUE(past["past"][1]["visits"].is_null());
  EXPECT_TRUE(past["past"][1]["withheld"]);
  EXPECT_EQ(dump(past).find("lon"), std::string::npos);
}

TEST_F(PatrolLedger, EvaluatesOnlyTimesThatAreClosedAndHoldEnough) {
  const std::string plan = kept();
  EXPECT_EQ(read(plan + "/evaluation?after=2024-01-01/2024-02-01")["field"], "before");
  EXPECT_EQ(read(plan + "/evaluation?before=2024-01-01/..&after=2024-03-01/2024-04-01")["field"], "before");
  EXPECT_EQ(read(plan + "/evaluation?before=2024-01-01/2024-04-01&after=2024-03-01/2024-05-01")["field"],
            "before");
  EXPECT_EQ(ask("GET", plan + "/evaluation?before=1900-01-01/1900-02-01&after=1901-01-01/1901-02-01").status,
            400);
}

}  // namespace
}  // namespace uramost::http
