#include <fmt/format.h>

#include <memory>

#include "accounts/account_book.hpp"
#include "cli/console.hpp"
#include "core/error.hpp"

namespace uramost::cli {

namespace {
struct user_arguments {
  std::string name;
  std::string role;
  std::vector<std::string> municipalities;
  bool ask_password = false;
  bool second_factor = false;
};

/// Codes that the register knows: one mistyped would show its owner nothing.
std::vector<municipality_code> checked_codes(const command_context& context,
                                             const std::vector<std::string>& typed) {
  const intake::incident_register beside(*context.resolved().data);
  const auto where = beside.where();
  std::vector<municipality_code> codes;
  for (const std::string& code : typed) {
    if (where->areas.find({code}) == nullptr)
      throw invalid_input("There is no municipality with the code " + code, "municipality");
    codes.push_back({code});
  }
  return codes;
}

accounts::role checked_role(const std::string& typed) {
  if (const auto role = accounts::role_of(typed)) return *role;
  throw invalid_input("There is no role " + typed, "role");
}

void show_one_time_password(const std::string& name, const std::string& password) {
  fmt::print("{} logs in with this password once, within three days, and then chooses another:\n\n  {}\n\n",
             name, password);
}

void add(const command_context& context, const user_arguments& said) {
  const accounts::account_order order{.name = said.name,
                                      .role = checked_role(said.role),
                                      .municipalities = checked_codes(context, said.municipalities)};
  const console_accounts files(context);
  accounts::account_book book(*files.records, files.key);
  const std::string name = accounts::account_name(said.name);
  if (!said.ask_password) return show_one_time_password(name, book.add(order, console_user(), now()));
  book.add(order, ask_for_password(), console_user(), now());
  fmt::print("Made the account {}.\n", name);
}

std::string state_of(const store::account& each) {
  std::string state;
  const auto mention = [&](bool is_so, const char* word) {
    if (is_so) state += (state.empty() ? "" : ", ") + std::string(word);
  };
  mention(each.locked, "locked");
  mention(each.must_change, "has to choose a password");
  mention(!each.second_factor.empty(), "second factor");
  mention(each.demo, "demo");
  return state;
}

void list(const command_context& context) {
  const console_accounts files(context);
  for (const store::account& each : files.records->accounts()) {
    std::string codes;
    for (const municipality_code& code : each.municipalities)
      codes += (codes.empty() ? "" : ",") + code.value;
    fmt::print("{:<24} {:<14} {:<12} {}\n", each.name, each.role, codes.empty() ? "all" : codes,
               state_of(each));
  }
}

void change_role(const command_context& context, const user_arguments& said) {
  std::optional<std::vector<municipality_code>> codes;
  if (said.municipalities == std::vector<std::string>{"all"})
    codes.emplace();
  else if (!said.municipalities.empty())
    codes = checked_codes(context, said.municipalities);
  const console_accounts files(context);
  accounts::account_book(*files.records, files.key)
      .change_role(said.name, checked_role(said.role), codes, console_user(), now());
  fmt::print("{} is {} from now on.\n", said.name, said.role);
}

void lock(const command_context& context, const user_arguments& said) {
  const console_accounts files(context);
  accounts::account_book(*files.records, files.key).lock(said.name, console_user(), now());
  fmt::print("{} is locked; sessions and tokens have ended.\n", said.name);
}

void unlock(const command_context& context, const user_arguments& said) {
  const console_accounts files(context);
  accounts::account_book(*files.records, files.key).unlock(said.name, console_user(), now());
  fmt::print("{} may log in again.\n", said.name);
}

void reset_password(const command_context& context, const user_arguments& said) {
  const console_accounts files(context);
  show_one_time_password(said.name,
                         accounts::account_book(*files.records, files.key)
                             .reset_password(said.name, said.second_factor, console_user(), now()));
}

using user_work = void (*)(const command_context&, const user_arguments&);

command_line add_command(command_line parent, command_context& context, const std::string& name,
                         const std::string& help, const std::shared_ptr<user_arguments>& arguments,
                         user_work work) {
  const command_line command = parent.add_subcommand(name, help);
  add_data_option(command, context);
  command.add_option("name", arguments->name, "The account").required();
  command.callback([=, &context] { work(context, *arguments); });
  return command;
}

void add_role_options(command_line command, user_arguments& arguments, const char* municipality_help) {
  std::vector<std::string> roles;
  for (const accounts::role each : accounts::all_roles)
    if (each != accounts::role::visitor) roles.emplace_back(to_string(each));
  command.add_option("--role", arguments.role, "What the person does").required().one_of(roles);
  command.add_option("--municipality", arguments.municipalities, municipality_help)
      .type_name("CODE")
      .delimiter(',');
}
}  // namespace

void add_user(command_line program, command_context& context) {
  const command_line command =
      program.add_subcommand("user", "Accounts: who may log in, and what they may do");
  command.require_subcommand();
  const auto said = std::make_shared<user_arguments>();

  const command_line adding = add_command(command, context, "add", "Make an account", said, add);
  add_role_options(adding, *said, "Only these municipalities (default: all)");
  adding.add_flag(
      "--ask-password", said->ask_password,
      "Ask for the password (or read it from standard input) instead of printing one for one login");

  const command_line roles =
      add_command(command, context, "role", "Give an account another role", said, change_role);
  add_role_options(roles, *said, "Only these municipalities, or 'all' (default: as before)");

  add_command(command, context, "lock", "End an account's sessions and let it in no more", said, lock);
  add_command(command, context, "unlock", "Let an account in again, also after too many failed logins", said,
              unlock);
  const command_line resetting = add_command(command, context, "reset-password",
                                             "Print a new password for one login", said, reset_password);
  resetting.add_flag("--second-factor", said->second_factor,
                     "Take the second factor away too: its device is lost");

  const command_line listing = command.add_subcommand("list", "All accounts");
  add_data_option(listing, context);
  listing.callback([&context] { list(context); });
}

}  // namespace uramost::cli
