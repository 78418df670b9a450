#pragma once

#include <boost/asio/ssl/stream.hpp>
#include <optional>

#include "http/asio.hpp"

namespace uramost::http {

/// A connection's bytes, as they are or through TLS: a stream for Asio's and Beast's operations. For one
/// thread.
class wire {
 public:
  using executor_type = tcp::socket::executor_type;

  /// In the clear without `tls`.
  wire(tcp::socket connected, asio::ssl::context* tls) : socket_(std::move(connected)) {
    if (tls) tls_.emplace(socket_, *tls);
  }

  executor_type get_executor() { return socket_.get_executor(); }
  /// What TLS goes through.
  tcp::socket& socket() { return socket_; }

  /// To be waited for before anything is read or written.
  asio::awaitable<error_code> shake_hands() {
    error_code failed;
    if (tls_) co_await tls_->async_handshake(asio::ssl::stream_base::server, into(failed));
    co_return failed;
  }

  /// Tells the client that nothing follows, so that it can tell the end from a connection cut off, and waits
  /// for it to agree. Without TLS there is nothing to tell.
  asio::awaitable<void> say_goodbye() {
    error_code ignored;
    if (tls_ && !std::exchange(has_said_goodbye_, true)) co_await tls_->async_shutdown(into(ignored));
  }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto then, const Buffers& room) {
          if (tls_)
            tls_->async_read_some(room, std::move(then));
          else
            socket_.async_read_some(room, std::move(then));
        },
        token, buffers);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto then, const Buffers& bytes) {
          if (tls_)
            tls_->async_write_some(bytes, std::move(then));
          else
            socket_.async_write_some(bytes, std::move(then));
        },
        token, buffers);
  }

  /// Writes what the system takes at once. Nothing through TLS: a record that was begun has to be finished.
  template <class Buffers>
  std::size_t write_now(const Buffers& buffers) {
    error_code shows_again_when_the_rest_is_written;
    return tls_ ? 0 : socket_.write_some(buffers, shows_again_when_the_rest_is_written);
  }

 private:
  tcp::socket socket_;
  std::optional<asio::ssl::stream<tcp::socket&>> tls_;
  bool has_said_goodbye_ = false;
};

/// Whether a handshake failed because the client speaks HTTP without TLS.
bool is_plain_http(const error_code& failed);

}  // namespace uramost::http
