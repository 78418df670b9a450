#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "asking.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::HasSubstr;

constexpr const char* items = "/api/collections/incidents/items";

class ItemEditing : public testing::Test {
 protected:
  raw_response send(const std::string& method, const std::string& target, const json& body,
                    const std::string& fields = "", std::optional<role> as = role::analyst) {
    return ask(server_, method, target, body, as, fields);
  }
  raw_response show(const std::string& id) { return send("GET", items + ("/" + id), nullptr); }
  json feature(const std::string& id) { return json::parse(show(id).body); }
  static std::string if_match(const raw_response& read) {
    return "If-Match: " + read.headers.at("etag") + "\r\n";
  }
  raw_response patch(const std::string& id, const json& properties) {
    return send("PATCH", items + ("/" + id), {{"properties", properties}}, if_match(show(id)));
  }
  std::size_t count(const std::string& query) {
    const json page = json::parse(send("GET", std::string(items) + "?limit=1&" + query, nullptr).body);
    return page["numberMatched"];
  }
  /// The id in the API of an incident of the small register.
  std::string id_of(const std::string& external_id) {
    const json page =
        json::parse(send("GET", std::string(items) + "?external_id=" + external_id, nullptr).body);
    return dump(page["features"][0]["id"]);
  }

  static json drawn(double lon, double lat) {
    return {
        {"type", "Feature"},
        {"geometry", {{"type", "Point"}, {"coordinates", {lon, lat}}}},
        {"properties",
         {{"occurred_at", "2023-05-29T21:10:00+02:00"}, {"category", "arson"}, {"narrative", "synthetic"}}}};
  }

  small_register register_;
  running_server server_{register_.incidents()};
};

TEST_F(ItemEditing, CreatesAnIncidentAndSaysWhereItIs) {
  const raw_response made = send("POST", items, drawn(20.8403, 42.9075));
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string location = made.headers.at("location");
  const json read = feature(location.substr(location.rfind('/') + 1));
  EXPECT_EQ(read["geometry"]["coordinates"], json::array({20.8403, 42.9075}));
  EXPECT_EQ(read["properties"]["municipality_code"], "30") << read.dump(1);
  EXPECT_EQ(read["properties"]["located_by"], "coordinate");
  EXPECT_EQ(read["properties"]["occurred_at"], "2023-05-29T21:10:00+02:00");
  EXPECT_EQ(read["properties"]["occurred_precision"], "minute");
  EXPECT_EQ(count("category=arson"), 2u);
}

TEST_F(ItemEditing, TakesPointsInTheCoordinatesThatTheClientWorksIn) {
  json swapped = drawn(42.9075, 20.8403);
  const raw_response made =
      send("POST", items, swapped, "Content-Crs: <http://www.opengis.net/def/crs/EPSG/0/4326>\r\n");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(json::parse(made.body)["geometry"]["coordinates"], json::array({20.8403, 42.9075}));
  const raw_response unknown = send("POST", items, swapped, "Content-Crs: <urn:qux>\r\n");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(json::parse(unknown.body)["field"], "Content-Crs");
}

TEST_F(ItemEditing, ReplacingAFeatureByItselfChangesNothing) {
  for (const char* each : {"N1", "Z", "L", "M", "U", "B"}) {
    const std::string id = id_of(each);
    const raw_response before = show(id);
    const raw_response put = send("PUT", items + ("/" + id), json::parse(before.body), if_match(before));
    ASSERT_EQ(put.status, 200) << each << put.body;
    EXPECT_EQ(put.headers.at("etag"), before.headers.at("etag")) << each;
    EXPECT_EQ(feature(id)["history"], json::array()) << each;
  }
}

TEST_F(ItemEditing, ReplacingClearsWhatIsNotSaid) {
  const std::string id = id_of("Z");
  const raw_response put =
      send("PUT", items + ("/" + id),
           {{"type", "Feature"},
            {"geometry", {{"type", "Point"}, {"coordinates", {20.8403, 42.9075}}}},
            {"properties", {{"occurred_at", "2023-06-01T12:00:00+02:00"}, {"category", "arson"}}}},
           if_match(show(id)));
  ASSERT_EQ(put.status, 200) << put.body;
  const json now = json::parse(put.body);
  EXPECT_EQ(now["properties"]["narrative"], nullptr);
  EXPECT_EQ(now["properties"]["external_id"], "Z");
  EXPECT_EQ(now["history"][0]["feature"]["properties"]["narrative"], "synthetic, \"quoted\"");
}

TEST_F(ItemEditing, UpdatesOnePropertyAndKeepsTheOthers) {
  const std::string id = id_of("N1");
  const json before = feature(id);
  const raw_response made = patch(id, {{"severity", 5}, {"narrative", nullptr}});
  ASSERT_EQ(made.status, 200) << made.body;
  json expected = before["properties"];
  expected["severity"] = 5;
  expected["narrative"] = nullptr;
  EXPECT_EQ(json::parse(made.body)["properties"], expected);
  EXPECT_EQ(count("severity=5"), 2u);
}

TEST_F(ItemEditing, AMovedPointIsACoordinateAndAnotherNameMovesThePoint) {
  const std::string id = id_of("L");
  EXPECT_EQ(feature(id)["properties"]["located_by"], "place");
  const raw_response renamed = patch(id, {{"place_text", "Zubin Potok"}});
  ASSERT_EQ(renamed.status, 200) << renamed.body;
  json now = json::parse(renamed.body);
  EXPECT_EQ(now["properties"]["located_by"], "place");
  EXPECT_THAT(now["properties"]["place_name"].get<std::string>(), HasSubstr("Zubin Potok"));
  const raw_response moved =
      send("PATCH", items + ("/" + id),
           {{"geometry", {{"type", "Point"}, {"coordinates", {20.8660, 42.8950}}}}}, if_match(show(id)));
  ASSERT_EQ(moved.status, 200) << moved.body;
  now = json::parse(moved.body);
  EXPECT_EQ(now["properties"]["located_by"], "coordinate");
  EXPECT_EQ(now["properties"]["municipality_code"], "38");
}

TEST_F(ItemEditing, ATimeChangesByBeginLengthOrPrecision) {
  const std::string id = id_of("N1");
  const auto properties = [&](const json& said) {
    const raw_response made = patch(id, said);
    EXPECT_EQ(made.status, 200) << made.body;
    return json::parse(made.body)["properties"];
  };
  EXPECT_EQ(properties({{"occurred_at", "2023-05-29T21:00:00Z"}})["occurred_at"],
            "2023-05-29T23:00:00+02:00");
  json now = properties({{"occurred_precision", "day"}});
  EXPECT_EQ(now["occurred_at"], "2023-05-29T00:00:00+02:00");
  EXPECT_EQ(now["occurred_duration_s"], 86'400);
  now = properties({{"occurred_at", "2023-05-29T20:00:00Z"}, {"occurred_duration_s", 7 * 3'600}});
  EXPECT_EQ(now["occurred_precision"], "day");
  EXPECT_EQ(now["occurred_duration_s"], 7 * 3'600);
}

TEST_F(ItemEditing, NamesTheMemberAtFault) {
  const std::string id = id_of("N1");
  const auto fault = [&](const json& properties) {
    const raw_response refused = patch(id, properties);
    EXPECT_EQ(refused.status, 400) << refused.body;
    return json::parse(refused.body)["field"].get<std::string>();
  };
  EXPECT_EQ(fault({{"qux", 1}}), "qux");
  EXPECT_EQ(fault({{"municipality_code", "36"}}), "municipality_code");
  EXPECT_EQ(fault({{"tier", "P0"}}), "tier");
  EXPECT_EQ(fault({{"source", "another"}}), "source");
  EXPECT_EQ(fault({{"severity", 9}}), "severity");
  EXPECT_EQ(fault({{"severity", json::array({1})}}), "severity");
  EXPECT_EQ(fault({{"category", "qux"}}), "category");
  EXPECT_EQ(fault({{"occurred_at", "2222-01-01T00:00:00Z"}}), "occurred_at");
  EXPECT_EQ(fault({{"occurred_at", nullptr}}), "occurred_at");
  EXPECT_EQ(fault({{"occurred_duration_s", -1}}), "occurred_duration_s");
  EXPECT_EQ(fault({{"occurred_precision", "fortnight"}}), "occurred_precision");
  EXPECT_EQ(fault({{"uncertainty_m", "far"}}), "uncertainty_m");
  const json fewer = json::parse(R"({"geometry": {"type": "Point", "coordinates": [20.8]}})");
  EXPECT_EQ(send("PATCH", items + ("/" + id), fewer, if_match(show(id))).status, 400);
  const json line =
      json::parse(R"({"geometry": {"type": "LineString", "coordinates": [[20, 42], [21, 43]]}})");
  EXPECT_EQ(send("PATCH", items + ("/" + id), line, if_match(show(id))).status, 400);
  json created = drawn(20.84, 42.9);
  created["properties"]["certainty"] = "certain";
  EXPECT_EQ(json::parse(send("POST", items, created).body)["field"], "certainty");
  EXPECT_EQ(feature(id)["history"], json::array());
}

TEST_F(ItemEditing, NeedsToKnowWhichStateItChanges) {
  const std::string address = items + ("/" + id_of("N1"));
  const raw_response before = send("GET", address, nullptr);
  const json severe{{"properties", {{"severity", 4}}}};
  EXPECT_EQ(send("PATCH", address, severe).status, 428);
  EXPECT_EQ(send("DELETE", address, nullptr).status, 428);
  EXPECT_EQ(send("PATCH", address, severe, "If-Match: W/" + before.headers.at("etag") + "\r\n").status, 412);
  EXPECT_EQ(send("PATCH", address, severe, if_match(before)).status, 200);
  const raw_response late = send("PUT", address, json::parse(before.body), if_match(before));
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(json::parse(late.body)["field"], "If-Match");
  EXPECT_EQ(send("DELETE", address, nullptr, if_match(before)).status, 412);
  EXPECT_EQ(send("PATCH", address, {{"properties", {{"severity", 3}}}}, "If-Match: *\r\n").status, 200);
}

TEST_F(ItemEditing, AStateReadInAnotherFormCanBeChangedToo) {
  const std::string address = items + ("/" + id_of("N1"));
  const raw_response utm = send("GET", address + "?crs=http://www.opengis.net/def/crs/EPSG/0/32634", nullptr);
  const raw_response page = send("GET", address + "?f=html", nullptr);
  const std::set<std::string> tags{utm.headers.at("etag"), page.headers.at("etag"),
                                   send("GET", address, nullptr).headers.at("etag")};
  EXPECT_EQ(tags.size(), 3u);
  EXPECT_EQ(send("GET", address, nullptr, "If-None-Match: " + page.headers.at("etag") + "\r\n").status, 200);
  EXPECT_EQ(
      send("GET", address + "?f=html", nullptr, "If-None-Match: " + page.headers.at("etag") + "\r\n").status,
      304);
  EXPECT_EQ(send("PATCH", address, {{"properties", {{"severity", 4}}}}, if_match(utm)).status, 200);
}

TEST_F(ItemEditing, DeletingTakesItOutOfEverythingForGood) {
  const std::string id = id_of("Z");
  EXPECT_EQ(count(""), synthetic_incidents);
  const raw_response gone =
      send("DELETE", items + ("/" + id) + "?why=entered%20twice", nullptr, if_match(show(id)));
  EXPECT_EQ(gone.status, 204) << gone.body;
  EXPECT_EQ(show(id).status, 404);
  EXPECT_EQ(count(""), synthetic_incidents - 1);
  EXPECT_EQ(count("text=quoted"), 0u);
  intake::import_incidents(register_.incidents(), register_.folder() / "synthetic.csv", {});
  EXPECT_EQ(count(""), synthetic_incidents - 1);
}

TEST_F(ItemEditing, IsForThoseWhoMayWriteAndSeeTheIncident) {
  const std::string address = items + ("/" + id_of("N1"));
  const std::string state = if_match(send("GET", address, nullptr));
  for (const role each : {role::partner, role::planner, role::administrator}) {
    EXPECT_EQ(send("PATCH", address, {{"properties", {{"severity", 4}}}}, state, each).status, 403);
    EXPECT_EQ(send("DELETE", address, nullptr, state, each).status, 403);
    EXPECT_EQ(send("POST", items, drawn(20.84, 42.9), "", each).status, 403);
  }
  EXPECT_EQ(send("POST", items, drawn(20.84, 42.9), "", std::nullopt).status, 401);
  EXPECT_EQ(send("PATCH", items + std::string("/999999"), {{"properties", {{"severity", 4}}}}, state).status,
            404);
}

TEST_F(ItemEditing, ThePlaceSaysWhatCanBeDoneThere) {
  const raw_response said = send("OPTIONS", items + std::string("/1"), nullptr);
  EXPECT_EQ(said.status, 204);
  for (const char* method : {"GET", "PUT", "PATCH", "DELETE"})
    EXPECT_THAT(said.headers.at("allow"), HasSubstr(method));
  EXPECT_THAT(send("OPTIONS", items, nullptr).headers.at("allow"), HasSubstr("POST"));
}

}  // namespace
}  // namespace uramost::http
