#include "http/query_results.hpp"

namespace uramost::http {

namespace {
std::string key(const query_results::snapshot& of, const std::string& canonical) {
  return std::to_string(of->built_at().value) + '?' + canonical;
}
}  // namespace

std::shared_ptr<const index::selection> query_results::selection(const snapshot& of,
                                                                 const incident_query& query) const {
  return selections_.get(key(of, query.canonical()), [&] {
    return std::make_shared<const index::selection>(register_.select(of, query));
  });
}

std::shared_ptr<const tiles::heat_surface> query_results::surface(const snapshot& of,
                                                                  const incident_query& query,
                                                                  const tiles::heat_style& style) const {
  // A flood of queries must not push out the whole register's surface, which is worth most.
  auto& surfaces = query == incident_query{} ? whole_register_ : surfaces_;
  return surfaces.get(key(of, query.canonical() + '&' + style.density_text()), [&] {
    return std::make_shared<const tiles::heat_surface>(of, query, style, register_.matches_of_text(query));
  });
}

}  // namespace uramost::http
