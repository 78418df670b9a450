#include "http/query_results.hpp"

namespace uramost::http {

namespace {
std::string key(std::int64_t revision, const std::string& canonical) {
  return std::to_string(revision) + '?' + canonical;
}
}  // namespace

std::shared_ptr<const index::selection> query_results::selection(const incident_query& query) const {
  return selections_.get(key(revision(), query.canonical()),
                         [&] { return std::make_shared<const index::selection>(register_.select(query)); });
}

std::shared_ptr<const tiles::heat_surface> query_results::surface(const incident_query& query,
                                                                  const tiles::heat_style& style) const {
  const auto incidents = selection(query);
  const std::int64_t revision = incidents->index().built_at().value;
  return surfaces_.get(key(revision, query.canonical() + '&' + style.density_text()),
                       [&] { return std::make_shared<const tiles::heat_surface>(incidents, style); });
}

}  // namespace uramost::http
