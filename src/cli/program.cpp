#include "cli/program.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <exception>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"

namespace uramost::cli {

namespace {
constexpr const char* default_config_file = "uramost.toml";

int failed(exit_code code, const std::string& message) {
  fmt::print(stderr, "uramost: {}\n", message);
  return static_cast<int>(code);
}
}  // namespace

settings command_context::resolved() const {
  settings file;
  if (!config_file.empty())
    file = read_settings_file(config_file);
  else if (std::filesystem::exists(default_config_file))
    file = read_settings_file(default_config_file);

  settings merged =
      flags.or_else(read_environment([](const char* name) { return std::getenv(name); })).or_else(file);
  if (!merged.data) merged.data = "data";
  if (!merged.listen) merged.listen = "127.0.0.1:8080";
  if (!merged.web) merged.web = "web/dist";
  if (!merged.log) merged.log = "api";
  return merged;
}

void add_data_option(CLI::App& command, command_context& context) {
  command.add_option("--data", context.flags.data, "The data directory (URAMOST_DATA; default: data)")
      ->type_name("DIR");
}

int run(int argc, const char* const* argv) {
  CLI::App program{
      "UraMost: incident mapping for northern Kosovo.\n"
      "Registers go in (CSV, spreadsheets, GeoPackage, …), every incident is located in its municipality, "
      "and\n"
      "heat maps, numbers and GeoJSON come out.",
      "uramost"};
  program.require_subcommand(1);
  program.set_version_flag("--version", "uramost 0.1.0");
  program.footer(exit_codes_help);
  program.fallthrough();

  command_context context;
  program
      .add_option("--config", context.config_file,
                  "Settings as TOML (default: uramost.toml, where there is one)")
      ->envname("URAMOST_CONFIG")
      ->type_name("FILE");
  add_init(program, context);
  add_demo(program, context);
  add_import(program, context);
  add_geocode(program, context);
  add_analyse(program, context);
  add_export(program, context);
  add_user(program, context);
  add_token(program, context);
  add_audit(program, context);
  add_tier(program, context);
  add_erase(program, context);
  add_release(program, context);
  add_plan(program, context);
  add_serve(program, context);

  try {
    program.parse(argc, argv);
    return static_cast<int>(exit_code::ok);
  } catch (const CLI::ParseError& problem) {
    // --help and --version come this way too, with an exit code of 0.
    return program.exit(problem) == 0 ? static_cast<int>(exit_code::ok) : static_cast<int>(exit_code::usage);
  } catch (const error& problem) {
    return failed(exit_code_for(problem.kind()), problem.what());
  } catch (const std::exception& problem) {
    return failed(exit_code::failed, problem.what());
  }
}

}  // namespace uramost::cli
