#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "asking.hpp"
#include "http/plan_shelf.hpp"
#include "planning/plan_document.hpp"
#include "running_server.hpp"
#include "store/workspace_store.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr lon_lat in_mitrovica_north{20.866, 42.8945}, in_zvecan{20.80, 42.96};

json night_plan(const std::string& title = "Night patrols") {
  return {
      {"title", title},
      {"query", "municipality=38"},
      {"shifts", {{{"name", "Night"}, {"hours", "22-5"}, {"weekdays", {"fri", "sat"}}}}},
      {"points", {{{"name", "Bridge"}, {"lon", in_mitrovica_north.lon}, {"lat", in_mitrovica_north.lat}}}},
      {"needs", {{{"municipality", "38"}, {"language", "sr"}}}}};
}

class Plans : public testing::Test {
 protected:
  raw_response ask(const std::string& method, const std::string& target, const json& body = nullptr,
                   const std::string& fields = "", role as = role::planner) {
    return http::ask(running_, method, target, body, as, fields);
  }
  json read(const std::string& target, role as = role::planner) {
    return json::parse(ask("GET", target, nullptr, "", as).body);
  }
  std::string kept(const json& plan, const std::string& why = "first draft") {
    const raw_response made = ask("POST", "/api/plans", {{"plan", plan}, {"why", why}});
    EXPECT_EQ(made.status, 201) << made.body;
    return "/api/plans/" + json::parse(made.body)["id"].get<std::string>();
  }
  std::vector<std::string> audited() {
    std::vector<std::string> actions;
    const json found = read("/api/audit", role::administrator);
    for (const json& each : found["entries"])
      if (const std::string action = each["action"]; action.starts_with("plan.")) actions.push_back(action);
    return actions;
  }

  running_server running_{shared_register().incidents()};
};

TEST_F(Plans, AreKeptWithWhoAndWhy) {
  const std::string place = kept(night_plan("Ноћне патроле / Patrullat e natës"), "јер је мрак");
  const raw_response shown = ask("GET", place);
  EXPECT_EQ(shown.headers.at("etag"), "\"1\"");
  const json opened = json::parse(shown.body);
  EXPECT_EQ(opened["version"], 1);
  EXPECT_EQ(opened["author"], "planner");
  EXPECT_EQ(opened["why"], "јер је мрак");
  EXPECT_EQ(opened["plan"]["title"], "Ноћне патроле / Patrullat e natës");
  EXPECT_EQ(opened["plan"]["points"][0]["municipality_code"], "38") << "found by the server";
  const json list = read("/api/plans");
  ASSERT_EQ(list["plans"].size(), 1U);
  EXPECT_EQ(list["plans"][0]["points"], 1);
  EXPECT_EQ("/api/plans/" + list["plans"][0]["id"].get<std::string>(), place);
  EXPECT_EQ(ask("GET", place, nullptr, "If-None-Match: \"1\"\r\n").status, 304);
}

TEST_F(Plans, ChangeOnlyFromTheVersionThatSomebodySaw) {
  const std::string place = kept(night_plan());
  const json second{{"plan", night_plan("Better")}, {"why", "moved one"}};
  EXPECT_EQ(ask("PUT", place, second).status, 428);
  const raw_response changed = ask("PUT", place, second, "If-Match: \"1\"\r\n");
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(json::parse(changed.body)["version"], 2);
  EXPECT_EQ(changed.headers.at("etag"), "\"2\"");

  const raw_response late = ask("PUT", place, second, "If-Match: \"1\"\r\n", role::analyst);
  EXPECT_EQ(late.status, 412);
  EXPECT_THAT(json::parse(late.body)["detail"], HasSubstr("planner changed this plan"));
  EXPECT_EQ(json::parse(late.body)["newest"]["why"], "moved one");

  EXPECT_EQ(read(place)["plan"]["title"], "Better");
  EXPECT_EQ(read(place + "?version=1")["plan"]["title"], "Night patrols");
  const json history = read(place + "/versions")["versions"];
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[1]["why"], "first draft");
  EXPECT_EQ(ask("GET", place + "?version=3").status, 404);
}

TEST_F(Plans, TakenAwayAreNeitherListedNorLost) {
  const std::string place = kept(night_plan());
  EXPECT_EQ(ask("DELETE", place, nullptr, "If-Match: \"7\"\r\n").status, 412);
  EXPECT_EQ(ask("DELETE", place + "?why=over").status, 204);
  EXPECT_EQ(ask("GET", place).status, 404);
  EXPECT_EQ(ask("DELETE", place).status, 404);
  EXPECT_THAT(read("/api/plans")["plans"], IsEmpty());
  const json history = read(place + "/versions")["versions"];
  EXPECT_EQ(history[0]["why"], "over");
  EXPECT_EQ(history[0]["removed"], true);
  EXPECT_EQ(ask("PUT", place, {{"plan", night_plan()}, {"why", "again"}}, "If-Match: \"2\"\r\n").status, 200);
  EXPECT_EQ(read(place)["version"], 3);
  EXPECT_THAT(audited(), testing::UnorderedElementsAre("plan.create", "plan.remove", "plan.change"));
}

TEST_F(Plans, NameWhatIsWrong) {
  const auto field = [&](const json& body) {
    const raw_response refused = ask("POST", "/api/plans", body);
    EXPECT_EQ(refused.status, 400) << refused.body;
    return json::parse(refused.body).value("field", "");
  };
  json plan = night_plan();
  EXPECT_EQ(field({{"plan", plan}}), "why");
  EXPECT_EQ(field({{"why", "x"}}), "plan");
  EXPECT_EQ(field({{"plan", plan}, {"why", std::string(2'001, 'a')}}), "why");
  plan["points"][0]["lon"] = 200;
  EXPECT_EQ(field({{"plan", plan}, {"why", "x"}}), "plan.points[0].lon");
  plan = night_plan();
  plan["needs"][0]["municipality"] = "no such";
  EXPECT_EQ(field({{"plan", plan}, {"why", "x"}}), "plan.needs[0].municipality");
  EXPECT_EQ(ask("GET", "/api/plans/none").status, 404);
  EXPECT_EQ(ask("GET", "/api/plans/none/versions").status, 404);
}

TEST_F(Plans, AreForThoseWhoPlan) {
  const std::string place = kept(night_plan());
  for (const role other : {role::partner, role::case_handler, role::administrator}) {
    EXPECT_EQ(ask("GET", "/api/plans", nullptr, "", other).status, 403);
    EXPECT_EQ(ask("GET", place, nullptr, "", other).status, 403);
    EXPECT_EQ(ask("PUT", place, {{"plan", night_plan()}, {"why", "x"}}, "If-Match: \"1\"\r\n", other).status,
              403);
  }
  raw_client visitor = raw_client(running_.port());
  EXPECT_EQ(visitor.get("/api/plans")->status, 401);
}

json many_points(std::size_t count) {
  json plan = night_plan();
  plan["shifts"][0]["weekdays"] = json::array();
  plan["points"] = json::array();
  for (std::size_t i = 0; i < count; ++i)
    plan["points"].push_back({{"name", i == 0 ? "=1+1 <Ura & \"Мост\">" : "x" + std::to_string(i)},
                              {"lon", in_mitrovica_north.lon + 0.001 * static_cast<double>(i % 5)},
                              {"lat", in_mitrovica_north.lat + 0.0008 * static_cast<double>(i / 5)},
                              {"languages", {"sq"}}});
  return plan;
}

TEST_F(Plans, GoOutAsFiles) {
  const std::string place = kept(many_points(20));
  const json map = read(place + "/plan.geojson");
  ASSERT_EQ(map["features"].size(), 20U);
  EXPECT_EQ(map["features"][0]["properties"]["name"], "=1+1 <Ura & \"Мост\">");
  EXPECT_EQ(map["features"][0]["properties"]["shifts"], json::array({"Night"}));
  EXPECT_EQ(map["uramost"]["version"], 1);
  const raw_response csv = ask("GET", place + "/plan.csv");
  EXPECT_EQ(std::ranges::count(csv.body, '\n'), 21);
  EXPECT_THAT(csv.body, HasSubstr("\"'=1+1 <Ura & \"\"Мост\"\">\""));
  const raw_response gpx = ask("GET", place + "/plan.gpx");
  EXPECT_EQ(gpx.headers.at("content-type"), "application/gpx+xml");
  EXPECT_THAT(gpx.body, HasSubstr("1. =1+1 &lt;Ura &amp; &quot;Мост&quot;&gt;"));
  EXPECT_THAT(ask("GET", place + "/plan.gpx?date=2026-12-01").body, HasSubstr("<rtept "));
  EXPECT_THAT(audited(), testing::Contains("plan.export").Times(4));
}

TEST_F(Plans, HaveASchedulePerDateAndShift) {
  const std::string place = kept(many_points(20));
  const json made = read(place + "/schedule?date=2026-12-01&shift=0");
  EXPECT_EQ(made["date"], "2026-12-01");
  EXPECT_EQ(made["begins_at"], "2026-12-01T21:00:00Z");
  EXPECT_GT(made["patrols"], 1);
  EXPECT_EQ(made["patrols"], made["patrols_needed"]);
  EXPECT_TRUE(made["unserved"].empty());
  EXPECT_EQ(made["stops"][0]["order"], 1);
  EXPECT_EQ(made, read(place + "/schedule?date=2026-12-01"));
  EXPECT_NE(made["stops"], read(place + "/schedule?date=2026-12-02")["stops"]);
  const json one = read(place + "/schedule?date=2026-12-01&patrols=1");
  EXPECT_FALSE(one["unserved"].empty());
  EXPECT_EQ(one["patrols_needed"], made["patrols"]);
  const auto field = [&](const std::string& query) { return read(place + query).value("field", ""); };
  EXPECT_EQ(field("/schedule"), "date");
  EXPECT_EQ(field("/schedule?date=2026-13-01"), "date");
  EXPECT_EQ(field("/schedule?date=2026-12-01&shift=1"), "shift");
  EXPECT_EQ(field("/schedule?date=2026-12-01&patrols=0"), "patrols");
  EXPECT_EQ(field("/schedule?date=2026-12-01&speed=9"), "speed");
}

TEST_F(Plans, GetASeedByChanceWhenTheyHaveNone) {
  std::set<std::uint64_t> seeds;
  for (int i = 0; i < 4; ++i)
    seeds.insert(read(kept(night_plan()))["plan"]["stops"]["seed"].get<std::uint64_t>());
  EXPECT_EQ(seeds.size(), 4U);
  json given = night_plan();
  given["stops"] = {{"seed", 7}};
  EXPECT_EQ(read(kept(given))["plan"]["stops"]["seed"], 7);
}

TEST_F(Plans, GoOnWithoutDamagedRoadsUnlessTheyAreOnThem) {
  std::ofstream(running_.uploads().parent_path() / "roads.bin") << "no roads";
  json plan = many_points(4);
  const std::string straight = kept(plan);
  plan["travel"] = {{"by", "roads"}};
  const std::string on_roads = kept(plan);
  for (const char* file : {"/schedule?date=2026-12-01", "/plan.gpx", "/order.pdf?date=2026-12-01"}) {
    EXPECT_EQ(ask("GET", straight + file).status, 200);
    EXPECT_EQ(ask("GET", on_roads + file).status, 503);
  }
  EXPECT_EQ(read("/api/meta")["roads"], nullptr);
  EXPECT_EQ(read("/api/patrol/candidates")["roads"], false);
  EXPECT_EQ(ask("POST", "/api/patrol/coverage", {{"plan", night_plan()}}).status, 200);
  EXPECT_EQ(ask("POST", "/api/patrol/coverage", {{"plan", plan}}).status, 503);
}

TEST_F(Plans, GoOutOnPaperInEveryLanguage) {
  const std::string place = kept(many_points(8));
  for (const language in : all_languages) {
    const raw_response paper =
        ask("GET", place + "/order.pdf?date=2026-12-01&shift=0&lang=" + std::string(tag(in)));
    EXPECT_EQ(paper.status, 200) << paper.body;
    EXPECT_THAT(paper.body, testing::StartsWith("%PDF-"));
  }
  EXPECT_EQ(ask("GET", place + "/order.pdf?date=2026-12-01&lang=de").status, 400);
}

/// Accounts that are bound to municipalities.
class PlanShelf : public testing::Test {
 protected:
  static accounts::access planner(std::vector<municipality_code> of) {
    accounts::access who;
    who.account = store::account_id{1};
    who.name = "test.planner";
    who.role = role::planner;
    who.municipalities = std::move(of);
    return who;
  }
  static planning::plan plan_at(std::string_view query, std::vector<lon_lat> places) {
    planning::plan plan;
    auto parameters = query_parameters::parse(query);
    plan.query = incident_query::take_from(parameters);
    for (const lon_lat each : places) plan.points.emplace_back().at = each;
    return plan;
  }
  std::string add(const planning::plan& plan, const accounts::access& who) {
    const auto made = shelf_.made(plan, "why", who, {});
    EXPECT_TRUE(shelf_.add(made));
    return made.plan;
  }
  bool sees(const std::string& id, const accounts::access& who) {
    const auto list = shelf_.list(who);
    const bool is_listed = std::ranges::any_of(list, [&](auto& each) { return each.plan == id; });
    EXPECT_EQ(is_listed, field_at_fault([&] { shelf_.open(id, who); }) == "no error");
    return is_listed;
  }

  temporary_directory folder_;
  store::workspace_store workspace_{folder_.path() / "workspace.sqlite"};
  plan_shelf shelf_{workspace_.plans(), shared_register().incidents()};
  const accounts::access everywhere_ = planner({}), north_ = planner({{"38"}}), zvecan_ = planner({{"30"}});
};

TEST_F(PlanShelf, ShowsAPlanToThoseWhoSeeAllThatItConcerns) {
  const std::string north = add(plan_at("municipality=38", {in_mitrovica_north}), everywhere_);
  const std::string anywhere = add(plan_at("", {in_mitrovica_north}), everywhere_);
  const std::string with_point_outside = add(plan_at("municipality=38", {in_zvecan}), everywhere_);
  EXPECT_TRUE(sees(north, everywhere_));
  EXPECT_TRUE(sees(north, north_));
  EXPECT_FALSE(sees(north, zvecan_));
  EXPECT_FALSE(sees(anywhere, north_));
  EXPECT_FALSE(sees(with_point_outside, north_));
}

TEST_F(PlanShelf, BindsWhatSomebodySavesToTheirMunicipalities) {
  const auto made = shelf_.made(plan_at("", {in_mitrovica_north}), "why", north_, {});
  EXPECT_EQ(planning::parse_plan(made.document).query.canonical(), "municipality=38");
  EXPECT_THAT(made.municipalities, ElementsAre(municipality_code{"38"}));
  const auto refused = [&](const planning::plan& plan) {
    return field_at_fault([&] { shelf_.made(plan, "why", north_, {}); });
  };
  EXPECT_EQ(refused(plan_at("", {in_mitrovica_north, in_zvecan})), "plan.points[1]");
  EXPECT_EQ(refused(plan_at("", {{0, 0}})), "plan.points[0]");
  EXPECT_EQ(refused(plan_at("municipality=30", {})), "municipality");
  planning::plan lying = plan_at("", {in_zvecan});
  lying.points[0].municipality = municipality_code{"38"};
  EXPECT_EQ(refused(lying), "plan.points[0]");
  planning::plan needs = plan_at("", {});
  needs.needs.push_back({{"30"}, "sr"});
  EXPECT_EQ(refused(needs), "plan.needs[0]");
}

TEST_F(PlanShelf, HidesWhatSearchedInTextsFromWhoMayNotReadThem) {
  accounts::access analyst = planner({});
  analyst.role = role::analyst;
  const std::string id = add(plan_at("text=synthetic", {}), analyst);
  EXPECT_TRUE(sees(id, analyst));
  EXPECT_FALSE(sees(id, everywhere_));
  EXPECT_EQ(field_at_fault([&] { shelf_.made(plan_at("text=a", {}), "why", everywhere_, {}); }), "text");
}

}  // namespace
}  // namespace uramost::http
