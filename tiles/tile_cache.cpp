#include "tiles/tile_cache.hpp"

#include <functional>

namespace uramost::tiles {

std::size_t tile_cache::cost(const entry& one) {
  constexpr std::size_t book_keeping = 250;  // list and map nodes, control block, ETag
  return one.kept->bytes.size() + 2 * one.key.size() + book_keeping;
}

tile_cache::tile tile_cache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->kept;
}

tile_cache::tile tile_cache::put(const std::string& key, std::string bytes) {
  std::string etag = '"' + std::to_string(std::hash<std::string>{}(bytes)) + '"';
  const auto made = std::make_shared<const cached_tile>(cached_tile{std::move(bytes), std::move(etag)});

  const std::lock_guard lock(mutex_);
  if (const auto old = by_key_.find(key); old != by_key_.end()) drop(old->second);
  entries_.push_front({key, made});
  by_key_.emplace(key, entries_.begin());
  bytes_ += cost(entries_.front());
  while (bytes_ > byte_limit_) drop(std::prev(entries_.end()));
  return made;
}

void tile_cache::drop(std::list<entry>::iterator one) {
  bytes_ -= cost(*one);
  by_key_.erase(one->key);
  entries_.erase(one);
}

std::size_t tile_cache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace uramost::tiles
