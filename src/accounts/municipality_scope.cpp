#include "accounts/municipality_scope.hpp"

#include <algorithm>
#include <iterator>

#include "core/error.hpp"

namespace uramost::accounts {

incident_query narrowed(incident_query query, const access& who) {
  if (who.municipalities.empty()) return query;
  if (query.municipalities.empty()) {
    query.municipalities = who.municipalities;
    return query;
  }
  std::vector<municipality_code> shared;
  std::ranges::set_intersection(query.municipalities, who.municipalities, std::back_inserter(shared));
  if (shared.empty())
    throw error(error_kind::forbidden, "This account is bound to other municipalities", "municipality");
  query.municipalities = std::move(shared);
  return query;
}

bool is_in_scope(const std::optional<municipality_code>& municipality, const access& who) {
  return who.municipalities.empty() ||
         (municipality && std::ranges::binary_search(who.municipalities, *municipality));
}

}  // namespace uramost::accounts
