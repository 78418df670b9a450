#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

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

  struct statistics {
    std::uint64_t hits = 0;       ///< found, or made meanwhile by somebody else
    std::uint64_t misses = 0;     ///< had to be made
    std::uint64_t evictions = 0;  ///< thrown out to make room
    std::size_t tiles = 0;
    std::size_t bytes = 0;
  };

  /// One shard holds `byte_limit` / `shards`, and no larger tile. `shards` is a power of two.
  explicit tile_cache(std::size_t byte_limit, std::size_t shards = 16);
  ~tile_cache();

  /// Null when it is not there. Never waits for one that is being made.
  tile find(const std::string& key);

  /// The tile, made by `make` on the calling thread when it is not there. Whoever asks for a tile that is
  /// being made waits for it. What `make` throws, all who wait get; nothing is kept, the next to ask tries
  /// again.
  tile get(const std::string& key, const std::function<std::string()>& make);

  statistics count() const;

 private:
  class shard;
  shard& shard_of(const std::string& key);

  std::vector<std::unique_ptr<shard>> shards_;
};

}  // namespace uramost::tiles
