#include "cli/program.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <exception>

#include "cli/command_line.hpp"
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

void add_data_option(command_line command, command_context& context) {
  command.add_option("--data", context.flags.data, "The data directory (URAMOST_DATA; default: data)")
      .type_name("DIR");
}

int run(int argc, const char* const* argv) {
  command_line_reader reader(
      "uramost", "0.1.0",
      "UraMost: incident mapping for northern Kosovo.\n"
      "Registers go in (CSV, spreadsheets, GeoPackage, …), every incident is located in its municipality, "
      "and\n"
      "heat maps, numbers and GeoJSON come out.");
  const command_line program = reader.program();
  program.footer(exit_codes_help);

  command_context context;
  program
      .add_option("--config", context.config_file,
                  "Settings as TOML (default: uramost.toml, where there is one)")
      .environment("URAMOST_CONFIG")
      .type_name("FILE");
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
  add_responses(program, context);
  add_registers(program, context);
  add_report(program, context);
  add_release(program, context);
  add_plan(program, context);
  add_serve(program, context);

  try {
    return static_cast<int>(reader.read(argc, argv) ? exit_code::ok : exit_code::usage);
  } catch (const error& problem) {
    return failed(exit_code_for(problem.kind()), problem.what());
  } catch (const std::exception& problem) {
    return failed(exit_code::failed, problem.what());
  }
}

}  // namespace uramost::cli
