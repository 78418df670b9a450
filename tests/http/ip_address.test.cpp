#include "http/ip_address.hpp"

#include <gtest/gtest.h>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include "core/error.hpp"

namespace uramost::http {
namespace {
namespace ip = boost::asio::ip;

ip_address address(const std::string& text) { return ip_address::parse(text).value(); }

TEST(IpAddress, WritesEachAddressInOneWay) {
  EXPECT_EQ(address("192.0.2.1").to_string(), "192.0.2.1");
  EXPECT_EQ(address("::ffff:192.0.2.1").to_string(), "192.0.2.1");
  EXPECT_EQ(address("2001:DB8:0:0:0:0:0:1").to_string(), "2001:db8::1");
  EXPECT_EQ(address("::ffff:192.0.2.1"), address("192.0.2.1"));
  EXPECT_EQ(address("fe80::1%2"), address("fe80::1"));
}

TEST(IpAddress, RefusesWhatIsNone) {
  for (const std::string text : {"", "localhost", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4:80", "[::1]",
                                 "1.2.3.4%eth0", ":::", "1", " 1.2.3.4", "01.2.3.4", "0x7f.0.0.1", "١.٢.٣.٤"})
    EXPECT_FALSE(ip_address::parse(text)) << text;
  EXPECT_FALSE(ip_address::parse(std::string_view("1.2.3.4\0", 8)));
}

TEST(IpAddress, KnowsThisMachine) {
  for (const char* text : {"127.0.0.1", "127.255.0.3", "::1", "::ffff:127.0.0.1"})
    EXPECT_TRUE(address(text).is_loopback()) << text;
  for (const char* text : {"128.0.0.1", "0.0.0.0", "::", "::2", "192.168.0.1", "fe80::1", "::127.0.0.1"})
    EXPECT_FALSE(address(text).is_loopback()) << text;
}

TEST(IpNetwork, HoldsTheAddressesThatAsioSaysItHolds) {
  for (int bits = 0; bits <= 32; ++bits)
    for (const char* text : {"10.1.2.3", "10.1.2.2", "10.1.3.3", "10.129.2.3", "138.1.2.3", "11.1.2.3"}) {
      const auto asked = ip::make_network_v4(ip::make_address_v4(text), static_cast<unsigned short>(bits));
      const auto net =
          ip::make_network_v4(ip::make_address_v4("10.1.2.3"), static_cast<unsigned short>(bits));
      EXPECT_EQ(ip_network("10.1.2.3/" + std::to_string(bits)).contains(address(text)),
                asked.canonical() == net.canonical())
          << text << '/' << bits;
    }
  for (int bits = 0; bits <= 128; ++bits)
    for (const char* text : {"2001:db8::1", "2001:db8::", "2001:db8:8000::1", "2001:db9::1", "fe80::1"}) {
      const auto asked = ip::make_network_v6(ip::make_address_v6(text), static_cast<unsigned short>(bits));
      const auto net =
          ip::make_network_v6(ip::make_address_v6("2001:db8::1"), static_cast<unsigned short>(bits));
      EXPECT_EQ(ip_network("2001:db8::1/" + std::to_string(bits)).contains(address(text)),
                asked.canonical() == net.canonical())
          << text << '/' << bits;
    }
}

TEST(IpNetwork, TakesOneFamilyForTheOtherOnlyWhereTheyAreTheSame) {
  EXPECT_TRUE(ip_network("10.0.0.0/8").contains(address("::ffff:10.1.2.3")));
  EXPECT_FALSE(ip_network("0.0.0.0/0").contains(address("2001:db8::1")));
  EXPECT_TRUE(ip_network("192.0.2.1").contains(address("192.0.2.1")));
  EXPECT_FALSE(ip_network("192.0.2.1").contains(address("192.0.2.2")));
}

TEST(IpNetwork, RefusesWhatIsNone) {
  for (const char* text : {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/8/8",
                           "10.0.0.0/a", "localhost", "10.0.0.0/255.0.0.0"})
    EXPECT_THROW(ip_network{text}, error) << text;
}

}  // namespace
}  // namespace uramost::http
