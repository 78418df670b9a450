#include "http/listener.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "core/error.hpp"

namespace uramost::http {

namespace {
using namespace std::chrono_literals;

std::string without_brackets(const std::string& text) {
  const bool has_brackets = text.size() > 2 && text.front() == '[' && text.back() == ']';
  return has_brackets ? text.substr(1, text.size() - 2) : text;
}

ip_address address_of(const tcp::endpoint& client) {
  return ip_address::parse(client.address().to_string()).value_or(ip_address{});
}

tcp::acceptor open(asio::io_context& context, const std::string& address, std::uint16_t port) try {
  return {context, tcp::endpoint(listening_address(address), port)};
} catch (const boost::system::system_error& failure) {
  throw error(error_kind::unavailable,
              fmt::format("cannot listen on {}:{}: {}", address, port, failure.code().message()), "port");
}
}  // namespace

asio::ip::address listening_address(const std::string& text) {
  if (text == "localhost") return asio::ip::address_v4::loopback();
  error_code failed;
  const auto address = asio::ip::make_address(without_brackets(text), failed);
  if (failed) throw invalid_input("'" + text + "' is no address to listen on", "listen");
  return address;
}

listener::listener(asio::io_context& context, const std::string& address, std::uint16_t port)
    : acceptor_(open(context, address, port)) {}

asio::awaitable<void> listener::accept(std::vector<std::unique_ptr<io_thread>>& threads,
                                       open_connections& connections) {
  for (std::size_t turn = 0; acceptor_.is_open(); ++turn) {
    io_thread& next = *threads[turn % threads.size()];
    error_code failed;
    tcp::socket socket(next.context());
    tcp::endpoint client;
    co_await acceptor_.async_accept(socket, client, into(failed));
    if (!acceptor_.is_open()) co_return;
    if (failed) {
      // Out of file descriptors, most likely: give connections time to end.
      spdlog::warn("cannot accept a connection: {}", failed.message());
      asio::steady_timer pause(acceptor_.get_executor(), 100ms);
      co_await pause.async_wait(into(failed));
    } else if (auto place = connections.take_place(address_of(client))) {
      next.serve(std::move(socket), std::move(place));
    }
  }
}

void listener::close() {
  error_code ignored;
  acceptor_.close(ignored);
}

}  // namespace uramost::http
