#pragma once

#include <thread>
#include <unordered_set>

#include "http/asio.hpp"
#include "http/open_connections.hpp"
#include "http/session.hpp"

namespace uramost::http {

/// One thread that serves its share of the connections; nothing of a connection is ever touched by another.
class io_thread {
 public:
  /// `counts` is this thread's own, as are the ready answers, of at most `ready_answer_bytes`.
  io_thread(const session_environment& environment, request_counts& counts, std::size_t ready_answer_bytes);

  asio::io_context& context() { return context_; }

  /// Takes over a connection whose socket was made for `context()`; its place is given back when it ends.
  /// From any thread.
  void serve(tcp::socket socket, open_connections::place place);

  void start();
  /// Lets requests under way finish (at most `limits::drain_time`), then the thread ends. From any thread.
  void stop();
  void join();

 private:
  asio::awaitable<void> talk(tcp::socket socket, open_connections::place place);
  asio::awaitable<void> watch_deadlines();

  const session_environment& environment_;
  thread_environment here_;
  asio::io_context context_{1};
  std::unordered_set<session*> sessions_;
  bool is_stopping_ = false;
  std::chrono::steady_clock::time_point stop_at_ = std::chrono::steady_clock::time_point::max();
  std::jthread thread_;
};

}  // namespace uramost::http
