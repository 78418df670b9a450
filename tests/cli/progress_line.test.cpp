#include "cli/progress_line.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace uramost::cli {
namespace {

using namespace std::chrono_literals;

TEST(ProgressLine, SaysRowsRateShareAndTimeLeft) {
  EXPECT_EQ(describe({412'300, 0.25}, "rows", 2s), "  412,300 rows · 206,150/s · 25 % · 6 s left");
}

TEST(ProgressLine, SaysNoTimeLeftWhenTheEndIsUnknown) {
  EXPECT_EQ(describe({1'000, {}}, "rows", 1s), "  1,000 rows · 1,000/s");
}

TEST(ProgressLine, GroupsThousands) {
  EXPECT_EQ(with_thousands(0), "0");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(with_thousands(1'234'567), "1,234,567");
}

TEST(ProgressLine, AnInterruptCancelsTheWork) {
  progress_line line("rows");
  const auto sink = line.sink();
  EXPECT_TRUE(sink({1, {}}));
  sigset_t interrupt;  // blocked since, when a server was started in this process before
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(SIG_UNBLOCK, &interrupt, nullptr);
  std::raise(SIGINT);
  EXPECT_FALSE(sink({2, {}}));
}

}  // namespace
}  // namespace uramost::cli
