#include "http/ip_address.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
constexpr std::array<unsigned char, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr int v4_prefix_bits = 96;
}  // namespace

std::optional<ip_address> ip_address::parse(std::string_view text) {
  const std::string terminated(text);
  if (terminated.find('\0') != std::string::npos) return std::nullopt;
  ip_address address;
  const std::string without_zone = terminated.substr(0, terminated.find('%'));
  if (inet_pton(AF_INET6, without_zone.c_str(), address.bytes_.data()) == 1) return address;
  std::ranges::copy(v4_prefix, address.bytes_.begin());
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes_.data() + v4_prefix.size()) == 1) return address;
  return std::nullopt;
}

bool ip_address::is_v4() const { return std::equal(v4_prefix.begin(), v4_prefix.end(), bytes_.begin()); }

std::string ip_address::to_string() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_v4())
    inet_ntop(AF_INET, bytes_.data() + v4_prefix.size(), text.data(), text.size());
  else
    inet_ntop(AF_INET6, bytes_.data(), text.data(), text.size());
  return text.data();
}

bool ip_address::is_loopback() const {
  static const ip_network v4("127.0.0.0/8"), v6("::1");
  return v4.contains(*this) || v6.contains(*this);
}

ip_address ip_address::masked(int bits) const {
  ip_address network = *this;
  for (int i = 0; i < 16; ++i) {
    const int kept = std::clamp(bits - 8 * i, 0, 8);
    network.bytes_[static_cast<std::size_t>(i)] &= static_cast<unsigned char>(0xFF00 >> kept);
  }
  return network;
}

ip_network::ip_network(std::string_view text) {
  const auto slash = std::min(text.find('/'), text.size());
  const auto address = ip_address::parse(text.substr(0, slash));
  const int own_bits = address && address->is_v4() ? 32 : 128;
  const auto bits = slash == text.size() ? own_bits : parse_integer(text.substr(slash + 1)).value_or(-1);
  if (!address || bits < 0 || bits > own_bits)
    throw invalid_input("'" + std::string(text) +
                        "' is neither an address nor a network such as 10.0.0.0/8 or 2001:db8::/32");
  bits_ = static_cast<int>(bits) + (own_bits == 32 ? v4_prefix_bits : 0);
  first_ = address->masked(bits_);
}

}  // namespace uramost::http
