#include "accounts/role.hpp"

#include <algorithm>

namespace uramost::accounts {

namespace {
using enum token_scope;

struct table_row {
  permission what;
  token_scope needs;
  // visitor, partner, analyst, planner, case handler, administrator
  std::string_view allowed;
};

constexpr std::array table{
    table_row{permission::read_published, read, "vpalca"},
    table_row{permission::read_masked, read, "-palc-"},
    table_row{permission::read_incidents, read, "--alc-"},
    table_row{permission::read_narratives, read, "--a-c-"},
    table_row{permission::export_incidents, export_files, "--alc-"},
    table_row{permission::write_incidents, write, "--a-c-"},
    table_row{permission::import_files, write, "--a-c-"},
    table_row{permission::change_tiers, write, "--a-c-"},
    table_row{permission::erase_incidents, write, "----c-"},
    table_row{permission::plan_patrols, write, "--al--"},
    table_row{permission::publish_releases, write, "--a---"},
    table_row{permission::read_audit, administer, "-----a"},
    table_row{permission::administer_accounts, administer, "-----a"},
    table_row{permission::administer_register, administer, "-----a"},
};
static_assert(std::ranges::equal(table, all_permissions, {}, &table_row::what));
static_assert(std::ranges::all_of(table, [](const table_row& row) {
  return row.allowed.size() == all_roles.size();
}));

constexpr std::array<std::string_view, 6> role_names{"public",  "partner",      "analyst",
                                                     "planner", "case_handler", "administrator"};
constexpr std::array<std::string_view, 14> permission_names{
    "read_published",   "read_masked",  "read_incidents",      "read_narratives",    "export_incidents",
    "write_incidents",  "import_files", "change_tiers",        "erase_incidents",    "plan_patrols",
    "publish_releases", "read_audit",   "administer_accounts", "administer_register"};
static_assert(permission_names.size() == all_permissions.size());
constexpr std::array<std::string_view, 4> scope_names{"read", "write", "export", "administer"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

const table_row& row_of(permission what) { return table[static_cast<std::size_t>(what)]; }
}  // namespace

bool allows(role who, permission what) { return row_of(what).allowed[static_cast<std::size_t>(who)] != '-'; }
token_scope scope_for(permission what) { return row_of(what).needs; }

std::string_view to_string(permission what) { return permission_names[static_cast<std::size_t>(what)]; }
std::string_view to_string(role who) { return role_names[static_cast<std::size_t>(who)]; }
std::optional<role> role_of(std::string_view text) { return named<role>(role_names, text); }
std::string_view to_string(token_scope scope) { return scope_names[static_cast<std::size_t>(scope)]; }
std::optional<token_scope> token_scope_of(std::string_view text) {
  return named<token_scope>(scope_names, text);
}

}  // namespace uramost::accounts
