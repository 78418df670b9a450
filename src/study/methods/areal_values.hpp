#pragma once

#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "analysis/inference/p_adjustment.hpp"
#include "study/outcome.hpp"
#include "study/units.hpp"

namespace uramost::study {

/// What the areal methods look at: a value for every unit of a region, and who is whose neighbour.
class areal_values {
 public:
  /// Reads and completes the settings of `areal_parameters`. Caveats go into `to`. Throws invalid_input when
  /// a rate is wanted of cells, or of municipalities without a population.
  areal_values(const question& asked, settings& set, outcome& to);

  const units& cells() const { return units_; }
  const region& where() const { return where_; }
  const std::vector<double>& values() const { return values_; }
  const std::vector<double>& counts() const { return counts_; }
  std::size_t incidents() const { return seen_.all.size(); }

  /// As set: those that touch, or within the distance (chosen where none was set, and told to the settings).
  /// Never of themselves.
  analysis::spatial_weights neighbours(settings& set, outcome& to) const;

 private:
  region where_;
  units units_;
  seen_incidents seen_;
  std::vector<double> counts_, values_;
};

std::vector<parameter> areal_parameters();
parameter units_parameter();
/// What `units` was set to.
unit_kind unit_kind_of(const settings& set);

/// Of "bh", "bonferroni" or "none".
analysis::p_adjustment adjustment_of(const settings& set);

/// A unit's first columns: its municipality, its cell where it is one, count and value.
std::vector<std::string> unit_columns();
std::vector<analysis::cell> unit_cells(const areal_values& of, std::size_t unit);

/// Below so many units or incidents an areal picture is refused.
inline constexpr std::size_t least_units = 8, least_incidents = 30;

}  // namespace uramost::study
