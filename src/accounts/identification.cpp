#include "accounts/identification.hpp"

#include "accounts/token_book.hpp"

namespace uramost::accounts {

std::optional<access> identify(store::account_store& in, const credentials& shown, const session_rule& rule,
                               time_point now) {
  if (!shown.token.empty()) return find_token(in, shown.token, now);
  if (!shown.session.empty()) return find_session(in, shown.session, rule, now);
  return access{};
}

}  // namespace uramost::accounts
