#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "asking.hpp"
#include "core/text.hpp"
#include "running_server.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::HasSubstr;
using testing::StartsWith;

/// A server of its own, so that what one test keeps no other finds.
class Studies : public testing::Test {
 protected:
  raw_response ask(const std::string& method, const std::string& target, const json& body = nullptr,
                   role as = role::analyst) {
    return http::ask(running_, method, target, body, as);
  }
  json read(const std::string& target, role as = role::analyst) {
    return json::parse(ask("GET", target, nullptr, as).body);
  }

  /// The id of a study that has ended.
  std::string carried_out(const std::string& method, const json& body, role as = role::analyst) {
    const raw_response begun = ask("POST", "/api/analysis/" + method, body, as);
    EXPECT_EQ(begun.status, 202) << begun.body;
    const std::string id = json::parse(begun.body)["result"];
    for (int i = 0; i < 500 && read("/api/results/" + id, as)["state"] == "running"; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return id;
  }

  small_register register_;
  running_server running_{register_.incidents()};
};

constexpr const char* quick = "permutations=99&cell_m=400&neighbours=queen";

TEST_F(Studies, AreListedWithTheirWordsInEveryLanguage) {
  for (const language in : all_languages) {
    const json list = read("/api/analysis?lang=" + std::string(tag(in)));
    ASSERT_FALSE(list["methods"].empty());
    for (const json& each : list["methods"]) {
      EXPECT_TRUE(list["families"].contains(each["family"].get<std::string>()));
      EXPECT_FALSE(each["name"].get<std::string>().empty());
    }
    EXPECT_TRUE(list["words"]["classes"].contains("hot_99"));
  }
  EXPECT_EQ(ask("GET", "/api/analysis?lang=de").status, 400);
}

TEST_F(Studies, CountTheIncidentsThatTheQueryMeans) {
  const json all = read(std::string("/api/analysis/gi-star?") + quick);
  EXPECT_EQ(all["state"], "done");
  EXPECT_EQ(all["incidents"], synthetic_incidents);
  const json some = read(std::string("/api/analysis/gi-star?municipality=38&") + quick);
  EXPECT_EQ(some["query"], "municipality=38");
  EXPECT_EQ(some["settings"]["region"], "38");
  const json counted = read("/api/aggregate?by=municipality&municipality=38");
  EXPECT_EQ(some["incidents"], counted["total"]);
  std::int64_t in_rows = 0;
  for (const json& row : some["table"]["rows"]) in_rows += row[2].get<std::int64_t>();
  EXPECT_LE(in_rows, some["incidents"].get<std::int64_t>());
  EXPECT_GT(in_rows, 0);
}

TEST_F(Studies, NameWhatIsWrong) {
  EXPECT_EQ(ask("GET", "/api/analysis/astrology").status, 404);
  const auto field = [&](const std::string& target) { return read(target).value("field", ""); };
  EXPECT_EQ(field("/api/analysis/gi-star?cell_m=1"), "cell_m");
  EXPECT_EQ(field("/api/analysis/gi-star?colour=red"), "colour");
  EXPECT_EQ(field("/api/analysis/gi-star?region=99"), "region");
  EXPECT_EQ(field("/api/analysis/gi-star?datetime=2022-01-01/2022-12-31"), "n");
  const raw_response wrong =
      ask("POST", "/api/analysis/gi-star", {{"settings", {{"cell_m", json::array()}}}});
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(json::parse(wrong.body)["field"], "cell_m");
}

TEST_F(Studies, RunInTheBackgroundAndTellTheirProgress) {
  const json begun = json::parse(
      ask("POST", "/api/analysis/local-moran",
          {{"query", "category=theft"}, {"settings", {{"cell_m", 2000}, {"neighbours", "queen"}}}})
          .body);
  raw_client client(running_.port());
  client.send("GET " + begun["events"].get<std::string>() + " HTTP/1.1\r\n" + running_.host() + "\r\n");
  EXPECT_THAT(client.receive_until("\"result\":"), HasSubstr("event: done"));
  const json made = read("/api/results/" + begun["result"].get<std::string>());
  EXPECT_EQ(made["method"], "local-moran");
  EXPECT_EQ(made["query"], "category=theft");
  EXPECT_EQ(made["settings"]["cell_m"], "2000");
  EXPECT_FALSE(made["kept"]);
}

TEST_F(Studies, ThatFailSayWhy) {
  const std::string id = carried_out("k-function", {{"query", "category=arson"}});
  const json failed = read("/api/results/" + id);
  EXPECT_EQ(failed["state"], "failed");
  EXPECT_EQ(failed["problem"]["field"], "n");
  EXPECT_EQ(ask("PUT", "/api/results/" + id, {{"title", "x"}}).status, 409);
}

TEST_F(Studies, AreForWhoAskedUntilTheyAreKept) {
  const std::string id = carried_out("centrography", {{"query", ""}});
  EXPECT_EQ(ask("GET", "/api/results/" + id, nullptr, role::planner).status, 404);
  EXPECT_EQ(ask("PUT", "/api/results/" + id,
                {{"title", "Where the middle is"}, {"note", "Për mbledhjen e së hënës · за понедељак"}})
                .status,
            200);
  const json opened = read("/api/results/" + id, role::planner);
  EXPECT_EQ(opened["title"], "Where the middle is");
  EXPECT_EQ(opened["note"], "Për mbledhjen e së hënës · за понедељак");
  EXPECT_TRUE(opened["kept"]);
  EXPECT_EQ(read("/api/results", role::planner)["results"].size(), 1U);
  // Partners see masked places, and this one was made of true ones.
  EXPECT_EQ(ask("GET", "/api/results/" + id, nullptr, role::partner).status, 404);
  EXPECT_TRUE(read("/api/results", role::partner)["results"].empty());
  // Only who kept it changes it.
  EXPECT_EQ(ask("DELETE", "/api/results/" + id, nullptr, role::planner).status, 403);
  EXPECT_EQ(ask("DELETE", "/api/results/" + id).status, 204);
  EXPECT_EQ(ask("GET", "/api/results/" + id).status, 404);
}

TEST_F(Studies, OfWhatSomebodySearchedForAreNotForThoseWhoMayNotSearch) {
  const std::string id = carried_out("centrography", {{"query", "text=synthetic"}});
  EXPECT_EQ(ask("PUT", "/api/results/" + id, {{"title", "found"}}).status, 200);
  EXPECT_EQ(ask("GET", "/api/results/" + id, nullptr, role::planner).status, 404);
  EXPECT_EQ(ask("POST", "/api/analysis/centrography", {{"query", "text=synthetic"}}, role::planner).status,
            403);
}

TEST_F(Studies, OfPartnersAreMadeOfMaskedPlaces) {
  const json theirs = read("/api/analysis/centrography", role::partner);
  EXPECT_EQ(theirs["view"], "masked");
  const json ours = read("/api/analysis/centrography");
  EXPECT_NE(theirs["table"]["rows"][0], ours["table"]["rows"][0]);
  EXPECT_EQ(theirs["caveats"][0]["code"], "masked");
}

TEST_F(Studies, GoOutAsFilesAndOnPaper) {
  const std::string place =
      "/api/results/" + carried_out("gi-star", {{"query", "municipality=38"},
                                                {"settings", {{"cell_m", 300}, {"neighbours", "queen"}}}});
  const json made = read(place);
  const raw_response csv = ask("GET", place + "/table.csv");
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(csv.body, '\n')), made["table"]["rows"].size() + 1);
  const json marks = read(place + "/marks.geojson");
  EXPECT_EQ(marks["features"].size(), made["marks"]["features"].size());
  EXPECT_EQ(marks["features"][0]["properties"]["municipality"], "38");
  EXPECT_THAT(ask("GET", place + "/marks.gpkg").body, StartsWith("SQLite format 3"));
  EXPECT_THAT(ask("GET", place + "/map.png?lang=sq&width=400").body, StartsWith("\x89PNG"));
  for (const language in : all_languages) {
    const raw_response paper = ask("GET", place + "/briefing.pdf?lang=" + std::string(tag(in)));
    EXPECT_EQ(paper.status, 200) << paper.body;
    EXPECT_THAT(paper.body, StartsWith("%PDF-"));
  }
  // Who may look may not yet take away.
  EXPECT_EQ(ask("GET", place + "/table.csv", nullptr, role::partner).status, 403);
}

}  // namespace
}  // namespace uramost::http
