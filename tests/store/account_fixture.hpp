#pragma once

#include "store/account_store.hpp"
#include "store_fixture.hpp"

namespace uramost::store {

/// An empty accounts' file beside an empty register.
class account_store_test : public store_test {
 protected:
  account_store_test() : accounts_(account_store::open(accounts_file_)) {}

  void reopen_accounts() {
    accounts_.reset();
    accounts_ = account_store::open(accounts_file_);
  }

  /// The first column of the first row of the accounts' file.
  std::string ask_accounts(std::string_view sql) const {
    database connection(accounts_file_, database::access::read);
    statement& row = connection.prepared(sql);
    return row.step() ? std::string(row.text(0)) : "";
  }

  /// What somebody does who has the file and no respect for triggers.
  void tamper(const std::string& sql) const {
    database connection(accounts_file_, database::access::write);
    connection.enable_triggers(false);
    connection.execute(sql);
  }

  account add(const std::string& name) {
    account made;
    made.name = name;
    made.role = "analyst";
    made.municipalities = {{"30"}, {"38"}};
    made.password_hash = "hash of " + name;
    made.password_expires_at = time_point{std::chrono::seconds{2'000'000'000}};
    made.second_factor = std::string("sealed\0bytes", 12);
    made.created_at = time_point{std::chrono::seconds{1'700'000'000}};
    const auto batch = accounts_->begin_write();
    batch->put(made);
    batch->commit();
    return made;
  }

  std::filesystem::path accounts_file_ = folder_ / "accounts.sqlite";
  std::unique_ptr<account_store> accounts_;
};

inline audit_note sample_note(const std::string& object = "incident 17") {
  return {.at = time_point{std::chrono::seconds{1'700'000'000}},
          .who = "ana",
          .action = "incidents.read",
          .object = object,
          .query = "municipality=38&hours=22-5",
          .rows = 12};
}

}  // namespace uramost::store
