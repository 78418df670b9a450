#include <fmt/format.h>

#include <memory>

#include "accounts/account_book.hpp"
#include "accounts/token_book.hpp"
#include "cli/console.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"

namespace uramost::cli {

namespace {
struct token_arguments {
  std::string user;
  std::string scope;
  std::string expires;
  std::string label;
  std::int64_t id = 0;
};

/// "90d", or the last day on which it is good.
time_point read_expiry(const std::string& text) {
  if (text.ends_with('d')) {
    const auto days = parse_integer(std::string_view(text).substr(0, text.size() - 1));
    if (days && *days >= 1 && *days <= 366) return now() + std::chrono::days{*days};
  }
  if (const auto date = parse_date(text)) return calendar_interval(*date, time_precision::day).end;
  throw invalid_input("--expires takes a number of days such as 90d, or a date such as 2027-01-31",
                      "expires");
}

void create(const command_context& context, const token_arguments& said) {
  const accounts::token_order order{.account = accounts::account_name(said.user),
                                    .label = said.label,
                                    .scopes = accounts::parse_token_scopes(said.scope),
                                    .expires_at = read_expiry(said.expires)};
  const console_accounts files(context);
  const std::string secret = accounts::create_token(*files.records, order, console_user(), now());
  fmt::print("The token, good until {}. It is not shown again:\n\n  {}\n\n",
             to_belgrade_rfc3339(order.expires_at), secret);
}

std::string state_of(const store::token& each) {
  if (each.revoked_at) return "revoked";
  return each.expires_at <= now() ? "expired" : "good";
}

void list(const command_context& context) {
  const console_accounts files(context);
  for (const store::token& each : files.records->tokens()) {
    const auto owner = files.records->find(each.account);
    fmt::print("{:>4} {:<24} {:<24} until {}  {:<8} {}\n", each.id.value, owner ? owner->name : "?",
               each.scopes, to_belgrade_rfc3339(each.expires_at), state_of(each), each.label);
  }
}

void revoke(const command_context& context, const token_arguments& said) {
  const console_accounts files(context);
  accounts::revoke_token(*files.records, {said.id}, console_user(), now());
  fmt::print("Token {} is revoked.\n", said.id);
}
}  // namespace

void add_token(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("token", "Tokens: how programs log in");
  command.require_subcommand();
  const auto said = std::make_shared<token_arguments>();

  const command_line creating = command.add_subcommand("create", "Make a token; it is printed once");
  add_data_option(creating, context);
  creating.add_option("--user", said->user, "Whose it is").required().type_name("NAME");
  creating.add_option("--scope", said->scope, "read, write, export, administer; several with commas")
      .required();
  creating.add_option("--expires", said->expires, "90d, or its last day (2027-01-31); at most a year")
      .required();
  creating.add_option("--label", said->label, "What it is for");
  creating.callback([=, &context] { create(context, *said); });

  const command_line listing = command.add_subcommand("list", "All tokens, without their secrets");
  add_data_option(listing, context);
  listing.callback([&context] { list(context); });

  const command_line revoking = command.add_subcommand("revoke", "End a token");
  add_data_option(revoking, context);
  revoking.add_option("id", said->id, "Its number in the list").required();
  revoking.callback([=, &context] { revoke(context, *said); });
}

}  // namespace uramost::cli
