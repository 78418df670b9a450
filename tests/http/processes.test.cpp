#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <thread>

#include "asking.hpp"
#include "core/text.hpp"
#include "running_server.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::HasSubstr;

class Processes : public testing::Test {
 protected:
  raw_response ask(const std::string& method, const std::string& target, const json& body = nullptr,
                   const std::string& fields = "", std::optional<role> as = role::analyst) {
    return http::ask(running_, method, target, body, as, fields);
  }
  json read(const std::string& target, std::optional<role> as = role::analyst) {
    return json::parse(ask("GET", target, nullptr, "", as).body);
  }
  raw_response execute(const std::string& id, const json& body, const std::string& fields = "",
                       std::optional<role> as = role::analyst) {
    return ask("POST", "/api/processes/" + id + "/execution", body, fields, as);
  }
  std::string field_at_fault_of(const std::string& id, const json& body) {
    const raw_response answer = execute(id, body);
    EXPECT_EQ(answer.status, 400) << answer.body;
    return json::parse(answer.body).value("field", "none");
  }
  /// The address of a job that was begun, below the server's.
  std::string begun(const std::string& id, const json& body, role as = role::analyst) {
    const raw_response answer = execute(id, body, "Prefer: respond-async\r\n", as);
    EXPECT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.headers.at("preference-applied"), "respond-async");
    const std::string& place = answer.headers.at("location");
    return place.substr(place.find("/api/jobs/"));
  }
  json ended(const std::string& job, role as = role::analyst) {
    for (int i = 0; i < 600; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(50))) {
      json stands = read(job, as);
      if (stands["status"] != "accepted" && stands["status"] != "running") return stands;
    }
    ADD_FAILURE() << "the job does not end";
    return {};
  }

  running_server running_{shared_register().incidents()};
};

TEST_F(Processes, AreListedWithInputsThatSchemasDescribe) {
  const json list = read("/api/processes", std::nullopt);
  std::set<std::string> ids;
  for (const json& each : list["processes"]) {
    ids.insert(each["id"]);
    const json one = read("/api/processes/" + each["id"].get<std::string>(), std::nullopt);
    EXPECT_EQ(one["title"], each["title"]);
    EXPECT_TRUE(one["outputs"].contains("result"));
    EXPECT_FALSE(one["inputs"].empty()) << each["id"];
    for (const auto& [name, input] : one["inputs"].items())
      EXPECT_TRUE(input["schema"].contains("type")) << name;
  }
  EXPECT_THAT(ids, testing::IsSupersetOf({"geocode", "reverse-geocode", "aggregate", "heat-value",
                                          "solve-patrol", "gi-star", "near-repeat"}));
  const json unknown = read("/api/processes/horoscope", std::nullopt);
  EXPECT_THAT(unknown["type"].get<std::string>(), HasSubstr("no-such-process"));
}

TEST_F(Processes, AnswerWhatTheirAddressAnswers) {
  const json geocoded =
      json::parse(execute("geocode", {{"inputs", {{"q", "Zvečan"}}}}, "", std::nullopt).body);
  EXPECT_EQ(geocoded, read("/api/geocode?q=Zve%C4%8Dan", std::nullopt));
  const json counted = json::parse(
      execute("aggregate", {{"inputs", {{"by", {"municipality", "year"}}, {"severity", "3"}}}}).body);
  EXPECT_EQ(counted, read("/api/aggregate?by=municipality,year&severity=3"));
  const json whole = json::parse(
      execute("heat-value", {{"inputs", {{"lon", 20.866}, {"lat", 42.8945}}}, {"response", "document"}})
          .body);
  EXPECT_EQ(whole["result"], read("/api/heat/value?lon=20.866&lat=42.8945"));
}

TEST_F(Processes, DrawADensityAsTheGridThatFilesHave) {
  const json wanted{{"inputs", {{"municipality", {"38"}}, {"bandwidth_m", 400}, {"cell_m", 500}}}};
  json coverage = json::parse(execute("kernel-density", wanted).body);
  const std::string csv =
      ask("GET", "/api/heat/grid?municipality=38&bandwidth_m=400&cell_m=500&format=csv").body;
  const json& range = coverage["ranges"]["incidents_per_km2"];
  const auto& axes = coverage["domain"]["axes"];
  EXPECT_EQ(range["shape"], json::array({axes["y"]["num"], axes["x"]["num"]}));
  std::vector<std::string_view> lines = split(csv, '\n');
  ASSERT_EQ(lines.size(), range["values"].size() + 2);  // a header, and an end
  for (std::size_t i = 0; i < range["values"].size(); ++i) {
    const std::string_view value = lines[i + 1].substr(lines[i + 1].rfind(',') + 1);
    EXPECT_EQ(range["values"][i].get<float>(), std::stof(std::string(value))) << i;
  }
  EXPECT_EQ(coverage["uramost"]["synthetic"], "true");

  const std::string job = begun("kernel-density", wanted);
  EXPECT_EQ(ended(job)["status"], "successful");
  json result = read(job + "/results");
  for (json* each : {&coverage, &result}) (*each)["uramost"].erase("generated_at");
  EXPECT_EQ(result, coverage);
  EXPECT_EQ(field_at_fault_of("kernel-density", {{"inputs", {{"cell_m", 10}}}}), "cell_m");
  EXPECT_EQ(execute("kernel-density", wanted, "", role::partner).status, 403);
}

TEST_F(Processes, AreTheMethodsOfTheWorkspaceWithTheirStandards) {
  for (const json& each : read("/api/analysis")["methods"]) {
    const std::string id = each["id"];
    const raw_response as_process = execute(id, json::object()),
                       as_method = ask("GET", "/api/analysis/" + id);
    ASSERT_EQ(as_process.status, as_method.status) << id << as_process.body;
    const json one = json::parse(as_process.body), other = json::parse(as_method.body);
    EXPECT_EQ(one.value("verdict", json()), other.value("verdict", json())) << id;
    EXPECT_EQ(one.value("field", ""), other.value("field", "")) << id;
  }
}

TEST_F(Processes, RunAsJobsForWhoAskedAlone) {
  const json wanted{{"inputs", {{"by", "category"}}}};
  const std::string job = begun("aggregate", wanted);
  const json stands = ended(job);
  EXPECT_EQ(stands["status"], "successful");
  EXPECT_EQ(stands["processID"], "aggregate");
  EXPECT_EQ(stands["progress"], 100);
  EXPECT_TRUE(stands.contains("created") && stands.contains("started") && stands.contains("finished"));
  EXPECT_EQ(read(job + "/results"), json::parse(execute("aggregate", wanted).body));
  EXPECT_EQ(read("/api/jobs")["jobs"].size(), 1U);
  EXPECT_TRUE(read("/api/jobs", role::planner)["jobs"].empty());
  for (const auto& [as, what] :
       {std::pair{std::optional(role::planner), job}, {std::nullopt, job + "/results"}}) {
    const raw_response refused = ask("GET", what, nullptr, "", as);
    EXPECT_EQ(refused.status, 404);
    EXPECT_THAT(refused.body, HasSubstr("no-such-job"));
  }
  EXPECT_EQ(json::parse(ask("DELETE", job).body)["status"], "dismissed");
  EXPECT_EQ(ask("GET", job).status, 404);
}

TEST_F(Processes, AnswerAtOnceWhomNoJobCanBelongTo) {
  const raw_response answer =
      execute("geocode", {{"inputs", {{"q", "Zubin Potok"}}}}, "Prefer: respond-async\r\n", std::nullopt);
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.headers.contains("preference-applied"));
}

TEST_F(Processes, EndWhenTheirJobIsDismissed) {
  std::mt19937 random(7);
  json rows = json::array(), weights = json::array();
  for (int i = 0; i < 400; ++i) {
    json row = json::array();
    for (int j = 0; j < 400; ++j) row.push_back(random() % 100'000);
    rows.push_back(row);
    weights.push_back(1 + random() % 9);
  }
  const json hard{{"inputs",
                   {{"instance",
                     {{"problem", "p_median"},
                      {"p", 40},
                      {"weights", weights},
                      {"distances", rows},
                      {"time_limit_s", 60}}}}}};
  const std::string job = begun("solve-patrol", hard, role::planner);
  const raw_response early = ask("GET", job + "/results", nullptr, "", role::planner);
  EXPECT_EQ(early.status, 404);
  EXPECT_THAT(early.body, HasSubstr("result-not-ready"));
  EXPECT_EQ(ask("DELETE", job, nullptr, "", role::planner).status, 200);
  EXPECT_EQ(ended(job, role::planner)["status"], "dismissed");
}

TEST_F(Processes, NeedThePermissionOfWhatTheyCompute) {
  EXPECT_EQ(execute("aggregate", {{"inputs", {{"by", "year"}}}}, "", std::nullopt).status, 401);
  EXPECT_EQ(execute("solve-patrol", {{"inputs", {{"instance", json::object()}}}}, "", role::partner).status,
            403);
  const json solved = json::parse(execute("solve-patrol",
                                          {{"inputs",
                                            {{"instance",
                                              {{"problem", "mclp"},
                                               {"p", 1},
                                               {"radius", 5},
                                               {"weights", {3, 4}},
                                               {"distances", {{1, 9}, {9, 1}}}}}}}},
                                          "", role::planner)
                                      .body);
  EXPECT_EQ(solved["status"], "optimal");
  EXPECT_EQ(solved["objective"], 4);
}

TEST_F(Processes, NameTheInputThatIsWrong) {
  EXPECT_EQ(field_at_fault_of("geocode", json::object()), "inputs.q");
  EXPECT_EQ(field_at_fault_of("geocode", {{"inputs", {{"q", "Zvečan"}, {"mood", "good"}}}}), "inputs.mood");
  EXPECT_EQ(field_at_fault_of("geocode", {{"inputs", {{"q", {{"a", 1}}}}}}), "inputs.q");
  EXPECT_EQ(field_at_fault_of("geocode", {{"inputs", 7}}), "inputs");
  EXPECT_EQ(field_at_fault_of("geocode", {{"inputs", {{"q", "x"}}}, {"outputs", {{"map", json::object()}}}}),
            "outputs.map");
  EXPECT_EQ(field_at_fault_of("geocode", {{"inputs", {{"q", "x"}}}, {"response", "song"}}), "response");
  EXPECT_EQ(field_at_fault_of("aggregate", {{"inputs", {{"by", "mood"}}}}), "by");
  EXPECT_EQ(field_at_fault_of("gi-star", {{"inputs", {{"permutations", "many"}}}}), "permutations");
}

}  // namespace
}  // namespace uramost::http
