#include "analysis/areal/study_cells.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace uramost::analysis {

namespace {
template <class Centre>
study_cells chosen_cells(std::size_t count, Centre centre, const geodata::municipality_locator& locator,
                         std::span<const std::uint16_t> chosen) {
  study_cells result;
  result.places.assign(count, study_cells::none);
  for (std::size_t cell = 0; cell < count; ++cell) {
    const auto municipality = locator.find(from_utm_zone_34(centre(cell)));
    if (municipality == geodata::municipality_locator::none) continue;
    if (!chosen.empty() && std::ranges::find(chosen, municipality) == chosen.end()) continue;
    result.places[cell] = static_cast<std::uint32_t>(result.cells.size());
    result.cells.push_back(static_cast<std::uint32_t>(cell));
  }
  return result;
}

std::optional<std::size_t> cell_at(const ground_grid& grid, utm_position at) {
  const double column = std::floor((at.east - grid.west_m) / grid.cell_m);
  const double row = std::floor((grid.north_m - at.north) / grid.cell_m);
  if (!(column >= 0 && column < grid.columns && row >= 0 && row < grid.rows)) return std::nullopt;
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
         static_cast<std::size_t>(column);
}

template <class CellAt>
std::vector<double> counted(const study_cells& area, std::span<const lon_lat> points, CellAt at) {
  std::vector<double> counts(area.cells.size());
  for (const lon_lat& point : points)
    if (const auto cell = at(to_utm_zone_34(point)); cell && area.places[*cell] != study_cells::none)
      ++counts[area.places[*cell]];
  return counts;
}
}  // namespace

study_cells study_cells_of(const hex_grid& grid, const geodata::municipality_locator& locator,
                           std::span<const std::uint16_t> chosen) {
  return chosen_cells(
      grid.cells(), [&](std::size_t cell) { return grid.centre(cell); }, locator, chosen);
}

study_cells study_cells_of(const ground_grid& grid, const geodata::municipality_locator& locator,
                           std::span<const std::uint16_t> chosen) {
  const auto wide = static_cast<std::size_t>(grid.columns);
  const auto centre = [&](std::size_t cell) {
    return grid.centre(static_cast<int>(cell % wide), static_cast<int>(cell / wide));
  };
  return chosen_cells(grid.cells(), centre, locator, chosen);
}

std::vector<double> counts_in(const study_cells& area, const hex_grid& grid,
                              std::span<const lon_lat> points) {
  return counted(area, points, [&](utm_position at) { return grid.cell_at(at); });
}

std::vector<double> counts_in(const study_cells& area, const ground_grid& grid,
                              std::span<const lon_lat> points) {
  return counted(area, points, [&](utm_position at) { return cell_at(grid, at); });
}

spatial_weights within(const study_cells& area, const spatial_weights& of_grid) {
  std::vector<neighbour_pair> pairs;
  for (const neighbour_pair& each : of_grid.pairs()) {
    const auto place = area.places[each.place], neighbour = area.places[each.neighbour];
    if (place != study_cells::none && neighbour != study_cells::none)
      pairs.push_back({place, neighbour, each.weight});
  }
  return {area.cells.size(), std::move(pairs)};
}

}  // namespace uramost::analysis
