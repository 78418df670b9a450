#include "study/units.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/areal/neighbourhood.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::study {

namespace {
using analysis::hex_grid;

/// Of the area that is looked at before the cells outside of the region are left out.
constexpr std::size_t most_tried = 4'000'000;

utm_position middle_of(const geodata::municipality_area& area) {
  bounding_box box{180, 90, -180, -90};
  for (const geodata::polygon& part : area.polygons)
    for (const lon_lat at : part.exterior)
      box = {std::min(box.west, at.lon), std::min(box.south, at.lat), std::max(box.east, at.lon),
             std::max(box.north, at.lat)};
  return to_utm_zone_34({(box.west + box.east) / 2, (box.south + box.north) / 2});
}

std::vector<utm_position> corners_of(const ground_grid& grid, std::size_t cell) {
  const auto columns = static_cast<std::size_t>(grid.columns);
  const double west = grid.west_m + static_cast<double>(cell % columns) * grid.cell_m;
  const double north = grid.north_m - static_cast<double>(cell / columns) * grid.cell_m;
  const double east = west + grid.cell_m, south = north - grid.cell_m;
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

std::vector<utm_position> corners_of(const hex_grid& grid, std::size_t cell) {
  const auto corners = grid.corners(cell);
  return {corners.begin(), corners.end()};
}

utm_position centre_of(const ground_grid& grid, std::size_t cell) {
  return grid.centre(static_cast<int>(cell % static_cast<std::size_t>(grid.columns)),
                     static_cast<int>(cell / static_cast<std::size_t>(grid.columns)));
}
utm_position centre_of(const hex_grid& grid, std::size_t cell) { return grid.centre(cell); }

/// Column and row on a lattice that is the same for all regions.
std::string key_of(const ground_grid& grid, utm_position centre) {
  return std::to_string(std::llround(centre.east / grid.cell_m - 0.5)) + ',' +
         std::to_string(std::llround(centre.north / grid.cell_m - 0.5));
}
std::string key_of(const hex_grid& grid, utm_position centre) {
  return std::to_string(std::llround(2 * centre.east / grid.width_m)) + ',' +
         std::to_string(std::llround(centre.north / (grid.width_m * std::sqrt(3.0) / 2)));
}

std::optional<std::size_t> cell_at(const ground_grid& grid, utm_position at) {
  const double column = std::floor((at.east - grid.west_m) / grid.cell_m);
  const double row = std::floor((grid.north_m - at.north) / grid.cell_m);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return std::nullopt;
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
         static_cast<std::size_t>(column);
}
std::optional<std::size_t> cell_at(const hex_grid& grid, utm_position at) { return grid.cell_at(at); }

analysis::spatial_weights weights_of(const ground_grid& grid) {
  return analysis::square_grid_weights(static_cast<std::size_t>(grid.columns),
                                       static_cast<std::size_t>(grid.rows), analysis::contiguity::queen);
}
analysis::spatial_weights weights_of(const hex_grid& grid) { return analysis::hex_grid_weights(grid); }

/// What `use` makes of the grid, whichever it is.
template <class Result, class Grid, class Use>
Result of_grid(const Grid& grid, const Use& use) {
  if (const auto* squares = std::get_if<ground_grid>(&grid)) return use(*squares);
  return use(std::get<hex_grid>(grid));
}
}  // namespace

units::units(const region& where, unit_kind kind, double cell_m) : kind_(kind) {
  if (kind == unit_kind::municipality)
    for (std::size_t i = 0; i < where.codes().size(); ++i)
      all_.push_back({where.codes()[i].value, i, where.area(i).polygons, middle_of(where.area(i))});
  else
    add_cells(where, cell_m);
}

void units::add_cells(const region& where, double cell_m) {
  if (kind_ == unit_kind::square)
    grid_ = grid_over(where.extent(), cell_m, most_tried);
  else
    grid_ = analysis::hex_grid_over(where.extent(), cell_m, most_tried);
  cells_ = of_grid<analysis::study_cells>(grid_, [&](const auto& grid) { return where.cells_of(grid); });
  if (cells_.cells.size() > most)
    throw invalid_input(
        "cells of " + to_text(cell_m) + " m make more than " + std::to_string(most) + " in this area",
        "cell_m");
  for (const std::uint32_t cell : cells_.cells) all_.push_back(made_of(cell, where));
}

unit units::made_of(std::size_t cell, const region& where) const {
  return of_grid<unit>(grid_, [&](const auto& grid) {
    const utm_position centre = centre_of(grid, cell);
    geodata::polygon shape;
    for (const utm_position corner : corners_of(grid, cell))
      shape.exterior.push_back(from_utm_zone_34(corner));
    shape.exterior.push_back(shape.exterior.front());
    return unit{
        key_of(grid, centre), where.find(from_utm_zone_34(centre)).value_or(0), {std::move(shape)}, centre};
  });
}

std::optional<std::size_t> units::find(const seen_incident& incident) const {
  if (kind_ == unit_kind::municipality) return incident.municipality;
  const auto cell = of_grid<std::optional<std::size_t>>(
      grid_, [&](const auto& grid) { return cell_at(grid, incident.at); });
  if (!cell || cells_.places[*cell] == analysis::study_cells::none) return std::nullopt;
  return cells_.places[*cell];
}

std::vector<double> units::count(const seen_incidents& incidents) const {
  return sum(incidents, std::vector<double>(incidents.all.size(), 1));
}

std::vector<double> units::sum(const seen_incidents& incidents, std::span<const double> weights) const {
  std::vector<double> sums(all_.size());
  for (std::size_t i = 0; i < incidents.all.size(); ++i)
    if (const auto position = find(incidents.all[i])) sums[*position] += weights[i];
  return sums;
}

analysis::spatial_weights units::touching() const {
  if (kind_ != unit_kind::municipality)
    return analysis::within(
        cells_, of_grid<analysis::spatial_weights>(grid_, [](const auto& grid) { return weights_of(grid); }));
  std::vector<geodata::municipality_area> areas;
  for (const unit& each : all_) areas.push_back({municipality_code{each.key}, each.shape, 0});
  return analysis::contiguity_weights(areas, analysis::contiguity::queen);
}

analysis::spatial_weights units::within(double band_m) const {
  const auto [x, y] = centres();
  return analysis::distance_band_weights(x, y, band_m);
}

std::array<std::vector<double>, 2> units::centres() const {
  std::array<std::vector<double>, 2> both;
  for (const unit& each : all_) {
    both[0].push_back(each.centre.east);
    both[1].push_back(each.centre.north);
  }
  return both;
}

}  // namespace uramost::study
