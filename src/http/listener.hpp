#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "http/asio.hpp"
#include "http/io_thread.hpp"

namespace uramost::http {

/// An address to listen on (an IPv6 one also in brackets), or localhost. Throws invalid_input when it is
/// none.
asio::ip::address listening_address(const std::string& text);

/// Accepts connections and deals them out to the I/O threads in turn.
class listener {
 public:
  /// Listens from now on. Throws unavailable when the port is taken or not allowed.
  listener(asio::io_context& context, const std::string& address, std::uint16_t port);

  std::string address() const { return acceptor_.local_endpoint().address().to_string(); }
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  /// Until `close`. Connections for which there is no place are closed at once.
  asio::awaitable<void> accept(std::vector<std::unique_ptr<io_thread>>& threads,
                               open_connections& connections);
  void close();

 private:
  tcp::acceptor acceptor_;
};

}  // namespace uramost::http
