#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "http/application.hpp"
#include "http/asio.hpp"
#include "http/limits.hpp"
#include "http/worker_pool.hpp"

namespace uramost::http {

/// What all connections share.
struct session_environment {
  const application& app;
  worker_pool& workers;
  const limits& bounds;
  std::filesystem::path uploads;
};

/// One connection: requests one after the other until either side has enough. Lives on one I/O thread.
class session {
 public:
  session(tcp::socket socket, const session_environment& environment);
  ~session();
  session(const session&) = delete;
  session& operator=(const session&) = delete;

  /// Serves until the connection ends.
  asio::awaitable<void> run();

  /// Ends what waits for the client past its time. Called now and then: cheaper than a timer a request.
  void expire(std::chrono::steady_clock::time_point now);
  /// No further request: ends at once when none is under way.
  void drain();
  /// Ends at once.
  void abort();

 private:
  struct conversation;  // one request and its answer, in the parser's terms
  struct wire;          // socket and unread bytes

  asio::awaitable<bool> serve_one();
  asio::awaitable<bool> read_head(conversation& talk);
  asio::awaitable<std::optional<response>> read_body(conversation& talk, const route& matched);
  asio::awaitable<response> make_answer(conversation& talk);
  asio::awaitable<response> work(const route& matched, const request& asked);
  asio::awaitable<bool> send(const conversation& talk, const response& answer);
  asio::awaitable<bool> send_stream(const response& answer, bool chunked);
  asio::awaitable<bool> write(std::string_view first, std::string_view second = {});
  asio::awaitable<void> linger();

  void allow(std::chrono::milliseconds time) { deadline_ = std::chrono::steady_clock::now() + time; }
  void allow_any_time() { deadline_ = std::chrono::steady_clock::time_point::max(); }

  const session_environment& environment_;
  std::unique_ptr<wire> wire_;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  bool is_idle_ = true;  // waiting for the first byte of a request
  bool is_draining_ = false;
  bool is_expired_ = false;
};

}  // namespace uramost::http
