#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "http/handlers/areas.hpp"
#include "http/handlers/geocoding.hpp"
#include "http/handlers/landing.hpp"
#include "http/handlers/meta.hpp"
#include "http/handlers/operation.hpp"
#include "http/handlers/quarantine.hpp"
#include "opened_register.hpp"
#include "released_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

intake::incident_register& incidents() { return shared_register().incidents(); }
opened_register& opened() {
  static opened_register made(incidents());
  return made;
}

const release_shelf& releases() {
  static const release_shelf none{intake::release_folder(shared_register().folder())};
  return none;
}

template <class Handler>
json ask(const Handler& handler, const std::string& target) {
  return json::parse(handler(get(target)).body_text());
}

void expect_names(const json& name) {
  for (const char* language : {"sq", "sr-Latn", "sr-Cyrl", "en"}) EXPECT_NE(name.at(language), "") << name;
}

TEST(Health, IsOk) { EXPECT_EQ(ask(health{}, "/healthz"), (json{{"status", "ok"}})); }

TEST(Landing, LinksAbsolutely) {
  const json answer = ask(landing{}, "/api");
  EXPECT_EQ(answer["title"], "UraMost");
  for (const json& link : answer["links"])
    EXPECT_THAT(link["href"].get<std::string>(), StartsWith("http://localhost:8080/"));
}

TEST(Meta, HasAllThatTheMapNeeds) {
  const json answer = ask(meta{opened().views, incidents(), releases()}, "/api/meta");
  EXPECT_EQ(answer["languages"], (json{"sq", "sr-Latn", "sr-Cyrl", "en"}));
  EXPECT_EQ(answer["synthetic"], true);
  EXPECT_EQ(answer["sources"], (json::array({{{"code", "synthetic"}, {"count", synthetic_incidents}}})));
  EXPECT_EQ(answer["stages"].size(), 8u);
  EXPECT_EQ(answer["time_extent"], (json{"2022-01-15T11:00:00Z", "2023-06-05T10:00:00Z"}));
  EXPECT_THAT(answer["export_formats"].dump(), HasSubstr("geojson"));
  EXPECT_FALSE(answer["ramps"].empty());
  for (const char* list : {"groups", "categories", "municipalities"})
    for (const json& one : answer[list]) expect_names(one["name"]);
}

TEST(Meta, TellsThePublicOfReleasesOnly) {
  released_register synthetic;
  const release_shelf shelf{intake::release_folder(synthetic.folder())};
  request asked = get("/api/meta");
  asked.who = {};
  const auto seen = [&] {
    return json::parse(meta{opened().views, synthetic.incidents(), shelf}(asked).body_text());
  };
  EXPECT_EQ(seen()["synthetic"], false);
  synthetic.release();
  EXPECT_EQ(seen()["synthetic"], true);
  for (const char* member : {"revision", "sources", "time_extent", "counts"})
    EXPECT_FALSE(seen().contains(member)) << member;
}

TEST(Meta, CountsByCertainty) {
  const json counts = ask(meta{opened().views, incidents(), releases()}, "/api/meta")["counts"];
  EXPECT_EQ(counts["incidents"], synthetic_incidents);
  EXPECT_EQ(counts["located"], synthetic_incidents - 2);
  EXPECT_EQ(counts["ambiguous"], 1);
  EXPECT_EQ(counts["unlocated"], 1);
  EXPECT_EQ(counts["outside"], 1);
  EXPECT_EQ(counts["quarantined"], 1);
  EXPECT_EQ(counts["patrol_points"], 0);
}

TEST(Meta, OpensOnTheNorth) {
  const json answer = ask(meta{opened().views, incidents(), releases()}, "/api/meta");
  int northern = 0;
  for (const json& one : answer["municipalities"]) {
    if (!one["is_north"]) continue;
    ++northern;
    EXPECT_LE(answer["opening_bbox"][0].get<double>(), one["bbox"][0].get<double>());
    EXPECT_GE(answer["opening_bbox"][3].get<double>(), one["bbox"][3].get<double>());
    EXPECT_FALSE(one["population"].empty());
  }
  EXPECT_EQ(northern, 4);
}

TEST(Areas, AreClosedRingsWithNames) {
  const json answer = ask(municipality_areas{incidents()}, "/api/municipalities.geojson");
  EXPECT_EQ(answer["features"].size(), 38u);
  for (const json& feature : answer["features"]) {
    EXPECT_EQ(feature["id"], feature["properties"]["code"]);
    EXPECT_NE(feature["properties"]["name_sr_cyrl"], "");
    for (const json& polygon : feature["geometry"]["coordinates"])
      for (const json& ring : polygon) {
        EXPECT_GE(ring.size(), 4u);
        EXPECT_EQ(ring.front(), ring.back());
      }
  }
}

TEST(Places, AreWherePeopleLive) {
  const json answer = ask(populated_places{incidents()}, "/api/places.geojson");
  EXPECT_GT(answer["features"].size(), 1'000u);
  std::set<std::string> kinds;
  for (const json& feature : answer["features"]) {
    kinds.insert(feature["properties"]["kind"]);
    EXPECT_NE(feature["properties"]["name_sq"], "");
    EXPECT_EQ(feature["id"], feature["properties"]["place_id"]);
  }
  EXPECT_THAT(kinds, testing::IsSubsetOf({"municipality_seat", "settlement", "neighbourhood", "landmark"}));
}

TEST(Geocode, AnswersWithCandidates) {
  const json answer = ask(geocode{incidents()}, "/api/geocode?q=Leposavi%C4%87");
  EXPECT_EQ(answer["query"], "Leposavić");
  EXPECT_EQ(answer["status"], "resolved");
  const json& best = answer["candidates"][0];
  EXPECT_EQ(best["municipality_code"], "12");
  expect_names(best["name"]);
  expect_names(best["municipality_name"]);
  for (const char* member : {"place_id", "kind", "lon", "lat", "uncertainty_m", "score", "why"})
    EXPECT_TRUE(best.contains(member)) << member;
  EXPECT_EQ(ask(geocode{incidents()}, "/api/geocode?q=Mitrovica")["status"], "ambiguous");
  EXPECT_EQ(ask(geocode{incidents()}, "/api/geocode?q=Qqqxyzzy"),
            (json{{"query", "Qqqxyzzy"}, {"status", "not_found"}, {"candidates", json::array()}}));
}

TEST(Geocode, WantsAText) {
  EXPECT_EQ(field_at_fault([] { geocode{incidents()}(get("/api/geocode")); }), "q");
  EXPECT_EQ(field_at_fault([] { geocode{incidents()}(get("/api/geocode?q=")); }), "q");
  EXPECT_EQ(field_at_fault([] { geocode{incidents()}(get("/api/geocode?q=a&limit=0")); }), "limit");
}

TEST(Reverse, SaysWhereAPositionLies) {
  const json inside = ask(reverse_geocode{incidents()}, "/api/reverse?lon=20.70&lat=42.95");
  EXPECT_EQ(inside["certainty"], "certain");
  EXPECT_GT(inside["distance_to_border_m"], 100);
  EXPECT_EQ(inside["candidate_codes"][0], inside["municipality_code"]);
  EXPECT_GT(inside["nearest_place"]["distance_m"], 0);

  const json wide =
      ask(reverse_geocode{incidents()}, "/api/reverse?lon=20.866&lat=42.894&uncertainty_m=5000");
  EXPECT_EQ(wide["certainty"], "near_border");
  EXPECT_GT(wide["candidate_codes"].size(), 1u);

  const json outside = ask(reverse_geocode{incidents()}, "/api/reverse?lon=20.46&lat=44.81");
  EXPECT_TRUE(outside["municipality_code"].is_null());
  EXPECT_TRUE(outside["municipality_name"].is_null());
  EXPECT_EQ(outside["certainty"], "outside");
}

TEST(Quarantine, ShowsRowsWithTheirReason) {
  const json answer = ask(quarantine_rows{incidents()}, "/api/quarantine");
  ASSERT_EQ(answer["rows"].size(), 1u);
  const json& row = answer["rows"][0];
  EXPECT_EQ(row["line"], 48);
  EXPECT_EQ(row["field"], "date");
  EXPECT_EQ(row["value"], "the day before yesterday");
  EXPECT_NE(row["reason"], "");
  EXPECT_EQ(row["row"]["external_id"], "X");
  EXPECT_EQ(ask(quarantine_rows{incidents()}, "/api/quarantine?import=999")["rows"], json::array());
  EXPECT_EQ(field_at_fault([] { quarantine_rows{incidents()}(get("/api/quarantine?import=x")); }), "import");
}

TEST(Quarantine, ComesAsCsvForCorrecting) {
  const std::string text(quarantine_csv{incidents()}(get("/api/quarantine.csv")).body_text());
  EXPECT_THAT(
      text,
      HasSubstr("external_id,date,time,lat,lon,place,category,severity,narrative,_line,_field,_reason"));
  EXPECT_THAT(text, HasSubstr("X,the day before yesterday,12:00,42.9,20.8,,theft,1,synthetic,48,date,"));
}

}  // namespace
}  // namespace uramost::http
