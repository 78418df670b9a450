#pragma once

#include "cli/command_line.hpp"
#include "cli/settings.hpp"

/// One file a subcommand. Each adds itself to the program, with what runs when it is chosen; `flags` receives
/// what its common options say, `resolved` gives the settings after file and environment.
namespace uramost::cli {

/// The flags as parsed, and how to make settings of them once parsing is over.
struct command_context {
  settings flags;
  std::string config_file;

  /// Flags over environment over file, and the built-in defaults for what nobody said.
  settings resolved() const;
};

void add_init(command_line program, command_context& context);
void add_demo(command_line program, command_context& context);
void add_import(command_line program, command_context& context);
void add_geocode(command_line program, command_context& context);
void add_analyse(command_line program, command_context& context);
void add_export(command_line program, command_context& context);
void add_user(command_line program, command_context& context);
void add_token(command_line program, command_context& context);
void add_audit(command_line program, command_context& context);
void add_registers(command_line program, command_context& context);
void add_responses(command_line program, command_context& context);
void add_report(command_line program, command_context& context);
void add_release(command_line program, command_context& context);
void add_serve(command_line program, command_context& context);
void add_tier(command_line program, command_context& context);
void add_plan(command_line program, command_context& context);
void add_erase(command_line program, command_context& context);

/// `--data DIR`, which all commands on a register take.
void add_data_option(command_line command, command_context& context);

}  // namespace uramost::cli
