#include "study/units.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/areal/neighbourhood.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/area_box.hpp"
#include "geodata/nearest_parts.hpp"

namespace uramost::study {

namespace {
using analysis::hex_grid;

/// Of the area that is looked at before the cells outside of the region are left out.
constexpr std::size_t most_tried = 4'000'000;

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

std::string both_names(const geodata::place& of) {
  const std::string &albanian = of.name.in(language::sq), &serbian = of.name.in(language::sr_latn);
  return albanian == serbian ? albanian : albanian + '/' + serbian;
}

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
  if (are_cells())
    add_cells(where, cell_m);
  else if (kind == unit_kind::catchment)
    add_catchments(where);
  else
    add_municipalities(where);
}

void units::add_municipalities(const region& where) {
  for (std::size_t i = 0; i < where.codes().size(); ++i)
    all_.push_back({where.codes()[i].value, i, where.area(i).polygons,
                    to_utm_zone_34(geodata::box_of(where.area(i)).middle())});
}

void units::add_catchments(const region& where) {
  for (std::size_t i = 0; i < where.codes().size(); ++i) {
    settled_area area{all_.size(), {}};
    const auto add = [&](std::string key, std::vector<geodata::polygon> shape, utm_position centre) {
      all_.push_back({std::move(key), i, std::move(shape), centre});
      area.settlements.push_back(centre);
    };
    const auto places = where.settlements(i);
    std::vector<utm_position> positions;
    for (const geodata::place* each : places) positions.push_back(to_utm_zone_34(each->point));
    auto parts = geodata::nearest_parts(where.area(i), positions);
    for (std::size_t at = 0; at < places.size(); ++at)
      if (!parts[at].empty()) add(both_names(*places[at]), std::move(parts[at]), positions[at]);
    if (area.settlements.empty())  // the municipality is what there is to be near to
      add(where.codes()[i].value, where.area(i).polygons,
          to_utm_zone_34(geodata::box_of(where.area(i)).middle()));
    settled_.push_back(std::move(area));
  }
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

void units::add_caveats(outcome& to) const {
  if (kind_ == unit_kind::catchment) to.caveats.push_back({"catchments", {}});
}

std::optional<std::size_t> units::find(const seen_incident& incident) const {
  if (kind_ == unit_kind::municipality) return incident.municipality;
  if (kind_ == unit_kind::catchment) {
    const settled_area& area = settled_[incident.municipality];
    return area.first + geodata::nearest_of(area.settlements, incident.at);
  }
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
  if (are_cells())
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
