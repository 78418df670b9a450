#include "http/handlers/incidents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/collections/incident_collection.hpp"
#include "http/handlers/collections.hpp"
#include "opened_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;

class IncidentItems : public testing::Test {
 protected:
  json page(const std::string& target) { return json::parse(items_(get(target)).body_text()); }

  opened_register opened_{shared_register().incidents()};
  shared_collection collection_ = std::make_shared<incident_collection>(opened_.records);
  collection_items items_{collection_};
};

const std::string path = "/api/collections/incidents/items";

TEST_F(IncidentItems, AreAGeoJsonPageWithItsNumbers) {
  const response answer = items_(get(path + "?limit=5"));
  EXPECT_EQ(answer.header("Content-Type"), "application/geo+json");
  const json shown = json::parse(answer.body_text());
  EXPECT_EQ(shown["type"], "FeatureCollection");
  EXPECT_EQ(shown["numberMatched"], synthetic_incidents);
  EXPECT_EQ(shown["numberReturned"], 5);
  EXPECT_EQ(shown["features"].size(), 5u);
  EXPECT_THAT(shown["timeStamp"].get<std::string>(), testing::MatchesRegex("20..-..-..T..:..:..Z"));
}

TEST_F(IncidentItems, ComeOnceEachWhenPagesAreFollowed) {
  std::vector<std::int64_t> ids;
  std::string next = path + "?limit=7&municipality=38,30,12,15,29,none&text=synthetic";
  for (int pages = 0; !next.empty() && pages < 20; ++pages) {
    const json shown = page(next);
    for (const json& feature : shown["features"]) ids.push_back(feature["id"]);
    next.clear();
    for (const json& link : shown["links"])
      if (link["rel"] == "next") {
        EXPECT_EQ(link["type"], "application/geo+json");
        next = link["href"].get<std::string>().substr(std::string("http://localhost:8080").size());
        EXPECT_THAT(next, HasSubstr("text=synthetic"));
        EXPECT_THAT(next, HasSubstr("municipality="));
      }
  }
  EXPECT_EQ(ids.size(), page(path + "?text=synthetic&limit=1")["numberMatched"]);
  EXPECT_TRUE(std::ranges::is_sorted(ids));
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

TEST_F(IncidentItems, HaveNoNextLinkOnTheLastPage) {
  EXPECT_EQ(page(path + "?limit=46")["links"].size(), 3u);
  EXPECT_EQ(page(path + "?limit=45")["links"].size(), 4u);
  EXPECT_EQ(page(path + "?category=homicide")["features"].size(), 0u);
}

TEST_F(IncidentItems, CarryAllThatIsKnown) {
  const json feature = page(path + "?category=arson")["features"][0];
  EXPECT_EQ(feature["geometry"], (json{{"type", "Point"}, {"coordinates", {20.8403, 42.9075}}}));
  const json& properties = feature["properties"];
  EXPECT_EQ(properties["occurred_at"], "2023-06-01T12:00:00+02:00");
  EXPECT_EQ(properties["occurred_precision"], "minute");
  EXPECT_EQ(properties["occurred_duration_s"], 60);
  EXPECT_EQ(properties["severity"], 5);
  EXPECT_EQ(properties["external_id"], "Z");
  EXPECT_EQ(properties["municipality_code"], "30");
  EXPECT_EQ(properties["located_by"], "coordinate");
  EXPECT_EQ(properties["narrative"], "synthetic, \"quoted\"");
  EXPECT_EQ(properties["source"], "synthetic");
  for (const char* name : {"category", "certainty", "uncertainty_m", "place_id", "place_name", "place_text",
                           "tier", "stage", "community", "gender"})
    EXPECT_TRUE(properties.contains(name)) << name;
}

TEST_F(IncidentItems, SayHowAPlaceWasFoundAndWhenItWasNot) {
  const json named = page(path + "?text=wood")["features"][0];
  EXPECT_EQ(named["properties"]["located_by"], "place");
  EXPECT_EQ(named["properties"]["municipality_code"], "12");
  EXPECT_THAT(named["properties"]["place_name"].get<std::string>(), HasSubstr("Leposavi"));
  EXPECT_EQ(named["properties"]["occurred_precision"], "day");

  const json unlocated = page(path + "?datetime=2023-06-04")["features"][0];
  EXPECT_TRUE(unlocated["geometry"].is_null());
  EXPECT_TRUE(unlocated["properties"]["located_by"].is_null());
  EXPECT_EQ(unlocated["properties"]["certainty"], "unlocated");
  EXPECT_EQ(page(path + "?datetime=2023-06-03")["features"][0]["properties"]["certainty"], "ambiguous");
}

TEST_F(IncidentItems, NameTheParameterThatIsWrong) {
  const auto fault = [&](const std::string& query) {
    return field_at_fault([&] { items_(get(path + query)); });
  };
  EXPECT_EQ(fault("?limit=0"), "limit");
  EXPECT_EQ(fault("?limit=ten"), "limit");
  EXPECT_EQ(fault("?after=-1"), "after");
  EXPECT_EQ(fault("?bbox=1,2,3"), "bbox");
  EXPECT_EQ(fault("?datetime=yesterday"), "datetime");
  EXPECT_EQ(fault("?offset=10"), "offset");
  EXPECT_EQ(fault("?limit=5&limit=6"), "limit");
}

TEST_F(IncidentItems, AreFoundOneByOneWithHistoryAndResponses) {
  const std::string id = page(path + "?category=arson")["features"][0]["id"].dump();
  const collection_item item{collection_};
  const json feature = json::parse(item(get(path + "/" + id, {{"id", id}})).body_text());
  EXPECT_EQ(feature["properties"]["external_id"], "Z");
  EXPECT_EQ(feature["history"], json::array());
  EXPECT_EQ(feature["responses"], json::array());
  for (const char* wrong : {"0", "-1", "x", "999999", "99999999999999999999"})
    EXPECT_THROW(item(get(path, {{"id", wrong}})), error) << wrong;
}

class AddIncident : public testing::Test {
 protected:
  response add(const std::string& body, const std::string& type = "application/json") {
    request asked = get("/api/incidents");
    asked.method = "POST";
    asked.headers = {{"content-type", type}};
    asked.body = body;
    return add_incident{register_.incidents()}(asked);
  }
  std::string fault(const std::string& body) {
    return field_at_fault([&] { add(body); });
  }

  small_register register_;
};

TEST_F(AddIncident, StoresItAndAnswersWhereItIs) {
  const response answer =
      add(R"({"external_id":"W1","date":"2024-02-03","time":"04:05","lat":42.8945,"lon":"20.8655",
                                  "category":"theft","severity":4,"narrative":"synthetic Ђ ë","community":null})");
  EXPECT_EQ(answer.status, 201);
  const json feature = json::parse(answer.body_text());
  EXPECT_EQ(feature["properties"]["severity"], 4);
  EXPECT_EQ(feature["properties"]["narrative"], "synthetic Ђ ë");
  EXPECT_EQ(answer.header("Location"),
            "http://localhost:8080/api/collections/incidents/items/" + feature["id"].dump());

  const opened_register opened(register_.incidents());
  const collection_items items{std::make_shared<incident_collection>(opened.records)};
  const json found = json::parse(items(get("/x?datetime=2024-02-03")).body_text());
  ASSERT_EQ(found["numberMatched"], 1);
  EXPECT_EQ(found["features"][0], feature);
}

TEST_F(AddIncident, NamesTheFieldThatIsWrong) {
  EXPECT_EQ(fault(R"({"date":"2024-02-03","colour":"red"})"), "colour");
  EXPECT_EQ(fault(R"({"date":"2024-02-31","category":"theft"})"), "date");
  EXPECT_EQ(fault(R"({"date":"2024-02-03","category":"nonsense"})"), "category");
  EXPECT_EQ(fault(R"({"date":["2024-02-03"]})"), "date");
  EXPECT_EQ(fault(R"({"date":true})"), "date");
  EXPECT_EQ(fault("[]"), "body");
  EXPECT_EQ(fault("{"), "body");
  EXPECT_EQ(fault(std::string(500'000, '[')), "body");
  EXPECT_EQ(field_at_fault([&] { add("{}", "text/plain"); }), "Content-Type");
}

}  // namespace
}  // namespace uramost::http
