#include "accounts/password.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

TEST(Password, IsTheSameHoweverItsLettersWereTyped) {
  EXPECT_EQ(normal_password("Fjale\u0308 e gjate\u0308"), "Fjalë e gjatë");
  EXPECT_EQ(normal_password("c\u030Casovnik"), "časovnik");
  EXPECT_EQ(normal_password("и\u0306"), "й");
  EXPECT_EQ(normal_password(""), "");
  EXPECT_EQ(normal_password("  blanks stay  "), "  blanks stay  ");
}

TEST(Password, IsTextOfASensibleLength) {
  expect_error(error_kind::invalid_input, [] { normal_password("\xFF\xFE not text"); });
  expect_error(error_kind::invalid_input, [] { normal_password(std::string(1'001, 'x')); });
  EXPECT_EQ(normal_password(std::string("nul\0inside", 10)).size(), 10U);
}

class BadPassword : public testing::TestWithParam<const char*> {};
TEST_P(BadPassword, IsRefused) {
  const error refused =
      expect_error(error_kind::invalid_input, [] { check_password(normal_password(GetParam()), "vesna"); });
  EXPECT_EQ(refused.field(), "password");
}
INSTANTIATE_TEST_SUITE_P(Password, BadPassword,
                         testing::Values("", "short", "elevenchars", "шестнаест", "I am vesna, hello",
                                         "VESNA is my name", "aaaaaaaaaaaaaaa", "abababababab",
                                         "123456789012", "password1234", "P@ssw0rd!2024", "passwordpassword",
                                         "qwertyuiop12", "1qaz2wsx3edc", "zxcvbnmasdfghjkl", "Mitrovica2024!",
                                         "kosova123456", "abcdefghijkl", "987654321098", "qwer1234asdf",
                                         "letmein!!!!1", "uramost-2026"));

class GoodPassword : public testing::TestWithParam<const char*> {};
TEST_P(GoodPassword, IsTaken) {
  EXPECT_NO_THROW(check_password(normal_password(GetParam()), "vesna")) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Password, GoodPassword,
                         testing::Values("blue kettle on a slow train", "kuq e zi mbi urë",
                                         "voz kasni četiri sata", "воз касни четири сата", "x7#Lw!pq92_vD",
                                         "mitrovica has two bridges"));

TEST(Password, TwelveCharactersAreCountedNotBytes) {
  EXPECT_THROW(check_password("ћирилица па", "x1"), error);
  EXPECT_NO_THROW(check_password("ћирилица пиш", "x1"));
}

TEST(Password, AHashIsArgon2idAndItsOwn) {
  const std::string first = hash_password(good_password, password_cost::least());
  EXPECT_TRUE(first.starts_with("$argon2id$v=19$")) << first;
  EXPECT_NE(first, hash_password(good_password, password_cost::least()));
  EXPECT_TRUE(password_matches(first, good_password));
  EXPECT_FALSE(password_matches(first, "blue kettle on a slow trai"));
  EXPECT_FALSE(password_matches(first, ""));
  EXPECT_FALSE(password_matches("", good_password));
  EXPECT_FALSE(password_matches("no hash at all", good_password));
}

TEST(Password, IsReadFromAHashOfTheReferenceImplementation) {
  // Argon2's own test vector: t = 2, m = 65536, p = 1, "password", "somesalt".
  EXPECT_TRUE(password_matches(
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password"));
}

TEST(Password, AHashOfAnotherCostIsToBeMadeAnew) {
  const std::string hash = hash_password(good_password, password_cost::least());
  EXPECT_FALSE(needs_new_hash(hash, password_cost::least()));
  EXPECT_TRUE(needs_new_hash(hash, password_cost::interactive()));
}

TEST(Password, ManyAtOnceAreAllAnswered) {
  const std::string hash = hash_password(good_password, password_cost::least());
  std::atomic<int> right = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 12; ++i)
    people.emplace_back(
        [&, i] { right += password_matches(hash, i % 2 == 0 ? good_password : "wrong") ? 1 : 0; });
  for (std::thread& each : people) each.join();
  EXPECT_EQ(right, 6);
}

TEST(Password, ForOneLoginIsRandomAndGood) {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string password = one_time_password();
    EXPECT_EQ(password.size(), 24U);
    EXPECT_EQ(password.find_first_of("ilo01"), std::string::npos);
    EXPECT_NO_THROW(check_password(password, "vesna"));
    seen.insert(password);
  }
  EXPECT_EQ(seen.size(), 200U);
}

}  // namespace
}  // namespace uramost::accounts
