#include "accounts/account_key.hpp"

#include <fstream>

#include "accounts_fixture.hpp"

namespace uramost::accounts {
namespace {

namespace fs = std::filesystem;
using account_key_test = accounts_test;

TEST_F(account_key_test, OpensWhatItSealedAndStaysTheSameWhenReadAgain) {
  const std::string sealed = key_->seal("secret", "account 5");
  EXPECT_EQ(sealed.find("secret"), std::string::npos);
  const account_key again(folder_ / "accounts.key");
  EXPECT_EQ(again.open(sealed, "account 5"), "secret");
  EXPECT_EQ(again.fingerprint("ana"), key_->fingerprint("ana"));
  EXPECT_NE(key_->seal("secret", "account 5"), sealed);
  EXPECT_EQ(key_->open(key_->seal("", ""), ""), "");
}

TEST_F(account_key_test, DoesNotOpenWhatWasMovedChangedOrSealedElsewhere) {
  const std::string sealed = key_->seal("secret", "account 5");
  EXPECT_EQ(key_->open(sealed, "account 6"), std::nullopt);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(key_->open(changed, "account 5"), std::nullopt) << i;
  }
  EXPECT_EQ(key_->open(sealed.substr(0, 30), "account 5"), std::nullopt);
  EXPECT_EQ(key_->open("", "account 5"), std::nullopt);
  const account_key other(folder_ / "other.key");
  EXPECT_EQ(other.open(sealed, "account 5"), std::nullopt);
  EXPECT_NE(other.fingerprint("ana"), key_->fingerprint("ana"));
}

TEST_F(account_key_test, IsItsOwnersAlone) {
  const auto file = folder_ / "accounts.key";
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::file_size(file), 32U);
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  expect_error(error_kind::forbidden, [&] { account_key lax(file); });
}

TEST_F(account_key_test, AFileThatIsNoKeyIsRefused) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{31}, std::size_t{33}}) {
    const auto file = folder_ / ("key of " + std::to_string(size));
    std::ofstream(file) << std::string(size, 'x');
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    expect_error(error_kind::unavailable, [&] { account_key wrong(file); });
  }
  expect_error(error_kind::unavailable, [&] { account_key nowhere(folder_ / "no folder" / "key"); });
}

}  // namespace
}  // namespace uramost::accounts
