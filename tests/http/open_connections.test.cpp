#include "http/open_connections.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace uramost::http {
namespace {

class OpenConnections : public testing::Test {
 protected:
  open_connections::place open(const std::string& address) {
    return connections_.take_place(ip_address::parse(address).value());
  }
  static limits bounds() {
    limits few;
    few.connections = 5;
    few.connections_of_one = 2;
    return few;
  }

  open_connections connections_{bounds(), trusted_proxies({"10.0.0.1"})};
};

TEST_F(OpenConnections, EachClientHasAFew) {
  const auto first = open("192.0.2.1"), second = open("192.0.2.1");
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(open("192.0.2.1"));
  EXPECT_TRUE(open("192.0.2.2"));
}

TEST_F(OpenConnections, WhatEndsMakesRoom) {
  auto first = open("192.0.2.1");
  const auto second = open("192.0.2.1");
  EXPECT_EQ(connections_.count(), 2u);
  first.reset();
  EXPECT_EQ(connections_.count(), 1u);
  EXPECT_TRUE(open("192.0.2.1"));
}

TEST_F(OpenConnections, AnIpv6ClientIsItsNetwork) {
  const auto first = open("2001:db8:1:2::1"), second = open("2001:db8:1:2:ffff::1");
  EXPECT_FALSE(open("2001:db8:1:2:3:4:5:6"));
  EXPECT_TRUE(open("2001:db8:1:3::1"));
}

TEST_F(OpenConnections, ATrustedProxyHasAllThereAreAndNobodyMore) {
  std::vector<open_connections::place> places;
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(places.emplace_back(open("10.0.0.1")));
  EXPECT_FALSE(open("10.0.0.1"));
  EXPECT_FALSE(open("192.0.2.1"));
  EXPECT_EQ(connections_.count(), 5u);
}

}  // namespace
}  // namespace uramost::http
