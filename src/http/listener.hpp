#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "http/asio.hpp"
#include "http/io_thread.hpp"

namespace uramost::http {

/// A loopback address to listen on: 127.0.0.0/8, ::1 (also in brackets) or localhost. Throws invalid_input
/// when it is no address, forbidden when other machines could reach it.
asio::ip::address loopback_address(const std::string& text);

/// Accepts connections and deals them out to the I/O threads in turn.
class listener {
 public:
  /// Listens from now on. Throws unavailable when the port is taken or not allowed.
  listener(asio::io_context& context, const std::string& address, std::uint16_t port);

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  /// Until `close`. More connections than `most_connections` are closed at once.
  asio::awaitable<void> accept(std::vector<std::unique_ptr<io_thread>>& threads,
                               const std::atomic<std::size_t>& connections, std::size_t most_connections);
  void close();

 private:
  tcp::acceptor acceptor_;
};

}  // namespace uramost::http
