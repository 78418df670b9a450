#include "http/open_connections.hpp"

namespace uramost::http {

namespace {
constexpr int client_bits = 64;
}

open_connections::place open_connections::take_place(const ip_address& address) {
  const ip_address client = address.is_v4() ? address : address.masked(client_bits);
  const std::size_t most_of_this = proxies_.include(address) ? most_ : most_of_one_;
  const std::lock_guard lock(mutex_);
  if (count_ >= most_) return place(nullptr, {this});
  auto& of_client = *by_client_.try_emplace(client, 0).first;
  if (of_client.second >= most_of_this) return place(nullptr, {this});
  ++of_client.second;
  ++count_;
  return place(&of_client, {this});
}

void open_connections::end(std::pair<const ip_address, std::size_t>& of_client) {
  const std::lock_guard lock(mutex_);
  --count_;
  if (--of_client.second == 0) by_client_.erase(by_client_.find(of_client.first));
}

}  // namespace uramost::http
