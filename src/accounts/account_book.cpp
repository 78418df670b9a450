#include "accounts/account_book.hpp"

#include <algorithm>

#include "accounts/totp.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::accounts {

namespace {
constexpr std::chrono::hours one_time_password_lasts{72};

store::account found(const store::account_reader& in, std::string_view typed) {
  const std::string name = account_name(typed);
  if (auto account = in.find(name)) return *account;
  throw error(error_kind::not_found, "There is no account " + name, "name");
}

store::account found(const store::account_reader& in, store::account_id id) {
  if (auto account = in.find(id)) return *account;
  throw error(error_kind::not_found, "There is no such account");
}

void expect_an_administrator(const store::account_reader& in) {
  if (!has_administrator(in))
    throw error(error_kind::conflict, "This is the last administrator: make another one first", "name");
}

std::vector<municipality_code> in_order(std::vector<municipality_code> codes) {
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::string scope_text(const store::account& of) {
  std::string text = of.role;
  for (const municipality_code& each : of.municipalities)
    text += (&each == of.municipalities.data() ? " in " : ",") + each.value;
  return text;
}

void note(store::account_batch& in, std::string_view by, const char* action, const std::string& object,
          time_point now) {
  in.audit({.at = now, .who = std::string(by), .action = action, .object = "account " + object});
}
}  // namespace

bool has_administrator(const store::account_reader& in) {
  return std::ranges::any_of(in.accounts(), [](const store::account& each) {
    return !each.locked && role_of(each.role) == role::administrator;
  });
}

std::string account_name(std::string_view typed) {
  const std::string name = ascii_lower(trim(typed));
  const auto fits = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' ||
           letter == '-' || letter == '_';
  };
  if (name.size() < 2 || name.size() > 40 || !std::ranges::all_of(name, fits) || name[0] < 'a')
    throw invalid_input(
        "An account's name is 2 to 40 of a-z, 0-9, '.', '-' and '_', and begins with a letter", "name");
  return name;
}

std::string second_factor_context(store::account_id whose) {
  return "second factor of account " + std::to_string(whose.value);
}

std::string failure_subject(const account_key& key, std::string_view account_name) {
  return key.fingerprint("account " + std::string(account_name));
}

void account_book::insert(const account_order& order, const std::string& hash,
                          std::optional<time_point> expires, std::string_view by, time_point now) {
  if (order.role == role::visitor)
    throw invalid_input("The public needs no account; take another role", "role");
  const auto batch = in_.begin_write();
  store::account made;
  made.name = account_name(order.name);
  made.role = to_string(order.role);
  made.municipalities = in_order(order.municipalities);
  made.password_hash = hash;
  made.must_change = expires.has_value();
  made.password_expires_at = expires;
  made.demo = order.demo;
  made.created_at = now;
  batch->put(made);
  note(*batch, by, "account.add", made.name + ": " + scope_text(made), now);
  batch->commit();
}

std::string account_book::add(const account_order& order, std::string_view by, time_point now) {
  const std::string password = one_time_password();
  insert(order, hash_password(password, cost_), now + one_time_password_lasts, by, now);
  return password;
}

void account_book::add(const account_order& order, std::string_view password, std::string_view by,
                       time_point now) {
  const std::string normal = normal_password(password);
  check_password(normal, account_name(order.name));
  insert(order, hash_password(normal, cost_), std::nullopt, by, now);
}

std::optional<std::string> account_book::add_first_administrator(std::string_view name, std::string_view by,
                                                                 time_point now) {
  if (has_administrator(in_)) return std::nullopt;
  return add({.name = std::string(name), .role = role::administrator}, by, now);
}

void account_book::change_role(std::string_view name, role to,
                               const std::optional<std::vector<municipality_code>>& municipalities,
                               std::string_view by, time_point now) {
  if (to == role::visitor) throw invalid_input("Lock the account instead", "role");
  const auto batch = in_.begin_write();
  store::account changed = found(*batch, name);
  changed.role = to_string(to);
  if (municipalities) changed.municipalities = in_order(*municipalities);
  batch->put(changed);
  expect_an_administrator(*batch);
  batch->end_sessions(changed.id);
  note(*batch, by, "account.role", changed.name + ": " + scope_text(changed), now);
  batch->commit();
}

void account_book::lock(std::string_view name, std::string_view by, time_point now) {
  const auto batch = in_.begin_write();
  store::account changed = found(*batch, name);
  changed.locked = true;
  batch->put(changed);
  expect_an_administrator(*batch);
  batch->end_sessions(changed.id);
  note(*batch, by, "account.lock", changed.name, now);
  batch->commit();
}

void account_book::unlock(std::string_view name, std::string_view by, time_point now) {
  const auto batch = in_.begin_write();
  store::account changed = found(*batch, name);
  changed.locked = false;
  batch->put(changed);
  batch->clear_failures(failure_subject(key_, changed.name));
  note(*batch, by, "account.unlock", changed.name, now);
  batch->commit();
}

std::string account_book::reset_password(std::string_view name, bool second_factor, std::string_view by,
                                         time_point now) {
  const std::string password = one_time_password();
  const std::string hash = hash_password(password, cost_);
  const auto batch = in_.begin_write();
  store::account changed = found(*batch, name);
  changed.password_hash = hash;
  changed.must_change = true;
  changed.password_expires_at = now + one_time_password_lasts;
  if (second_factor) changed.second_factor.clear();
  batch->put(changed);
  batch->end_sessions(changed.id);
  batch->clear_failures(failure_subject(key_, changed.name));
  note(*batch, by, "account.password",
       changed.name + (second_factor ? ": reset, without second factor" : ": reset"), now);
  batch->commit();
  return password;
}

void account_book::change_password(store::account_id whose, std::string_view old_password,
                                   std::string_view new_password, time_point now) {
  const store::account before = found(in_, whose);
  if (!password_matches(before.password_hash, normal_password(old_password)))
    throw error(error_kind::forbidden, "The old password is not right", "old_password");
  const std::string normal = normal_password(new_password);
  check_password(normal, before.name);
  const std::string hash = hash_password(normal, cost_);
  const auto batch = in_.begin_write();
  store::account changed = found(*batch, whose);
  if (changed.password_hash != before.password_hash)
    throw error(error_kind::conflict, "The password has been changed meanwhile", "old_password");
  changed.password_hash = hash;
  changed.must_change = false;
  changed.password_expires_at.reset();
  batch->put(changed);
  batch->end_sessions(changed.id);
  note(*batch, changed.name, "account.password", changed.name + ": changed", now);
  batch->commit();
}

void account_book::begin_second_factor(store::account_id whose, std::string_view secret,
                                       std::string_view code, time_point now) {
  const auto batch = in_.begin_write();
  store::account changed = found(*batch, whose);
  if (!changed.second_factor.empty())
    throw error(error_kind::conflict, "This account has a second factor already");
  if (secret.size() < 16) throw invalid_input("The secret of a second factor is too short", "secret");
  const auto step = accepted_totp_step(secret, code, now, 0);
  if (!step)
    throw error(error_kind::forbidden, "This code is not right; check the clock of the device", "code");
  changed.second_factor = key_.seal(secret, second_factor_context(whose));
  changed.second_factor_step = *step;
  batch->put(changed);
  note(*batch, changed.name, "account.second-factor", changed.name + ": begun", now);
  batch->commit();
}

}  // namespace uramost::accounts
