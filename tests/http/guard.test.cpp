#include "http/guard.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost::http {
namespace {

const guard doorkeeper(8080);

TEST(Guard, TakesLoopbackNamesWithItsPort) {
  EXPECT_EQ(doorkeeper.base_url("localhost:8080"), "http://localhost:8080");
  EXPECT_EQ(doorkeeper.base_url("LocalHost:8080"), "http://localhost:8080");
  EXPECT_EQ(doorkeeper.base_url("127.0.0.1:8080"), "http://127.0.0.1:8080");
  EXPECT_EQ(doorkeeper.base_url("[::1]:8080"), "http://[::1]:8080");
  EXPECT_EQ(guard(80).base_url("localhost"), "http://localhost");
}

class ForeignHost : public testing::TestWithParam<const char*> {};

TEST_P(ForeignHost, IsRefused) { EXPECT_THROW(doorkeeper.base_url(GetParam()), error) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Guard, ForeignHost,
                         testing::Values("", "example.org:8080", "localhost", "localhost:8081",
                                         "localhost:80800", "localhost.example.org:8080",
                                         "127.0.0.1.example.org:8080", "[::1", "::1:8080", "[::1]x:8080",
                                         "localhost:8080:8080", "user@localhost:8080", "0.0.0.0:8080",
                                         "localhost:8080/", "192.168.1.1:8080"));

request from(const char* method, const char* origin) {
  request asked;
  asked.method = method;
  asked.base_url = "http://localhost:8080";
  if (origin) asked.headers = {{"origin", origin}};
  return asked;
}

TEST(Guard, LetsWritesComeFromItsOwnPagesAndFromPrograms) {
  EXPECT_NO_THROW(doorkeeper.check_origin(from("POST", nullptr)));
  EXPECT_NO_THROW(doorkeeper.check_origin(from("POST", "http://localhost:8080")));
  EXPECT_NO_THROW(doorkeeper.check_origin(from("GET", "https://example.org")));
}

TEST(Guard, RefusesWritesFromOtherPages) {
  for (const char* origin :
       {"https://example.org", "null", "http://localhost:3000", "http://127.0.0.1:8080"}) {
    EXPECT_THROW(doorkeeper.check_origin(from("POST", origin)), error) << origin;
    EXPECT_THROW(doorkeeper.check_origin(from("DELETE", origin)), error) << origin;
  }
}

}  // namespace
}  // namespace uramost::http
