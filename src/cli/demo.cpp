#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/progress_line.hpp"
#include "intake/demo_register.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

void add_demo(CLI::App& program, command_context& context) {
  CLI::App* command = program.add_subcommand(
      "demo", "Make a register with synthetic incidents (they say so) and a few events of the public record");
  add_data_option(*command, context);
  command->callback([&context] {
    const auto directory = *context.resolved().data;
    if (!std::filesystem::exists(directory / intake::incident_register::file_name))
      intake::incident_register::create(directory);
    intake::incident_register demo(directory);
    progress_line line("rows");
    intake::load_demo(demo, line.sink());
    fmt::print("The demo register is in {}. Its incidents are synthetic: none of them happened.\n",
               directory.string());
  });
}

}  // namespace uramost::cli
