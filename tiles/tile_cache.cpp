#include "tiles/tile_cache.hpp"

#include <future>
#include <list>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace uramost::tiles {

class tile_cache::shard {
 public:
  explicit shard(std::size_t byte_limit) : byte_limit_(byte_limit) {}

  tile find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    return kept(key);
  }

  tile get(const std::string& key, const std::function<std::string()>& make) {
    std::promise<tile> promise;
    {
      std::unique_lock lock(mutex_);
      if (tile found = kept(key)) return found;
      const auto [making, is_mine] = making_.try_emplace(key);
      if (!is_mine) {
        ++counts_.hits;
        const std::shared_future<tile> other = making->second;
        lock.unlock();
        return other.get();
      }
      making->second = promise.get_future().share();
      ++counts_.misses;
    }
    try {
      std::string bytes = make();
      std::string etag = '"' + std::to_string(std::hash<std::string>{}(bytes)) + '"';
      const auto made = std::make_shared<const cached_tile>(cached_tile{std::move(bytes), std::move(etag)});
      {
        const std::lock_guard lock(mutex_);
        keep(key, made);
        making_.erase(key);
      }
      promise.set_value(made);
      return made;
    } catch (...) {
      {
        const std::lock_guard lock(mutex_);
        making_.erase(key);
      }
      promise.set_exception(std::current_exception());
      throw;
    }
  }

  void add_to(statistics& all) const {
    const std::lock_guard lock(mutex_);
    all.hits += counts_.hits;
    all.misses += counts_.misses;
    all.evictions += counts_.evictions;
    all.tiles += entries_.size();
    all.bytes += counts_.bytes;
  }

 private:
  struct entry {
    std::string key;
    tile made;

    std::size_t cost() const {
      constexpr std::size_t book_keeping = 250;  // list and map nodes, control block, ETag
      return made->bytes.size() + key.size() + book_keeping;
    }
  };

  tile kept(const std::string& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    ++counts_.hits;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->made;
  }

  void keep(const std::string& key, const tile& made) {
    entries_.push_front({key, made});
    by_key_.emplace(entries_.front().key, entries_.begin());
    counts_.bytes += entries_.front().cost();
    for (; counts_.bytes > byte_limit_; ++counts_.evictions) {
      counts_.bytes -= entries_.back().cost();
      by_key_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }

  const std::size_t byte_limit_;
  mutable std::mutex mutex_;
  std::list<entry> entries_;  // used last first
  std::unordered_map<std::string_view, std::list<entry>::iterator> by_key_;
  std::unordered_map<std::string, std::shared_future<tile>> making_;
  statistics counts_;
};

tile_cache::tile_cache(std::size_t byte_limit, std::size_t shards) {
  for (std::size_t i = 0; i < shards; ++i) shards_.push_back(std::make_unique<shard>(byte_limit / shards));
}

tile_cache::~tile_cache() = default;

tile_cache::tile tile_cache::find(const std::string& key) { return shard_of(key).find(key); }

tile_cache::tile tile_cache::get(const std::string& key, const std::function<std::string()>& make) {
  return shard_of(key).get(key, make);
}

tile_cache::statistics tile_cache::count() const {
  statistics all;
  for (const auto& each : shards_) each->add_to(all);
  return all;
}

tile_cache::shard& tile_cache::shard_of(const std::string& key) {
  return *shards_[std::hash<std::string>{}(key) & (shards_.size() - 1)];
}

}  // namespace uramost::tiles
