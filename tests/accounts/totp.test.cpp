#include "accounts/totp.hpp"

#include <gtest/gtest.h>

namespace uramost::accounts {
namespace {

constexpr std::string_view rfc_secret = "12345678901234567890";
time_point at(std::int64_t seconds) { return time_point{std::chrono::seconds{seconds}}; }

// RFC 6238, appendix B, SHA-1.
TEST(Totp, GivesTheCodesOfRfc6238) {
  for (const auto& [seconds, code] : {std::pair{59LL, "94287082"},
                                      {1111111109LL, "07081804"},
                                      {1111111111LL, "14050471"},
                                      {1234567890LL, "89005924"},
                                      {2000000000LL, "69279037"},
                                      {20000000000LL, "65353130"}})
    EXPECT_EQ(totp_code(rfc_secret, totp_step(at(seconds)), 8), code) << seconds;
}

// RFC 4226, appendix D.
TEST(Totp, GivesTheCodesOfRfc4226) {
  const char* codes[] = {"755224", "287082", "359152", "969429", "338314",
                         "254676", "287922", "162583", "399871", "520489"};
  for (int count = 0; count < 10; ++count) EXPECT_EQ(totp_code(rfc_secret, count), codes[count]);
}

TEST(Totp, TakesTheNeighboursOfAStepAndNoOther) {
  const std::int64_t step = totp_step(at(1'700'000'000));
  for (std::int64_t off = -3; off <= 3; ++off) {
    const auto accepted =
        accepted_totp_step(rfc_secret, totp_code(rfc_secret, step + off), at(1'700'000'000), 0);
    EXPECT_EQ(accepted, off >= -1 && off <= 1 ? std::optional{step + off} : std::nullopt) << off;
  }
}

TEST(Totp, TakesACodeOnce) {
  const time_point now = at(1'700'000'000);
  const std::string code = totp_code(rfc_secret, totp_step(now));
  const auto first = accepted_totp_step(rfc_secret, code, now, 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(accepted_totp_step(rfc_secret, code, now, *first), std::nullopt);
  EXPECT_EQ(accepted_totp_step(rfc_secret, totp_code(rfc_secret, *first - 1), now, *first), std::nullopt);
  EXPECT_TRUE(accepted_totp_step(rfc_secret, totp_code(rfc_secret, *first + 1), now, *first));
}

TEST(Totp, TakesACodeInGroupsAndNothingThatIsNone) {
  const time_point now = at(1'700'000'000);
  const std::string code = totp_code(rfc_secret, totp_step(now));
  EXPECT_TRUE(accepted_totp_step(rfc_secret, code.substr(0, 3) + " " + code.substr(3), now, 0));
  for (const std::string& wrong : {std::string(), code.substr(1), code + "0", std::string(6, '\0'),
                                   std::string("abcdef"), std::string(100'000, '1')})
    EXPECT_EQ(accepted_totp_step(rfc_secret, wrong, now, 0), std::nullopt);
}

// RFC 4648, 10.
TEST(Totp, WritesAndReadsBase32) {
  for (const auto& [bytes, text] : {std::pair{"", ""},
                                    {"f", "MY"},
                                    {"fo", "MZXQ"},
                                    {"foo", "MZXW6"},
                                    {"foob", "MZXW6YQ"},
                                    {"fooba", "MZXW6YTB"},
                                    {"foobar", "MZXW6YTBOI"}}) {
    EXPECT_EQ(base32(bytes), text);
    EXPECT_EQ(from_base32(text), bytes);
  }
  EXPECT_EQ(from_base32("mzxw 6ytb oi======"), "foobar");
  EXPECT_EQ(from_base32("MZXW1"), std::nullopt);
  EXPECT_EQ(from_base32("ЈЗ"), std::nullopt);
}

TEST(Totp, ASecretIsRandomAndGoesIntoAnAddressForApps) {
  const std::string secret = new_totp_secret();
  EXPECT_EQ(secret.size(), 20U);
  EXPECT_NE(secret, new_totp_secret());
  EXPECT_EQ(otpauth_uri(rfc_secret, "vesna"),
            "otpauth://totp/UraMost:vesna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=UraMost");
}

}  // namespace
}  // namespace uramost::accounts
