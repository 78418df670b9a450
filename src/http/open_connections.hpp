#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

#include "http/ip_address.hpp"
#include "http/limits.hpp"
#include "http/trusted_proxies.hpp"

namespace uramost::http {

/// How many connections are open, of everybody and of each client: one address, or for IPv6 a network of
/// 2^64, which is what a client has. Proxies that are trusted may have all there are. Safe to use from many
/// threads.
class open_connections {
 public:
  open_connections(const limits& bounds, trusted_proxies proxies)
      : most_(bounds.connections), most_of_one_(bounds.connections_of_one), proxies_(std::move(proxies)) {}

  struct give_back {
    open_connections* to;
    void operator()(std::pair<const ip_address, std::size_t>* of_client) const { to->end(*of_client); }
  };
  /// One connection's place among them.
  using place = std::unique_ptr<std::pair<const ip_address, std::size_t>, give_back>;

  /// Null when there are as many as there may be.
  place take_place(const ip_address& client);

  std::size_t count() const { return count_; }

 private:
  void end(std::pair<const ip_address, std::size_t>& of_client);

  const std::size_t most_, most_of_one_;
  const trusted_proxies proxies_;
  std::mutex mutex_;
  std::map<ip_address, std::size_t> by_client_;
  std::atomic<std::size_t> count_ = 0;
};

}  // namespace uramost::http
