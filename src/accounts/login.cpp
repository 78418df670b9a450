#include "accounts/login.hpp"

#include <algorithm>

#include "accounts/account_book.hpp"
#include "accounts/demo.hpp"
#include "accounts/lockout.hpp"
#include "accounts/secret.hpp"
#include "accounts/totp.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::accounts {

namespace {
/// A password that its owner has chosen in place of `given`, in its normal form.
std::string chosen_password(const login_attempt& tried, const std::string& account,
                            const std::string& given) try {
  std::string chosen = normal_password(tried.new_password);
  check_password(chosen, account);
  if (chosen == given) throw invalid_input("Choose a password other than the one you were given");
  return chosen;
} catch (const error& advice) {
  throw error(advice.kind(), advice.what(), "new_password");
}

/// What cannot be a password becomes one that nobody has, so that checking it takes the usual time.
std::string comparable(std::string_view typed) {
  try {
    return normal_password(typed);
  } catch (const error&) {
    return {};
  }
}

store::audit_note login_note(const std::string& who, const login_attempt& tried, const char* outcome,
                             time_point now, const char* action = "login") {
  return {.at = now, .who = who, .action = action, .object = "from " + tried.address, .outcome = outcome};
}
}  // namespace

/// What failures are counted by.
struct login::subjects {
  std::string account;
  std::string address;

  subjects(const account_key& key, const login_attempt& tried)
      : account(failure_subject(key, ascii_lower(trim(tried.name)))),
        address(key.fingerprint("address " + tried.address)) {}
};

/// What the slow checks found, before anything is written.
struct login::verdict {
  bool is_right = false;
  std::string checked_hash;                // of the password that was right
  std::optional<std::string> next_hash{};  // to store in its place
  bool is_new_password = false;
};

login::login(store::account_store& in, const account_key& key, session_rule rule, password_cost cost)
    : in_(in), key_(key), rule_(rule), cost_(cost), nobodys_hash_(hash_password(one_time_password(), cost)) {}

std::optional<time_point> login::locked_until(const store::account_reader& in, const subjects& who,
                                              time_point now) const {
  const auto account = accounts::locked_until(account_lockout, in.failures(who.account), now);
  const auto address = accounts::locked_until(address_lockout, in.failures(who.address), now);
  return std::max(account, address);  // nothing is less than any time
}

login::verdict login::check(const store::account& whose, const login_attempt& tried, time_point now) const {
  verdict found{.is_right = false, .checked_hash = whose.password_hash};
  const std::string typed = comparable(tried.password);
  const bool matches = password_matches(whose.password_hash, typed);
  const bool has_expired = whose.password_expires_at && now >= *whose.password_expires_at;
  found.is_right =
      matches && !whose.locked && !has_expired && (!whose.demo || is_this_machine(tried.address));
  if (!found.is_right) return found;
  if (whose.must_change && !tried.new_password.empty()) {
    found.next_hash = hash_password(chosen_password(tried, whose.name, typed), cost_);
    found.is_new_password = true;
  } else if (!whose.must_change && needs_new_hash(whose.password_hash, cost_)) {
    found.next_hash = hash_password(typed, cost_);
  }
  return found;
}

login_result login::attempt(const login_attempt& tried, time_point now) const {
  const subjects who(key_, tried);
  if (const auto until = locked_until(in_, who, now))
    return {.outcome = login_outcome::wait, .wait_until = until};

  const auto known = in_.find(ascii_lower(trim(tried.name)));
  store::account nobody;
  nobody.password_hash = nobodys_hash_;
  nobody.locked = true;
  const verdict found = check(known ? *known : nobody, tried, now);

  const auto batch = in_.begin_write();
  // Tries that ran at the same time count, and so does a change of the account.
  if (const auto until = locked_until(*batch, who, now))
    return {.outcome = login_outcome::wait, .wait_until = until};
  const auto whose = known ? batch->find(known->id) : std::nullopt;
  if (found.is_right && whose && !whose->locked && whose->password_hash == found.checked_hash) {
    const login_result result = accept(*batch, *whose, tried, found, now);
    if (result.outcome != login_outcome::refused) {
      batch->commit();
      return result;
    }
  }
  refuse(*batch, who, known.has_value(), tried, now);
  batch->commit();
  return {};
}

login_result login::accept(store::account_batch& in, store::account whose, const login_attempt& tried,
                           const verdict& found, time_point now) const {
  if (!whose.second_factor.empty()) {
    if (tried.code.empty()) {
      in.audit(login_note(whose.name, tried, "done", now, "login.password"));
      return {.outcome = login_outcome::code_needed};
    }
    const auto secret = key_.open(whose.second_factor, second_factor_context(whose.id));
    if (!secret)
      throw error(error_kind::unavailable,
                  "The key of the second factors is not the one they were sealed with");
    const auto step = accepted_totp_step(*secret, tried.code, now, whose.second_factor_step);
    if (!step) return {.outcome = login_outcome::refused};
    whose.second_factor_step = *step;
  }
  if (whose.must_change && !found.is_new_password) {
    in.audit(login_note(whose.name, tried, "done", now, "login.password"));
    return {.outcome = login_outcome::change_needed};
  }
  if (found.next_hash) whose.password_hash = *found.next_hash;
  if (found.is_new_password) {
    whose.must_change = false;
    whose.password_expires_at.reset();
    in.end_sessions(whose.id);
  }
  in.put(whose);
  in.clear_failures(failure_subject(key_, whose.name));
  if (const auto given_up = secret_hash(secret_kind::session, tried.session)) in.end_session(*given_up);
  login_result result{.outcome = login_outcome::accepted};
  result.session = open_session(in, whose.id, rule_, now);
  result.who = access_of(whose);
  result.who.session = result.session;
  in.audit(login_note(whose.name, tried, "done", now));
  if (found.is_new_password)
    in.audit({.at = now,
              .who = whose.name,
              .action = "account.password",
              .object = "account " + whose.name + ": changed"});
  return result;
}

void login::refuse(store::account_batch& in, const subjects& who, bool is_known, const login_attempt& tried,
                   time_point now) const {
  in.clear_failures_before(now - failures_forgotten_after);
  for (const std::string& subject : {who.account, who.address})
    in.set_failures(subject, one_more(in.failures(subject), now));
  // An unknown name may be a password typed into the wrong field.
  in.audit(login_note(is_known ? ascii_lower(trim(tried.name)) : "unknown", tried, "refused", now));
}

}  // namespace uramost::accounts
