#include "accounts/login.hpp"

#include <atomic>
#include <thread>

#include "accounts/secret.hpp"
#include "accounts/totp.hpp"
#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

using namespace std::chrono_literals;
using enum login_outcome;

class login_test : public accounts_test {
 protected:
  bool is_open(const std::string& secret) { return find_session(*store_, secret, rule_, now_).has_value(); }

  std::string begin_second_factor(const store::account& whose) {
    const std::string secret = new_totp_secret();
    book_->begin_second_factor(whose.id, secret, totp_code(secret, totp_step(now_)), now_);
    now_ += 2min;
    return secret;
  }
};

TEST_F(login_test, ARightPasswordOpensASession) {
  add("ana", role::planner, {{"38"}});
  const login_result result = try_login(" Ana ", good_password);
  EXPECT_EQ(result.outcome, accepted);
  EXPECT_EQ(result.who.name, "ana");
  EXPECT_EQ(result.who.role, role::planner);
  EXPECT_TRUE(is_open(result.session));
  EXPECT_EQ(last_entry(), "ana | login | from 192.0.2.7 | done");
}

TEST_F(login_test, ThePasswordMayBeTypedInAnotherForm) {
  book_->add({.name = "ana"}, "fjalë e gjatë mbi urë", "root.admin", now_);
  EXPECT_EQ(try_login("ana", "fjale\u0308 e gjate\u0308 mbi ure\u0308").outcome, accepted);
}

TEST_F(login_test, UnknownWrongLockedAndHostileLookTheSame) {
  add("ana");
  add("bob");
  book_->lock("bob", "root.admin", now_);
  for (const auto& [name, password] : {std::pair<std::string, std::string>{"ana", "wrong"},
                                       {"nobody", good_password},
                                       {"bob", good_password},
                                       {"", ""},
                                       {"ana", ""},
                                       {"ana", "\xFF\xFE"},
                                       {"ana", std::string(100'000, 'x')},
                                       {std::string(100'000, 'x'), "x"},
                                       {"\xFF", "x"},
                                       {"ана", good_password},
                                       {"' OR 1=1 --", "x"}}) {
    const login_result result = try_login(name, password);
    EXPECT_EQ(result.outcome, refused) << name.substr(0, 20);
    EXPECT_TRUE(result.session.empty());
  }
}

TEST_F(login_test, AFailureIsLoggedButNotANameThatMayBeAPassword) {
  add("ana");
  try_login("ana", "wrong");
  EXPECT_EQ(last_entry(), "ana | login | from 192.0.2.7 | refused");
  try_login("my secret password", "ana");
  EXPECT_EQ(last_entry(), "unknown | login | from 192.0.2.7 | refused");
}

TEST_F(login_test, FailuresMakeEvenTheRightPasswordWait) {
  add("ana");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_login("ana", "wrong").outcome, refused);
  const login_result waiting = try_login("ana", good_password);
  EXPECT_EQ(waiting.outcome, wait);
  EXPECT_EQ(waiting.wait_until, now_ + 15s);
  now_ += 15s;
  EXPECT_EQ(try_login("ana", "wrong").outcome, refused);
  EXPECT_EQ(try_login("ana", good_password).wait_until, now_ + 30s);
  now_ += 30s;
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
  EXPECT_EQ(try_login("ana", "wrong").outcome, refused);  // counted from one again
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
}

TEST_F(login_test, AnUnknownNameWaitsLikeAKnownOne) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_login("nobody", "wrong").outcome, refused);
  EXPECT_EQ(try_login("nobody", "wrong").wait_until, now_ + 15s);
  add("ana");
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
}

TEST_F(login_test, AnAddressThatTriesManyNamesWaits) {
  add("ana");
  for (int i = 0; i < 30; ++i) EXPECT_EQ(try_login("name" + std::to_string(i), "wrong").outcome, refused);
  EXPECT_EQ(try_login("ana", good_password).outcome, wait);
  address_ = "192.0.2.8";
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
}

TEST_F(login_test, AnAdministratorEndsTheWait) {
  add("ana");
  for (int i = 0; i < 5; ++i) try_login("ana", "wrong");
  EXPECT_EQ(try_login("ana", good_password).outcome, wait);
  book_->unlock("ana", "root.admin", now_);
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
}

TEST_F(login_test, GuessesAtTheSameTimeAreCounted) {
  add("ana");
  const login door(*store_, *key_, rule_, password_cost::least());
  std::atomic<int> checked = 0;
  std::vector<std::thread> guessers;
  for (int i = 0; i < 20; ++i)
    guessers.emplace_back([&] {
      const auto result = door.attempt({.name = "ana", .password = "wrong", .address = address_}, now_);
      checked += result.outcome == refused ? 1 : 0;
    });
  for (std::thread& each : guessers) each.join();
  EXPECT_EQ(checked, 5);
  EXPECT_EQ(store_->audit().verify().first_broken, std::nullopt);
}

TEST_F(login_test, ASecondFactorIsAskedForAfterThePassword) {
  const std::string secret = begin_second_factor(add("ana"));
  const std::string code = totp_code(secret, totp_step(now_));
  EXPECT_EQ(try_login("ana", good_password).outcome, code_needed);
  EXPECT_EQ(last_entry(), "ana | login.password | from 192.0.2.7 | done");
  EXPECT_EQ(try_login("ana", "wrong", code).outcome, refused);
  EXPECT_EQ(try_login("ana", good_password, "123").outcome, refused);
  EXPECT_EQ(try_login("ana", good_password, code).outcome, accepted);
}

TEST_F(login_test, ACodeWorksOnce) {
  const std::string secret = begin_second_factor(add("ana"));
  const std::string code = totp_code(secret, totp_step(now_));
  EXPECT_EQ(try_login("ana", good_password, code).outcome, accepted);
  EXPECT_EQ(try_login("ana", good_password, code).outcome, refused);
  now_ += 30s;
  EXPECT_EQ(try_login("ana", good_password, code).outcome, refused);
  EXPECT_EQ(try_login("ana", good_password, totp_code(secret, totp_step(now_))).outcome, accepted);
}

TEST_F(login_test, GuessedCodesCountAsFailures) {
  begin_second_factor(add("ana"));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_login("ana", good_password, "00000").outcome, refused);
  EXPECT_EQ(try_login("ana", good_password).outcome, wait);
}

TEST_F(login_test, ASecondFactorSealedWithAnotherKeyIsReportedNotSkipped) {
  const std::string secret = begin_second_factor(add("ana"));
  const account_key other(folder_ / "other.key");
  const login door(*store_, other, rule_, password_cost::least());
  expect_error(error_kind::unavailable, [&] {
    door.attempt({.name = "ana", .password = good_password, .code = totp_code(secret, totp_step(now_))},
                 now_);
  });
}

TEST_F(login_test, APasswordForOneLoginHasToBeChangedAtIt) {
  const std::string given = book_->add({.name = "ana"}, "root.admin", now_);
  EXPECT_EQ(try_login("ana", given).outcome, change_needed);
  EXPECT_EQ(last_entry(), "ana | login.password | from 192.0.2.7 | done");
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { try_login("ana", given, "", "short"); }).field(),
            "new_password");
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { try_login("ana", given, "", given); }).field(),
            "new_password");
  EXPECT_EQ(try_login("ana", "wrong", "", good_password).outcome, refused);
  const login_result result = try_login("ana", given, "", good_password);
  EXPECT_EQ(result.outcome, accepted);
  EXPECT_TRUE(is_open(result.session));
  EXPECT_EQ(try_login("ana", given).outcome, refused);
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
}

TEST_F(login_test, APasswordForOneLoginEndsAfterThreeDays) {
  const std::string given = book_->add({.name = "ana"}, "root.admin", now_);
  now_ += 72h;
  EXPECT_EQ(try_login("ana", given, "", good_password).outcome, refused);
}

TEST_F(login_test, ANewPasswordThatNobodyAskedForIsNotSet) {
  add("ana");
  EXPECT_EQ(try_login("ana", good_password, "", "five green umbrellas").outcome, accepted);
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
}

TEST_F(login_test, TheSessionIsANewOneAndTheOldOneEnds) {
  add("ana");
  const std::string first = try_login("ana", good_password).session;
  session_ = first;
  const std::string second = try_login("ana", good_password).session;
  EXPECT_NE(first, second);
  EXPECT_FALSE(is_open(first));
  EXPECT_TRUE(is_open(second));
}

TEST_F(login_test, AHashOfOldParametersIsMadeAnewAtLogin) {
  add("ana");
  const std::string before = store_->find("ana")->password_hash;
  password_cost harder = password_cost::least();
  harder.operations = 2;
  const login door(*store_, *key_, rule_, harder);
  EXPECT_EQ(door.attempt({.name = "ana", .password = "wrong"}, now_).outcome, refused);
  EXPECT_EQ(store_->find("ana")->password_hash, before);
  EXPECT_EQ(door.attempt({.name = "ana", .password = good_password}, now_).outcome, accepted);
  const std::string after = store_->find("ana")->password_hash;
  EXPECT_NE(after, before);
  EXPECT_FALSE(needs_new_hash(after, harder));
  EXPECT_EQ(try_login("ana", good_password).outcome, accepted);
}

TEST_F(login_test, ADemoAccountOpensOnThisMachineOnly) {
  book_->add({.name = "demo", .demo = true}, good_password, "console", now_);
  EXPECT_EQ(try_login("demo", good_password).outcome, refused);
  for (const char* here : {"127.0.0.1", "::1"}) {
    address_ = here;
    EXPECT_EQ(try_login("demo", good_password).outcome, accepted);
  }
}

}  // namespace
}  // namespace uramost::accounts
