#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "store/account.hpp"
#include "store/audit_log.hpp"

namespace uramost::store {

/// What can be asked about accounts; of a store, the last commit; of a batch, its own changes too.
class account_reader {
 public:
  virtual ~account_reader() = default;

  virtual std::optional<account> find(account_id id) const = 0;
  virtual std::optional<account> find(std::string_view name) const = 0;
  /// In order of name.
  virtual std::vector<account> accounts() const = 0;

  virtual std::optional<session> find_session(std::string_view hash) const = 0;
  virtual std::optional<token> find_token(std::string_view hash) const = 0;
  /// Of one account or of all, oldest first, revoked ones too.
  virtual std::vector<token> tokens(std::optional<account_id> of = {}) const = 0;

  /// `subject`: 32 bytes that stand for an account's name or an address.
  virtual login_failures failures(std::string_view subject) const = 0;
};

/// A set of changes that becomes durable as a whole with `commit`, or not at all; rolls back when destroyed
/// before. One at a time per store, across processes too: what it reads nobody changes before it commits.
/// Used by one thread at a time; do not hold one while doing slow work (a password's hash).
class account_batch : public account_reader {
 public:
  /// Inserts (id 0; sets the id), or replaces by id. Throws conflict when another account has the name.
  virtual void put(account& changed) = 0;

  /// Inserts, or replaces by hash.
  virtual void put(const session& opened) = 0;
  virtual void end_session(std::string_view hash) = 0;
  /// All of an account. Returns how many.
  virtual int end_sessions(account_id of) = 0;
  /// Those begun before `created` or last used before `used`.
  virtual int end_sessions_before(time_point created, time_point used) = 0;

  /// Inserts (id 0; sets the id), or replaces by id.
  virtual void put(token& changed) = 0;

  virtual void set_failures(std::string_view subject, const login_failures& failures) = 0;
  virtual void clear_failures(std::string_view subject) = 0;
  virtual void clear_failures_before(time_point last_at) = 0;

  /// An entry of the audit log, in the same transaction.
  virtual void audit(const audit_note& note) = 0;

  virtual void commit() = 0;
};

/// Accounts, sessions, tokens and the audit log, in one SQLite file beside the register's: an import holds
/// the register's write lock until it ends, and neither a login nor a reader's audit entry may wait for that.
/// Safe to use from many threads and by several processes. Throws unavailable as incident_store does.
class account_store : public account_reader {
 public:
  /// Opens; makes the file (not its folder), readable by its owner alone, when it is missing. Throws as
  /// incident_store::open.
  static std::unique_ptr<account_store> open(const std::filesystem::path& file);

  virtual std::unique_ptr<account_batch> begin_write() = 0;
  virtual audit_log& audit() = 0;
};

}  // namespace uramost::store
