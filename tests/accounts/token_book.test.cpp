#include "accounts/token_book.hpp"

#include <fstream>

#include "accounts/secret.hpp"
#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

using namespace std::chrono_literals;

class token_book_test : public accounts_test {
 protected:
  std::string create(const std::string& scopes = "read,export") {
    return create_token(
        *store_,
        {.account = "ana", .label = "QGIS", .scopes = parse_token_scopes(scopes), .expires_at = now_ + 24h},
        "root.admin", now_);
  }
};

TEST_F(token_book_test, ATokenIsItsOwnerWithinItsScopes) {
  const store::account ana = add("ana", role::analyst, {{"38"}});
  const auto who = find_token(*store_, create(), now_);
  ASSERT_TRUE(who);
  EXPECT_EQ(who->account, ana.id);
  EXPECT_EQ(who->municipalities, ana.municipalities);
  EXPECT_EQ(who->scopes, (std::set{token_scope::read, token_scope::export_files}));
  EXPECT_EQ(last_entry(), "root.admin | token.create | token 1 of account ana: read,export | done");
}

TEST_F(token_book_test, EndsWhenItExpires) {
  add("ana");
  const std::string secret = create();
  EXPECT_TRUE(find_token(*store_, secret, now_ + 24h - 1s));
  EXPECT_FALSE(find_token(*store_, secret, now_ + 24h));
}

TEST_F(token_book_test, EndsWhenItIsRevoked) {
  add("ana");
  const std::string secret = create(), other = create();
  revoke_token(*store_, {1}, "root.admin", now_);
  EXPECT_FALSE(find_token(*store_, secret, now_));
  EXPECT_TRUE(find_token(*store_, other, now_));
  EXPECT_EQ(last_entry(), "root.admin | token.revoke | token 1 | done");
  const auto entries = store_->audit().head().count;
  revoke_token(*store_, {1}, "root.admin", now_);
  EXPECT_EQ(store_->audit().head().count, entries);
  expect_error(error_kind::not_found, [&] { revoke_token(*store_, {99}, "root.admin", now_); });
}

TEST_F(token_book_test, EndsWithItsAccount) {
  add("ana");
  const std::string secret = create();
  book_->lock("ana", "root.admin", now_);
  EXPECT_FALSE(find_token(*store_, secret, now_));
  book_->unlock("ana", "root.admin", now_);
  EXPECT_TRUE(find_token(*store_, secret, now_));
  book_->reset_password("ana", false, "root.admin", now_);
  EXPECT_FALSE(find_token(*store_, secret, now_));
}

TEST_F(token_book_test, FollowsItsOwnersRole) {
  add("ana");
  const std::string secret = create();
  book_->change_role("ana", role::partner, std::nullopt, "root.admin", now_);
  EXPECT_FALSE(find_token(*store_, secret, now_)->may(permission::read_incidents));
}

TEST_F(token_book_test, TheSecretIsNowhereInTheFile) {
  add("ana");
  const std::string secret = create();
  const auto stored = store_->tokens();
  ASSERT_EQ(stored.size(), 1U);
  EXPECT_EQ(stored[0].hash, secret_hash(secret_kind::token, secret));
  store_.reset();
  std::ifstream file(folder_ / "accounts.sqlite", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(bytes.find("QGIS"), std::string::npos);
  EXPECT_EQ(bytes.find(secret.substr(4)), std::string::npos);
}

TEST_F(token_book_test, RefusesOrdersThatMakeNoSense) {
  add("ana");
  const auto refused = [&](error_kind kind, const token_order& order) {
    expect_error(kind, [&] { create_token(*store_, order, "root.admin", now_); });
  };
  refused(error_kind::invalid_input, {"ana", "", {}, now_ + 1h});
  refused(error_kind::invalid_input, {"ana", "", {token_scope::read}, now_});
  refused(error_kind::invalid_input, {"ana", "", {token_scope::read}, now_ + 24h * 400});
  refused(error_kind::not_found, {"bob", "", {token_scope::read}, now_ + 1h});
  for (const char* scopes : {"", "read,", "all", "READ"})
    EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { parse_token_scopes(scopes); }).field(), "scope");
  EXPECT_EQ(to_string(parse_token_scopes("export, read,read")), "read,export");
}

}  // namespace
}  // namespace uramost::accounts
