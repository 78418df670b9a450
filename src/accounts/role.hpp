#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace uramost::accounts {

/// What a person does here. `visitor` is everybody who has not logged in: the public.
enum class role : std::uint8_t { visitor, partner, analyst, planner, case_handler, administrator };

inline constexpr std::array all_roles{role::visitor, role::partner,      role::analyst,
                                      role::planner, role::case_handler, role::administrator};

/// What somebody may do.
enum class permission : std::uint8_t {
  read_published,       ///< what a release carries
  read_masked,          ///< points masked for partners
  read_incidents,       ///< true locations and times
  read_narratives,      ///< what people told
  export_incidents,     ///< files of true locations
  write_incidents,      ///< one incident, a response event, a correction
  import_files,         ///< registers, quarantine
  change_tiers,         ///< raise, propose to lower, confirm another's proposal
  erase_incidents,      ///< on request of the person concerned
  plan_patrols,         ///< patrol points and plans
  publish_releases,     ///< preview, create
  read_audit,           ///< the audit log
  administer_accounts,  ///< accounts, tokens of others
  administer_register   ///< boundaries, settings
};

inline constexpr std::array all_permissions{
    permission::read_published,      permission::read_masked,        permission::read_incidents,
    permission::read_narratives,     permission::export_incidents,   permission::write_incidents,
    permission::import_files,        permission::change_tiers,       permission::erase_incidents,
    permission::plan_patrols,        permission::publish_releases,   permission::read_audit,
    permission::administer_accounts, permission::administer_register};

/// How much of its owner's permissions a token has.
enum class token_scope : std::uint8_t { read, write, export_files, administer };

/// The one table of who may do what. Who administers does not read, and who reads does not administer: nobody
/// can both look and take away the traces.
bool allows(role who, permission what);

/// The scope that a token needs for it.
token_scope scope_for(permission what);

/// As they are called above: "read_published".
std::string_view to_string(permission what);
/// "public", "partner", "analyst", "planner", "case_handler", "administrator".
std::string_view to_string(role who);
std::optional<role> role_of(std::string_view text);
/// "read", "write", "export", "administer".
std::string_view to_string(token_scope scope);
std::optional<token_scope> token_scope_of(std::string_view text);

}  // namespace uramost::accounts
