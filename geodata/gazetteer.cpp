#include "geodata/gazetteer.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "geodata/gazetteer_tables.hpp"

namespace uramost::geodata {
namespace {

std::vector<place> checked(std::vector<place> places) {
  std::ranges::sort(places, {}, &place::id);
  const auto twice = std::ranges::adjacent_find(places, {}, &place::id);
  if (twice != places.end())
    throw error(error_kind::internal, "two places with the id " + std::to_string(twice->id.value));
  for (const place& each : places)
    if (each.name.in(language::en).empty())
      throw error(error_kind::internal, "the place " + std::to_string(each.id.value) + " has no name");
  return places;
}

std::vector<std::size_t> populated_of(std::span<const place> places) {
  std::vector<std::size_t> indices;
  for (std::size_t index = 0; index < places.size(); ++index)
    if (is_populated(places[index].kind)) indices.push_back(index);
  return indices;
}

std::vector<lon_lat> points_of(std::span<const place> places, std::span<const std::size_t> indices) {
  std::vector<lon_lat> points;
  points.reserve(indices.size());
  for (const std::size_t index : indices) points.push_back(places[index].point);
  return points;
}

}  // namespace

std::string_view to_string(place_kind kind) {
  switch (kind) {
    case place_kind::municipality_seat:
      return "municipality_seat";
    case place_kind::settlement:
      return "settlement";
    case place_kind::neighbourhood:
      return "neighbourhood";
    case place_kind::landmark:
      return "landmark";
    case place_kind::locality:
      return "locality";
    case place_kind::water:
      return "water";
    case place_kind::relief:
      return "relief";
    case place_kind::other:
      break;
  }
  return "other";
}

bool is_populated(place_kind kind) {
  return kind == place_kind::municipality_seat || kind == place_kind::settlement ||
         kind == place_kind::neighbourhood;
}

gazetteer::gazetteer(std::vector<place> places)
    : places_(checked(std::move(places))),
      populated_(populated_of(places_)),
      settlements_(points_of(places_, populated_)) {}

const place* gazetteer::find(place_id id) const {
  const auto found = std::ranges::lower_bound(places_, id, {}, &place::id);
  return found != places_.end() && found->id == id ? &*found : nullptr;
}

std::optional<nearest_place> gazetteer::nearest_settlement(lon_lat point) const {
  const auto index = settlements_.nearest(point);
  if (!index) return std::nullopt;
  const place& found = places_[populated_[*index]];
  return nearest_place{&found, distance_m(point, found.point)};
}

const gazetteer& built_in_gazetteer() {
  static const gazetteer places(built_in_places());
  return places;
}

}  // namespace uramost::geodata
