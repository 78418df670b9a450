#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/shared_computation.hpp"

namespace uramost::tiles {

/// A finished tile as it goes over the wire.
struct cached_tile {
  std::string bytes;
  std::string etag;  ///< strong: a hash of the bytes, quoted
};

/// The tiles used last, up to a number of bytes (keys and book-keeping included). Keys name everything a tile
/// depends on, the snapshot's revision too, so that nothing ever has to be thrown out for being old.
/// Safe to use from many threads, which rarely meet: the tiles are dealt out to shards by their keys.
class tile_cache {
 public:
  using tile = std::shared_ptr<const cached_tile>;

  /// Bytes, with what the books take.
  struct cost {
    std::size_t operator()(const std::string& key, const tile& made) const;
  };
  using shard = shared_computation<std::string, tile, cost>;

  /// One shard holds `byte_limit` / `shards`, and no larger tile. `shards` is a power of two.
  explicit tile_cache(std::size_t byte_limit, std::size_t shards = 16);

  /// Null when it is not there. Never waits for one that is being made.
  tile find(const std::string& key) { return shard_of(key).find(key).value_or(nullptr); }

  /// The tile, made by `make` on the calling thread when it is not there. Whoever asks for a tile that is
  /// being made waits for it. What `make` throws, all who wait get; nothing is kept, the next to ask tries
  /// again.
  tile get(const std::string& key, const std::function<std::string()>& make);

  /// Over all shards; costs are bytes.
  shard::statistics count() const;

 private:
  shard& shard_of(const std::string& key) {
    return *shards_[std::hash<std::string>{}(key) & (shards_.size() - 1)];
  }

  std::vector<std::unique_ptr<shard>> shards_;
};

}  // namespace uramost::tiles
