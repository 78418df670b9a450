#include "store/sqlite_account_batch.hpp"

#include "store/account_rows.hpp"

namespace uramost::store {

std::optional<account> sqlite_account_batch::find(account_id id) const { return read_account(on_, id); }
std::optional<account> sqlite_account_batch::find(std::string_view name) const {
  return read_account(on_, name);
}
std::vector<account> sqlite_account_batch::accounts() const { return read_accounts(on_); }

std::optional<session> sqlite_account_batch::find_session(std::string_view hash) const {
  return read_session(on_, hash);
}
std::optional<token> sqlite_account_batch::find_token(std::string_view hash) const {
  return read_token(on_, hash);
}
std::vector<token> sqlite_account_batch::tokens(std::optional<account_id> of) const {
  return read_tokens(on_, of);
}
login_failures sqlite_account_batch::failures(std::string_view subject) const {
  return read_failures(on_, subject);
}

void sqlite_account_batch::put(account& changed) { write_account(on_, changed); }
void sqlite_account_batch::put(const session& opened) { write_session(on_, opened); }
void sqlite_account_batch::put(token& changed) { write_token(on_, changed); }

void sqlite_account_batch::end_session(std::string_view hash) {
  on_.prepared("DELETE FROM sessions WHERE hash = ?1").run(blob{hash});
}
int sqlite_account_batch::end_sessions(account_id of) {
  return on_.prepared("DELETE FROM sessions WHERE account_id = ?1").run(of);
}
int sqlite_account_batch::end_sessions_before(time_point created, time_point used) {
  return on_.prepared("DELETE FROM sessions WHERE created_at < ?1 OR used_at < ?2").run(created, used);
}

void sqlite_account_batch::set_failures(std::string_view subject, const login_failures& failures) {
  write_failures(on_, subject, failures);
}
void sqlite_account_batch::clear_failures(std::string_view subject) {
  on_.prepared("DELETE FROM failed_logins WHERE subject = ?1").run(blob{subject});
}
void sqlite_account_batch::clear_failures_before(time_point last_at) {
  on_.prepared("DELETE FROM failed_logins WHERE last_at < ?1").run(last_at);
}

void sqlite_account_batch::audit(const audit_note& note) { chain_.append(note); }

void sqlite_account_batch::commit() {
  transaction_.commit();
  turn_.give_back();
}

}  // namespace uramost::store
