#include "http/server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "running_server.hpp"
#include "unpacked.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;

accounts::account_files& accounts_for_all() {
  static const temporary_directory folder;
  static accounts::account_files made(folder.path());
  return made;
}

class Server : public testing::Test {
 protected:
  static void SetUpTestSuite() { running_ = std::make_unique<running_server>(shared_register().incidents()); }
  static void TearDownTestSuite() { running_.reset(); }

  std::string line_and_host(const std::string& line) { return line + " HTTP/1.1\r\n" + running_->host(); }

  inline static std::unique_ptr<running_server> running_;
  raw_client client_{running_->client()};
};

TEST_F(Server, KeepsTheConnection) {
  for (int i = 0; i < 3; ++i) {
    const auto answer = client_.get("/healthz");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, R"({"status":"ok"})");
  }
}

TEST_F(Server, AnswersPipelinedRequestsInOrder) {
  client_.send(line_and_host("GET /healthz") + "\r\n" + line_and_host("GET /nothing.x") + "\r\n" +
               line_and_host("GET /api") + "\r\n");
  EXPECT_EQ(client_.receive()->status, 200);
  EXPECT_EQ(client_.receive()->status, 404);
  EXPECT_THAT(client_.receive()->body, HasSubstr("UraMost"));
}

TEST_F(Server, ClosesWhenAsked) {
  client_.get("/healthz", "Connection: close\r\n");
  EXPECT_TRUE(client_.is_closed());
}

TEST_F(Server, AnswersHeadWithoutABody) {
  for (const char* target :
       {"/api", "/api/meta", "/api/export/incidents?format=csv", "/tiles/heat/1/1/0.png"}) {
    client_.send(line_and_host("HEAD " + std::string(target)) + "\r\n");
    const auto head = client_.receive(false);
    ASSERT_TRUE(head) << target;
    EXPECT_EQ(head->status, 200) << target;
  }
  EXPECT_EQ(client_.get("/healthz")->body, R"({"status":"ok"})");  // nothing of a body came before
}

TEST_F(Server, RefusesMethodsThatARouteLacks) {
  client_.send(line_and_host("DELETE /api/meta") + "\r\n");
  const auto answer = client_.receive();
  EXPECT_EQ(answer->status, 405);
  EXPECT_EQ(answer->headers.at("allow"), "GET, HEAD");
  client_.send(line_and_host("BREW /healthz") + "\r\n");
  EXPECT_EQ(client_.receive()->status, 405);
}

TEST_F(Server, SendsProblemsAsJson) {
  const auto answer = client_.get("/api/aggregate?by=colour");
  EXPECT_EQ(answer->status, 400);
  EXPECT_EQ(answer->headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(json::parse(answer->body)["field"], "by");
}

TEST_F(Server, RefusesForeignHostsAndOrigins) {
  client_.send("GET /healthz HTTP/1.1\r\nHost: example.org\r\n\r\n");
  EXPECT_EQ(client_.receive()->status, 403);
  client_.send("GET /healthz HTTP/1.1\r\n\r\n");
  EXPECT_EQ(client_.receive()->status, 400);
  client_.send(line_and_host("GET /healthz") + running_->host() + "\r\n");
  EXPECT_EQ(client_.receive()->status, 400);
  client_.send(line_and_host("DELETE /api/imports/x") + "Origin: https://example.org\r\n\r\n");
  EXPECT_EQ(client_.receive()->status, 403);
}

TEST_F(Server, RefusesAForeignOriginBeforeReadingTheBody) {
  client_.send(line_and_host("POST /api/incidents") +
               "Origin: null\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{");
  EXPECT_EQ(client_.receive()->status, 403);
  EXPECT_TRUE(client_.is_closed());
}

TEST_F(Server, LimitsHeaderAndTarget) {
  client_.send(line_and_host("GET /healthz") + "X: " + std::string(20'000, 'x') + "\r\n\r\n");
  EXPECT_EQ(client_.receive()->status, 431);
  raw_client second(running_->client());
  EXPECT_EQ(second.get("/healthz?x=" + std::string(9'000, 'x'))->status, 414);
}

TEST_F(Server, LimitsBodies) {
  client_.send(line_and_host("POST /api/incidents") +
               "Content-Type: application/json\r\nContent-Length: 2000000\r\n\r\n{");
  EXPECT_EQ(client_.receive()->status, 413);

  raw_client chunked(running_->client());
  chunked.send(line_and_host("POST /api/incidents") +
               "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 20 && chunked.send("10000\r\n" + std::string(65'536, ' ') + "\r\n"); ++i) {
  }
  EXPECT_EQ(chunked.receive()->status, 413);

  raw_client unwanted(running_->client());
  unwanted.send(line_and_host("GET /healthz") + "Content-Length: 3\r\n\r\nabc");
  EXPECT_EQ(unwanted.receive()->status, 400);
}

TEST_F(Server, EndsSlowHeaders) {
  const auto begun = std::chrono::steady_clock::now();
  client_.send("GET /healthz HTTP/1.1\r\nHost: loc");
  const auto answer = client_.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
}

TEST_F(Server, EndsHeadersThatComeByteByByte) {
  const std::string request = line_and_host("GET /healthz") + "X: " + std::string(1'000, 'x') + "\r\n\r\n";
  bool ended = false;
  for (std::size_t i = 0; i < request.size() && !ended; ++i) {
    ended = !client_.send(request.substr(i, 1));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_TRUE(ended);  // 1,000 bytes would take five seconds
}

TEST_F(Server, EndsSlowBodies) {
  client_.send(line_and_host("POST /api/incidents") +
               "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_EQ(client_.receive()->status, 408);
}

TEST_F(Server, EndsBodiesThatComeByteByByte) {
  client_.send(line_and_host("POST /api/incidents") +
               "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n");
  bool ended = false;
  for (int i = 0; i < 1'000 && !ended; ++i) {
    ended = !client_.send(" ");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_TRUE(ended);  // 1,000 bytes would take five seconds
}

TEST_F(Server, ClosesIdleConnectionsWithoutAWord) {
  client_.get("/healthz");
  EXPECT_TRUE(client_.is_closed());
}

TEST_F(Server, CompressesWhenAsked) {
  const auto plain = client_.get("/api/municipalities.geojson");
  const auto packed = client_.get("/api/municipalities.geojson", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(packed->headers.at("content-encoding"), "gzip");
  EXPECT_LT(packed->body.size() * 2, plain->body.size());
  EXPECT_EQ(gunzip(packed->body), plain->body);
}

TEST_F(Server, AnswersUnchangedWith304) {
  const auto first = client_.get("/tiles/heat.json");
  const auto second = client_.get("/tiles/heat.json", "If-None-Match: " + first->headers.at("etag") + "\r\n");
  EXPECT_EQ(second->status, 304);
  const auto tile = client_.get("/tiles/heat/8/142/94.png");
  EXPECT_EQ(
      client_.get("/tiles/heat/8/142/94.png", "If-None-Match: " + tile->headers.at("etag") + "\r\n")->status,
      304);
}

TEST_F(Server, AnswersWhatItKnowsAsItDidBefore) {
  const std::string target = "/tiles/heat/9/285/188.png?bandwidth_m=700";
  const auto made = client_.get(target), kept = client_.get(target), known = client_.get(target);
  for (const auto& again : {kept, known}) {
    EXPECT_EQ(again->status, 200);
    EXPECT_EQ(again->body, made->body);
    auto headers = again->headers;
    headers["date"] = made->headers.at("date");  // a second may have passed
    EXPECT_EQ(headers, made->headers);
  }
  const std::string condition = "If-None-Match: " + made->headers.at("etag") + "\r\n";
  for (int i = 0; i < 3; ++i) {
    const auto unchanged = client_.get(target, condition);
    EXPECT_EQ(unchanged->status, 304);
    EXPECT_EQ(unchanged->headers.at("etag"), made->headers.at("etag"));
    EXPECT_EQ(unchanged->body, "");
  }
}

TEST_F(Server, GuardsTheDoorOfWhatItKnows) {
  const std::string target = "/tiles/municipalities/9/285/188.mvt";
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client_.get(target)->status, 200);
  client_.send("GET " + target + " HTTP/1.1\r\nHost: example.org\r\n\r\n");
  EXPECT_EQ(client_.receive()->status, 403);
  client_.send(line_and_host("HEAD " + target) + "\r\n");
  EXPECT_EQ(client_.receive(false)->status, 200);
  EXPECT_EQ(client_.get(target, "Connection: close\r\n")->headers.at("connection"), "close");
  EXPECT_TRUE(client_.is_closed());
}

TEST_F(Server, AnswersManyKnownRequestsInOrderAtOnce) {
  const auto tile = [](int z) {  // that the four northern municipalities lie in
    const int x = 71 >> (7 - z), y = 47 >> (7 - z);
    return fmt::format("/tiles/municipalities/{}/{}/{}.mvt", z, x, y);
  };
  std::vector<std::string> bodies;
  for (int x = 0; x < 8; ++x) bodies.push_back(client_.get(tile(x))->body);
  std::string all;
  for (int i = 0; i < 200; ++i) {
    all += line_and_host("GET " + tile(i % 8)) + "\r\n";
    if (i % 50 == 49) all += line_and_host("GET /healthz") + "\r\n";
  }
  client_.send(all);
  for (int i = 0; i < 200; ++i) {
    const auto answer = client_.receive();
    ASSERT_TRUE(answer) << i;
    ASSERT_EQ(answer->body, bodies[static_cast<std::size_t>(i % 8)]) << i;
    if (i % 50 == 49) {
      ASSERT_EQ(client_.receive()->body, R"({"status":"ok"})");
    }
  }
}

TEST_F(Server, SendsKnownAnswersToClientsThatReadLate) {
  const std::string target = "/api/municipalities.geojson";
  const std::string body = client_.get(target)->body;
  std::string all;
  for (int i = 0; i < 60; ++i) all += line_and_host("GET " + target) + "\r\n";
  client_.send(all);  // several megabytes come back: more than a socket takes at once
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  for (int i = 0; i < 60; ++i) {
    const auto answer = client_.receive();
    ASSERT_TRUE(answer) << i;
    ASSERT_EQ(answer->body, body) << i;
  }
}

TEST_F(Server, AnswersAHeadThatComesInPiecesAsOneThatComesWhole) {
  const std::string target = "/tiles/municipalities/9/285/188.mvt",
                    whole = line_and_host("GET " + target) + "\r\n";
  const std::string body = client_.get(target)->body;
  for (std::size_t cut = 1; cut < whole.size(); cut += 7) {
    client_.send(whole + whole.substr(0, cut));
    EXPECT_EQ(client_.receive()->body, body);
    client_.send(whole.substr(cut));
    EXPECT_EQ(client_.receive()->body, body);
  }
}

TEST_F(Server, TellsWhatItCounts) {
  client_.get("/tiles/heat/9/284/188.png");
  client_.get("/tiles/heat/9/284/188.png");
  client_.get("/nothing.x");
  const auto answer = running_->client(accounts::role::administrator).get("/metrics");
  EXPECT_EQ(answer->headers.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  for (const char* line : {R"(method="GET",route="/tiles/heat/{z}/{x}/{y}.png",status="2xx",le="+Inf"} )",
                           R"(method="GET",route="/{*}",status="4xx",)", "\nuramost_tile_cache_hits_total ",
                           "\nuramost_incidents 46\n", "\nuramost_open_connections ",
                           "\nuramost_queued_requests 0\n", "\nprocess_cpu_seconds_total "})
    EXPECT_THAT(answer->body, HasSubstr(line));
  EXPECT_THAT(answer->body, testing::Not(HasSubstr("/284/")));
}

TEST_F(Server, IsReady) {
  const json answer = json::parse(client_.get("/readyz")->body);
  EXPECT_EQ(answer, (json{{"status", "ready"}}));  // nothing that tells when somebody reported something
}

TEST_F(Server, StreamsExportsInChunks) {
  const auto answer = client_.get("/api/export/incidents?format=geojson");
  EXPECT_EQ(answer->headers.at("transfer-encoding"), "chunked");
  EXPECT_TRUE(answer->complete);
  EXPECT_EQ(json::parse(answer->body)["features"].size(), synthetic_incidents);
  EXPECT_EQ(client_.get("/healthz")->status, 200);
}

TEST_F(Server, SendsHttp10ClientsStreamsUntilTheEnd) {
  client_.send("GET /api/export/incidents?format=csv HTTP/1.0\r\n" + running_->host() + "\r\n");
  const auto answer = client_.receive();
  EXPECT_FALSE(answer->headers.contains("transfer-encoding"));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(answer->body, '\n')), synthetic_incidents + 1);
}

TEST_F(Server, AnswersExpectContinue) {
  client_.send(line_and_host("POST /api/incidents") +
               "Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client_.receive_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client_.send("[]");
  EXPECT_EQ(client_.receive()->status, 400);
}

class MalformedRequest : public Server, public testing::WithParamInterface<const char*> {};

TEST_P(MalformedRequest, IsRefusedAndTheServerLivesOn) {
  client_.send(GetParam());
  const auto answer = client_.receive();
  ASSERT_TRUE(answer) << GetParam();
  EXPECT_GE(answer->status, 400);
  EXPECT_LT(answer->status, 500);
  raw_client next(running_->client());
  EXPECT_EQ(next.get("/healthz")->status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Server, MalformedRequest,
    testing::Values(
        "\r\n\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "get / http/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\r\n\r\n",
        "POST /api/imports HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST /api/imports HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /api/imports HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\nHost: localhost\n\n", "GET http://evil/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n"));

TEST(ServerLimits, RefuseMoreRequestsThanTheQueueHolds) {
  limits bounds = running_server::short_limits();
  bounds.queued_requests = 0;
  running_server busy(shared_register().incidents(), bounds);
  raw_client client(busy.client());
  const auto answer = client.get("/api/meta");
  EXPECT_EQ(answer->status, 503);
  EXPECT_TRUE(answer->headers.contains("retry-after"));
  EXPECT_EQ(client.get("/healthz")->status, 200);
}

/// The value of a line of /metrics; 0 when there is none.
std::uint64_t counted(raw_client& client, const std::string& line) {
  const std::string text = client.get("/metrics")->body;
  const auto at = text.find('\n' + line + ' ');
  return at == text.npos ? 0 : std::stoull(text.substr(at + line.size() + 2));
}

TEST(ServerLimits, EndWorkThatNobodyWaitsForAnyMore) {
  running_server running(shared_register().incidents());
  constexpr std::uint64_t impatient = 6;  // more than there are threads: some are at work, some wait
  for (std::uint64_t i = 0; i < impatient; ++i) {
    raw_client client(running.client());
    client.send("GET /api/heat/grid?cell_m=35 HTTP/1.1\r\n" + running.host() + "\r\n");
  }
  raw_client watching(running.client(accounts::role::administrator));
  const std::string refused =
      R"(uramost_http_request_duration_seconds_count{method="GET",route="/api/heat/grid",status="5xx"})";
  for (int i = 0; i < 500 && counted(watching, refused) < impatient; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(counted(watching, refused), impatient);
  EXPECT_EQ(counted(watching, "uramost_busy_workers"), 0u);
  EXPECT_EQ(counted(watching, "uramost_queued_requests"), 0u);
  EXPECT_EQ(watching.get("/api/meta")->status, 200);
}

TEST(ServerLimits, CloseConnectionsOfOneClientBeyondTheirNumber) {
  limits bounds = running_server::short_limits();
  bounds.connections_of_one = 2;
  running_server small(shared_register().incidents(), bounds);
  raw_client first(small.client()), second(small.client());
  first.get("/healthz");
  second.get("/healthz");
  raw_client third(small.client());
  EXPECT_TRUE(third.is_closed());

  server_options behind_proxy;
  behind_proxy.trusted_proxies = {"127.0.0.1"};
  running_server open(shared_register().incidents(), bounds, behind_proxy);
  raw_client one(open.client()), two(open.client()), three(open.client());
  for (raw_client* each : {&one, &two, &three}) EXPECT_EQ(each->get("/healthz")->status, 200);
}

TEST(ServerLimits, CloseConnectionsBeyondTheirNumber) {
  limits bounds = running_server::short_limits();
  bounds.connections = 2;
  running_server small(shared_register().incidents(), bounds);
  raw_client first(small.client()), second(small.client());
  first.get("/healthz");
  second.get("/healthz");
  raw_client third(small.client());
  EXPECT_TRUE(third.is_closed());
  EXPECT_EQ(first.get("/healthz")->status, 200);
}

/// A server behind a proxy on this machine, and clients as that proxy says they are.
class BehindProxy : public testing::Test {
 protected:
  static server_options known() {
    server_options chosen;
    chosen.trusted_proxies = {"127.0.0.1"};
    chosen.public_urls = {"https://map.example.org"};
    chosen.allowed_origins = {"https://ngo.example.org"};
    return chosen;
  }
  raw_response get(const std::string& target, const std::string& host, const std::string& fields) {
    raw_client client(running_.port());
    client.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n");
    return client.receive().value();
  }

  running_server running_{shared_register().incidents(), running_server::short_limits(), known()};
  const std::string own_ = "localhost:" + std::to_string(running_.port());
};

TEST_F(BehindProxy, LinksNameWhatTheClientAskedFor) {
  const auto link = [&](const std::string& host, const std::string& fields) {
    return json::parse(get("/tiles/places.json", host, fields).body)["tiles"][0].get<std::string>();
  };
  for (int i = 0; i < 2; ++i) {  // the second time from what is known, where it may be
    EXPECT_THAT(link("map.example.org", ""), testing::StartsWith("https://map.example.org/"));
    EXPECT_THAT(link(own_, "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: map.example.org\r\n"),
                testing::StartsWith("https://map.example.org/"));
    EXPECT_THAT(link(own_, ""), testing::StartsWith("http://localhost"));
  }
}

TEST_F(BehindProxy, AClientOfAnotherMachineIsNotOfThisOne) {
  const auto add_demo = [&](accounts::account_files& people) {
    accounts::account_book(*people.records, people.key, accounts::password_cost::least())
        .add({.name = "demo-analyst", .role = accounts::role::analyst, .demo = true},
             "the password of a demo", "test", now());
  };
  add_demo(running_.people());
  const auto is_told_of_demo = [&](const std::string& host, const std::string& fields) {
    return !json::parse(get("/api/session", host, fields).body)["demo"].is_null();
  };
  EXPECT_TRUE(is_told_of_demo(own_, ""));
  EXPECT_TRUE(is_told_of_demo(own_, "X-Forwarded-For: 127.0.0.1\r\n"));
  EXPECT_FALSE(is_told_of_demo(own_, "X-Forwarded-For: 127.0.0.2, 203.0.113.9\r\n"));
  EXPECT_FALSE(is_told_of_demo(own_, "Forwarded: for=unknown\r\n"));
  EXPECT_FALSE(is_told_of_demo("map.example.org", ""));
}

TEST_F(BehindProxy, MalformedOrDoubleFieldsAreRefused) {
  for (const char* fields :
       {"X-Forwarded-For: nobody\r\n", "Forwarded: for\r\n", "X-Forwarded-Proto: ftp\r\n",
        "Forwarded: for=203.0.113.9\r\nX-Forwarded-For: 203.0.113.9\r\n"})
    EXPECT_EQ(get("/healthz", own_, fields).status, 400) << fields;
  EXPECT_EQ(get("/healthz", own_, "X-Forwarded-Host: example.org\r\n").status, 403);
}

TEST_F(BehindProxy, AnotherSiteReadsWithATokenWhenItIsAllowed) {
  const std::string token = running_.login(), ours = "Origin: https://ngo.example.org\r\n";
  const auto answer = get("/api/aggregate?by=month", own_, ours + token);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("access-control-allow-origin"), "https://ngo.example.org");
  EXPECT_THAT(answer.headers.at("vary"), HasSubstr("Origin"));
  EXPECT_FALSE(answer.headers.contains("access-control-allow-credentials"));
  EXPECT_FALSE(get("/healthz", own_, "Origin: https://example.org\r\n")
                   .headers.contains("access-control-allow-origin"));

  raw_client browser(running_.port());
  browser.send("OPTIONS /api/aggregate?by=month HTTP/1.1\r\nHost: " + own_ + "\r\n" + ours +
               "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: authorization\r\n\r\n");
  const auto allowed = browser.receive();
  EXPECT_EQ(allowed->status, 204);
  EXPECT_EQ(allowed->headers.at("access-control-allow-origin"), "https://ngo.example.org");
}

TEST(ServerLife, ListensOnThisMachineOnlyUntilThatIsSafe) {
  const temporary_directory folder;
  accounts::account_files nobody(folder.path());
  for (const char* address : {"0.0.0.0", "192.168.1.1", "::", "8.8.8.8", "::ffff:127.0.0.1"}) {
    server_options options;
    options.address = address;
    options.port = 0;
    try {
      server refused(options, shared_register().incidents(), nobody);
      ADD_FAILURE() << address;
    } catch (const error& failure) {
      EXPECT_EQ(failure.kind(), error_kind::forbidden);
      EXPECT_THAT(failure.what(), HasSubstr("administrator"));
    }
  }
  server_options options;
  options.address = "not an address";
  EXPECT_THROW(server(options, shared_register().incidents(), accounts_for_all()), error);
}

TEST(ServerLife, SaysWhenThePortIsTaken) {
  running_server first(shared_register().incidents());
  server_options options;
  options.port = first.port();
  try {
    server second(options, shared_register().incidents(), accounts_for_all());
    FAIL();
  } catch (const error& failure) {
    EXPECT_EQ(failure.kind(), error_kind::unavailable);
  }
}

TEST(ServerLife, StopsBeforeAndWhileRunning) {
  const temporary_directory folder;
  server_options options;
  options.data_directory = folder.path();
  options.port = 0;
  server never(options, shared_register().incidents(), accounts_for_all());
  never.stop();
  never.run();

  running_server running(shared_register().incidents());
  raw_client idle(running.client()), waiting(running.client());
  idle.get("/healthz");
  running.itself().stop();
  EXPECT_TRUE(idle.is_closed());
}

}  // namespace
}  // namespace uramost::http
