#include "http/cors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace uramost::http {
namespace {

request from(const char* origin, const char* method = "GET", const char* asks_for = nullptr) {
  request asked;
  asked.method = method;
  asked.headers = {{"origin", origin}};
  if (asks_for) asked.headers.emplace_back("access-control-request-method", asks_for);
  return asked;
}

response marked(const cors& rule, const request& asked, response made = {}) {
  rule.mark(made, asked);
  return made;
}

const cors open({"https://ngo.example.org", "http://localhost:3000/"});

TEST(Cors, AllowsNobodyUnlessTold) {
  const cors closed({});
  const response answer = marked(closed, from("https://ngo.example.org"));
  EXPECT_TRUE(answer.headers.empty());
  EXPECT_FALSE(closed.preflight(from("https://ngo.example.org", "OPTIONS", "GET")));
}

TEST(Cors, LetsPagesOfAllowedSitesReadWithoutOurCookie) {
  for (const char* origin : {"https://ngo.example.org", "http://localhost:3000"}) {
    const response answer = marked(open, from(origin));
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), origin);
    EXPECT_EQ(answer.header("Access-Control-Allow-Credentials"), "");
    EXPECT_EQ(answer.header("Vary"), "Origin");
  }
}

TEST(Cors, TellsCachesThatTheAnswerDependsOnTheOriginWhoeverAsks) {
  EXPECT_EQ(marked(open, request{}).header("Vary"), "Origin");
  response packed;
  packed.set("Vary", "Accept-Encoding");
  EXPECT_EQ(marked(open, from("https://ngo.example.org"), packed).header("Vary"), "Accept-Encoding, Origin");
}

TEST(Cors, AllowsNoOtherSite) {
  for (const char* origin : {"https://example.org", "http://ngo.example.org", "https://ngo.example.org:8443",
                             "https://ngo.example.org.example.com", "https://xngo.example.org", "null", "*",
                             "https://ngo.example.org, https://example.org"}) {
    EXPECT_EQ(marked(open, from(origin)).header("Access-Control-Allow-Origin"), "") << origin;
    EXPECT_FALSE(open.preflight(from(origin, "OPTIONS", "GET"))) << origin;
  }
}

TEST(Cors, LeavesAnswersForEverybodyAsTheyAre) {
  response made;
  made.set("Access-Control-Allow-Origin", "*");
  EXPECT_EQ(marked(open, from("https://ngo.example.org"), made).headers, made.headers);
}

TEST(Cors, AnswersPreflightsForReadsWithAToken) {
  const auto answer = open.preflight(from("https://ngo.example.org", "OPTIONS", "GET"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 204);
  EXPECT_THAT(std::string(answer->header("Access-Control-Allow-Headers")),
              testing::HasSubstr("Authorization"));
  EXPECT_EQ(open.preflight(from("https://ngo.example.org", "OPTIONS", "DELETE"))
                ->header("Access-Control-Allow-Methods"),
            "GET, HEAD");
  EXPECT_FALSE(open.preflight(from("https://ngo.example.org", "OPTIONS")));
  EXPECT_FALSE(open.preflight(from("https://ngo.example.org", "GET", "GET")));
}

}  // namespace
}  // namespace uramost::http
