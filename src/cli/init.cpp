#include <fmt/format.h>

#include "accounts/account_book.hpp"
#include "cli/console.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

namespace {
constexpr const char* first_administrator = "admin";
}

void add_init(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("init", "Make a new, empty register");
  add_data_option(command, context);
  command.callback([&context] {
    const auto directory = *context.resolved().data;
    intake::incident_register::create(directory);
    fmt::print("Made an empty register in {}.\n", directory.string());
    const console_accounts files(context);
    if (const auto password = accounts::account_book(*files.records, files.key)
                                  .add_first_administrator(first_administrator, console_user(), now()))
      fmt::print(
          "Its administrator is '{}', who logs in with this password once, within three days, and then "
          "chooses "
          "another:\n\n  {}\n\n",
          first_administrator, *password);
    fmt::print("Next: uramost import incidents FILE --data {}\n", directory.string());
  });
}

}  // namespace uramost::cli
