#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "asking.hpp"
#include "patrol/instance_document.hpp"
#include "patrol/solver.hpp"
#include "running_server.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::HasSubstr;
using testing::SizeIs;

/// Synthetic: three places on a line, of which two candidates reach two each.
constexpr const char* instance_text =
    R"({"problem": "mclp", "p": 1, "radius": 10, "weights": [3, 2, 4], "distances": [[1, 30], [9, 9], [30, 2]]})";

class Planning : public testing::Test {
 protected:
  raw_response ask(const std::string& method, const std::string& target, const std::string& sent = "",
                   role as = role::planner, const std::string& fields = "") {
    return http::ask(running_, method, target, sent, as, fields);
  }
  json post(const std::string& target, const json& sent) {
    return json::parse(ask("POST", target, dump(sent)).body);
  }
  std::string field_at_fault_of(const std::string& target, const json& sent) {
    return post(target, sent).value("field", "");
  }
  /// The report of a job that has ended.
  json ended(const json& begun) {
    const std::string place = "/api/patrol/jobs/" + begun["job"].get<std::string>();
    for (int i = 0; i < 500; ++i) {
      const json report = json::parse(ask("GET", place).body);
      if (report["state"] != "running") return report;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return nullptr;
  }
  std::string host() { return running_.host(); }
  std::uint16_t port() { return running_.port(); }

 private:
  running_server running_{shared_register().incidents()};
};

/// Over the 40 synthetic incidents of Mitrovica North.
json bridge(double lon = 20.866, double lat = 42.8942) {
  return {{"name", "Bridge"}, {"lon", lon}, {"lat", lat}};
}
json plan_of(json points) {
  return {{"points", std::move(points)}, {"query", "datetime=2023-01-01/2023-12-31"}};
}
json night_plan() {
  return {{"points", json::array()},
          {"query", "municipality=38"},
          {"shifts", {{{"name", "Night"}, {"hours", "22-5"}}}},
          {"needs", {{{"municipality", "38"}, {"language", "sr"}}}}};
}

TEST_F(Planning, SolvesTheDocumentOfTheCommandLine) {
  const raw_response answer = ask("POST", "/api/patrol/solve", instance_text);
  EXPECT_EQ(answer.status, 200);
  json said = json::parse(answer.body);
  json expected = json::parse(patrol::to_json(patrol::solve(patrol::parse_instance(instance_text))));
  said.erase("seconds");
  expected.erase("seconds");
  EXPECT_EQ(said, expected);
  EXPECT_EQ(said["objective"], 6);
}

TEST_F(Planning, NamesWhatIsWrongWithADocument) {
  const auto field = [&](const char* text) {
    const raw_response answer = ask("POST", "/api/patrol/solve", text);
    EXPECT_EQ(answer.status, 400);
    return json::parse(answer.body).value("field", "");
  };
  EXPECT_EQ(field("nonsense"), "document");
  EXPECT_EQ(field(R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[1], [2, 3]]})"), "distances");
  EXPECT_EQ(field(R"({"problem": "horoscope", "distances": [[1]]})"), "problem");
  EXPECT_EQ(field(R"({"problem": "p_median", "p": 7, "distances": [[1]]})"), "p");
}

TEST_F(Planning, IsForThoseWhoPlan) {
  for (const role as : {role::partner, role::case_handler, role::administrator})
    EXPECT_EQ(ask("POST", "/api/patrol/solve", instance_text, as).status, 403) << to_string(as);
  EXPECT_EQ(ask("GET", "/api/patrol/candidates", "", role::partner).status, 403);
  EXPECT_EQ(ask("POST", "/api/patrol/solve", instance_text, role::analyst).status, 200);
}

TEST_F(Planning, TakesLargeDocuments) {
  std::string text = instance_text;
  text.insert(1, R"("comment": ")" + std::string(3'000'000, 'x') + "\",");
  EXPECT_EQ(ask("POST", "/api/patrol/solve", text).status, 200);
  EXPECT_EQ(ask("POST", "/api/patrol/coverage", text).status, 413);
}

TEST_F(Planning, SolvesInTheBackgroundForWhoAskedOnly) {
  const raw_response begun =
      ask("POST", "/api/patrol/solve", instance_text, role::planner, "Prefer: respond-async\r\n");
  EXPECT_EQ(begun.status, 202);
  const json said = json::parse(begun.body);
  const json report = ended(said);
  EXPECT_EQ(report["state"], "done");
  EXPECT_EQ(report["result"]["objective"], 6);
  const std::string place = "/api/patrol/jobs/" + said["job"].get<std::string>();
  EXPECT_EQ(ask("GET", place, "", role::analyst).status, 404);
  EXPECT_EQ(ask("DELETE", place, "", role::analyst).status, 404);
  EXPECT_THAT(ask("GET", place + "/events").body, HasSubstr("event: done"));
  EXPECT_EQ(ask("GET", "/api/patrol/jobs/none").status, 404);
}

TEST_F(Planning, TellsWhatAPlanCovers) {
  const json answer =
      post("/api/patrol/coverage?cells=true", {{"plan", plan_of({bridge(), bridge(20.70, 42.95)})}});
  EXPECT_EQ(answer["demand"], 42);  // 40, Zvečan, Leposavić
  EXPECT_EQ(answer["covered"], 40);
  EXPECT_EQ(answer["outside"], 1);
  EXPECT_EQ(answer["points"][0]["covers"], 40);
  EXPECT_EQ(answer["points"][1]["only_this"], 0);
  EXPECT_EQ(answer["points"][0]["access"], "ok");
  EXPECT_EQ(answer["largest_uncovered"]["share"], 1);
  EXPECT_TRUE(answer["comparison"].is_null());
  double in_cells = 0, by_hour = 0;
  for (const json& each : answer["cells"]["features"]) in_cells += each["properties"]["demand"].get<double>();
  for (const json& each : answer["by_hour"]) by_hour += each["demand"].get<double>();
  EXPECT_DOUBLE_EQ(in_cells, 42);
  EXPECT_DOUBLE_EQ(by_hour, 42);
}

TEST_F(Planning, ComparesTwoPlans) {
  const json answer = post("/api/patrol/coverage", {{"plan", plan_of({bridge()})},
                                                    {"compared", plan_of({bridge(20.8403, 42.9075)})}});
  EXPECT_EQ(answer["comparison"],
            (json{{"both", 0.0}, {"only_first", 40.0}, {"only_second", 1.0}, {"neither", 1.0}}));
}

TEST_F(Planning, ProposesPointsStaffedWithWhoSpeaksWhatIsNeeded) {
  const json begun =
      post("/api/patrol/proposals",
           {{"plan", night_plan()},
            {"problem", "mclp"},
            {"p", 2},
            {"candidates",
             {{"kinds", {"grid"}}, {"grid_m", 500}, {"points", {{{"lon", 20.866}, {"lat", 42.8942}}}}}}});
  const json report = ended(begun);
  ASSERT_EQ(report["state"], "done") << dump(report);
  const json& result = report["result"];
  EXPECT_EQ(result["status"], "optimal");
  EXPECT_EQ(result["objective"], 20);  // every second one happened at 23 h
  EXPECT_EQ(result["coverage"]["covered"], 20);
  EXPECT_EQ(result["coverage"]["needs"][0]["covered"], 20);
  ASSERT_THAT(result["plan"]["points"], SizeIs(2));
  EXPECT_EQ(result["plan"]["proof"]["status"], "optimal");
  for (const json& each : result["plan"]["points"]) {
    EXPECT_EQ(each["municipality_code"], "38");
    EXPECT_EQ(each["languages"], json::array({"sr"}));
    EXPECT_FALSE(each["name"].get<std::string>().empty());
  }
  EXPECT_EQ(report["best"], 20);
}

TEST_F(Planning, SaysWhyThereIsNoProposal) {
  const json report = ended(post(
      "/api/patrol/proposals",
      {{"plan", plan_of(json::array())}, {"problem", "lscp"}, {"candidates", {{"points", {bridge()}}}}}));
  EXPECT_EQ(report["result"]["status"], "infeasible");
  EXPECT_THAT(report["result"]["reason"].get<std::string>(), HasSubstr("a radius of"));
}

TEST_F(Planning, ShowsHowMuchMorePointsCover) {
  const json report =
      ended(post("/api/patrol/frontier", {{"plan", plan_of(json::array())},
                                          {"candidates", {{"points", {bridge(), bridge(20.8403, 42.9075)}}}},
                                          {"most", 5}}));
  EXPECT_EQ(
      report["result"]["frontier"],
      json::parse(R"([{"points":1,"covered":40.0,"bound":40.0},{"points":2,"covered":41.0,"bound":41.0}])"));
}

TEST_F(Planning, NamesTheMemberThatCannotBeUsed) {
  const json plan = plan_of(json::array());
  EXPECT_EQ(field_at_fault_of("/api/patrol/coverage", json::object()), "plan");
  EXPECT_EQ(field_at_fault_of("/api/patrol/coverage", {{"plan", {{"points", {{{"lon", 200}, {"lat", 1}}}}}}}),
            "plan.points[0].lon");
  EXPECT_EQ(field_at_fault_of("/api/patrol/coverage", {{"plan", plan}, {"colour", "red"}}), "colour");
  EXPECT_EQ(field_at_fault_of("/api/patrol/coverage?cells=perhaps", {{"plan", plan}}), "cells");
  const auto proposal = [&](json more) {
    json sent{{"plan", plan}, {"problem", "mclp"}, {"p", 1}, {"candidates", {{"points", {bridge()}}}}};
    sent.update(more);
    return field_at_fault_of("/api/patrol/proposals", sent);
  };
  EXPECT_EQ(proposal({{"problem", "horoscope"}}), "problem");
  EXPECT_EQ(proposal({{"p", 0}}), "p");
  EXPECT_EQ(proposal({{"shift", 3}}), "shift");
  EXPECT_EQ(proposal({{"max_uncovered_share", 2}}), "max_uncovered_share");
  EXPECT_EQ(proposal({{"candidates", {{"kinds", {"moon"}}}}}), "candidates.kinds[0]");
  EXPECT_EQ(proposal({{"candidates", {{"kinds", {"grid"}}, {"grid_m", 200}}}}), "candidates");
  json on_roads = plan;
  on_roads["travel"] = {{"by", "roads"}};
  EXPECT_EQ(field_at_fault_of("/api/patrol/coverage", {{"plan", on_roads}}), "travel.by");
  // What only shows while it is worked on is the job's problem.
  const json none = ended(post("/api/patrol/proposals", {{"plan", plan}, {"problem", "mclp"}, {"p", 1}}));
  EXPECT_EQ(none["state"], "failed");
  EXPECT_EQ(none["problem"]["field"], "candidates");
}

TEST_F(Planning, ListsWhereAPointCouldBe) {
  const json answer =
      json::parse(ask("GET", "/api/patrol/candidates?kinds=settlement,grid&municipality=38").body);
  EXPECT_FALSE(answer["roads"]);
  ASSERT_FALSE(answer["candidates"].empty());
  for (const json& each : answer["candidates"]) EXPECT_EQ(each["municipality_code"], "38");
  EXPECT_EQ(ask("GET", "/api/patrol/candidates?kinds=moon").status, 400);
}

}  // namespace
}  // namespace uramost::http
