#include "http/handlers/imports.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "http/handlers/import_form.hpp"
#include "running_server.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

std::string part(const std::string& heading, const std::string& data) {
  return "--XX\r\nContent-Disposition: form-data; " + heading + "\r\n\r\n" + data + "\r\n";
}
std::string file_part(const std::string& data) { return part("name=file; filename=\"from web.csv\"", data); }

class Imports : public testing::Test {
 protected:
  std::optional<raw_response> post(const std::string& parts, const std::string& path = "/api/imports") {
    const std::string body = parts + "--XX--\r\n";
    client_.send("POST " + path + " HTTP/1.1\r\n" + running_.host() +
                 "Origin: http://localhost:" + std::to_string(running_.port()) +
                 "\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
    return client_.receive();
  }
  std::string fault(const std::string& parts) {
    const auto answer = post(parts);
    return answer->status == 400 ? json::parse(answer->body).value("field", "")
                                 : std::to_string(answer->status);
  }
  json wait_for_end(const std::string& job, const std::string& path = "/api/imports/") {
    for (int i = 0; i < 1'000; ++i) {
      const json state = json::parse(client_.get(path + job)->body);
      if (state["state"] != "running") return state;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return nullptr;
  }

  small_register register_;
  running_server running_{register_.incidents()};
  raw_client client_{running_.client()};
};

const std::string new_rows =
    "external_id,date,time,lat,lon,category\nW1,2024-01-01,10:00,42.8945,20.8655,theft\n"
    "W2,2024-01-02,11:00,42.8946,20.8656,theft\nW3,never,11:00,42.8946,20.8656,theft\n";

TEST_F(Imports, GoFromUploadToMapWithProgress) {
  const auto accepted = post(part("name=source", "web upload") + file_part(new_rows));
  ASSERT_EQ(accepted->status, 202) << accepted->body;
  const json begun = json::parse(accepted->body);
  const std::string job = begun["job"];
  EXPECT_EQ(accepted->headers.at("location"), "/api/imports/" + job);
  EXPECT_EQ(begun["events"], "/api/imports/" + job + "/events");

  raw_client events(running_.client());
  const auto stream = events.get("/api/imports/" + job + "/events");
  EXPECT_EQ(stream->headers.at("content-type"), "text/event-stream");
  EXPECT_TRUE(stream->complete);
  const auto done = stream->body.rfind("event: done\ndata: ");
  ASSERT_NE(done, std::string::npos) << stream->body;
  const json summary = json::parse(stream->body.substr(done + 18));
  EXPECT_EQ(summary["rows"], 3);
  EXPECT_EQ(summary["imported"], 2);
  EXPECT_EQ(summary["quarantined"], 1);
  EXPECT_EQ(summary["located_by_coordinate"], 2);

  EXPECT_EQ(wait_for_end(job)["summary"], summary);
  const json late = json::parse(client_.get("/api/collections/incidents/items?datetime=2024-01-01/..")->body);
  EXPECT_EQ(late["numberMatched"], 2);
  EXPECT_EQ(late["features"][0]["properties"]["source"], "web upload");
  const json all = json::parse(client_.get("/api/imports")->body)["imports"];
  EXPECT_EQ(all[0]["import"], summary["import"]);
  EXPECT_EQ(all[0]["file_name"], "from web.csv");
  EXPECT_EQ(all[0]["sha256"].get<std::string>().size(), 64u);
  EXPECT_TRUE(std::filesystem::is_empty(running_.uploads()));
}

TEST_F(Imports, AreThereAtOnceForALateListener) {
  const std::string job = json::parse(post(file_part(new_rows))->body)["job"];
  wait_for_end(job);
  EXPECT_THAT(client_.get("/api/imports/" + job + "/events")->body,
              StartsWith("event: done\ndata: {\"rows\":3,"));
}

TEST_F(Imports, ShowWhatTheyWouldDo) {
  const auto answer = post(part("name=preview", "true") + file_part(new_rows));
  ASSERT_EQ(answer->status, 200) << answer->body;
  const json preview = json::parse(answer->body);
  EXPECT_THAT(preview["description"].get<std::string>(), HasSubstr("CSV"));
  EXPECT_EQ(preview["columns"], (json{"external_id", "date", "time", "lat", "lon", "category"}));
  EXPECT_EQ(preview["mapping"]["columns"]["date"], "date");
  EXPECT_EQ(preview["fields"].size(), intake::incident_fields.size());
  EXPECT_EQ(preview["first_rows"].size(), 3u);
  EXPECT_EQ(preview["first_rows"][0]["line"], 2);
  EXPECT_EQ(register_.incidents().incidents()->size(), synthetic_incidents);
  // The upload goes away when the request does, which is after its answer.
  for (int tries = 0; tries < 500 && !std::filesystem::is_empty(running_.uploads()); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  EXPECT_TRUE(std::filesystem::is_empty(running_.uploads()));
}

TEST_F(Imports, ShowWhatTheyWouldDoWithPatrolPoints) {
  const auto answer = post(part("name=preview", "true") + part("name=kind", "patrol-points") +
                           file_part("naziv,vrsta,lat,lon,smena\nSINTETIČKI,stanica,42.9,20.87,22-5\n"));
  ASSERT_EQ(answer->status, 200) << answer->body;
  const json preview = json::parse(answer->body);
  EXPECT_EQ(preview["fields"], json(intake::patrol_point_fields));
  EXPECT_EQ(preview["mapping"]["columns"]["name"], "naziv");
  EXPECT_EQ(preview["mapping"]["columns"]["shift"], "smena");
  EXPECT_FALSE(preview["first_rows"][0].contains("problem")) << preview["first_rows"][0];
}

TEST_F(Imports, TakeAMapping) {
  const std::string mapping =
      R"({"columns":{"external_id":"Nr","date":"Kada","lat":"Y","lon":"X","category":"Sta"},"categories":{"lopovluk":"theft"}})";
  const std::string rows = "Nr,Kada,Y,X,Sta\n1,2024-03-01,42.8945,20.8655,lopovluk\n";
  const std::string job = json::parse(post(part("name=mapping", mapping) + file_part(rows))->body)["job"];
  EXPECT_EQ(wait_for_end(job)["summary"]["imported"], 1);
  const json items = json::parse(client_.get("/api/collections/incidents/items?datetime=2024-03-01")->body);
  EXPECT_EQ(items["features"][0]["properties"]["category"], "theft");
}

TEST_F(Imports, FailWithAReason) {
  const std::string job =
      json::parse(post(part("name=layer", "no such layer") + file_part("x"))->body)["job"];
  const json state = wait_for_end(job);
  EXPECT_EQ(state["state"], "failed") << state;
  EXPECT_NE(state["problem"]["detail"], "");
  EXPECT_THAT(client_.get("/api/imports/" + job + "/events")->body, StartsWith("event: failed\ndata: {"));
}

TEST_F(Imports, AreCancelledWithoutATrace) {
  std::string rows = "external_id,date,lat,lon,category\n";
  for (int i = 0; i < 100'000; ++i) rows += "C" + std::to_string(i) + ",2024-01-01,42.8945,20.8655,theft\n";
  const std::string job = json::parse(post(file_part(rows))->body)["job"];
  client_.send("DELETE /api/imports/" + job + " HTTP/1.1\r\n" + running_.host() + "\r\n");
  EXPECT_EQ(client_.receive()->status, 202);
  EXPECT_EQ(wait_for_end(job)["state"], "cancelled");
  EXPECT_EQ(register_.incidents().incidents()->size(), synthetic_incidents);
}

TEST_F(Imports, NameTheFieldThatIsWrong) {
  EXPECT_EQ(fault(part("name=kind", "incidents")), "file");
  EXPECT_EQ(fault(part("name=kind", "people") + file_part("x")), "kind");
  EXPECT_EQ(fault(part("name=colour", "red") + file_part("x")), "colour");
  EXPECT_EQ(fault(part("name=preview", "perhaps") + file_part("x")), "preview");
  EXPECT_EQ(fault(part("name=mapping", "[1]") + file_part("x")), "mapping");
  EXPECT_EQ(fault(part("name=mapping", R"({"columns":{"date":5}})") + file_part("x")), "mapping");
  EXPECT_EQ(fault(part("name=mapping", R"({"crs":"EPSG:1"})") + file_part("x")), "mapping");
  EXPECT_EQ(fault(part("name=mapping", R"({"rows":{}})") + file_part("x")), "mapping");
}

TEST_F(Imports, RefuseBodiesThatAreNoForm) {
  client_.send("POST /api/imports HTTP/1.1\r\n" + running_.host() +
               "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_EQ(client_.receive()->status, 400);
  raw_client cut(running_.client());
  cut.send("POST /api/imports HTTP/1.1\r\n" + running_.host() +
           "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: 4\r\n\r\n--XX");
  EXPECT_EQ(cut.receive()->status, 400);
  raw_client large(running_.client());
  large.send("POST /api/imports HTTP/1.1\r\n" + running_.host() +
             "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: 30000000\r\n\r\n--XX");
  EXPECT_EQ(large.receive()->status, 413);
}

TEST_F(Imports, LeaveNoFileWhenTheClientGoesAway) {
  {
    raw_client leaving(running_.client());
    leaving.send("POST /api/imports HTTP/1.1\r\n" + running_.host() +
                 "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: 9000000\r\n\r\n" +
                 file_part(std::string(1'000'000, 'x')));
  }
  for (int i = 0; i < 500 && std::filesystem::exists(running_.uploads()) &&
                  !std::filesystem::is_empty(running_.uploads());
       ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(!std::filesystem::exists(running_.uploads()) || std::filesystem::is_empty(running_.uploads()));
}

TEST(ImportEvents, SendAHeartbeatWhileNothingHappens) {
  job_queue jobs{"import", niceness::writing};
  std::atomic<bool> go_on = true;
  const auto id = jobs.submit([&](const progress_sink&) {
    while (go_on) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return json::object();
  });
  const import_events events{jobs, std::chrono::milliseconds(20)};
  const response answer = events(get("/x", {{"job", id}}));
  std::string seen;
  for (int i = 0; i < 500 && seen.find(": ") == std::string::npos; ++i) {
    const body_piece piece = answer.stream();
    if (!piece.bytes.starts_with("event")) seen += piece.bytes;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  go_on = false;
  EXPECT_THAT(seen, StartsWith(": "));
  EXPECT_THROW(events(get("/x", {{"job", "none"}})), error);
}

TEST_F(Imports, TakeRoadsThatTheMapThenKnowsOf) {
  EXPECT_TRUE(json::parse(client_.get("/api/meta")->body)["roads"].is_null());
  const std::string street =
      "<osm version=\"0.6\"><node id=\"1\" lat=\"42.89\" lon=\"20.86\"/><node id=\"2\" lat=\"42.90\" "
      "lon=\"20.86\"/><way id=\"3\"><nd ref=\"1\"/><nd ref=\"2\"/><tag k=\"highway\" "
      "v=\"primary\"/></way></osm>";
  const auto accepted = post(file_part(street), "/api/roads");
  ASSERT_EQ(accepted->status, 202) << accepted->body;
  const json ended = wait_for_end(json::parse(accepted->body)["job"], "/api/roads/");
  EXPECT_EQ(ended["state"], "done");
  EXPECT_EQ(ended["summary"]["nodes"], 2);
  EXPECT_EQ(json::parse(client_.get("/api/meta")->body)["roads"], ended["summary"]);

  const std::string job = json::parse(post(file_part("time,place\n"), "/api/roads")->body)["job"];
  EXPECT_EQ(wait_for_end(job, "/api/roads/")["problem"]["field"], "file");
  EXPECT_EQ(post(part("name=source", "x") + file_part(street), "/api/roads")->status, 400);
  EXPECT_EQ(post("", "/api/roads")->status, 400);
}

}  // namespace
}  // namespace uramost::http
