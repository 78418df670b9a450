#include "accounts/role.hpp"

#include <algorithm>

#include "core/enum_names.hpp"

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

constexpr enum_names<role, 6> role_names{
    {"public", "partner", "analyst", "planner", "case_handler", "administrator"}};
constexpr enum_names<permission, all_permissions.size()> permission_names{
    {"read_published", "read_masked", "read_incidents", "read_narratives", "export_incidents",
     "write_incidents", "import_files", "change_tiers", "erase_incidents", "plan_patrols", "publish_releases",
     "read_audit", "administer_accounts", "administer_register"}};
constexpr enum_names<token_scope, 4> scope_names{{"read", "write", "export", "administer"}};

const table_row& row_of(permission what) { return table[static_cast<std::size_t>(what)]; }
}  // namespace

bool allows(role who, permission what) { return row_of(what).allowed[static_cast<std::size_t>(who)] != '-'; }
token_scope scope_for(permission what) { return row_of(what).needs; }

std::string_view to_string(permission what) { return permission_names[what]; }
std::string_view to_string(role who) { return role_names[who]; }
std::optional<role> role_of(std::string_view text) { return role_names.find(text); }
std::string_view to_string(token_scope scope) { return scope_names[scope]; }
std::optional<token_scope> token_scope_of(std::string_view text) { return scope_names.find(text); }

}  // namespace uramost::accounts
