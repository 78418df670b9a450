#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// Answers "in which area is this point" by a uniform grid of cells over the extent. A cell that no border
/// crosses answers at once. In any other cell it is known which areas hold the cell's middle; walking from
/// the point to the middle, first east or west and then north or south, each border edge crossed toggles the
/// areas on its sides. Only the cell's own edges can be crossed, and every crossing is decided exactly.
///
/// Borders are half open, as pixels are: a point on a border belongs to the area east of it, and on a border
/// that runs due east, to the area north of it. Where a coverage overlaps, the first area wins.
class locator_grid {
 public:
  static constexpr std::uint16_t none = 0xFFFF;

  /// Throws invalid_input for more than 65,000 areas or positions that are not finite.
  explicit locator_grid(const std::vector<municipality_area>& areas);

  /// Index of the area, or `none`; also for points that are not on Earth.
  std::uint16_t find(lon_lat point) const {
    const double column = (point.lon - west_) * columns_per_degree_;
    const double row = (point.lat - south_) * rows_per_degree_;
    if (!(column >= 0 && column < columns_ && row >= 0 && row < rows_)) return none;
    const std::uint32_t cell =
        cells_[static_cast<std::uint32_t>(row) * columns_ + static_cast<std::uint32_t>(column)];
    return cell <= none ? static_cast<std::uint16_t>(cell)
                        : find_among_edges(border_cells_[cell - none - 1], point);
  }

  /// `find` for many points; `out` has the size of `points`.
  void find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const;

 private:
  /// A set of areas that meet in a cell: bit i stands for the cell's i-th area.
  using local_areas = std::uint64_t;

  struct local_edge {
    lon_lat low, high;  // low.lat ≤ high.lat
    local_areas sides;
  };
  struct border_cell {
    lon_lat middle;
    local_areas at_middle = 0;
    std::uint32_t first_edge = 0, edges = 0;
    std::uint32_t first_area = 0;
    bool crowded = false;  // more areas than a set holds: ask every border there is
  };
  struct shared_edge {
    lon_lat low, high;
    std::uint32_t first_side = 0, sides = 0;  // in sides_: ascending areas
  };
  using area_set = std::vector<std::uint16_t>;  // ascending

  std::uint16_t find_among_edges(const border_cell& cell, lon_lat point) const;
  std::uint16_t find_among_all_edges(lon_lat point) const;

  void collect_edges(const std::vector<municipality_area>& areas);
  void lay_out(bounding_box extent);
  std::vector<std::vector<std::uint32_t>> edges_by_cell() const;
  void fill_row(std::uint32_t row, std::span<const std::vector<std::uint32_t>> edges_of_cell);
  void add_border_cell(lon_lat middle, const area_set& at_middle, const std::vector<std::uint32_t>& edges);
  lon_lat middle_of(std::uint32_t column, std::uint32_t row) const;
  std::span<const std::uint16_t> sides_of(const shared_edge& edge) const {
    return std::span(sides_).subspan(edge.first_side, edge.sides);
  }

  double west_ = 0, south_ = 0;
  double columns_per_degree_ = 0, rows_per_degree_ = 0;
  std::uint32_t columns_ = 0, rows_ = 0;
  // Up to `none`: the answer; above: 1 + none + index of a border cell. The last for all beside the grid.
  std::vector<std::uint32_t> cells_ = {none};
  std::vector<border_cell> border_cells_;
  std::vector<local_edge> local_edges_;
  std::vector<std::uint16_t> local_areas_;  // which areas the bits of each border cell stand for
  std::vector<shared_edge> edges_;
  std::vector<std::uint16_t> sides_;
};

}  // namespace uramost::geodata
