#pragma once

#include "store/account_store.hpp"
#include "store/private_file.hpp"

namespace uramost::store {

/// Accounts in one SQLite file.
class sqlite_account_store final : public account_store {
 public:
  explicit sqlite_account_store(const std::filesystem::path& file)
      : file_(file, account_migrations()), audit_(file_) {}

  std::optional<account> find(account_id id) const override;
  std::optional<account> find(std::string_view name) const override;
  std::vector<account> accounts() const override;
  std::optional<session> find_session(std::string_view hash) const override;
  std::optional<token> find_token(std::string_view hash) const override;
  std::vector<token> tokens(std::optional<account_id> of) const override;
  login_failures failures(std::string_view subject) const override;

  std::unique_ptr<account_batch> begin_write() override;
  audit_log& audit() override { return audit_; }

 private:
  private_file file_;
  audit_log audit_;
};

}  // namespace uramost::store
