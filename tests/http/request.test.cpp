#include "http/request.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost::http {
namespace {

TEST(RequestTarget, PartsPathAndQuery) {
  const auto target = parse_target("/tiles/heat/1/2/3.png?municipality=38&v=4");
  EXPECT_EQ(target.path, "/tiles/heat/1/2/3.png");
  EXPECT_EQ(target.query_string, "municipality=38&v=4");
  EXPECT_EQ(target.authority, "");
}

TEST(RequestTarget, DecodesThePathButNotTheQuery) {
  const auto target = parse_target("/Zve%C4%8Dan+x?text=%41+b");
  EXPECT_EQ(target.path, "/Zvečan+x");
  EXPECT_EQ(target.query_string, "text=%41+b");
}

TEST(RequestTarget, TakesTheAbsoluteFormThatProxiesSend) {
  EXPECT_EQ(parse_target("http://localhost:8080/api?a=1").authority, "localhost:8080");
  EXPECT_EQ(parse_target("http://localhost:8080/api?a=1").path, "/api");
  EXPECT_EQ(parse_target("HTTP://localhost").path, "/");
  EXPECT_EQ(parse_target("http://localhost?x=1").query_string, "x=1");
}

TEST(RequestTarget, KeepsATrailingSlash) { EXPECT_EQ(parse_target("/api/").path, "/api/"); }

class BadTarget : public testing::TestWithParam<const char*> {};

TEST_P(BadTarget, IsRefused) { EXPECT_THROW(parse_target(GetParam()), error) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(RequestTarget, BadTarget,
                         testing::Values("", "*", "api", "http://", "/%", "/%4", "/%zz", "/a/../b",
                                         "/a/%2e%2e/b", "/.", "/a%2Fb", "/a%5Cb", "/a\\b", "//a", "/a//b",
                                         "/%00", "/%C0%AF", "/%FF", "/a%0Ab", "localhost:80"));

TEST(Request, FindsHeadersAndCaptures) {
  request asked;
  asked.headers = {{"host", "localhost"}};
  asked.captures = {{"id", "7"}};
  EXPECT_EQ(asked.header("host"), "localhost");
  EXPECT_EQ(asked.header("origin"), "");
  EXPECT_EQ(asked.captured("id"), "7");
  EXPECT_THROW(asked.captured("job"), error);
}

}  // namespace
}  // namespace uramost::http
