#pragma once

#include <CLI/CLI.hpp>

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

void add_init(CLI::App& program, command_context& context);
void add_demo(CLI::App& program, command_context& context);
void add_import(CLI::App& program, command_context& context);
void add_geocode(CLI::App& program, command_context& context);
void add_analyse(CLI::App& program, command_context& context);
void add_export(CLI::App& program, command_context& context);
void add_user(CLI::App& program, command_context& context);
void add_token(CLI::App& program, command_context& context);
void add_audit(CLI::App& program, command_context& context);
void add_release(CLI::App& program, command_context& context);
void add_serve(CLI::App& program, command_context& context);
void add_tier(CLI::App& program, command_context& context);
void add_plan(CLI::App& program, command_context& context);
void add_erase(CLI::App& program, command_context& context);

/// `--data DIR`, which all commands on a register take.
void add_data_option(CLI::App& command, command_context& context);

}  // namespace uramost::cli
