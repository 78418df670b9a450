#include "store/account_rows.hpp"

#include "core/error.hpp"

namespace uramost::store {

namespace {
std::optional<time_point> time_if_any(const statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional{row.time(column)};
}

account account_of(const statement& row) {
  account read;
  read.id = {row.integer(0)};
  read.name = row.text(1);
  read.role = row.text(2);
  read.password_hash = row.text(3);
  read.must_change = row.integer(4) != 0;
  read.password_expires_at = time_if_any(row, 5);
  read.locked = row.integer(6) != 0;
  read.demo = row.integer(7) != 0;
  read.second_factor = row.bytes(8);
  read.second_factor_step = row.integer(9);
  read.created_at = row.time(10);
  return read;
}

void read_municipalities(database& from, account& into) {
  statement& row =
      from.prepared("SELECT code FROM account_municipalities WHERE account_id = ?1 ORDER BY code");
  row.bind(into.id);
  while (row.step()) into.municipalities.push_back({std::string(row.text(0))});
}

template <class Key>
std::optional<account> read_one(database& from, std::string_view sql, const Key& key) {
  statement& row = from.prepared(sql);
  if (!row.bind(key).step()) return std::nullopt;
  account read = account_of(row);
  row.reset();
  read_municipalities(from, read);
  return read;
}

void write_municipalities(database& to, const account& of) {
  to.prepared("DELETE FROM account_municipalities WHERE account_id = ?1").run(of.id);
  for (const municipality_code& each : of.municipalities)
    to.prepared("INSERT INTO account_municipalities (account_id, code) VALUES (?1, ?2)").run(of.id, each);
}

token token_of(const statement& row) {
  token read;
  read.id = {row.integer(0)};
  read.account = {row.integer(1)};
  read.hash = row.bytes(2);
  read.label = row.text(3);
  read.scopes = row.text(4);
  read.created_at = row.time(5);
  read.expires_at = row.time(6);
  read.revoked_at = time_if_any(row, 7);
  return read;
}

// With these columns, in this order, rows are read.
#define ACCOUNT_COLUMNS                                                                            \
  "id, name, role, password_hash, must_change, password_expires_at, locked, demo, second_factor, " \
  "second_factor_step, created_at"
#define TOKEN_COLUMNS "id, account_id, hash, label, scopes, created_at, expires_at, revoked_at"
}  // namespace

std::optional<account> read_account(database& from, account_id id) {
  return read_one(from, "SELECT " ACCOUNT_COLUMNS " FROM accounts WHERE id = ?1", id);
}

std::optional<account> read_account(database& from, std::string_view name) {
  return read_one(from, "SELECT " ACCOUNT_COLUMNS " FROM accounts WHERE name = ?1", name);
}

std::vector<account> read_accounts(database& from) {
  std::vector<account> all;
  statement& row = from.prepared("SELECT " ACCOUNT_COLUMNS " FROM accounts ORDER BY name");
  while (row.step()) all.push_back(account_of(row));
  for (account& each : all) read_municipalities(from, each);
  return all;
}

void write_account(database& to, account& changed) {
  if (const auto namesake = read_account(to, changed.name); namesake && namesake->id != changed.id)
    throw error(error_kind::conflict, "There is an account " + changed.name + " already", "name");
  statement& write = to.prepared("INSERT OR REPLACE INTO accounts (" ACCOUNT_COLUMNS
                                 ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  write.bind(nullptr, changed.name, changed.role, changed.password_hash, changed.must_change,
             changed.password_expires_at, changed.locked, changed.demo, blob{changed.second_factor},
             changed.second_factor_step, changed.created_at);
  if (changed.id.value != 0) write.set(1, changed.id);
  write.run_bound();
  changed.id = {to.last_insert_id()};
  write_municipalities(to, changed);
}

std::optional<session> read_session(database& from, std::string_view hash) {
  statement& row =
      from.prepared("SELECT hash, account_id, created_at, used_at FROM sessions WHERE hash = ?1");
  if (!row.bind(blob{hash}).step()) return std::nullopt;
  return session{std::string(row.bytes(0)), {row.integer(1)}, row.time(2), row.time(3)};
}

void write_session(database& to, const session& opened) {
  to.prepared(
        "INSERT OR REPLACE INTO sessions (hash, account_id, created_at, used_at) VALUES (?1, ?2, ?3, ?4)")
      .run(blob{opened.hash}, opened.account, opened.created_at, opened.used_at);
}

std::optional<token> read_token(database& from, std::string_view hash) {
  statement& row = from.prepared("SELECT " TOKEN_COLUMNS " FROM tokens WHERE hash = ?1");
  if (!row.bind(blob{hash}).step()) return std::nullopt;
  return token_of(row);
}

std::vector<token> read_tokens(database& from, std::optional<account_id> of) {
  std::vector<token> all;
  statement& row =
      from.prepared("SELECT " TOKEN_COLUMNS " FROM tokens WHERE ?1 IS NULL OR account_id = ?1 ORDER BY id");
  row.bind(of);
  while (row.step()) all.push_back(token_of(row));
  return all;
}

void write_token(database& to, token& changed) {
  statement& write = to.prepared("INSERT OR REPLACE INTO tokens (" TOKEN_COLUMNS
                                 ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  write.bind(nullptr, changed.account, blob{changed.hash}, changed.label, changed.scopes, changed.created_at,
             changed.expires_at, changed.revoked_at);
  if (changed.id.value != 0) write.set(1, changed.id);
  write.run_bound();
  changed.id = {to.last_insert_id()};
}

login_failures read_failures(database& from, std::string_view subject) {
  statement& row = from.prepared("SELECT failures, last_at FROM failed_logins WHERE subject = ?1");
  if (!row.bind(blob{subject}).step()) return {};
  return {row.integer(0), row.time(1)};
}

void write_failures(database& to, std::string_view subject, const login_failures& failures) {
  to.prepared("INSERT OR REPLACE INTO failed_logins (subject, failures, last_at) VALUES (?1, ?2, ?3)")
      .run(blob{subject}, failures.count, failures.last_at);
}

}  // namespace uramost::store
