#include "http/handlers/sessions.hpp"

#include <array>

#include "accounts/demo.hpp"
#include "accounts/secret.hpp"
#include "core/clock.hpp"
#include "http/json_body.hpp"
#include "http/problem.hpp"

namespace uramost::http {

namespace {
json permissions_json(const accounts::access& who) {
  json list = json::array();
  for (const accounts::permission each : accounts::all_permissions)
    if (who.may(each)) list.push_back(to_string(each));
  return list;
}

json demo_json(const store::account_reader& people, std::string_view address) {
  if (!accounts::is_this_machine(address)) return nullptr;
  json list = json::array();
  for (const store::account& each : accounts::demo_accounts(people))
    list.push_back({{"name", each.name}, {"role", each.role}});
  if (list.empty()) return nullptr;
  return {{"accounts", std::move(list)}, {"password", accounts::demo_password}};
}

json session_json(const store::account_reader& people, const accounts::access& who,
                  std::string_view address) {
  json municipalities = json::array();
  for (const municipality_code& each : who.municipalities) municipalities.push_back(each.value);
  const auto account = who.account ? people.find(*who.account) : std::nullopt;
  return {{"role", to_string(who.role)},
          {"name", account ? json(account->name) : json(nullptr)},
          {"view", to_string(who.view())},
          {"permissions", permissions_json(who)},
          {"municipalities", std::move(municipalities)},
          {"second_factor", account && !account->second_factor.empty()},
          {"csrf", who.session.empty() ? json(nullptr) : json(accounts::csrf_token(who.session))},
          {"demo", demo_json(people, address)}};
}

/// Without a session, the cookie that forgets the one before.
std::string cookie(const std::string& session, const request& asked) {
  std::string text(accounts::session_cookie_name);
  text += '=' + session + "; Path=/; HttpOnly; SameSite=Strict";
  if (asked.is_secure) text += "; Secure";
  if (session.empty()) text += "; Max-Age=0";
  return text;
}

response refusal(const char* reason, const char* says) { return problem_with(401, says, "reason", reason); }

response too_many(time_point until) {
  const auto wait = std::max<std::int64_t>(1, (until - now()).count());
  response answer = problem_with(429, "Too many failed logins; wait a while", "reason", "wait");
  return answer.set("Retry-After", std::to_string(wait));
}
}  // namespace

response show_session::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  response answer = json_response(session_json(*people.records, asked.who, asked.address));
  if (!asked.who.account && !credentials_of(asked).session.empty())
    answer.set("Set-Cookie", cookie({}, asked));
  return answer.set("Cache-Control", "no-store");
}

response log_in::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"name", "password", "code", "new_password"});
  const auto result = way_in.attempt({.name = said.text("name"),
                                      .password = said.text("password"),
                                      .code = said.text("code"),
                                      .new_password = said.text("new_password"),
                                      .address = asked.address,
                                      .session = credentials_of(asked).session},
                                     now());
  switch (result.outcome) {
    case accounts::login_outcome::refused:
      return refusal("refused", "The name or the password is wrong, or the account cannot be used");
    case accounts::login_outcome::code_needed:
      return refusal("code_needed", "The code of the second factor is missing");
    case accounts::login_outcome::change_needed:
      return refusal("change_needed", "This password is good once: choose a new one");
    case accounts::login_outcome::wait:
      return too_many(result.wait_until.value_or(now()));
    case accounts::login_outcome::accepted:
      break;
  }
  response answer = json_response(session_json(*people.records, result.who, asked.address));
  return answer.set("Set-Cookie", cookie(result.session, asked)).set("Cache-Control", "no-store");
}

response log_out::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  accounts::close_session(*people.records, asked.who.session, now());
  known.forget();
  response answer;
  answer.status = 204;
  return answer.set("Set-Cookie", cookie({}, asked));
}

}  // namespace uramost::http
