#include "accounts/lockout.hpp"

#include <gtest/gtest.h>

namespace uramost::accounts {
namespace {

using namespace std::chrono_literals;
const time_point now{std::chrono::seconds{1'700'000'000}};

TEST(Lockout, TheFirstTriesAreFreeThenTheWaitDoubles) {
  const lockout_rule rule{.free_tries = 5};
  EXPECT_EQ(rule.wait_after(0), 0s);
  EXPECT_EQ(rule.wait_after(4), 0s);
  EXPECT_EQ(rule.wait_after(5), 15s);
  EXPECT_EQ(rule.wait_after(6), 30s);
  EXPECT_EQ(rule.wait_after(10), 480s);
  EXPECT_EQ(rule.wait_after(11), 900s);
  EXPECT_EQ(rule.wait_after(1'000'000'000), 900s);
}

TEST(Lockout, EndsWhenTheWaitIsOver) {
  const store::login_failures five{5, now};
  EXPECT_EQ(locked_until(account_lockout, five, now), now + 15s);
  EXPECT_EQ(locked_until(account_lockout, five, now + 14s), now + 15s);
  EXPECT_EQ(locked_until(account_lockout, five, now + 15s), std::nullopt);
  EXPECT_EQ(locked_until(account_lockout, {}, now), std::nullopt);
  EXPECT_EQ(locked_until(address_lockout, five, now), std::nullopt);
}

TEST(Lockout, FailuresAreForgottenAfterADay) {
  EXPECT_EQ(one_more({7, now}, now + 23h).count, 8);
  EXPECT_EQ(one_more({7, now}, now + 24h).count, 1);
  EXPECT_EQ(one_more({}, now), (store::login_failures{1, now}));
}

}  // namespace
}  // namespace uramost::accounts
