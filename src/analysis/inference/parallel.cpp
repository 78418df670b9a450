#include "analysis/inference/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// What the threads of one call share.
class shared_work {
 public:
  shared_work(std::size_t count, std::size_t grain, const std::function<void(std::size_t, std::size_t)>& each)
      : count_(count), grain_(std::max<std::size_t>(grain, 1)), each_(each) {}

  /// Does runs until there are none left.
  void take_part() {
    for (;;) {
      const std::size_t first = next_.fetch_add(grain_);
      if (first >= count_ || ended_) break;
      const std::size_t last = std::min(first + grain_, count_);
      try {
        each_(first, last);
      } catch (...) {
        const std::lock_guard held(mutex_);
        if (!problem_) problem_ = std::current_exception();
        ended_ = true;
      }
      done_ += last - first;
    }
    const std::lock_guard held(mutex_);
    ++left_;
    changed_.notify_all();
  }

  /// Waits for `threads` to have left, telling how far they are; answers whether they were let finish.
  bool watch(std::size_t threads, const progress_sink& watching) {
    std::unique_lock held(mutex_);
    while (!changed_.wait_for(held, std::chrono::milliseconds(100), [&] { return left_ == threads; })) {
      held.unlock();
      if (!ended_ && !watching(so_far())) {
        cancelled_ = true;
        ended_ = true;
      }
      held.lock();
    }
    if (problem_) std::rethrow_exception(problem_);
    return !cancelled_;
  }

 private:
  progress so_far() const {
    return {done_, count_ > 0 ? static_cast<double>(done_) / static_cast<double>(count_) : 1};
  }

  const std::size_t count_, grain_;
  const std::function<void(std::size_t, std::size_t)>& each_;
  std::atomic<std::size_t> next_{0}, done_{0};
  std::atomic<bool> ended_{false};
  bool cancelled_ = false;  // of the watching thread alone
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t left_ = 0;        // guarded by mutex_
  std::exception_ptr problem_;  // guarded by mutex_
};
}  // namespace

void in_parallel(std::size_t count, std::size_t grain,
                 const std::function<void(std::size_t, std::size_t)>& each, const progress_sink& watching) {
  shared_work work(count, grain, each);
  const std::size_t runs = (count + grain - 1) / std::max<std::size_t>(grain, 1);
  const std::size_t threads =
      std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, std::max<std::size_t>(runs, 1));
  std::vector<std::jthread> helpers;
  for (std::size_t i = 0; i < threads; ++i) helpers.emplace_back([&] { work.take_part(); });
  if (!work.watch(threads, watching)) throw error(error_kind::unavailable, "cancelled");
}

}  // namespace uramost::analysis
