#include "http/query_results.hpp"

#include <spdlog/spdlog.h>

namespace uramost::http {

namespace {
std::string key(const query_results::snapshot& of, const std::string& canonical) {
  return std::to_string(of->built_at().value) + '?' + canonical;
}

std::string surface_key(const query_results::snapshot& of, const incident_query& query,
                        const tiles::heat_style& style) {
  return key(of, query.canonical() + '&' + style.density_text());
}
}  // namespace

query_results::query_results(const intake::incident_register& incidents)
    : query_results([&incidents] { return incidents.incidents(); },
                    [&incidents](const incident_query& query) { return incidents.matches_of_text(query); }) {}

std::vector<incident_id> query_results::matches_of_text(const incident_query& query) const {
  return query.text.empty() || !search_ ? std::vector<incident_id>{} : search_(query);
}

std::shared_ptr<const index::selection> query_results::selection(const snapshot& of,
                                                                 const incident_query& query) const {
  return selections_.get(key(of, query.canonical()), [&] {
    return std::make_shared<const index::selection>(of, query, matches_of_text(query));
  });
}

std::shared_ptr<const incident_overview> query_results::overview(const snapshot& of,
                                                                 const incident_query& query) const {
  return overviews_.get(key(of, query.canonical()), [&] {
    return std::make_shared<const incident_overview>(overview_of(*selection(of, query)));
  });
}

std::shared_ptr<const tiles::heat_surface> query_results::surface(const snapshot& of,
                                                                  const incident_query& query,
                                                                  const tiles::heat_style& style) const {
  // A flood of queries must not push out the whole register's surface, which is worth most.
  auto& surfaces = query == incident_query{} ? whole_register_ : surfaces_;
  return surfaces.get(surface_key(of, query, style), [&] {
    return std::make_shared<const tiles::heat_surface>(of, query, style, matches_of_text(query));
  });
}

std::shared_ptr<const tiles::heat_surface> query_results::surface_to_draw(const snapshot& of,
                                                                          const incident_query& query,
                                                                          const tiles::heat_style& style,
                                                                          tiles::tile_id tile) const {
  if (query == incident_query{}) {
    const std::lock_guard lock(mutex_);
    if (drawn_.size() < most_noted) drawn_.push_back({style, tile});
  }
  return surface(of, query, style);
}

bool query_results::is_at_hand(const snapshot& of, const incident_query& query,
                               const tiles::heat_style& style, tiles::tile_id tile) const {
  if (query != incident_query{} || !style.peak_per_km2) return false;
  const auto made = whole_register_.find(surface_key(of, query, style));
  return made && (*made)->is_at_hand(tile);
}

void query_results::prepare(const snapshot& next) const try {
  std::vector<drawn_tile> drawn;
  {
    const std::lock_guard lock(mutex_);
    drawn.swap(drawn_);
  }
  for (const auto& [style, tile] : drawn) {
    const auto made = surface(next, {}, style);
    made->legend(style);
    made->raster(tile);
  }
} catch (const std::exception& failure) {
  spdlog::warn("the next snapshot's tiles are not prepared: {}", failure.what());
}

}  // namespace uramost::http
