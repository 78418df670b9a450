#include "http/request_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/json.hpp"

namespace uramost::http {
namespace {

TEST(RequestLog, CoversWhatItsScopeSays) {
  for (const char* route :
       {"/tiles/heat/{z}/{x}/{y}.png", "/releases/{n}/tiles/heat/{z}/{x}/{y}.png", "/{*}"}) {
    EXPECT_TRUE(covers(log_scope::all, route));
    EXPECT_FALSE(covers(log_scope::api, route));
    EXPECT_FALSE(covers(log_scope::off, route));
  }
  EXPECT_TRUE(covers(log_scope::api, "/api/incidents"));
  EXPECT_TRUE(covers(log_scope::api, "none"));
  EXPECT_FALSE(covers(log_scope::off, "/api/incidents"));
  EXPECT_EQ(parse_log_scope("api"), log_scope::api);
  EXPECT_THROW(parse_log_scope("loud"), error);
}

/// In a process of its own, as it changes where everything goes.
TEST(RequestLogDeathTest, WritesOneJsonObjectALine) {
  const auto write = [] {
    log_as_json();
    spdlog::warn("a \"quoted\"\nmessage");
    log({7, "GET", "/api/{x}", 200, std::chrono::microseconds(1500), 42});
    spdlog::shutdown();
    std::exit(0);
  };
  const std::string time = R"(\{"time":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z",)";
  EXPECT_EXIT(
      write(), testing::ExitedWithCode(0),
      time + R"("level":"warning","message":"a \\"quoted\\"\\nmessage"\})" + "\n" + time +
          R"("level":"info","id":7,"method":"GET","route":"/api/\{x\}","status":200,"ms":1.500,"bytes":42\})");
}

}  // namespace
}  // namespace uramost::http
