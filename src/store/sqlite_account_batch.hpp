#pragma once

#include "store/account_store.hpp"
#include "store/audit_chain.hpp"
#include "store/private_file.hpp"
#include "store/transaction.hpp"
#include "store/write_turn.hpp"

namespace uramost::store {

/// Changes of accounts on the file's writing connection.
class sqlite_account_batch final : public account_batch {
 public:
  explicit sqlite_account_batch(private_file& in)
      : turn_(in.turn), on_(in.writer), transaction_(on_, transaction::kind::writing), chain_(on_) {}

  std::optional<account> find(account_id id) const override;
  std::optional<account> find(std::string_view name) const override;
  std::vector<account> accounts() const override;
  std::optional<session> find_session(std::string_view hash) const override;
  std::optional<token> find_token(std::string_view hash) const override;
  std::vector<token> tokens(std::optional<account_id> of) const override;
  login_failures failures(std::string_view subject) const override;

  void put(account& changed) override;
  void put(const session& opened) override;
  void end_session(std::string_view hash) override;
  int end_sessions(account_id of) override;
  int end_sessions_before(time_point created, time_point used) override;
  void put(token& changed) override;
  void set_failures(std::string_view subject, const login_failures& failures) override;
  void clear_failures(std::string_view subject) override;
  void clear_failures_before(time_point last_at) override;
  void audit(const audit_note& note) override;
  void commit() override;

 private:
  // In this order: the turn is given back after the transaction has ended.
  write_turn turn_;
  database& on_;
  transaction transaction_;
  audit_chain chain_;
};

}  // namespace uramost::store
