#include "http/io_thread.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace uramost::http {

namespace {
using namespace std::chrono_literals;

/// Coarse, as deadlines are kept for the server's sake; fine enough for the shortest limit.
std::chrono::milliseconds tick(const limits& bounds) {
  return std::clamp(std::min({bounds.header_time, bounds.idle_time, bounds.drain_time}) / 4, 10ms, 250ms);
}
}  // namespace

io_thread::io_thread(const session_environment& environment, request_counts& counts,
                     std::size_t ready_answer_bytes)
    : environment_(environment), here_{answer_memo(ready_answer_bytes), counts} {}

void io_thread::serve(tcp::socket socket, open_connections::place place) {
  asio::co_spawn(context_, talk(std::move(socket), std::move(place)), asio::detached);
}

asio::awaitable<void> io_thread::talk(tcp::socket socket, open_connections::place) {
  session one(std::move(socket), environment_, here_);
  sessions_.insert(&one);
  if (is_stopping_) one.drain();
  try {
    co_await one.run();
  } catch (const std::exception& failure) {
    spdlog::error("a connection broke off: {}", failure.what());
  }
  sessions_.erase(&one);
}

asio::awaitable<void> io_thread::watch_deadlines() {
  asio::steady_timer timer(context_);
  while (!is_stopping_ || !sessions_.empty()) {
    timer.expires_after(tick(environment_.bounds));
    co_await timer.async_wait(asio::use_awaitable);
    const auto now = std::chrono::steady_clock::now();
    for (session* each : sessions_) now >= stop_at_ ? each->abort() : each->expire(now);
  }
}

void io_thread::start() {
  asio::co_spawn(context_, watch_deadlines(), asio::detached);
  thread_ = std::jthread([this] { context_.run(); });
}

void io_thread::stop() {
  asio::post(context_, [this] {
    is_stopping_ = true;
    stop_at_ = std::chrono::steady_clock::now() + environment_.bounds.drain_time;
    for (session* each : sessions_) each->drain();
  });
}

void io_thread::join() {
  if (thread_.joinable()) thread_.join();
}

}  // namespace uramost::http
