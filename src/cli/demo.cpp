#include <fmt/format.h>

#include "accounts/account_book.hpp"
#include "accounts/demo.hpp"
#include "cli/console.hpp"
#include "cli/progress_line.hpp"
#include "intake/demo_register.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

namespace {
/// Accounts for trying the roles; everybody knows their password, so that they open on this machine only.
void add_demo_accounts(const command_context& context, const intake::incident_register& demo) {
  const console_accounts files(context, demo);
  accounts::account_book book(*files.records, files.key);
  for (const auto role : {accounts::role::analyst, accounts::role::planner, accounts::role::partner}) {
    const std::string name = "demo-" + std::string(to_string(role));
    if (!files.records->find(name))
      book.add({.name = name, .role = role, .demo = true}, accounts::demo_password, console_user(), now());
  }
}
}  // namespace

void add_demo(command_line program, command_context& context) {
  const command_line command = program.add_subcommand(
      "demo", "Make a register with synthetic incidents (they say so) and a few events of the public record");
  add_data_option(command, context);
  command.callback([&context] {
    const auto directory = *context.resolved().data;
    if (!std::filesystem::exists(directory / intake::incident_register::file_name))
      intake::incident_register::create(directory);
    intake::incident_register demo(directory);
    progress_line line("rows");
    intake::load_demo(demo, line.sink());
    add_demo_accounts(context, demo);
    fmt::print("The demo register is in {}. Its incidents are synthetic: none of them happened.\n",
               directory.string());
    fmt::print(
        "Accounts to try, on this machine only: demo-analyst, demo-planner, demo-partner; password: {}\n",
        accounts::demo_password);
  });
}

}  // namespace uramost::cli
