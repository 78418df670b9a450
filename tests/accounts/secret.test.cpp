#include "accounts/secret.hpp"

#include <gtest/gtest.h>

#include <set>

namespace uramost::accounts {
namespace {

TEST(Secret, IsLongRandomAndRecognisable) {
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    const std::string secret = new_secret(secret_kind::token);
    EXPECT_EQ(secret.size(), 47U);
    EXPECT_TRUE(secret.starts_with("umt_"));
    seen.insert(secret);
  }
  EXPECT_EQ(seen.size(), 1'000U);
  EXPECT_TRUE(new_secret(secret_kind::session).starts_with("ums_"));
}

TEST(Secret, IsKnownByAHashThatIsNotIt) {
  const std::string secret = new_secret(secret_kind::token);
  const auto hash = secret_hash(secret_kind::token, secret);
  ASSERT_TRUE(hash);
  EXPECT_EQ(hash->size(), 32U);
  EXPECT_EQ(hash, secret_hash(secret_kind::token, secret));
  EXPECT_NE(hash, secret_hash(secret_kind::token, new_secret(secret_kind::token)));
  EXPECT_EQ(secret.find(*hash), std::string::npos);
}

TEST(Secret, OfOneKindDoesNotOpenAnother) {
  EXPECT_EQ(secret_hash(secret_kind::session, new_secret(secret_kind::token)), std::nullopt);
  EXPECT_EQ(secret_hash(secret_kind::token, new_secret(secret_kind::session)), std::nullopt);
}

TEST(Secret, WhatIsNoneHasNoHash) {
  const std::string secret = new_secret(secret_kind::token);
  for (const std::string& text :
       {std::string(), std::string("umt_"), secret.substr(1), secret + "A", secret.substr(0, 46) + "=",
        secret.substr(0, 46) + " ", secret.substr(0, 45) + "ë", std::string(1'000'000, 'a')})
    EXPECT_EQ(secret_hash(secret_kind::token, text), std::nullopt);
}

TEST(Secret, ACsrfTokenBelongsToOneSession) {
  const std::string first = new_secret(secret_kind::session), second = new_secret(secret_kind::session);
  EXPECT_EQ(csrf_token(first), csrf_token(first));
  EXPECT_NE(csrf_token(first), csrf_token(second));
  EXPECT_EQ(csrf_token(first).size(), 43U);
  EXPECT_EQ(csrf_token(first).find(first.substr(4)), std::string::npos);
}

TEST(Secret, TextsAreComparedWhole) {
  EXPECT_TRUE(is_same_text("", ""));
  EXPECT_TRUE(is_same_text("abc", "abc"));
  EXPECT_FALSE(is_same_text("abc", "abd"));
  EXPECT_FALSE(is_same_text("abc", "ab"));
  EXPECT_FALSE(is_same_text("abc", ""));
}

}  // namespace
}  // namespace uramost::accounts
