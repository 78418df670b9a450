#include "tiles/tile_cache.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace uramost::tiles {
namespace {

TEST(TileCache, GivesBackWhatWasPut) {
  tile_cache cache(10'000);
  EXPECT_EQ(cache.find("a"), nullptr);
  cache.put("a", "bytes");
  ASSERT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("a")->bytes, "bytes");
}

TEST(TileCache, TagsEqualBytesEquallyAndOthersDifferently) {
  tile_cache cache(10'000);
  EXPECT_EQ(cache.put("a", "one")->etag, cache.put("b", "one")->etag);
  EXPECT_NE(cache.put("a", "one")->etag, cache.put("b", "two")->etag);
  EXPECT_TRUE(cache.find("a")->etag.starts_with('"'));
}

TEST(TileCache, NeverHoldsMoreThanItsLimitAndForgetsWhatWasUsedLongestAgo) {
  tile_cache cache(10'000);
  for (int i = 0; i < 5; ++i) cache.put(std::to_string(i), std::string(1500, 'x'));
  EXPECT_NE(cache.find("0"), nullptr);  // used now, so "1" is the oldest
  cache.put("5", std::string(1500, 'x'));
  EXPECT_LE(cache.bytes(), 10'000u);
  EXPECT_NE(cache.find("0"), nullptr);
  EXPECT_EQ(cache.find("1"), nullptr);
}

TEST(TileCache, DoesNotKeepATileLargerThanItself) {
  tile_cache cache(1'000);
  EXPECT_EQ(cache.put("huge", std::string(5'000, 'x'))->bytes.size(), 5'000u);
  EXPECT_EQ(cache.find("huge"), nullptr);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(TileCache, CountsAReplacedTileOnce) {
  tile_cache cache(10'000);
  cache.put("a", std::string(1'000, 'x'));
  const std::size_t before = cache.bytes();
  cache.put("a", std::string(1'000, 'y'));
  EXPECT_EQ(cache.bytes(), before);
  EXPECT_EQ(cache.find("a")->bytes.front(), 'y');
}

TEST(TileCache, IsSafeFromManyThreads) {
  tile_cache cache(20'000);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&cache, t] {
        for (int i = 0; i < 2'000; ++i) {
          const std::string key = std::to_string((i * 7 + t) % 50);
          if (const auto found = cache.find(key))
            EXPECT_EQ(found->bytes, key);
          else
            cache.put(key, key);
        }
      });
  }
  EXPECT_LE(cache.bytes(), 20'000u);
}

}  // namespace
}  // namespace uramost::tiles
