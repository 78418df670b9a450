#include "http/routes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "accounts/municipality_scope.hpp"
#include "accounts/totp.hpp"
#include "core/text.hpp"
#include "http/plan_shelf.hpp"
#include "http/preset_shelf.hpp"
#include "http/release_drafts.hpp"
#include "http/release_shelf.hpp"
#include "http/result_shelf.hpp"
#include "opened_register.hpp"
#include "running_server.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::HasSubstr;

std::string with_body(const std::string& line, const std::string& head, const std::string& body,
                      const std::string& fields = "") {
  return line + " HTTP/1.1\r\n" + head + fields +
         "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

class Access : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    register_ = std::make_unique<small_register>();
    running_ = std::make_unique<running_server>(register_->incidents());
    for (const role each : accounts::all_roles)
      if (each != role::visitor) logins_[each] = running_->login(each);
  }
  static void TearDownTestSuite() {
    running_.reset();
    register_.reset();
  }

  static std::string host() { return "Host: localhost:" + std::to_string(running_->port()) + "\r\n"; }
  static raw_response send(const std::string& bytes) {
    raw_client client(running_->port());
    client.send(bytes);
    return client.receive().value();
  }
  static raw_response get(const std::string& target, role as) {
    return raw_client(running_->port(), logins_[as]).get(target).value();
  }
  static raw_response post(const std::string& path, const json& body, const std::string& fields = "") {
    return send(with_body("POST " + path, host(), body.dump(), fields));
  }
  /// Logs in by password; the header line with the session's cookie, and its page token.
  static std::pair<std::string, std::string> session_of(role as) {
    const auto answer = post("/api/session", {{"name", name_of(as)}, {"password", running_server::password}});
    EXPECT_EQ(answer.status, 200) << answer.body;
    const std::string cookie = answer.headers.at("set-cookie");
    return {"Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n",
            json::parse(answer.body)["csrf"].get<std::string>()};
  }
  static std::string name_of(role as) {
    return as == role::case_handler ? "case-handler" : std::string(to_string(as));
  }

  inline static std::unique_ptr<small_register> register_;
  inline static std::unique_ptr<running_server> running_;
  inline static std::map<role, std::string> logins_;
};

/// A path of this pattern: what stands for names need not be there.
std::string path_of(std::string pattern) {
  const std::map<std::string, std::string> values{{"{z}", "3"}, {"{x}", "4"}, {"{y}", "2"}, {"{*}", ""}};
  for (const auto& [name, value] : values)
    if (const auto at = pattern.find(name); at != std::string::npos) pattern.replace(at, name.size(), value);
  while (pattern.find('{') != std::string::npos)
    pattern.replace(pattern.find('{'), pattern.find('}') - pattern.find('{') + 1, "999999");
  return pattern;
}

// The table says who may what in a column of letters; here it is asked of the server for every pair.
TEST_F(Access, IsWhatTheTableOfRoutesSaysForEveryRouteAndRole) {
  temporary_directory folder;
  opened_register opened(register_->incidents());
  gate known(opened.people);
  const accounts::login way_in(*opened.people.records, opened.people.key, {},
                               accounts::password_cost::least());
  tiles::tile_cache tiles(0);
  const release_shelf releases{intake::release_folder(folder.path())};
  const release_drafts drafts(register_->incidents(), folder.path());
  job_queue imports{"import", niceness::writing}, studies{"study", niceness::reading},
      plan_jobs{"search", niceness::reading}, process_jobs{"process", niceness::reading};
  store::workspace_store workspace(folder.path() / "workspace.sqlite");
  result_shelf kept(workspace, studies);
  plan_shelf plans(workspace.plans(), register_->incidents());
  preset_shelf presets(workspace.presets());
  intake::road_shelf roads(folder.path());
  metrics measured;
  const std::atomic<bool> is_draining = false;
  const router table = make_routes({register_->incidents(),
                                    roads,
                                    opened.people,
                                    known,
                                    way_in,
                                    opened.trail,
                                    opened.results,
                                    opened.masked,
                                    tiles,
                                    releases,
                                    drafts,
                                    imports,
                                    kept,
                                    plans,
                                    plan_jobs,
                                    process_jobs,
                                    workspace.visits(),
                                    presets,
                                    folder.path(),
                                    folder.path(),
                                    measured,
                                    is_draining});
  const json document = json::parse(get("/api/openapi.json", role::analyst).body);
  std::size_t pairs = 0;
  for (const route& line : table.routes()) {
    std::string path = line.pattern == "/{*}" ? "/{path}" : line.pattern;
    if (path.starts_with("/api/")) path.erase(0, 4);
    const json described = document["paths"].value(path, json::object());
    EXPECT_TRUE(described.contains(ascii_lower(line.method))) << line.method << ' ' << line.pattern;
  }
  for (const route& line : table.routes())
    for (const role as : accounts::all_roles) {
      ++pairs;
      const std::string bytes =
          line.method == "GET" || line.method == "DELETE"
              ? line.method + " " + path_of(line.pattern) + " HTTP/1.1\r\n" + host() + logins_[as] + "\r\n"
              : with_body(line.method + " " + path_of(line.pattern), host(), "[]", logins_[as]);
      const int status = send(bytes).status;
      const bool is_shut_out = status == 401 || (status == 403 && !line.pattern.starts_with("/api/account/"));
      const bool asks_for_a_login =
          line.pattern == "/api/session" || line.pattern.starts_with("/api/account/");
      if (!asks_for_a_login) {
        EXPECT_EQ(is_shut_out, !allows(as, line.needs))
            << line.method << ' ' << line.pattern << " by " << to_string(as) << ": " << status;
      }
      if (as == role::visitor && !allows(as, line.needs)) {
        EXPECT_EQ(status, 401) << line.pattern;
      }
    }
  EXPECT_EQ(pairs, table.routes().size() * accounts::all_roles.size());
}

TEST_F(Access, IsEverybodysWithoutALogin) {
  const json seen = json::parse(get("/api/session", role::visitor).body);
  EXPECT_EQ(seen["role"], "public");
  EXPECT_EQ(seen["view"], "published");
  EXPECT_EQ(seen["permissions"], json::array({"read_published"}));
  EXPECT_TRUE(seen["demo"].is_null());
}

TEST_F(Access, ComesWithACookieThatScriptsCannotRead) {
  const auto answer = post("/api/session", {{"name", "analyst"}, {"password", running_server::password}});
  const std::string cookie = answer.headers.at("set-cookie");
  for (const char* attribute : {"HttpOnly", "SameSite=Strict", "Path=/"})
    EXPECT_THAT(cookie, HasSubstr(attribute));
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_EQ(json::parse(answer.body)["view"], "restricted");
}

TEST_F(Access, EndsWithTheLogout) {
  const auto [cookie, csrf] = session_of(role::analyst);
  const std::string asked = "GET /api/aggregate?by=category HTTP/1.1\r\n" + host() + cookie + "\r\n";
  EXPECT_EQ(send(asked).status, 200);
  EXPECT_EQ(send("DELETE /api/session HTTP/1.1\r\n" + host() + cookie + "UraMost-CSRF: " + csrf + "\r\n\r\n")
                .status,
            204);
  EXPECT_EQ(send(asked).status, 401);
  EXPECT_EQ(json::parse(send("GET /api/session HTTP/1.1\r\n" + host() + cookie + "\r\n").body)["role"],
            "public");
}

TEST_F(Access, SaysWhyALoginFailedButNotWhetherTheNameIsKnown) {
  const auto wrong = post("/api/session", {{"name", "planner"}, {"password", "not the right one"}});
  const auto unknown = post("/api/session", {{"name", "nobody.here"}, {"password", "not the right one"}});
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.body, unknown.body);
  EXPECT_EQ(json::parse(wrong.body)["reason"], "refused");
  EXPECT_EQ(post("/api/session", {{"name", "planner"}, {"pass", "x"}}).status, 400);
}

TEST_F(Access, WaitsAfterManyFailuresOfOneAccount) {
  raw_response last;
  for (int i = 0; i < 8; ++i) last = post("/api/session", {{"name", "guessed"}, {"password", "wrong again"}});
  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(json::parse(last.body)["reason"], "wait");
  EXPECT_GT(std::stoi(last.headers.at("retry-after")), 0);
}

TEST_F(Access, WritesOfAPageNeedItsToken) {
  const auto [cookie, csrf] = session_of(role::analyst);
  const json incident{{"category", "theft"}, {"date", "2024-02-02"}, {"narrative", "synthetic"}};
  const auto without = post("/api/incidents", incident, cookie);
  EXPECT_EQ(without.status, 403);
  EXPECT_EQ(json::parse(without.body)["field"], "UraMost-CSRF");
  EXPECT_EQ(post("/api/incidents", incident, cookie + "UraMost-CSRF: x" + csrf + "\r\n").status, 403);
  EXPECT_EQ(post("/api/incidents", incident, cookie + "UraMost-CSRF: " + csrf + "\r\n").status, 201);
}

TEST_F(Access, TakesATokenAsABasicPasswordToo) {
  const std::string token = logins_[role::analyst].substr(std::string("Authorization: Bearer ").size(), 47);
  const std::string colon = "anybody:" + token;
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string encoded;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : colon)
    for (bits = bits << 8 | static_cast<unsigned char>(c), held += 8; held >= 6; held -= 6)
      encoded += digits[bits >> (held - 6) & 63];
  if (held > 0) encoded += digits[bits << (6 - held) & 63];
  encoded.resize((encoded.size() + 3) / 4 * 4, '=');
  raw_client client(running_->port(), "Authorization: Basic " + encoded + "\r\n");
  EXPECT_EQ(client.get("/tiles/heat.json")->status, 200);
}

TEST_F(Access, TurnsASecondFactorOnAndThenAsksForIt) {
  const auto [cookie, csrf] = session_of(role::planner);
  const std::string fields = cookie + "UraMost-CSRF: " + csrf + "\r\n";
  const auto made = send("POST /api/account/second-factor/secret HTTP/1.1\r\n" + host() + fields + "\r\n");
  ASSERT_EQ(made.status, 200) << made.body;
  const std::string secret = json::parse(made.body)["secret"];
  const auto code = [&](int steps) {
    return accounts::totp_code(*accounts::from_base32(secret), accounts::totp_step(now()) + steps);
  };
  EXPECT_EQ(post("/api/account/second-factor", {{"secret", secret}, {"code", "000000x"}}, fields).status,
            403);
  EXPECT_EQ(post("/api/account/second-factor", {{"secret", secret}, {"code", code(0)}}, fields).status, 204);
  json login{{"name", "planner"}, {"password", running_server::password}};
  EXPECT_EQ(json::parse(post("/api/session", login).body)["reason"], "code_needed");
  login["code"] = code(1);  // a code works once
  const auto answer = post("/api/session", login);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body)["second_factor"], true);
}

TEST_F(Access, OfATokenCannotMakeItselfLast) {
  const auto refused =
      post("/api/account/tokens", {{"label", "more"}, {"scopes", {"read"}}}, logins_[role::analyst]);
  EXPECT_EQ(refused.status, 403);
  const auto [cookie, csrf] = session_of(role::analyst);
  const std::string fields = cookie + "UraMost-CSRF: " + csrf + "\r\n";
  const auto made =
      post("/api/account/tokens", {{"label", "gis"}, {"scopes", {"read"}}, {"days", 7}}, fields);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string token = json::parse(made.body)["token"];
  const auto gis = [&](const std::string& target) {
    return raw_client(running_->port(), "Authorization: Bearer " + token + "\r\n").get(target)->status;
  };
  EXPECT_EQ(gis("/api/aggregate?by=category"), 200);
  EXPECT_EQ(gis("/api/export/incidents"), 403);  // another scope
  const json listed =
      json::parse(send("GET /api/account/tokens HTTP/1.1\r\n" + host() + cookie + "\r\n").body);
  const json last = listed["tokens"].back();
  EXPECT_EQ(last["label"], "gis");
  EXPECT_EQ(
      send("DELETE /api/account/tokens/" + last["id"].dump() + " HTTP/1.1\r\n" + host() + fields + "\r\n")
          .status,
      204);
  EXPECT_EQ(gis("/api/aggregate?by=category"), 401);
}

TEST_F(Access, OfAPlannerHoldsNoNarratives) {
  const json seen = json::parse(get("/api/collections/incidents/items?limit=1000", role::planner).body);
  ASSERT_GT(seen["features"].size(), 40u);
  for (const json& feature : seen["features"]) EXPECT_TRUE(feature["properties"]["narrative"].is_null());
  const json one = json::parse(get("/api/collections/incidents/items/1", role::planner).body);
  EXPECT_TRUE(one["properties"]["narrative"].is_null());
  for (const char* target : {"/api/collections/incidents/items?text=wood", "/tiles/heat.json?text=wood",
                             "/api/aggregate?by=category&text=wood", "/api/export/incidents?text=wood"}) {
    const auto refused = get(target, role::planner);
    EXPECT_EQ(refused.status, 403) << target;
    EXPECT_EQ(json::parse(refused.body)["field"], "text");
  }
  EXPECT_EQ(get("/api/export/incidents?format=csv", role::planner).body.find("fire wood"), std::string::npos);
  EXPECT_NE(get("/api/export/incidents?format=csv", role::analyst).body.find("fire wood"), std::string::npos);
}

TEST_F(Access, ToReadIsInTheAuditLogBeforeTheAnswer) {
  // Of this person and action alone: that somebody looked at pictures is noted after they got them.
  const auto newest = [](const std::string& action) {
    const json found = json::parse(
        get("/api/audit?limit=1&who=case-handler&action=" + action, role::administrator).body)["entries"][0];
    return found["who"].get<std::string>() + " " + found["action"].get<std::string>() + " " +
           found["object"].get<std::string>() + " " + found["query"].get<std::string>() + " " +
           found["rows"].dump();
  };
  get("/api/collections/incidents/items?category=arson&bbox=20,42,22,44", role::case_handler);
  EXPECT_EQ(newest("incidents.read"), "case-handler incidents.read  category=arson&bbox=(withheld) 1");
  get("/api/collections/incidents/items/3", role::case_handler);
  EXPECT_EQ(newest("incidents.read"), "case-handler incidents.read incident 3  1");
  get("/api/export/incidents?text=wood", role::case_handler);
  EXPECT_EQ(newest("incidents.export"), "case-handler incidents.export  text=(withheld) 1");
  const json whole = json::parse(get("/api/audit/verify", role::administrator).body);
  EXPECT_EQ(whole["sound"], true);
}

TEST_F(Access, ToAPictureIsNotedOnceForAllItsTiles) {
  for (const char* target :
       {"/tiles/heat.json?category=burglary", "/tiles/heat/8/142/94.png?category=burglary",
        "/tiles/heat/8/143/94.png?category=burglary", "/api/aggregate?by=month&category=burglary"})
    EXPECT_LT(get(target, role::partner).status, 300) << target;
  json found;
  for (int i = 0; i < 100 && found.size() == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    found =
        json::parse(get("/api/audit?who=partner&action=incidents.look", role::administrator).body)["entries"];
    std::erase_if(found.get_ref<json::array_t&>(),
                  [](const json& each) { return each["query"] != "category=burglary"; });
  }
  EXPECT_EQ(found.size(), 1u);
}

TEST_F(Access, ToEraseIsForCaseHandlers) {
  const json incident{{"category", "theft"},
                      {"date", "2024-02-02"},
                      {"lat", 42.95},
                      {"lon", 20.7},
                      {"narrative", "synthetic"}};
  const auto made = post("/api/incidents", incident, logins_[role::case_handler]);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string id = json::parse(made.body)["id"].dump(), path = "/api/incidents/" + id + "/erasure";
  EXPECT_EQ(post(path, {{"reason", "asked for"}}, logins_[role::analyst]).status, 403);
  const auto without_reason = post(path, json::object(), logins_[role::case_handler]);
  EXPECT_EQ(json::parse(without_reason.body)["field"], "reason");
  EXPECT_EQ(post(path, {{"reason", "asked for"}}, logins_[role::case_handler]).status, 200);
  const json left = json::parse(get("/api/collections/incidents/items/" + id, role::case_handler).body);
  EXPECT_TRUE(left["geometry"].is_null());
  EXPECT_TRUE(left["properties"]["narrative"].is_null());
  EXPECT_EQ(left["properties"]["category"], "theft");
  EXPECT_EQ(post(path, {{"reason", "again"}}, logins_[role::case_handler]).status, 409);
}

TEST_F(Access, ToATileIsKeptByABrowserForWhoAskedAlone) {
  const auto tile_of = [](const std::string& layer) {
    std::string url = json::parse(get("/tiles/" + layer + ".json", role::analyst).body)["tiles"][0];
    url.erase(0, url.find("/tiles/"));
    for (const auto& [name, value] :
         std::map<std::string, std::string>{{"{z}", "0"}, {"{x}", "0"}, {"{y}", "0"}})
      url.replace(url.find(name), name.size(), value);
    return get(url, role::analyst);
  };
  for (const std::string layer : {"heat", "incidents"}) {
    const auto tile = tile_of(layer);
    ASSERT_EQ(tile.status, 200) << tile.body;
    EXPECT_EQ(tile.headers.at("cache-control"), "private, max-age=3600, immutable");
    EXPECT_THAT(tile.headers.at("vary"), testing::HasSubstr("Cookie, Authorization")) << layer;
  }
  EXPECT_THAT(tile_of("incidents").headers.at("vary"), testing::HasSubstr("Accept-Encoding"));
  EXPECT_THAT(tile_of("places").headers.at("vary"), testing::Not(testing::HasSubstr("Cookie")));
}

TEST_F(Access, ToLowerATierTakesTwoPeople) {
  const json incident{
      {"category", "theft"}, {"date", "2024-02-02"}, {"narrative", "synthetic"}};  // without a place
  const json made = json::parse(post("/api/incidents", incident, logins_[role::analyst]).body);
  post("/api/incidents/" + made["id"].dump() + "/tier", {{"to", "P1"}, {"reason", "reported openly"}},
       logins_[role::case_handler]);
  const std::string path = "/api/incidents/" + made["id"].dump() + "/tier";
  const auto proposed = post(path, {{"to", "P0"}, {"reason", "in the press"}}, logins_[role::analyst]);
  EXPECT_EQ(proposed.status, 200) << proposed.body;
  EXPECT_EQ(json::parse(proposed.body)["changed"], false);
  EXPECT_EQ(post(path, {{"to", "P0"}, {"reason", "in the press"}}, logins_[role::analyst]).status, 403);
  const auto confirmed = post(path, {{"to", "P0"}, {"reason", "read it"}}, logins_[role::case_handler]);
  EXPECT_EQ(json::parse(confirmed.body)["changed"], true);
  EXPECT_EQ(post(path, {{"to", "P9"}, {"reason", "x"}}, logins_[role::analyst]).status, 400);
  EXPECT_EQ(post(path, {{"to", "P2"}, {"reason", "x"}}, logins_[role::planner]).status, 403);
}

TEST_F(Access, OfAPartnerIsToMaskedPointsAlone) {
  const json meta = json::parse(get("/api/meta", role::partner).body);
  EXPECT_EQ(meta["view"], "masked");
  EXPECT_EQ(json::parse(get("/api/meta", role::visitor).body).contains("counts"), false);
  const json counted = json::parse(get("/api/aggregate?by=municipality", role::partner).body);
  EXPECT_EQ(counted["total"], meta["counts"]["incidents"]);
  const auto masked = intake::masked_incidents(register_->incidents());
  const auto open = register_->incidents().incidents();
  for (std::size_t i = 0; i < masked->located(); ++i)
    for (std::size_t j = 0; j < open->located(); ++j) EXPECT_FALSE(masked->points()[i] == open->points()[j]);
}

TEST_F(Access, BoundToAMunicipalityEndsAtItsBorder) {
  accounts::account_book book(*running_->people().records, running_->people().key,
                              accounts::password_cost::least());
  book.add({.name = "zvecan", .role = role::analyst, .municipalities = {municipality_code{"38"}}},
           running_server::password, "test", now());
  const auto answer = post("/api/session", {{"name", "zvecan"}, {"password", running_server::password}});
  const std::string cookie = answer.headers.at("set-cookie");
  raw_client bound(running_->port(), "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n");
  const json everything = json::parse(get("/api/collections/incidents/items?limit=1000", role::analyst).body);
  const json theirs = json::parse(bound.get("/api/collections/incidents/items?limit=1000")->body);
  std::size_t expected = 0;
  for (const json& each : everything["features"]) {
    const bool is_theirs = each["properties"]["municipality_code"] == "38";
    expected += is_theirs;
    EXPECT_EQ(bound.get("/api/collections/incidents/items/" + each["id"].dump())->status,
              is_theirs ? 200 : 404);
  }
  EXPECT_EQ(theirs["numberMatched"], expected);
  EXPECT_GT(expected, 0u);
  EXPECT_EQ(json::parse(bound.get("/api/aggregate?by=category")->body)["total"], expected);
  EXPECT_EQ(json::parse(bound.get("/tiles/heat.json")->body)["count"], expected);
  EXPECT_EQ(bound.get("/api/aggregate?by=category&municipality=30")->status, 403);
  EXPECT_NE(bound.get("/tiles/heat.json")->headers.at("etag"),
            raw_client(running_->port(), logins_[role::analyst]).get("/tiles/heat.json")->headers.at("etag"));
}

}  // namespace
}  // namespace uramost::http
