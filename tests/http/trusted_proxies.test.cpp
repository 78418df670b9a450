#include "http/trusted_proxies.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost::http {
namespace {

const trusted_proxies proxies({"127.0.0.2", "10.0.0.0/8", "2001:db8:1::/48"});

/// What `peer` brings with these fields, as "scheme address host".
std::string came(const std::string& peer, header_fields fields) {
  request asked;
  asked.headers = std::move(fields);
  const arrival found = proxies.resolve(asked, {peer, "http", "localhost:8080"});
  return found.scheme + ' ' + found.address + ' ' + found.host;
}

TEST(TrustedProxies, AreBelieved) {
  EXPECT_EQ(came("127.0.0.2", {{"x-forwarded-for", "203.0.113.9"}, {"x-forwarded-proto", "https"}}),
            "https 203.0.113.9 localhost:8080");
  EXPECT_EQ(came("10.1.1.1", {{"x-forwarded-for", "203.0.113.9"}, {"x-forwarded-host", "map.example.org"}}),
            "http 203.0.113.9 map.example.org");
  EXPECT_EQ(came("127.0.0.2", {{"forwarded", "for=203.0.113.9;proto=https;host=map.example.org"}}),
            "https 203.0.113.9 map.example.org");
  EXPECT_EQ(came("127.0.0.2", {}), "http 127.0.0.2 localhost:8080");
}

TEST(TrustedProxies, AreTheOnlyOnesBelieved) {
  EXPECT_EQ(came("203.0.113.9", {{"x-forwarded-for", "127.0.0.1"}, {"x-forwarded-proto", "https"}}),
            "http 203.0.113.9 localhost:8080");
  EXPECT_EQ(came("203.0.113.9", {{"forwarded", "nonsense"}, {"x-forwarded-for", "127.0.0.1"}}),
            "http 203.0.113.9 localhost:8080");
}

TEST(TrustedProxies, AProxyBesideUsThatNobodyToldOfIsRefused) {
  EXPECT_THROW(came("127.0.0.1", {{"x-forwarded-for", "203.0.113.9"}}), error);
  EXPECT_THROW(came("::1", {{"forwarded", "for=203.0.113.9"}}), error);
}

TEST(TrustedProxies, TheRightmostAddressThatIsNoProxyIsTheClients) {
  for (const char* chain : {"127.0.0.1, 203.0.113.9", "::1,203.0.113.9 , 10.0.0.7",
                            "10.0.0.1, 203.0.113.9, 2001:db8:1::5, 10.0.0.7"})
    EXPECT_EQ(came("127.0.0.2", {{"x-forwarded-for", chain}}), "http 203.0.113.9 localhost:8080") << chain;
  EXPECT_EQ(came("127.0.0.2", {{"forwarded", R"(for=127.0.0.1, for="203.0.113.9:4711";proto=https,)"
                                             R"(for="[2001:db8:1::5]";proto=http)"}}),
            "https 203.0.113.9 localhost:8080");
  EXPECT_EQ(came("127.0.0.2", {{"x-forwarded-for", "10.0.0.1, 10.0.0.2"}}), "http 10.0.0.1 localhost:8080");
}

TEST(TrustedProxies, FieldsThatComeInSeveralLinesAreOne) {
  EXPECT_EQ(came("127.0.0.2", {{"x-forwarded-for", "127.0.0.1"}, {"x-forwarded-for", "203.0.113.9"}}),
            "http 203.0.113.9 localhost:8080");
  EXPECT_EQ(came("127.0.0.2", {{"forwarded", "for=127.0.0.1"}, {"forwarded", "for=203.0.113.9"}}),
            "http 203.0.113.9 localhost:8080");
}

TEST(TrustedProxies, AClientThatIsNotToldIsNotThisMachine) {
  EXPECT_EQ(came("127.0.0.2", {{"forwarded", "for=unknown"}}), "http unknown localhost:8080");
  EXPECT_EQ(came("127.0.0.2", {{"forwarded", "for=127.0.0.1, for=_mallory"}}),
            "http _mallory localhost:8080");
  EXPECT_EQ(came("127.0.0.2", {{"x-forwarded-proto", "https"}}), "https unknown localhost:8080");
}

TEST(TrustedProxies, BothKindsAtOnceAreRefused) {
  EXPECT_THROW(came("127.0.0.2", {{"forwarded", "for=203.0.113.9"}, {"x-forwarded-for", "203.0.113.9"}}),
               error);
  EXPECT_THROW(came("127.0.0.2", {{"forwarded", "for=203.0.113.9"}, {"x-forwarded-proto", "https"}}), error);
}

TEST(Forwarded, ReadsTheExamplesOfTheStandard) {  // RFC 7239, sections 4, 6 and 7
  EXPECT_EQ(parse_forwarded("for=\"_gazonk\"")[0].address, "_gazonk");
  EXPECT_EQ(parse_forwarded("For=\"[2001:db8:cafe::17]:4711\"")[0].address, "2001:db8:cafe::17");
  const arrivals one = parse_forwarded("for=192.0.2.60;proto=http;by=203.0.113.43");
  EXPECT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0].address + ' ' + one[0].scheme, "192.0.2.60 http");
  const arrivals two = parse_forwarded("for=192.0.2.43, for=198.51.100.17");
  EXPECT_EQ(two.size(), 2u);
  EXPECT_EQ(two[1].address, "198.51.100.17");
  EXPECT_EQ(parse_forwarded("for=\"192.0.2.43:47011\"")[0].address, "192.0.2.43");
  EXPECT_EQ(parse_forwarded("for=192.0.2.43,for=\"[2001:db8:cafe::17]\",for=unknown")[2].address, "unknown");
}

TEST(Forwarded, ReadsQuotedValuesAndLeavesWhatItDoesNotKnow) {
  EXPECT_EQ(parse_forwarded(R"(host="map\.example\"org";secret=_x;by="_p")")[0].host, "map.example\"org");
}

TEST(Forwarded, IsRefusedWhenMalformed) {
  for (const char* field : {"",
                            ",",
                            ";",
                            "for",
                            "for=",
                            "for=;proto=http",
                            "=203.0.113.9",
                            "for=203.0.113.9,",
                            "for=203.0.113.9;",
                            "for=203.0.113.9 proto=http",
                            "for=203.0.113.9;for=203.0.113.10",
                            "for=\"203.0.113.9",
                            "for=\"203.0.113.9\\",
                            "for=[2001:db8::1]",
                            "for=2001:db8::1",
                            "for=\"[2001:db8::1\"",
                            "for=\"203.0.113.9:\"",
                            "for=localhost",
                            "for=_",
                            "proto=ftp",
                            "proto=https;proto=https",
                            "for=\"\"",
                            "host=\"\"",
                            "for=203.0.113.9\x01"})
    EXPECT_THROW(parse_forwarded(field), error) << field;
}

TEST(XForwarded, ReadsAddressesWithPorts) {
  EXPECT_EQ(parse_x_forwarded("203.0.113.9:4711, [2001:db8::1]:80,2001:db8::2", "", "")[1].address,
            "2001:db8::1");
  EXPECT_EQ(parse_x_forwarded("2001:db8::2", "HTTPS", "")[0].scheme, "https");
}

TEST(XForwarded, IsRefusedWhenMalformed) {
  for (const char* field : {" ", ",", "203.0.113.9,", "localhost", "203.0.113.9 203.0.113.10", "203.0.113.9;",
                            "\"203.0.113.9\"", "203.0.113.9:x y", "[", "[]", "[::1", "[::1]x"})
    EXPECT_THROW(parse_x_forwarded(field, "", ""), error) << field;
  EXPECT_THROW(parse_x_forwarded("203.0.113.9", "https, http", ""), error);
  EXPECT_THROW(parse_x_forwarded("203.0.113.9", "gopher", ""), error);
  EXPECT_THROW(parse_x_forwarded("203.0.113.9", "", "map.example.org, example.org"), error);
}

}  // namespace
}  // namespace uramost::http
