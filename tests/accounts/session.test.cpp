#include "accounts/session.hpp"

#include "accounts/identification.hpp"
#include "accounts/secret.hpp"
#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

using namespace std::chrono_literals;

class session_test : public accounts_test {
 protected:
  std::string open(const store::account& whose) {
    const auto batch = store_->begin_write();
    const std::string secret = open_session(*batch, whose.id, rule_, now_);
    batch->commit();
    return secret;
  }
  bool is_open(const std::string& secret) { return find_session(*store_, secret, rule_, now_).has_value(); }
};

TEST_F(session_test, SaysWhoHasLoggedIn) {
  const store::account ana = add("ana", role::planner, {{"30"}});
  const std::string secret = open(ana);
  const auto who = find_session(*store_, secret, rule_, now_);
  ASSERT_TRUE(who);
  EXPECT_EQ(who->account, ana.id);
  EXPECT_EQ(who->name, "ana");
  EXPECT_EQ(who->role, role::planner);
  EXPECT_EQ(who->municipalities, ana.municipalities);
  EXPECT_EQ(who->session, secret);
  EXPECT_FALSE(who->scopes);
}

TEST_F(session_test, EndsWhenItIsNotUsed) {
  const std::string secret = open(add("ana"));
  now_ += 29min;
  EXPECT_TRUE(is_open(secret));
  now_ += 29min;
  EXPECT_TRUE(is_open(secret));
  now_ += 30min;
  EXPECT_FALSE(is_open(secret));
}

TEST_F(session_test, EndsAfterADaysWorkHoweverMuchItIsUsed) {
  const std::string secret = open(add("ana"));
  for (int i = 0; i < 12 * 6 - 1; ++i) {
    now_ += 10min;
    ASSERT_TRUE(is_open(secret)) << i;
  }
  now_ += 10min;
  EXPECT_FALSE(is_open(secret));
}

TEST_F(session_test, IsNotWrittenMoreOftenThanOnceAMinute) {
  const std::string secret = open(add("ana"));
  const auto used = [&] { return store_->find_session(*secret_hash(secret_kind::session, secret))->used_at; };
  const time_point begun = now_;
  now_ += 59s;
  EXPECT_TRUE(is_open(secret));
  EXPECT_EQ(used(), begun);
  now_ += 1s;
  EXPECT_TRUE(is_open(secret));
  EXPECT_EQ(used(), now_);
}

TEST_F(session_test, EndsAtLogoutAndSaysSo) {
  const std::string secret = open(add("ana"));
  close_session(*store_, secret, now_);
  EXPECT_FALSE(is_open(secret));
  EXPECT_EQ(last_entry(), "ana | logout |  | done");
  close_session(*store_, secret, now_);
  close_session(*store_, "nonsense", now_);
}

TEST_F(session_test, EndsWithItsAccountsLockRoleAndPassword) {
  const store::account ana = add("ana");
  const auto ends = [&](auto change) {
    const std::string secret = open(ana);
    EXPECT_TRUE(is_open(secret));
    change();
    EXPECT_FALSE(is_open(secret));
  };
  ends([&] { book_->change_role("ana", role::partner, std::nullopt, "root.admin", now_); });
  ends([&] { book_->change_password(ana.id, good_password, "five green umbrellas", now_); });
  ends([&] { book_->lock("ana", "root.admin", now_); });
  book_->unlock("ana", "root.admin", now_);
  ends([&] { book_->reset_password("ana", false, "root.admin", now_); });
}

TEST_F(session_test, ThoseThatRanOutAreForgottenAtTheNextLogin) {
  const store::account ana = add("ana");
  const std::string old = open(ana);
  now_ += 13h;
  open(ana);
  EXPECT_EQ(store_->find_session(*secret_hash(secret_kind::session, old)), std::nullopt);
}

TEST_F(session_test, WhatIsShownDecidesWhoAsks) {
  const std::string secret = open(add("ana"));
  EXPECT_EQ(identify(*store_, {}, rule_, now_)->role, role::visitor);
  EXPECT_EQ(identify(*store_, {.session = secret, .token = {}}, rule_, now_)->name, "ana");
  EXPECT_FALSE(identify(*store_, {.session = new_secret(secret_kind::session), .token = {}}, rule_, now_));
  EXPECT_FALSE(identify(*store_, {.session = secret, .token = "umt_wrong"}, rule_, now_));
}

}  // namespace
}  // namespace uramost::accounts
