#pragma once

#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace uramost::http {

/// Keeps the newest few results of something costly by their keys, and lets everyone who asks for a result
/// that is being computed wait for it instead of computing it again. Safe to use from many threads.
template <class Value>
class shared_computation {
 public:
  using result = std::shared_ptr<const Value>;

  explicit shared_computation(std::size_t capacity) : capacity_(capacity) {}

  /// The result of `compute`, which runs on the calling thread when nobody else is at it. What it throws, all
  /// who wait get; the next to ask tries again.
  result get(const std::string& key, const std::function<result()>& compute) {
    std::promise<result> promise;
    std::shared_future<result> future;
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = find(key); found != entries_.end()) {
        entries_.splice(entries_.begin(), entries_, found);
        future = found->second;
      } else {
        entries_.emplace_front(key, promise.get_future().share());
        if (entries_.size() > capacity_) entries_.pop_back();
      }
    }
    if (future.valid()) return future.get();
    try {
      result made = compute();
      promise.set_value(made);
      return made;
    } catch (...) {
      promise.set_exception(std::current_exception());
      const std::lock_guard lock(mutex_);
      if (const auto found = find(key); found != entries_.end()) entries_.erase(found);
      throw;
    }
  }

 private:
  using entry = std::pair<std::string, std::shared_future<result>>;

  /// A linear search: there are a few dozen entries, and each stands for milliseconds of work.
  typename std::list<entry>::iterator find(const std::string& key) {
    auto at = entries_.begin();
    while (at != entries_.end() && at->first != key) ++at;
    return at;
  }

  std::size_t capacity_;
  std::mutex mutex_;
  std::list<entry> entries_;  // newest first
};

}  // namespace uramost::http
