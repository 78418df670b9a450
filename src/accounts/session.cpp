#include "accounts/session.hpp"

#include "accounts/secret.hpp"

namespace uramost::accounts {

namespace {
constexpr std::chrono::minutes between_notes{1};

bool has_run_out(const store::session& shown, const session_rule& rule, time_point now) {
  return now - shown.used_at >= rule.idle || now - shown.created_at >= rule.longest;
}

void note_use(store::account_store& in, const std::string& hash, time_point now) {
  const auto batch = in.begin_write();
  auto used = batch->find_session(hash);  // it may have been ended meanwhile
  if (!used) return;
  used->used_at = now;
  batch->put(*used);
  batch->commit();
}
}  // namespace

std::string open_session(store::account_batch& in, store::account_id whose, const session_rule& rule,
                         time_point now) {
  const std::string secret = new_secret(secret_kind::session);
  in.end_sessions_before(now - rule.longest, now - rule.idle);
  in.put(store::session{*secret_hash(secret_kind::session, secret), whose, now, now});
  return secret;
}

std::optional<access> find_session(store::account_store& in, std::string_view secret,
                                   const session_rule& rule, time_point now) {
  const auto hash = secret_hash(secret_kind::session, secret);
  const auto shown = hash ? in.find_session(*hash) : std::nullopt;
  if (!shown || has_run_out(*shown, rule, now)) return std::nullopt;
  const auto whose = in.find(shown->account);
  if (!whose || whose->locked || whose->must_change) return std::nullopt;
  if (now - shown->used_at >= between_notes) note_use(in, *hash, now);
  access found = access_of(*whose);
  found.session = secret;
  return found;
}

void close_session(store::account_store& in, std::string_view secret, time_point now) {
  const auto hash = secret_hash(secret_kind::session, secret);
  if (!hash) return;
  const auto batch = in.begin_write();
  const auto shown = batch->find_session(*hash);
  if (!shown) return;
  const auto whose = batch->find(shown->account);
  batch->end_session(*hash);
  batch->audit({.at = now, .who = whose ? whose->name : "unknown", .action = "logout"});
  batch->commit();
}

}  // namespace uramost::accounts
