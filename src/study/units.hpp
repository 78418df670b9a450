#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "analysis/areal/hex_grid.hpp"
#include "analysis/areal/spatial_weights.hpp"
#include "analysis/areal/study_cells.hpp"
#include "core/ground_grid.hpp"
#include "study/outcome.hpp"
#include "study/region.hpp"
#include "study/seen_incidents.hpp"

namespace uramost::study {

/// What a region is divided into, to be counted by.
enum class unit_kind {
  square,
  hexagon,
  municipality,
  catchment  ///< of a settlement: what of its municipality is nearer to it than to another one there
};

struct unit {
  /// "7400,4740" for a cell (its column and row), a municipality's code, a settlement's two names
  std::string key;
  std::size_t municipality = 0;         ///< position in the region; of a cell, the one its centre is in
  std::vector<geodata::polygon> shape;  ///< WGS 84
  utm_position centre;
};

/// All units of a region, those without incidents too: a cell belongs to it when its centre does. Cells are
/// in metres of EPSG:32634 and lie on one lattice whatever the region: two studies have the same cells.
class units {
 public:
  /// Throws invalid_input (field `cell_m`) when there were more than `most`.
  units(const region& where, unit_kind kind, double cell_m);

  static constexpr std::size_t most = 100'000;

  std::size_t size() const { return all_.size(); }
  const unit& operator[](std::size_t position) const { return all_[position]; }
  const std::vector<unit>& all() const { return all_; }
  unit_kind kind() const { return kind_; }
  /// Whether they are cells of one size.
  bool are_cells() const { return kind_ == unit_kind::square || kind_ == unit_kind::hexagon; }

  /// What a table calls the unit beside its municipality: its key, nothing for the municipality itself.
  analysis::cell name(std::size_t position) const {
    return kind_ == unit_kind::municipality ? analysis::cell() : analysis::cell(all_[position].key);
  }

  /// What has to be said of such units.
  void add_caveats(outcome& to) const;

  /// The unit of an incident; nothing for one in a cell whose centre is outside.
  std::optional<std::size_t> find(const seen_incident& incident) const;
  /// How much is in each unit: 1 an incident, or its weight.
  std::vector<double> count(const seen_incidents& incidents) const;
  std::vector<double> sum(const seen_incidents& incidents, std::span<const double> weights) const;

  /// Who touches whom, corners included.
  analysis::spatial_weights touching() const;
  /// Whose centres are within a distance.
  analysis::spatial_weights within(double band_m) const;
  /// Their centres, metres east and north.
  std::array<std::vector<double>, 2> centres() const;

 private:
  void add_cells(const region& where, double cell_m);
  void add_municipalities(const region& where);
  void add_catchments(const region& where);
  /// A cell of the grid as a unit.
  unit made_of(std::size_t cell, const region& where) const;

  /// The settlements of a municipality are a run of units.
  struct settled_area {
    std::size_t first = 0;
    std::vector<utm_position> settlements;
  };

  unit_kind kind_;
  std::variant<std::monostate, ground_grid, analysis::hex_grid> grid_;  ///< nothing where there are no cells
  analysis::study_cells cells_;                                         ///< of the grid that are units
  std::vector<settled_area> settled_;                                   ///< of catchments, by municipality
  std::vector<unit> all_;
};

}  // namespace uramost::study
