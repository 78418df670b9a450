// Every operation of the API, once and with success: what comes is held against /api/openapi.json
// (contract.hpp).
#include "contract.hpp"

#include <gmock/gmock.h>

#include "accounts/totp.hpp"
#include "asking.hpp"
#include "released_server.hpp"

namespace uramost::http {
namespace {
using accounts::role;

const json plan{{"title", "Night"},
                {"shifts", {{{"name", "Night"}, {"hours", "22-5"}}}},
                {"points", {{{"name", "Ura"}, {"lon", 20.8403}, {"lat", 42.9012}}}}};

constexpr std::string_view patrol_points =
    "name,kind,shift,languages,lat,lon\nUra,station,22-5,sq sr,42.9,20.84\n";

class Contract : public ReleasedServer {
 protected:
  static void SetUpTestSuite() {
    ReleasedServer::SetUpTestSuite();
    published_->release(std::chrono::year(2023) / 7 / 1);
  }

  static raw_response send(const std::string& method, const std::string& target, const std::string& body,
                           std::optional<role> as, const std::string& fields = "") {
    const raw_response got = http::ask(*running_, method, target, body, as, fields);
    EXPECT_LT(got.status, 300) << method << ' ' << target << ": " << got.body;
    return got;
  }
  static json say(const std::string& method, const std::string& target, const json& body = nullptr,
                  std::optional<role> as = role::analyst, const std::string& fields = "") {
    const raw_response got = send(method, target, body.is_null() ? "" : dump(body), as, fields);
    return json::parse(got.body, nullptr, false);
  }
  static void see(std::initializer_list<const char*> targets, std::optional<role> as = role::analyst) {
    for (const char* target : targets) send("GET", target, "", as);
  }
  static json upload(const std::string& target, std::string_view file, role as,
                     const std::string& field = "") {
    std::string body = "--XX\r\nContent-Disposition: form-data; name=file; filename=\"sent.csv\"\r\n\r\n";
    body += file;
    if (!field.empty()) body += "\r\n--XX\r\nContent-Disposition: form-data; name=" + field;
    body += "\r\n--XX--\r\n";
    raw_client client(running_->port());
    client.send("POST " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(running_->port()) +
                "\r\n" + running_->login(as) +
                "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body);
    const raw_response got = client.receive().value();
    EXPECT_LT(got.status, 300) << target << ": " << got.body;
    return json::parse(got.body);
  }
  static json ended(const std::string& target, role as) {
    for (int i = 0; i < 1'000; ++i) {
      const json told = say("GET", target, nullptr, as);
      if (told.value("state", told.value("status", "")) != "running" &&
          told.value("status", "") != "accepted")
        return told;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return nullptr;
  }

  static void look_around();
  static void look_at_collections_and_tiles();
  static void look_at_releases();
  static void manage_an_account();
  static void import_and_write();
  static void count_and_study();
  static void plan_patrols();
  static void execute_processes();
};

void Contract::look_around() {
  see({"/healthz", "/readyz", "/api", "/api/meta", "/api/openapi.json", "/api/docs", "/api/style.css",
       "/api/conformance", "/api/processes", "/api/processes/geocode", "/api/jobs", "/api/collections",
       "/api/municipalities.geojson", "/api/places.geojson", "/api/geocode?q=Zve%C4%8Dan",
       "/api/reverse?lon=20.84&lat=42.9", "/"});
  see({"/metrics", "/api/audit", "/api/audit/head", "/api/audit/verify"}, role::administrator);
}

void Contract::look_at_collections_and_tiles() {
  const json listed = say("GET", "/api/collections");
  for (const json& each : listed["collections"]) {
    const std::string path = "/api/collections/" + each["id"].get<std::string>();
    send("GET", path, "", role::analyst);
    send("GET", path + "/queryables", "", role::analyst);
    const json page = say("GET", path + "/items");
    ASSERT_FALSE(page["features"].empty()) << path;
    const json& id = page["features"][0]["id"];
    send("GET", path + "/items/" + (id.is_string() ? id.get<std::string>() : dump(id)), "", role::analyst);
  }
  see({"/api/tileMatrixSets", "/api/tileMatrixSets/WebMercatorQuad", "/tiles/heat.json",
       "/tiles/incidents.json", "/tiles/patrol_points.json", "/tiles/municipalities.json",
       "/tiles/places.json", "/tiles/heat/8/142/94.png", "/tiles/heat/8/142/94.webp",
       "/tiles/heat/8/142/94.mvt", "/tiles/incidents/8/142/94.mvt", "/tiles/patrol_points/8/142/94.mvt",
       "/tiles/municipalities/8/142/94.mvt", "/tiles/places/8/142/94.mvt",
       "/api/wmts?service=WMTS&request=GetCapabilities", "/api/wmts/1.0.0/WMTSCapabilities.xml"});
  for (const std::string of : {"incidents", "incidents/map", "patrol_points", "municipalities", "places",
                               "release_points", "release_points/map"}) {
    const std::string path = "/api/collections/" + of + "/tiles";
    for (const std::string rest :
         {"", "/WebMercatorQuad", "/WebMercatorQuad?f=tilejson", "/WebMercatorQuad/8/94/142"})
      send("GET", path + rest, "", role::analyst);
  }
}

void Contract::look_at_releases() {
  see({"/api/releases", "/releases/1/manifest.json", "/api/releases/1/difference/2",
       "/api/releases/preview"});
  for (const std::string of : {"/releases/1", "/api/releases/preview"})
    for (const std::string rest :
         {"/tiles/heat/8/142/94.png", "/tiles/heat.json", "/tiles/points/8/142/94.mvt", "/tiles/points.json",
          "/items", "/tables/2022", "/summary"})
      send("GET", of + rest, "", role::analyst);
  say("POST", "/api/releases", {{"until", "2024-02-01"}});
}

void Contract::manage_an_account() {
  running_->login(role::partner);
  const raw_response in =
      send("POST", "/api/session", dump({{"name", "partner"}, {"password", running_server::password}}),
           std::nullopt);
  const std::string cookie = in.headers.at("set-cookie");
  const std::string fields = "Cookie: " + cookie.substr(0, cookie.find(';')) +
                             "\r\nUraMost-CSRF: " + json::parse(in.body)["csrf"].get<std::string>() + "\r\n";
  const auto as_oneself = [&](const char* method, const std::string& target, const json& body = nullptr) {
    return say(method, target, body, std::nullopt, fields);
  };
  as_oneself("GET", "/api/session");
  as_oneself("POST", "/api/account/tokens", {{"label", "gis"}, {"scopes", {"read"}}});
  const json tokens = as_oneself("GET", "/api/account/tokens")["tokens"];
  as_oneself("DELETE", "/api/account/tokens/" + dump(tokens.back()["id"]));
  const std::string secret = as_oneself("POST", "/api/account/second-factor/secret")["secret"];
  const auto code = accounts::totp_code(*accounts::from_base32(secret), accounts::totp_step(now()));
  as_oneself("POST", "/api/account/second-factor", {{"secret", secret}, {"code", code}});
  as_oneself("POST", "/api/account/password",
             {{"old_password", running_server::password}, {"new_password", "seven quiet bridges"}});
  const raw_response again =
      http::ask(*running_, "POST", "/api/session",
                dump({{"name", "analyst"}, {"password", running_server::password}}), std::nullopt);
  const std::string other = again.headers.at("set-cookie");
  send("DELETE", "/api/session", "", std::nullopt,
       "Cookie: " + other.substr(0, other.find(';')) +
           "\r\nUraMost-CSRF: " + json::parse(again.body)["csrf"].get<std::string>() + "\r\n");
}

void Contract::import_and_write() {
  const std::string kind = "kind\r\n\r\npatrol-points";
  upload("/api/imports", patrol_points, role::analyst,
         kind + "\r\n--XX\r\nContent-Disposition: form-data; name=preview\r\n\r\ntrue");
  const std::string job = upload("/api/imports", patrol_points, role::analyst, kind)["job"];
  EXPECT_EQ(ended("/api/imports/" + job, role::analyst)["state"], "done");
  send("GET", "/api/imports/" + job + "/events", "", role::analyst);
  say("DELETE", "/api/imports/" + job);
  const std::string roads = upload("/api/roads", "no roads", role::analyst)["job"];
  ended("/api/roads/" + roads, role::analyst);
  send("GET", "/api/roads/" + roads + "/events", "", role::analyst);
  say("DELETE", "/api/roads/" + roads, nullptr, role::analyst);
  see({"/api/imports", "/api/quarantine", "/api/quarantine.csv", "/api/export/incidents", "/api/heat/grid"});

  const json added = say("POST", "/api/incidents",
                         {{"date", "2023-06-15"}, {"lat", 42.9}, {"lon", 20.84}, {"category", "theft"}});
  const json preset{{"name", "all"}, {"parameters", "format=csv"}};
  const std::string kept =
      "/api/export/presets/" + say("POST", "/api/export/presets", preset)["id"].get<std::string>();
  say("PUT", kept, preset);
  see({"/api/export/dictionary", "/api/export/presets"});
  say("DELETE", kept);

  const std::string items = "/api/collections/incidents/items";
  json feature{{"type", "Feature"},
               {"geometry", {{"type", "Point"}, {"coordinates", {20.84, 42.9}}}},
               {"properties", {{"occurred_at", "2023-06-15T12:00:00+02:00"}, {"category", "theft"}}}};
  const raw_response written = send("POST", items, dump(feature), role::case_handler);
  const std::string item = items + '/' + dump(json::parse(written.body)["id"]);
  const auto of_newest = [&] {
    return "If-Match: " + send("GET", item, "", role::case_handler).headers.at("etag") + "\r\n";
  };
  feature = json::parse(written.body);
  say("PUT", item, feature, role::case_handler, of_newest());
  say("PATCH", item, {{"properties", {{"severity", 2}}}}, role::case_handler, of_newest());
  say("DELETE", item + "?why=a%20test", nullptr, role::case_handler, of_newest());

  const std::string incident = "/api/incidents/" + dump(added["id"]);
  say("POST", incident + "/responses", {{"stage", "reported"}, {"date", "2023-06-16"}});
  say("GET", incident + "/responses");
  say("POST", incident + "/tier", {{"to", "P1"}, {"reason", "a test"}});
  say("POST", "/api/registers/matches",
      {{"a", added["id"]}, {"b", 1}, {"verdict", "different"}, {"reason", "a test"}});
  say("POST", incident + "/erasure", {{"reason", "a test"}}, role::case_handler);
  say("PUT", "/api/registers/synthetic/codes", {{"categories", {{"fenjer", "theft"}}}});
  const json channel = say("POST", "/api/registers/synthetic/channels", {{"since", "2022-01-01"}});
  see({"/api/registers/synthetic/channels", "/api/registers/synthetic/annual-report?year=2023",
       "/api/registers/overlap?a=synthetic&b=synthetic-press",
       "/api/registers/matches?a=synthetic&b=synthetic-press", "/api/responses/funnel",
       "/api/responses/times", "/api/responses/overdue", "/api/responses/table", "/api/registers/codes",
       "/api/registers/synthetic/codes"});
  say("DELETE", "/api/registers/synthetic/channels/" + dump(channel["id"]));
}

void Contract::count_and_study() {
  see({"/api/aggregate?by=municipality", "/api/aggregate?by=place,category",
       "/api/heat/value?lon=20.84&lat=42.9", "/api/analysis", "/api/analysis/centrography"});
  const json begun =
      say("POST", "/api/analysis/gi-star", {{"settings", {{"cell_m", 2000}, {"permutations", 99}}}});
  const std::string path = "/api/results/" + begun["result"].get<std::string>();
  send("GET", path + "/events", "", role::analyst);
  EXPECT_EQ(ended(path, role::analyst)["state"], "done");
  say("PUT", path, {{"title", "found"}});
  for (const std::string file : {"/table.csv", "/marks.geojson", "/marks.gpkg", "/map.png", "/briefing.pdf"})
    send("GET", path + file, "", role::analyst);
  say("GET", "/api/results");
  say("DELETE", path);
}

void Contract::plan_patrols() {
  const auto as = role::analyst;
  const std::string path =
      "/api/plans/" +
      say("POST", "/api/plans", {{"plan", plan}, {"why", "a test"}}, as)["id"].get<std::string>();
  say("PUT", path, {{"plan", plan}, {"why", "a test"}}, as, "If-Match: \"1\"\r\n");
  upload(path + "/visits", "time,until,lat,lon\n2023-06-15T22:10:00,2023-06-15T22:20:00,42.9012,20.8403\n",
         as);
  for (const std::string rest : {"", "/versions", "/plan.geojson", "/plan.gpx", "/plan.csv",
                                 "/order.pdf?date=2023-06-15", "/schedule?date=2023-06-15", "/ledger",
                                 "/evaluation?before=2022-01-01/2022-12-31&after=2023-01-01/2023-12-31"})
    send("GET", path + rest, "", as);
  see({"/api/plans", "/api/patrol/past", "/api/patrol/candidates?kinds=settlement&municipality=12"}, as);
  say("POST", "/api/patrol/coverage?cells=true", {{"plan", plan}, {"compared", plan}}, as);
  say("POST", "/api/patrol/solve",
      {{"problem", "mclp"}, {"p", 1}, {"radius", 5}, {"distances", {{1, 9}, {9, 2}}}}, as);
  const json proposal{
      {"plan", plan}, {"problem", "mclp"}, {"p", 2}, {"candidates", {{"kinds", {"settlement"}}}}};
  const std::string job =
      "/api/patrol/jobs/" + say("POST", "/api/patrol/proposals", proposal, as)["job"].get<std::string>();
  send("GET", job + "/events", "", as);
  EXPECT_EQ(ended(job, as)["state"], "done");
  say("DELETE", job, nullptr, as);
  const json frontier{{"plan", plan}, {"most", 2}, {"candidates", {{"kinds", {"settlement"}}}}};
  ended("/api/patrol/jobs/" + say("POST", "/api/patrol/frontier", frontier, as)["job"].get<std::string>(),
        as);
  say("DELETE", path, nullptr, as);
}

void Contract::execute_processes() {
  const json inputs{
      {"geocode", {{"q", "Zvečan"}}},
      {"reverse-geocode", {{"lon", 20.84}, {"lat", 42.9}}},
      {"aggregate", {{"by", "month"}}},
      {"heat-value", {{"lon", 20.84}, {"lat", 42.9}}},
      {"solve-patrol", {{"instance", {{"problem", "p_center"}, {"p", 1}, {"distances", {{1, 9}, {9, 2}}}}}}},
      {"effect", {{"treated", "12"}, {"control", "38"}, {"began", "2023-01-01/2023-06-30"}}}};
  const json listed = say("GET", "/api/processes");
  for (const json& each : listed["processes"]) {
    const std::string id = each["id"];
    say("POST", "/api/processes/" + id + "/execution",
        {{"inputs", inputs.value(id, json{{"municipality", json::array({"12"})}})}, {"response", "document"}},
        role::analyst);
  }
  const json job = say("POST", "/api/processes/geocode/execution", {{"inputs", inputs["geocode"]}},
                       role::analyst, "Prefer: respond-async\r\n");
  const std::string path = "/api/jobs/" + job["jobID"].get<std::string>();
  EXPECT_EQ(ended(path, role::analyst)["status"], "successful");
  see({(path + "/results").c_str()}, role::analyst);
  say("DELETE", path, nullptr, role::analyst);
}

TEST_F(Contract, HoldsWhereEveryOperationSucceeds) {
  look_around();
  import_and_write();
  look_at_collections_and_tiles();
  look_at_releases();
  manage_an_account();
  count_and_study();
  plan_patrols();
  execute_processes();
  EXPECT_THAT(operations_without_success(), testing::IsEmpty());
}

TEST_F(Contract, HasASchemaForEveryBodyOfJson) {
  const json document = read("/api/openapi.json");
  const auto is_described = [](const json& content) {
    for (const auto& [type, media] : content.items())
      if ((type.find("/json") != std::string::npos || type.find("+json") != std::string::npos) &&
          !type.ends_with("-seq") && !media["schema"].contains("$ref"))
        return false;
    return true;
  };
  for (const auto& [path, item] : document["paths"].items())
    for (const auto& [method, said] : item.items()) {
      if (!said.is_object()) continue;
      const json body = said.value("requestBody", json::object()).value("content", json::object());
      EXPECT_TRUE(is_described(body)) << method << ' ' << path;
      for (const auto& [status, answer] : said["responses"].items())
        EXPECT_TRUE(is_described(answer.value("content", json::object())))
            << method << ' ' << path << ' ' << status;
    }
}

}  // namespace
}  // namespace uramost::http
