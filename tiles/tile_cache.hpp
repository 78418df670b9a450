#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace uramost::tiles {

/// A finished tile as it goes over the wire.
struct cached_tile {
  std::string bytes;
  std::string etag;  ///< strong: a hash of the bytes, quoted
};

/// The tiles used last, up to a number of bytes (keys and book-keeping included). Keys name everything a tile
/// depends on, the snapshot's revision too, so that nothing ever has to be thrown out for being old.
/// Safe to use from many threads.
class tile_cache {
 public:
  using tile = std::shared_ptr<const cached_tile>;

  explicit tile_cache(std::size_t byte_limit) : byte_limit_(byte_limit) {}

  /// Null when it is not there.
  tile find(const std::string& key);

  /// Keeps the bytes (unless they are larger than the whole cache) and answers the tile made of them.
  tile put(const std::string& key, std::string bytes);

  std::size_t bytes() const;

 private:
  struct entry {
    std::string key;
    tile kept;
  };
  static std::size_t cost(const entry& one);
  void drop(std::list<entry>::iterator one);

  std::size_t byte_limit_;
  mutable std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<entry> entries_;  // used last first
  std::unordered_map<std::string, std::list<entry>::iterator> by_key_;
};

}  // namespace uramost::tiles
