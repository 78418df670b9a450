#include "cli/analyse/methods.hpp"
#include "cli/commands.hpp"

namespace uramost::cli {

void method_files::add_to(CLI::App& command) {
  command.add_option("--in", in, "CSV, or a spreadsheet, GeoPackage, …")->required()->type_name("FILE");
  command.add_option("--out", out, "CSV, or JSON when it ends in .json (default: standard output)")
      ->type_name("FILE");
}

void chance_options::add_to(CLI::App& command) {
  command.add_option("--permutations", permutations, "Random arrangements to compare with (default: 999)")
      ->check(CLI::Range(1, 9'999'999));
  command.add_option("--seed", seed, "The same seed gives the same numbers (default: 1)");
}

void add_analyse(CLI::App& program, command_context&) {
  CLI::App* command = program.add_subcommand(
      "analyse", "Statistics on any file, with the code that the map uses; needs no data directory");
  command->require_subcommand(1);
}

}  // namespace uramost::cli
