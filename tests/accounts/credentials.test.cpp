#include "accounts/credentials.hpp"

#include <gtest/gtest.h>

namespace uramost::accounts {
namespace {

std::string session(std::string_view cookie) { return read_credentials(cookie, "").session; }
std::string token(std::string_view authorization) { return read_credentials("", authorization).token; }

TEST(Credentials, TheSessionIsTheCookieOfItsName) {
  EXPECT_EQ(session("uramost_session=ums_x"), "ums_x");
  EXPECT_EQ(session("a=b; uramost_session=ums_x;c=d"), "ums_x");
  EXPECT_EQ(session(""), "");
  EXPECT_EQ(session("uramost_session"), "");
  EXPECT_EQ(session("uramost_session="), "");
  EXPECT_EQ(session("xuramost_session=a; uramost_session2=b; URAMOST_SESSION=c"), "");
}

TEST(Credentials, TwoSessionsAreNone) { EXPECT_EQ(session("uramost_session=a; uramost_session=b"), ""); }

TEST(Credentials, ATokenComesAsBearerOrAsThePasswordOfBasic) {
  EXPECT_EQ(token("Bearer umt_x"), "umt_x");
  EXPECT_EQ(token("  bearer   umt_x  "), "umt_x");
  EXPECT_EQ(token("Basic YW5hOnVtdF94"), "umt_x");    // ana:umt_x
  EXPECT_EQ(token("BASIC OnVtdF94OjE="), "umt_x:1");  // :umt_x:1
  EXPECT_EQ(token("Basic YW5h"), "");                 // no colon
  for (const char* nothing :
       {"", "Bearer", "Basic", "Basic !!", "Basic YW5hOnVtdF94=", "Digest umt_x", "umt_x"})
    EXPECT_EQ(token(nothing), "") << nothing;
}

TEST(Credentials, WhatIsTooLongShowsNothing) {
  EXPECT_EQ(session("uramost_session=" + std::string(10'000, 'a')), "");
  EXPECT_EQ(token("Bearer " + std::string(10'000, 'a')), "");
  EXPECT_TRUE(read_credentials(std::string(100'000, ';'), std::string(100'000, ' ')).is_empty());
}

}  // namespace
}  // namespace uramost::accounts
