#include "publication/published_places.hpp"

#include <algorithm>

namespace uramost::publication {

namespace {
geodata::point_tree tree_of(const std::vector<const geodata::place*>& places) {
  std::vector<lon_lat> points;
  points.reserve(places.size());
  for (const geodata::place* each : places) points.push_back(each->point);
  return geodata::point_tree(points);
}
}  // namespace

published_places::published_places(const geodata::gazetteer& places,
                                   const geodata::municipality_locator& where) {
  std::map<municipality_code, std::vector<const geodata::place*>> found;
  for (const geodata::place& each : places.places()) {
    const std::uint16_t municipality = where.find(each.point);
    if (geodata::is_populated(each.kind) && municipality != geodata::municipality_locator::none)
      found[where.codes()[municipality]].push_back(&each);
  }
  for (auto& [code, of] : found) {
    geodata::point_tree points = tree_of(of);
    by_municipality_.emplace(code, municipality_places{std::move(of), std::move(points)});
  }
}

std::optional<geodata::nearest_place> published_places::nearest(lon_lat point,
                                                                const municipality_code& within) const {
  const auto known = by_municipality_.find(within);
  if (known == by_municipality_.end()) return std::nullopt;
  const auto index = known->second.points.nearest(point);
  if (!index) return std::nullopt;
  const geodata::place& found = *known->second.places[*index];
  return geodata::nearest_place{&found, distance_m(point, found.point)};
}

bool published_places::is_at(lon_lat point) const {
  return std::ranges::any_of(by_municipality_, [&](const auto& municipality) {
    const auto index = municipality.second.points.nearest(point);
    return index && distance_m(municipality.second.places[*index]->point, point) <= 1;
  });
}

}  // namespace uramost::publication
