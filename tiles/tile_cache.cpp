#include "tiles/tile_cache.hpp"

namespace uramost::tiles {

std::size_t tile_cache::cost::operator()(const std::string& key, const tile& made) const {
  constexpr std::size_t book_keeping = 250;  // list and map nodes, control block, ETag
  return made->bytes.size() + 2 * key.size() + book_keeping;
}

tile_cache::tile_cache(std::size_t byte_limit, std::size_t shards) {
  for (std::size_t i = 0; i < shards; ++i) shards_.push_back(std::make_unique<shard>(byte_limit / shards));
}

tile_cache::tile tile_cache::get(const std::string& key, const std::function<std::string()>& make) {
  return shard_of(key).get(key, [&] {
    std::string bytes = make();
    std::string etag = '"' + std::to_string(std::hash<std::string>{}(bytes)) + '"';
    return std::make_shared<const cached_tile>(cached_tile{std::move(bytes), std::move(etag)});
  });
}

tile_cache::shard::statistics tile_cache::count() const {
  shard::statistics all;
  for (const auto& each : shards_) {
    const shard::statistics one = each->count();
    all.hits += one.hits;
    all.misses += one.misses;
    all.evictions += one.evictions;
    all.kept += one.kept;
    all.cost += one.cost;
  }
  return all;
}

}  // namespace uramost::tiles
