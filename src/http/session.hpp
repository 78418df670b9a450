#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "http/answer_memo.hpp"
#include "http/application.hpp"
#include "http/asio.hpp"
#include "http/limits.hpp"
#include "http/request_counts.hpp"
#include "http/request_log.hpp"
#include "http/tls_certificate.hpp"
#include "http/worker_pool.hpp"

namespace uramost::http {

/// What all connections share.
struct session_environment {
  const application& app;
  worker_pool& drawers;  ///< for what light routes leave to do: tiles, so that none waits for a long answer
  worker_pool& slow_drawers;  ///< for those of them that take long
  worker_pool& workers;
  worker_pool& writers;  ///< for requests that write, so that none that reads waits for one
  const limits& bounds;
  const std::optional<tls_certificate>& certificate;
  std::filesystem::path uploads;
  std::vector<bool> is_logged;  ///< by the routes' numbers, and at the end what is for no route
};

/// What the connections of one I/O thread share.
struct thread_environment {
  answer_memo known;
  request_counts& counts;
};

/// One connection: requests one after the other until either side has enough. Lives on one I/O thread.
class session {
 public:
  session(tcp::socket socket, const session_environment& environment, thread_environment& here);
  ~session();
  session(const session&) = delete;
  session& operator=(const session&) = delete;

  /// Serves until the connection ends.
  asio::awaitable<void> run();

  /// Ends what waits for the client past its time, and what waits for a worker when the client has gone.
  /// Called now and then: cheaper than a timer a request.
  void expire(std::chrono::steady_clock::time_point now);
  /// No further request: ends at once when none is under way.
  void drain();
  /// Ends at once.
  void abort();

 private:
  struct conversation;  // one request and its answer, in the parser's terms
  struct connection;    // wire and unread bytes

  asio::awaitable<bool> shake_hands();
  asio::awaitable<bool> wait_for_request();
  template <class Resume>
  void serve_known(Resume resume);
  bool answer_known();
  asio::awaitable<bool> serve_one();
  asio::awaitable<bool> read_head(conversation& talk);
  asio::awaitable<std::optional<response>> let_in(const route& matched, request& asked);
  asio::awaitable<std::optional<response>> read_body(conversation& talk, const route& matched);
  asio::awaitable<response> make_answer(conversation& talk);
  asio::awaitable<response> work(const route& matched, request& asked);
  asio::awaitable<bool> send(const conversation& talk, const response& answer);
  asio::awaitable<bool> send_stream(const response& answer, bool chunked);
  asio::awaitable<bool> write(std::string_view first, std::string_view second = {});
  asio::awaitable<void> linger();
  asio::awaitable<void> close();

  void remember(const conversation& talk, std::string_view head, const response& answer);
  void count(std::size_t route, answered_request answered);

  void allow(std::chrono::milliseconds time) { deadline_ = std::chrono::steady_clock::now() + time; }
  void allow_any_time() { deadline_ = std::chrono::steady_clock::time_point::max(); }

  const session_environment& environment_;
  thread_environment& here_;
  std::unique_ptr<connection> connection_;
  std::string address_;  // the peer's
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  bool is_idle_ = true;  // waiting for the first byte of a request
  bool is_draining_ = false;
  bool is_expired_ = false;
  std::optional<std::stop_source> at_work_;  // for as long as a worker, or the wait for one, has the request
  std::string unsent_;                       // of known answers
  std::size_t written_ = 0;                  // bytes, ever
};

}  // namespace uramost::http
