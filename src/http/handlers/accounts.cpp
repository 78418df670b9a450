#include "http/handlers/accounts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "accounts/account_book.hpp"
#include "accounts/token_book.hpp"
#include "accounts/totp.hpp"
#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"

namespace uramost::http {

namespace {
constexpr std::int64_t longest_days = 366;
constexpr std::size_t longest_label = 100;

store::account_id account_of(const request& asked) {
  if (!asked.who.account || asked.who.session.empty())
    throw error(error_kind::forbidden, "Log in with your password to do this");
  return *asked.who.account;
}

response done() {
  response answer;
  answer.status = 204;
  return answer;
}

json token_json(const store::token& one) {
  json scopes = json::array();
  for (const std::string_view each : split(one.scopes, ',')) scopes.push_back(each);
  return {{"id", one.id.value},
          {"label", one.label},
          {"scopes", std::move(scopes)},
          {"created_at", to_rfc3339(one.created_at)},
          {"expires_at", to_rfc3339(one.expires_at)},
          {"revoked", one.revoked_at.has_value()}};
}

}  // namespace

response change_password::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto whose = account_of(asked);
  const json_body said(asked, {"old_password", "new_password"});
  accounts::account_book(*people.records, people.key)
      .change_password(whose, said.needed_text("old_password"), said.needed_text("new_password"), now());
  known.forget();
  return done();
}

response second_factor_secret::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  account_of(asked);
  const std::string secret = accounts::new_totp_secret();
  response answer = json_response(
      {{"secret", accounts::base32(secret)}, {"otpauth", accounts::otpauth_uri(secret, asked.who.name)}});
  return answer.set("Cache-Control", "no-store");
}

response begin_second_factor::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto whose = account_of(asked);
  const json_body said(asked, {"secret", "code"});
  const auto secret = accounts::from_base32(said.needed_text("secret"));
  if (!secret) throw invalid_input("secret takes the text that this server gave", "secret");
  accounts::account_book(*people.records, people.key)
      .begin_second_factor(whose, *secret, said.needed_text("code"), now());
  return done();
}

response own_tokens::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  for (const store::token& each : people.records->tokens(account_of(asked))) list.push_back(token_json(each));
  response answer = json_response({{"tokens", std::move(list)}});
  return answer.set("Cache-Control", "no-store");
}

response create_own_token::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  account_of(asked);
  const json_body said(asked, {"label", "scopes", "days"});
  const std::string label(trim(said.needed_text("label")));
  if (label.empty() || label.size() > longest_label)
    throw invalid_input("label takes 1 to 100 bytes of text", "label");
  const std::chrono::days days(said.integer("days", 1, longest_days).value_or(90));
  const std::string secret = accounts::create_token(
      *people.records,
      {.account = asked.who.name,
       .label = label,
       .scopes = accounts::parse_token_scopes(fmt::to_string(fmt::join(said.texts("scopes"), ","))),
       .expires_at = now() + days},
      asked.who.name, now());
  response answer = json_response({{"token", secret}}, 201);
  return answer.set("Cache-Control", "no-store");
}

response revoke_own_token::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto own = people.records->tokens(account_of(asked));
  const store::token_id id{id_of(asked.captured("id"))};
  if (std::ranges::find(own, id, &store::token::id) == own.end())
    throw error(error_kind::not_found, "there is no such token of yours");
  accounts::revoke_token(*people.records, id, asked.who.name, now());
  known.forget();
  return done();
}

}  // namespace uramost::http
