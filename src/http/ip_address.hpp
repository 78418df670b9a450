#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace uramost::http {

/// An IPv4 or IPv6 address. An IPv4 address is the same as its IPv6 form ::ffff:a.b.c.d.
class ip_address {
 public:
  /// "192.0.2.1", "2001:db8::1"; an IPv6 address's zone ("%eth0") is left out. Nothing for any other text.
  static std::optional<ip_address> parse(std::string_view text);

  /// In its shortest usual form.
  std::string to_string() const;
  bool is_v4() const;
  /// Of this machine: 127.0.0.0/8 or ::1.
  bool is_loopback() const;
  /// The network it is in, with so many bits of the IPv6 form's 128.
  ip_address masked(int bits) const;

  auto operator<=>(const ip_address&) const = default;

 private:
  std::array<unsigned char, 16> bytes_{};
};

/// Addresses that begin with the same bits.
class ip_network {
 public:
  /// "10.0.0.0/8", "2001:db8::/32"; without "/BITS" the one address. Throws invalid_input for any other text.
  explicit ip_network(std::string_view text);

  bool contains(const ip_address& address) const { return address.masked(bits_) == first_; }

 private:
  ip_address first_;
  int bits_ = 128;
};

}  // namespace uramost::http
