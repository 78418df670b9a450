#include "accounts/token_book.hpp"

#include <algorithm>

#include "accounts/secret.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::accounts {

namespace {
constexpr std::chrono::hours longest_life{366 * 24};
}

std::set<token_scope> parse_token_scopes(std::string_view text) {
  std::set<token_scope> scopes;
  for (const std::string_view word : split(text, ',')) {
    const auto scope = token_scope_of(trim(word));
    if (!scope)
      throw invalid_input("A token's scope is read, write, export or administer, or several with commas",
                          "scope");
    scopes.insert(*scope);
  }
  return scopes;
}

std::string to_string(const std::set<token_scope>& scopes) {
  std::string text;
  for (const token_scope each : scopes) {
    if (!text.empty()) text += ',';
    text += to_string(each);
  }
  return text;
}

std::string create_token(store::account_store& in, const token_order& order, std::string_view by,
                         time_point now) {
  if (order.scopes.empty()) throw invalid_input("A token needs a scope", "scope");
  if (order.expires_at <= now || order.expires_at > now + longest_life)
    throw invalid_input("A token ends within a year from now", "expires");
  const auto batch = in.begin_write();
  const auto owner = batch->find(order.account);
  if (!owner) throw error(error_kind::not_found, "There is no account " + order.account, "user");
  const std::string secret = new_secret(secret_kind::token);
  store::token made{.id = {},
                    .account = owner->id,
                    .hash = *secret_hash(secret_kind::token, secret),
                    .label = order.label,
                    .scopes = to_string(order.scopes),
                    .created_at = now,
                    .expires_at = order.expires_at};
  batch->put(made);
  batch->audit({.at = now,
                .who = std::string(by),
                .action = "token.create",
                .object = "token " + std::to_string(made.id.value) + " of account " + owner->name + ": " +
                          made.scopes});
  batch->commit();
  return secret;
}

void revoke_token(store::account_store& in, store::token_id which, std::string_view by, time_point now) {
  const auto batch = in.begin_write();
  const auto all = batch->tokens();
  const auto found = std::ranges::find(all, which, &store::token::id);
  if (found == all.end())
    throw error(error_kind::not_found, "There is no token " + std::to_string(which.value), "token");
  if (found->revoked_at) return;
  store::token revoked = *found;
  revoked.revoked_at = now;
  batch->put(revoked);
  batch->audit({.at = now,
                .who = std::string(by),
                .action = "token.revoke",
                .object = "token " + std::to_string(which.value)});
  batch->commit();
}

std::optional<access> find_token(const store::account_store& in, std::string_view secret, time_point now) {
  const auto hash = secret_hash(secret_kind::token, secret);
  const auto shown = hash ? in.find_token(*hash) : std::nullopt;
  if (!shown || shown->revoked_at || now >= shown->expires_at) return std::nullopt;
  const auto whose = in.find(shown->account);
  if (!whose || whose->locked || whose->must_change) return std::nullopt;
  return access_of(*whose, parse_token_scopes(shown->scopes));
}

}  // namespace uramost::accounts
