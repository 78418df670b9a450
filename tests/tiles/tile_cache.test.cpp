#include "tiles/tile_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

namespace uramost::tiles {
namespace {

tile_cache::tile put(tile_cache& cache, const std::string& key, const std::string& bytes) {
  return cache.get(key, [&] { return bytes; });
}

TEST(TileCache, GivesBackWhatWasMade) {
  tile_cache cache(160'000);
  EXPECT_EQ(cache.find("a"), nullptr);
  put(cache, "a", "bytes");
  ASSERT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("a")->bytes, "bytes");
  EXPECT_EQ(put(cache, "a", "other bytes")->bytes, "bytes");
}

TEST(TileCache, TagsEqualBytesEquallyAndOthersDifferently) {
  tile_cache cache(160'000);
  EXPECT_EQ(put(cache, "a", "one")->etag, put(cache, "b", "one")->etag);
  EXPECT_NE(put(cache, "a", "one")->etag, put(cache, "c", "two")->etag);
  EXPECT_TRUE(cache.find("a")->etag.starts_with('"'));
}

TEST(TileCache, NeverHoldsMoreThanItsLimitAndForgetsWhatWasUsedLongestAgo) {
  tile_cache cache(10'000, 1);
  for (int i = 0; i < 5; ++i) put(cache, std::to_string(i), std::string(1500, 'x'));
  EXPECT_NE(cache.find("0"), nullptr);  // used now, so "1" is the oldest
  put(cache, "5", std::string(1500, 'x'));
  EXPECT_LE(cache.count().cost, 10'000u);
  EXPECT_NE(cache.find("0"), nullptr);
  EXPECT_EQ(cache.find("1"), nullptr);
}

TEST(TileCache, KeepsToItsLimitOverAllShards) {
  tile_cache cache(100'000);
  for (int i = 0; i < 1'000; ++i) put(cache, std::to_string(i), std::string(1'000, 'x'));
  const auto all = cache.count();
  EXPECT_LE(all.cost, 100'000u);
  EXPECT_GT(all.cost, 50'000u);
  EXPECT_EQ(all.kept + all.evictions, 1'000u);
}

TEST(TileCache, DoesNotKeepATileLargerThanItself) {
  tile_cache cache(1'000, 1);
  EXPECT_EQ(put(cache, "huge", std::string(5'000, 'x'))->bytes.size(), 5'000u);
  EXPECT_EQ(cache.find("huge"), nullptr);
  EXPECT_EQ(cache.count().cost, 0u);
}

TEST(TileCache, MakesATileOnceForAllWhoAskMeanwhile) {
  tile_cache cache(160'000);
  std::atomic<int> made = 0;
  std::latch all_ask(8);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        all_ask.arrive_and_wait();
        const auto tile = cache.get("key", [&] {
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
          return std::to_string(++made);
        });
        EXPECT_EQ(tile->bytes, "1");
      });
  }
  EXPECT_EQ(made, 1);
  EXPECT_EQ(cache.count().misses, 1u);
  EXPECT_EQ(cache.count().hits, 7u);
}

TEST(TileCache, TellsAFailureToAllWhoWaitAndKeepsNothing) {
  tile_cache cache(160'000);
  std::atomic<int> failed = 0;
  std::latch is_making(1);
  const auto fail = [&]() -> std::string {
    is_making.count_down();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    throw std::runtime_error("cannot be drawn");
  };
  const auto ask = [&](const std::function<std::string()>& make) {
    try {
      cache.get("key", make);
    } catch (const std::runtime_error&) {
      ++failed;
    }
  };
  {
    std::jthread first([&] { ask(fail); });
    is_making.wait();
    std::jthread second([&] { ask([] { return std::string("drawn all the same"); }); });
  }
  EXPECT_EQ(failed, 2);
  EXPECT_EQ(cache.find("key"), nullptr);
  EXPECT_EQ(put(cache, "key", "drawn")->bytes, "drawn");
}

TEST(TileCache, IsSafeFromManyThreads) {
  tile_cache cache(200'000);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&cache, t] {
        for (int i = 0; i < 2'000; ++i) {
          const std::string key = std::to_string((i * 7 + t) % 1'500);
          EXPECT_EQ(put(cache, key, key)->bytes, key);
        }
      });
  }
  EXPECT_LE(cache.count().cost, 200'000u);
}

}  // namespace
}  // namespace uramost::tiles
