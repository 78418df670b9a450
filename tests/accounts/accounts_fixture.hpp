#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

#include "../expect_error.hpp"
#include "accounts/account_book.hpp"
#include "accounts/login.hpp"
#include "store/account_store.hpp"

namespace uramost::accounts {

inline constexpr const char* good_password = "blue kettle on a slow train";

/// An accounts' file in a folder of its own, with an administrator "root.admin", and a clock that tests turn.
class accounts_test : public testing::Test {
 protected:
  accounts_test() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    store_ = store::account_store::open(folder_ / "accounts.sqlite");
    key_ = std::make_unique<account_key>(folder_ / "accounts.key");
    book_ = std::make_unique<account_book>(*store_, *key_, password_cost::least());
    book_->add({.name = "root.admin", .role = role::administrator}, good_password, "console", now_);
  }
  ~accounts_test() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  store::account add(const std::string& name, role as = role::analyst,
                     std::vector<municipality_code> municipalities = {}) {
    book_->add({.name = name, .role = as, .municipalities = std::move(municipalities)}, good_password,
               "root.admin", now_);
    return *store_->find(name);
  }

  login_result try_login(const std::string& name, const std::string& password, const std::string& code = {},
                         const std::string& new_password = {}) {
    const login door(*store_, *key_, rule_, password_cost::least());
    return door.attempt({.name = name,
                         .password = password,
                         .code = code,
                         .new_password = new_password,
                         .address = address_,
                         .session = session_},
                        now_);
  }

  /// The newest entry of the audit log: "who action object outcome".
  std::string last_entry() const {
    const auto found = store_->audit().search({.limit = 1});
    if (found.empty()) return {};
    const store::audit_note& note = found[0].note;
    return note.who + " | " + note.action + " | " + note.object + " | " + note.outcome;
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("uramost-accounts-test-" + std::to_string(::getpid()));
  time_point now_{std::chrono::seconds{1'700'000'000}};
  session_rule rule_;
  std::string address_ = "192.0.2.7";
  std::string session_;
  std::unique_ptr<store::account_store> store_;
  std::unique_ptr<account_key> key_;
  std::unique_ptr<account_book> book_;
};

}  // namespace uramost::accounts
