#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/utm_zone_34.hpp"
#include "index/selection.hpp"
#include "planning/shift_roster.hpp"

namespace uramost::planning {

/// Of one incident what falls to one place and to the hours that have the same shifts on.
struct demand_piece {
  static constexpr std::uint8_t unknown_hour = 24;

  shift_set on = 0;
  double weight = 0;  ///< above 0
  std::uint32_t site = 0;
  std::uint16_t municipality = 0, category = 0;  ///< positions in the demand's lists
  std::uint8_t hour = unknown_hour;              ///< 0-23, of the day; unknown when not known to the hour
};

/// What patrols are planned for.
struct demand {
  std::vector<utm_position>
      sites;  ///< where incidents happened, or the middles of cells they are spread over
  std::vector<demand_piece> pieces;        ///< ascending by site
  std::vector<std::uint32_t> first_piece;  ///< of each site, and one past the last
  std::vector<municipality_code> municipalities;
  std::vector<std::string> categories;
  std::size_t incidents = 0;  ///< that the query means
  std::size_t unlocated = 0;  ///< of these: no position, so that nobody could stand near it
  std::size_t outside = 0;    ///< of these: in no municipality
  double total = 0;           ///< weight of all pieces
};

/// How far the heat of an incident reaches: the map's quartic kernel with the map's radius (Silverman 1986).
inline constexpr double heat_radius_m = 1'000;

/// The demand of a selection while the shifts of `when` are on: each incident counts what the rule says, by
/// the share of its time in which it may have happened then (aoristic: Ratcliffe 2000). With `beside`, the
/// shifts of a second plan, hours are told apart by these also. With the heat surface each incident is spread
/// over cells of `cell_m`, at least 250 m. Throws invalid_input: `demand.cell_m` out of 100-2,000,
/// `demand.surface` when the heat of so many incidents would not fit into memory. Pure; 20,000 incidents take
/// milliseconds.
demand demand_of(const index::selection& incidents, const demand_rule& rule, const shift_roster& when,
                 const shift_roster* beside = nullptr);

/// Pieces of one municipality and the same shifts in one square cell on the ground.
struct demand_cell {
  utm_position at;  ///< their weighted mean
  std::uint16_t municipality = 0;
  shift_set on = 0;
  double weight = 0;
};

/// The demand gathered into cells of UTM zone 34 north whose edges are multiples of `cell_m`: what a solver
/// is asked about. In ascending order of row, column, municipality, shifts. Of `during` only, when it is
/// given.
std::vector<demand_cell> cells_of(const demand& of, double cell_m, shift_set during = ~shift_set{0});

}  // namespace uramost::planning
