#include "http/worker_pool.hpp"

namespace uramost::http {

worker_pool::worker_pool(std::size_t threads, std::size_t most_requests, niceness of_threads)
    : free_places_(most_requests), queue_(static_cast<int>(threads)) {
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this, of_threads] {
      set_niceness(of_threads);
      queue_.run();
    });
}

worker_pool::~worker_pool() {
  queue_.stop();
  threads_.clear();
}

void worker_pool::join() {
  waits_for_work_.reset();
  threads_.clear();
}

}  // namespace uramost::http
