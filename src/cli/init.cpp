#include <fmt/format.h>

#include "cli/commands.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

void add_init(CLI::App& program, command_context& context) {
  CLI::App* command = program.add_subcommand("init", "Make a new, empty register");
  add_data_option(*command, context);
  command->callback([&context] {
    const auto directory = *context.resolved().data;
    intake::incident_register::create(directory);
    fmt::print("Made an empty register in {}.\nNext: uramost import incidents FILE --data {}\n",
               directory.string(), directory.string());
  });
}

}  // namespace uramost::cli
