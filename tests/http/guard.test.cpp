#include "http/guard.hpp"

#include <gtest/gtest.h>

#include "../expect_error.hpp"

namespace uramost::http {
namespace {

request asked_of(const std::string& host, const char* method = "GET", const char* from_origin = nullptr) {
  request asked;
  asked.method = method;
  asked.address = "127.0.0.1";
  asked.headers = {{"host", host}};
  if (from_origin) asked.headers.emplace_back("origin", from_origin);
  return asked;
}

std::string base_url(const guard& doorkeeper, request asked) {
  doorkeeper.let_in(asked, {});
  return asked.base_url;
}

const guard doorkeeper({.port = 8080});

TEST(Guard, TakesLoopbackNamesWithItsPort) {
  EXPECT_EQ(base_url(doorkeeper, asked_of("localhost:8080")), "http://localhost:8080");
  EXPECT_EQ(base_url(doorkeeper, asked_of("LocalHost:8080")), "http://localhost:8080");
  EXPECT_EQ(base_url(doorkeeper, asked_of("127.0.0.1:8080")), "http://127.0.0.1:8080");
  EXPECT_EQ(base_url(doorkeeper, asked_of("[::1]:8080")), "http://[::1]:8080");
  EXPECT_EQ(base_url(guard({.port = 80}), asked_of("localhost")), "http://localhost");
  EXPECT_EQ(base_url(guard({.port = 80}), asked_of("localhost:80")), "http://localhost");
  EXPECT_EQ(base_url(guard({.port = 443, .speaks_tls = true}), asked_of("localhost")), "https://localhost");
}

class ForeignHost : public testing::TestWithParam<const char*> {};

TEST_P(ForeignHost, IsRefused) {
  const guard known({.port = 8080, .public_urls = {"https://map.example.org"}});
  EXPECT_THROW(base_url(known, asked_of(GetParam())), error) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Guard, ForeignHost,
                         testing::Values("", "example.org:8080", "localhost", "localhost:8081",
                                         "localhost:80800", "localhost.example.org:8080",
                                         "127.0.0.1.example.org:8080", "[::1", "::1:8080", "[::1]x:8080",
                                         "localhost:8080:8080", "user@localhost:8080", "0.0.0.0:8080",
                                         "localhost:8080/", "192.168.1.1:8080", "localhost:08080",
                                         "map.example.org:8080", "map.example.org.", "[::2]:8080",
                                         "xmap.example.org", "map.example.org, localhost:8080",
                                         "мапа.example.org"));

TEST(Guard, AnswersUnderItsPublicUrlsAndItsOwnAddress) {
  const guard known({.address = "192.0.2.7",
                     .port = 8080,
                     .public_urls = {"https://Map.Example.org/", "http://map.local:8000"},
                     .plain_from_afar = true});
  EXPECT_EQ(base_url(known, asked_of("map.example.org")), "https://map.example.org");
  EXPECT_EQ(base_url(known, asked_of("MAP.example.org")), "https://map.example.org");
  EXPECT_EQ(base_url(known, asked_of("map.local:8000")), "http://map.local:8000");
  EXPECT_EQ(base_url(known, asked_of("192.0.2.7:8080")), "http://192.0.2.7:8080");
  EXPECT_EQ(base_url(guard({.address = "2001:db8::7", .port = 8080}), asked_of("[2001:db8::7]:8080")),
            "http://[2001:db8::7]:8080");
}

TEST(Guard, TakesTheNameOfATargetInAbsoluteFormBeforeTheHost) {
  request asked = asked_of("localhost:8080");
  EXPECT_THROW(doorkeeper.let_in(asked, "example.org"), error);
}

TEST(Guard, LetsWritesComeFromItsOwnPagesAndFromPrograms) {
  EXPECT_NO_THROW(base_url(doorkeeper, asked_of("localhost:8080", "POST")));
  EXPECT_NO_THROW(base_url(doorkeeper, asked_of("localhost:8080", "POST", "http://localhost:8080")));
  EXPECT_NO_THROW(base_url(doorkeeper, asked_of("localhost:8080", "GET", "https://example.org")));
  const guard known({.port = 8080, .public_urls = {"https://map.example.org"}});
  EXPECT_NO_THROW(base_url(known, asked_of("map.example.org", "POST", "https://map.example.org")));
}

TEST(Guard, RefusesWritesFromOtherPages) {
  const guard known({.port = 8080,
                     .public_urls = {"https://map.example.org"},
                     .allowed_origins = {"https://ngo.example.org"}});
  for (const char* origin : {"https://example.org", "null", "http://localhost:3000", "http://127.0.0.1:8080",
                             "https://ngo.example.org", "https://map.example.org"}) {
    EXPECT_THROW(base_url(known, asked_of("localhost:8080", "POST", origin)), error) << origin;
    EXPECT_THROW(base_url(known, asked_of("localhost:8080", "DELETE", origin)), error) << origin;
  }
  EXPECT_THROW(base_url(known, asked_of("map.example.org", "POST", "http://map.example.org")), error);
}

TEST(Guard, KeepsClientsOfOtherMachinesFromComingInPlain) {
  request asked = asked_of("map.example.org");
  asked.address = "203.0.113.9";
  const std::vector<std::string> known_as{"http://map.example.org"};
  const auto let_in = [&](const guard_rules& rules) { return base_url(guard(rules), asked); };
  EXPECT_THROW(let_in({.port = 80, .public_urls = known_as}), error);
  EXPECT_THROW(let_in({.port = 80, .public_urls = known_as, .trusted_proxies = {"203.0.113.8"}}), error);
  EXPECT_NO_THROW(let_in({.port = 80, .public_urls = known_as, .trusted_proxies = {"203.0.113.8/31"}}));
  EXPECT_NO_THROW(let_in({.port = 80, .speaks_tls = true, .public_urls = known_as}));
  EXPECT_NO_THROW(let_in({.port = 80, .public_urls = known_as, .plain_from_afar = true}));
}

TEST(Guard, TakesNobodyWhoAsksUnderAPublicNameForSomebodyOfThisMachine) {
  const guard known({.port = 8080, .public_urls = {"https://map.example.org"}});
  const auto address = [&](const char* host) {
    request asked = asked_of(host);
    known.let_in(asked, {});
    return asked.address;
  };
  EXPECT_EQ(address("localhost:8080"), "127.0.0.1");
  EXPECT_EQ(address("map.example.org"), "unknown");
}

TEST(Guard, LetsOnlyTheSitesThatWereNamedShowThePublicsPageInAFrameAndNoOtherPage) {
  const auto policy = [](const guard& by, const char* path) {
    request asked = asked_of("localhost:8080");
    asked.path = path;
    response made;
    by.let_out(made, asked);
    const std::string whole(made.header("Content-Security-Policy"));
    return whole.substr(whole.find("frame-ancestors"));
  };
  const guard known(
      {.port = 8080, .embedding_sites = {"https://ngo.example.org/", "http://a.example.org:81"}});
  EXPECT_EQ(policy(known, "/embed"), "frame-ancestors https://ngo.example.org http://a.example.org:81");
  for (const char* other : {"/", "/embed/", "/embed.html", "/api", "/embedded"})
    EXPECT_EQ(policy(known, other), "frame-ancestors 'none'") << other;
  EXPECT_EQ(policy(doorkeeper, "/embed"), "frame-ancestors 'none'");
  EXPECT_THROW(guard({.embedding_sites = {"*"}}), error);
  EXPECT_THROW(guard({.embedding_sites = {"https://ngo.example.org; script-src *"}}), error);
}

TEST(Guard, RefusesRulesThatItCannotRead) {
  for (const char* url :
       {"map.example.org", "ftp://map.example.org", "https://", "https://map.example.org/map",
        "https://map.example.org:0", "https://mapa ", "https://мапа.example.org", ""}) {
    EXPECT_THROW(guard({.public_urls = {url}}), error) << url;
    EXPECT_THROW(guard({.allowed_origins = {url}}), error) << url;
  }
  EXPECT_THROW(guard({.allowed_origins = {"*"}}), error);
  EXPECT_THROW(guard({.trusted_proxies = {"nginx"}}), error);
}

TEST(Guard, AsksBrowsersToStayWithHttpsUnderANameOfItsOwn) {
  const auto stays = [](const std::string& base_url) {
    request asked;
    asked.base_url = base_url;
    asked.is_secure = base_url.starts_with("https");
    response made;
    doorkeeper.let_out(made, asked);
    return !made.header("Strict-Transport-Security").empty();
  };
  EXPECT_TRUE(stays("https://map.example.org"));
  EXPECT_FALSE(stays("http://map.example.org"));
  EXPECT_FALSE(stays("https://localhost:8080"));
  EXPECT_FALSE(stays(""));
}

}  // namespace
}  // namespace uramost::http
