#include "accounts/access.hpp"

#include "core/enum_names.hpp"
#include "core/error.hpp"

namespace uramost::accounts {

std::string_view to_string(view which) {
  constexpr enum_names<accounts::view, 3> names{{"published", "masked", "restricted"}};
  return names[which];
}

view access::view() const {
  if (may(permission::read_incidents)) return accounts::view::restricted;
  return may(permission::read_masked) ? accounts::view::masked : accounts::view::published;
}

bool access::may(permission what) const {
  return allows(role, what) && (!scopes || scopes->contains(scope_for(what)));
}

void access::require(permission what) const {
  if (may(what)) return;
  if (!account) throw error(error_kind::forbidden, "Log in to do this");
  if (allows(role, what))
    throw error(error_kind::forbidden, "This needs a token of the scope '" +
                                           std::string(to_string(scope_for(what))) + "', or a login");
  throw error(error_kind::forbidden,
              "Accounts of the role '" + std::string(to_string(role)) + "' may not do this");
}

access access_of(const store::account& whose, std::optional<std::set<token_scope>> scopes) {
  access made;
  made.account = whose.id;
  made.name = whose.name;
  // A role that this program does not know has no rights.
  made.role = role_of(whose.role).value_or(role::visitor);
  made.municipalities = whose.municipalities;
  made.scopes = std::move(scopes);
  return made;
}

}  // namespace uramost::accounts
