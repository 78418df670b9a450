#include "core/shared_computation.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace uramost {
namespace {

using computations = shared_computation<std::string, std::shared_ptr<const int>>;

TEST(SharedComputation, ComputesOnceForManyWaiters) {
  computations cache(4);
  std::atomic<int> computed = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        const auto result = cache.get("key", [&] {
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
          return std::make_shared<const int>(++computed);
        });
        EXPECT_EQ(*result, 1);
      });
  }
  EXPECT_EQ(computed, 1);
}

TEST(SharedComputation, ForgetsWhatWasUsedLongestAgo) {
  computations cache(2);
  int computed = 0;
  const auto get = [&](const std::string& key) {
    return *cache.get(key, [&] { return std::make_shared<const int>(++computed); });
  };
  EXPECT_EQ(get("a"), 1);
  EXPECT_EQ(get("b"), 2);
  EXPECT_EQ(get("a"), 1);
  EXPECT_EQ(get("c"), 3);
  EXPECT_EQ(get("a"), 1);
  EXPECT_EQ(get("b"), 4);
}

TEST(SharedComputation, TriesAgainAfterAFailure) {
  computations cache(2);
  EXPECT_THROW(cache.get("a", []() -> std::shared_ptr<const int> { throw std::runtime_error("no"); }),
               std::runtime_error);
  EXPECT_EQ(*cache.get("a", [] { return std::make_shared<const int>(7); }), 7);
}

}  // namespace
}  // namespace uramost
