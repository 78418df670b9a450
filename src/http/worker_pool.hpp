#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

#include "http/asio.hpp"
#include "http/niceness.hpp"

namespace uramost::http {

/// Threads for work that would hold an I/O thread up, with a bounded number of requests waiting for them or
/// at work.
class worker_pool {
 public:
  worker_pool(std::size_t threads, std::size_t most_requests, niceness of_threads);
  ~worker_pool();

  /// A request's place in the queue; given back when destroyed.
  class place {
   public:
    explicit place(std::atomic<std::size_t>& free_places) : free_places_(&free_places) {}
    place(place&& other) noexcept : free_places_(std::exchange(other.free_places_, nullptr)) {}
    place& operator=(place&&) = delete;
    ~place() {
      if (free_places_) ++*free_places_;
    }

   private:
    std::atomic<std::size_t>* free_places_;
  };

  /// Nothing when the queue is full.
  std::optional<place> take_place() {
    for (std::size_t left = free_places_; left > 0;)
      if (free_places_.compare_exchange_weak(left, left - 1))
        return std::optional<place>(std::in_place, free_places_);
    return std::nullopt;
  }

  /// Runs `work` on one of the threads, while the calling coroutine waits without holding its own. What it
  /// throws, the coroutine gets.
  template <class Work>
  asio::awaitable<std::invoke_result_t<Work&>> run(Work work) {
    using result = std::invoke_result_t<Work&>;
    ++waiting_;
    return asio::co_spawn(
        queue_,
        [this, work = std::move(work)]() mutable -> asio::awaitable<result> {
          --waiting_;
          const busy_mark mark(busy_);
          co_return work();
        },
        asio::use_awaitable);
  }

  /// Pieces of work that wait for a thread, and threads at work, at this moment.
  std::size_t waiting() const { return waiting_; }
  std::size_t busy() const { return busy_; }

  /// Waits until all work is done; there must be no more to come.
  void join();

 private:
  struct busy_mark {
    explicit busy_mark(std::atomic<std::size_t>& count) : busy(count) { ++busy; }
    ~busy_mark() { --busy; }
    std::atomic<std::size_t>& busy;
  };

  std::atomic<std::size_t> waiting_ = 0, busy_ = 0;
  std::atomic<std::size_t> free_places_;
  asio::io_context queue_;
  asio::executor_work_guard<asio::io_context::executor_type> waits_for_work_{queue_.get_executor()};
  std::vector<std::jthread> threads_;
};

}  // namespace uramost::http
