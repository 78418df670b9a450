#pragma once

#include <string>

#include "accounts/account_files.hpp"
#include "cli/commands.hpp"
#include "core/clock.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

/// Who the audit log names for what is done on the command line: "console NAME", the name of the system's
/// user.
std::string console_user();

/// The accounts beside a register. What the register's writes said of themselves is in their audit log.
struct console_accounts : accounts::account_files {
  /// Throws not_found when there is no register.
  explicit console_accounts(const command_context& context);
  /// After a write.
  console_accounts(const command_context& context, const intake::incident_register& written);
};

/// A password from the terminal, typed twice and not shown, or else the first line of standard input. Never
/// from the command line, where every user of the machine can read it. Throws invalid_input (field
/// `password`) when the two differ or nothing comes.
std::string ask_for_password();

}  // namespace uramost::cli
