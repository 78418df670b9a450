#include "accounts/account_book.hpp"

#include "accounts/totp.hpp"
#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

using namespace std::chrono_literals;
using account_book_test = accounts_test;

TEST_F(account_book_test, ANameIsOfOneAlphabetAndCase) {
  EXPECT_EQ(account_name(" Vesna.P "), "vesna.p");
  for (const char* wrong : {"", "a", "1ana", "-ana", "ana banana", "Бојана", "gëzim", "an\na", "ana\x01",
                            "ana'; DROP TABLE accounts", "../ana"})
    EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { account_name(wrong); }).field(), "name") << wrong;
  EXPECT_THROW(account_name(std::string(41, 'a')), error);
  EXPECT_NO_THROW(account_name(std::string(40, 'a')));
}

TEST_F(account_book_test, KeepsWhatWasOrdered) {
  book_->add({.name = "Ana", .role = role::planner, .municipalities = {{"38"}, {"12"}, {"38"}}},
             good_password, "root.admin", now_);
  const auto ana = store_->find("ana");
  ASSERT_TRUE(ana);
  EXPECT_EQ(ana->role, "planner");
  EXPECT_EQ(ana->municipalities, (std::vector<municipality_code>{{"12"}, {"38"}}));
  EXPECT_FALSE(ana->must_change);
  EXPECT_TRUE(password_matches(ana->password_hash, good_password));
  EXPECT_EQ(last_entry(), "root.admin | account.add | account ana: planner in 12,38 | done");
}

TEST_F(account_book_test, RefusesTwoOfOneNameAWeakPasswordAndNoRole) {
  add("ana");
  const auto entries = store_->audit().head();
  expect_error(error_kind::conflict, [&] { add("ANA"); });
  expect_error(error_kind::invalid_input,
               [&] { book_->add({.name = "bob"}, "password1234", "root.admin", now_); });
  expect_error(error_kind::invalid_input,
               [&] { book_->add({.name = "bob", .role = role::visitor}, "root.admin", now_); });
  EXPECT_EQ(store_->audit().head(), entries);
}

TEST_F(account_book_test, TheLastAdministratorStays) {
  expect_error(error_kind::conflict, [&] { book_->lock("root.admin", "root.admin", now_); });
  expect_error(error_kind::conflict,
               [&] { book_->change_role("root.admin", role::analyst, std::nullopt, "root.admin", now_); });
  add("second", role::administrator);
  book_->lock("root.admin", "second", now_);
  expect_error(error_kind::conflict, [&] { book_->lock("second", "second", now_); });
  EXPECT_TRUE(store_->find("root.admin")->locked);
  EXPECT_FALSE(store_->find("second")->locked);
}

TEST_F(account_book_test, AChangeOfRoleKeepsOrReplacesTheMunicipalities) {
  add("ana", role::partner, {{"38"}});
  book_->change_role("ana", role::analyst, std::nullopt, "root.admin", now_);
  EXPECT_EQ(store_->find("ana")->municipalities.size(), 1U);
  book_->change_role("ana", role::analyst, std::vector<municipality_code>{}, "root.admin", now_);
  EXPECT_TRUE(store_->find("ana")->municipalities.empty());
  EXPECT_EQ(last_entry(), "root.admin | account.role | account ana: analyst | done");
}

TEST_F(account_book_test, ChangesAPasswordForWhoKnowsTheOldOne) {
  const store::account ana = add("ana");
  expect_error(error_kind::forbidden,
               [&] { book_->change_password(ana.id, "not the old one", "five green umbrellas", now_); });
  expect_error(error_kind::invalid_input,
               [&] { book_->change_password(ana.id, good_password, "short", now_); });
  book_->change_password(ana.id, good_password, "five green umbrellas", now_);
  EXPECT_EQ(try_login("ana", good_password).outcome, login_outcome::refused);
  EXPECT_EQ(try_login("ana", "five green umbrellas").outcome, login_outcome::accepted);
}

TEST_F(account_book_test, ASecondFactorBeginsWithACodeAndIsKeptSealed) {
  const store::account ana = add("ana");
  const std::string secret = new_totp_secret();
  expect_error(error_kind::forbidden, [&] { book_->begin_second_factor(ana.id, secret, "000", now_); });
  EXPECT_TRUE(store_->find("ana")->second_factor.empty());
  const std::string code = totp_code(secret, totp_step(now_));
  book_->begin_second_factor(ana.id, secret, code, now_);
  const std::string sealed = store_->find("ana")->second_factor;
  EXPECT_EQ(sealed.find(secret), std::string::npos);
  EXPECT_EQ(key_->open(sealed, second_factor_context(ana.id)), secret);
  expect_error(error_kind::conflict, [&] { book_->begin_second_factor(ana.id, secret, code, now_); });
  EXPECT_THROW(book_->begin_second_factor(add("bob").id, "short", code, now_), error);
}

TEST_F(account_book_test, AResetTakesTheSecondFactorAwayOnlyWhenTold) {
  const store::account ana = add("ana");
  const std::string secret = new_totp_secret();
  book_->begin_second_factor(ana.id, secret, totp_code(secret, totp_step(now_)), now_);
  book_->reset_password("ana", false, "root.admin", now_);
  EXPECT_FALSE(store_->find("ana")->second_factor.empty());
  book_->reset_password("ana", true, "root.admin", now_);
  EXPECT_TRUE(store_->find("ana")->second_factor.empty());
  expect_error(error_kind::not_found, [&] { book_->reset_password("nobody", true, "root.admin", now_); });
}

}  // namespace
}  // namespace uramost::accounts
