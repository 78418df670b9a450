#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace uramost {

/// The cost of what is limited by its number.
struct cost_of_one {
  std::size_t operator()(const auto& /*key*/, const auto& /*value*/) const { return 1; }
};

/// Results of something costly by their keys: keeps those used last, up to a sum of costs, and lets everyone
/// who asks for a result that is being computed wait for it instead of computing it again. Safe to use from
/// many threads. `Value` is cheap to copy, a shared pointer most likely.
template <class Key, class Value, class Cost = cost_of_one, class Hash = std::hash<Key>>
class shared_computation {
 public:
  struct statistics {
    std::uint64_t hits = 0;       ///< found, or computed meanwhile by somebody else
    std::uint64_t misses = 0;     ///< had to be computed
    std::uint64_t evictions = 0;  ///< thrown out to make room
    std::size_t kept = 0, cost = 0;
  };

  /// Nothing that costs more than `most_cost` is kept.
  explicit shared_computation(std::size_t most_cost) : most_cost_(most_cost) {}

  /// Nothing when it is not there. Never waits for a result that is being computed.
  std::optional<Value> find(const Key& key) {
    const std::lock_guard lock(mutex_);
    return kept(key);
  }

  /// The result of `compute`, which runs on the calling thread when it is not there and nobody else is at it.
  /// What it throws, all who wait get; nothing is kept, the next to ask tries again.
  template <class Compute>
  Value get(const Key& key, const Compute& compute) {
    std::unique_lock lock(mutex_);
    if (auto found = kept(key)) return *std::move(found);
    const auto [computing, is_ours] = computing_.try_emplace(key);
    if (!is_ours) {
      ++counts_.hits;
      const std::shared_future<Value> result = computing->second;
      lock.unlock();
      return result.get();
    }
    ++counts_.misses;
    std::promise<Value> promise;
    computing->second = promise.get_future().share();
    lock.unlock();
    try {
      Value made = compute();
      keep(key, made);
      promise.set_value(made);
      return made;
    } catch (...) {
      lock.lock();
      computing_.erase(key);
      lock.unlock();
      promise.set_exception(std::current_exception());
      throw;
    }
  }

  statistics count() const {
    const std::lock_guard lock(mutex_);
    statistics now = counts_;
    now.kept = entries_.size();
    return now;
  }

 private:
  struct entry {
    Key key;
    Value value;
    std::size_t cost;
  };
  using order = std::list<entry>;

  /// Under the lock.
  std::optional<Value> kept(const Key& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return std::nullopt;
    ++counts_.hits;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->value;
  }

  void keep(const Key& key, const Value& made) {
    order gone;  // destroyed without the lock: there may be much to free
    const std::size_t cost = Cost()(key, made);
    const std::lock_guard lock(mutex_);
    computing_.erase(key);
    if (cost > most_cost_) return;
    entries_.push_front({key, made, cost});
    by_key_.emplace(key, entries_.begin());
    for (counts_.cost += cost; counts_.cost > most_cost_; ++counts_.evictions) {
      counts_.cost -= entries_.back().cost;
      by_key_.erase(entries_.back().key);
      gone.splice(gone.begin(), entries_, std::prev(entries_.end()));
    }
  }

  const std::size_t most_cost_;
  mutable std::mutex mutex_;
  order entries_;  // used last first
  std::unordered_map<Key, typename order::iterator, Hash> by_key_;
  std::unordered_map<Key, std::shared_future<Value>, Hash> computing_;
  statistics counts_;
};

}  // namespace uramost
