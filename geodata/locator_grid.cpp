#include "geodata/locator_grid.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <tuple>

#include "core/error.hpp"
#include "core/vectorised.hpp"
#include "geodata/orientation.hpp"

namespace uramost::geodata {
namespace {

/// Points on an edge count as east of it (north of one that runs due east), everywhere in this file.
bool lies_beyond(lon_lat low, lon_lat high, lon_lat point) {
  if (low.lat == high.lat) return point.lat >= low.lat;
  return orientation(low, high, point) <= 0;
}

bool reaches_lat(lon_lat low, lon_lat high, double lat) { return low.lat <= lat && lat < high.lat; }

bool reaches_lon(lon_lat low, lon_lat high, double lon) {
  return std::min(low.lon, high.lon) <= lon && lon < std::max(low.lon, high.lon);
}

/// Whether the way from `from` east or west to the longitude of `to`, then north or south to `to`, crosses an
/// edge an odd number of times.
bool crosses(lon_lat low, lon_lat high, lon_lat from, lon_lat to) {
  const lon_lat corner{to.lon, from.lat};
  const bool along = reaches_lat(low, high, from.lat);
  const bool across = reaches_lon(low, high, to.lon);
  if (!along && !across) return false;
  const bool corner_beyond = lies_beyond(low, high, corner);
  return (along && lies_beyond(low, high, from) != corner_beyond) !=
         (across && corner_beyond != lies_beyond(low, high, to));
}

void toggle(std::vector<std::uint16_t>& set, std::uint16_t member) {
  const auto place = std::ranges::lower_bound(set, member);
  if (place != set.end() && *place == member)
    set.erase(place);
  else
    set.insert(place, member);
}

template <class Number>
void sort_and_deduplicate(std::vector<Number>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

struct grid_shape {
  double west, south, columns_per_degree, rows_per_degree;
  std::uint32_t columns, rows;
};

/// The number of each point's cell; for points beside the grid the one behind the last.
URAMOST_VECTORISED void number_cells(const grid_shape& grid, const lon_lat* points, std::size_t count,
                                     std::uint32_t* numbers) {
  const auto columns = static_cast<std::int32_t>(grid.columns), rows = static_cast<std::int32_t>(grid.rows);
  const double east = columns, north = rows;
  for (std::size_t i = 0; i < count; ++i) {
    const double column = (points[i].lon - grid.west) * grid.columns_per_degree;
    const double row = (points[i].lat - grid.south) * grid.rows_per_degree;
    const bool inside = (column >= 0) & (column < east) & (row >= 0) & (row < north);
    const double at_column = inside ? column : 0.0, at_row = inside ? row : north;
    numbers[i] = static_cast<std::uint32_t>(static_cast<std::int32_t>(at_row) * columns +
                                            static_cast<std::int32_t>(at_column));
  }
}

}  // namespace

locator_grid::locator_grid(const std::vector<municipality_area>& areas) {
  if (areas.size() > 65'000) throw invalid_input("more than 65,000 municipalities in one coverage");
  collect_edges(areas);
  if (edges_.empty()) return;
  lay_out(boundaries{{}, areas}.extent());
  const auto edges_of_cell = edges_by_cell();
  cells_.resize(edges_of_cell.size() + 1, none);
  for (std::uint32_t row = 0; row < rows_; ++row)
    fill_row(row, std::span(edges_of_cell).subspan(std::size_t{row} * columns_, columns_));
}

/// Each stretch of border once, with the areas on its sides.
void locator_grid::collect_edges(const std::vector<municipality_area>& areas) {
  struct one_sided {
    lon_lat low, high;
    std::uint16_t area;
    auto ends() const { return std::tuple(low.lat, low.lon, high.lat, high.lon); }
  };
  std::vector<one_sided> found;
  const auto add_ring = [&](const ring& closed, std::uint16_t area) {
    for (std::size_t at = 1; at < closed.size(); ++at) {
      lon_lat low = closed[at - 1], high = closed[at];
      if (!is_on_earth(low) || !is_on_earth(high)) throw invalid_input("a border leaves the Earth");
      if (std::tie(low.lat, low.lon) > std::tie(high.lat, high.lon)) std::swap(low, high);
      if (low != high) found.push_back({low, high, area});
    }
  };
  for (std::size_t area = 0; area < areas.size(); ++area)
    for (const polygon& part : areas[area].polygons) {
      add_ring(part.exterior, static_cast<std::uint16_t>(area));
      for (const ring& hole : part.holes) add_ring(hole, static_cast<std::uint16_t>(area));
    }

  std::ranges::sort(found, {},
                    [](const one_sided& edge) { return std::tuple_cat(edge.ends(), std::tuple(edge.area)); });
  for (auto edge = found.begin(); edge != found.end();) {
    area_set sides;
    const auto first = edge;
    for (; edge != found.end() && edge->ends() == first->ends(); ++edge) toggle(sides, edge->area);
    if (sides.empty()) continue;  // the same area on both sides: no border
    edges_.push_back({first->low, first->high, static_cast<std::uint32_t>(sides_.size()),
                      static_cast<std::uint32_t>(sides.size())});
    sides_.insert(sides_.end(), sides.begin(), sides.end());
  }
}

/// About 35 cells an edge: few enough for a processor cache, enough that most have no edge. In the shape of
/// the extent, with a margin of one empty cell around it.
void locator_grid::lay_out(bounding_box extent) {
  const double width = std::max(extent.east - extent.west, 1e-3);
  const double height = std::max(extent.north - extent.south, 1e-3);
  const double wanted = std::clamp(std::sqrt(35.0 * static_cast<double>(edges_.size())), 64.0, 1024.0);
  columns_ = static_cast<std::uint32_t>(wanted) + 2;
  rows_ = columns_;
  columns_per_degree_ = (columns_ - 2) / width;
  rows_per_degree_ = (rows_ - 2) / height;
  west_ = extent.west - 1 / columns_per_degree_;
  south_ = extent.south - 1 / rows_per_degree_;
}

lon_lat locator_grid::middle_of(std::uint32_t column, std::uint32_t row) const {
  return {west_ + (column + 0.5) / columns_per_degree_, south_ + (row + 0.5) / rows_per_degree_};
}

/// Which edges reach into which cell. A little too many: the slack is far above rounding errors, so that no
/// edge can miss a cell that `find` puts one of its points in.
std::vector<std::vector<std::uint32_t>> locator_grid::edges_by_cell() const {
  constexpr double slack = 1e-6;  // of a cell
  std::vector<std::vector<std::uint32_t>> cells(std::size_t{columns_} * rows_);
  const auto index = [](double position) { return static_cast<std::uint32_t>(std::max(position, 0.0)); };
  for (std::uint32_t number = 0; number < edges_.size(); ++number) {
    const shared_edge& edge = edges_[number];
    const double x0 = (edge.low.lon - west_) * columns_per_degree_,
                 y0 = (edge.low.lat - south_) * rows_per_degree_;
    const double x1 = (edge.high.lon - west_) * columns_per_degree_,
                 y1 = (edge.high.lat - south_) * rows_per_degree_;
    const double slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0;
    for (std::uint32_t row = index(y0 - slack); row <= std::min(index(y1 + slack), rows_ - 1); ++row) {
      const bool flat = y1 - y0 < slack;
      const double from = flat ? x0 : x0 + slope * (std::clamp(row - slack, y0, y1) - y0);
      const double to = flat ? x1 : x0 + slope * (std::clamp(row + 1 + slack, y0, y1) - y0);
      const std::uint32_t last = std::min(index(std::max(from, to) + slack), columns_ - 1);
      for (std::uint32_t column = index(std::min(from, to) - slack); column <= last; ++column)
        cells[std::size_t{row} * columns_ + column].push_back(number);
    }
  }
  return cells;
}

/// Sweeps the middles of a row from west to east.
void locator_grid::fill_row(std::uint32_t row, std::span<const std::vector<std::uint32_t>> edges_of_cell) {
  std::vector<std::uint32_t> crossing;  // the edges that reach the row's middle
  const double lat = middle_of(0, row).lat;
  for (const auto& edges : edges_of_cell)
    for (std::uint32_t number : edges)
      if (reaches_lat(edges_[number].low, edges_[number].high, lat)) crossing.push_back(number);
  sort_and_deduplicate(crossing);

  std::vector<std::vector<std::uint32_t>> passed_at(columns_);  // by the first column whose middle is beyond
  for (std::uint32_t number : crossing) {
    const shared_edge& edge = edges_[number];
    const double share = (lat - edge.low.lat) / (edge.high.lat - edge.low.lat);
    const double lon = edge.low.lon + share * (edge.high.lon - edge.low.lon);
    const double guess = std::floor((lon - west_) * columns_per_degree_) - 1;
    auto column = static_cast<std::uint32_t>(std::clamp(guess, 0.0, columns_ - 1.0));
    while (column > 0 && lies_beyond(edge.low, edge.high, middle_of(column - 1, row))) --column;
    while (column < columns_ && !lies_beyond(edge.low, edge.high, middle_of(column, row))) ++column;
    if (column < columns_) passed_at[column].push_back(number);
  }

  area_set here;
  for (std::uint32_t column = 0; column < columns_; ++column) {
    for (std::uint32_t number : passed_at[column])
      for (std::uint16_t side : sides_of(edges_[number])) toggle(here, side);
    std::uint32_t& cell = cells_[std::size_t{row} * columns_ + column];
    if (edges_of_cell[column].empty()) {
      cell = here.empty() ? none : here.front();
    } else {
      cell = static_cast<std::uint32_t>(none + 1 + border_cells_.size());
      add_border_cell(middle_of(column, row), here, edges_of_cell[column]);
    }
  }
}

void locator_grid::add_border_cell(lon_lat middle, const area_set& at_middle,
                                   const std::vector<std::uint32_t>& edges) {
  area_set meeting = at_middle;
  for (std::uint32_t number : edges) {
    const auto sides = sides_of(edges_[number]);
    meeting.insert(meeting.end(), sides.begin(), sides.end());
  }
  sort_and_deduplicate(meeting);

  border_cell& cell = border_cells_.emplace_back();
  cell.crowded = meeting.size() > 64;
  if (cell.crowded) return;
  const auto as_bits = [&](std::span<const std::uint16_t> areas) {
    local_areas bits = 0;
    for (std::uint16_t area : areas)
      bits |= local_areas{1} << (std::ranges::lower_bound(meeting, area) - meeting.begin());
    return bits;
  };
  cell.middle = middle;
  cell.at_middle = as_bits(at_middle);
  cell.first_edge = static_cast<std::uint32_t>(local_edges_.size());
  cell.edges = static_cast<std::uint32_t>(edges.size());
  cell.first_area = static_cast<std::uint32_t>(local_areas_.size());
  for (std::uint32_t number : edges)
    local_edges_.push_back({edges_[number].low, edges_[number].high, as_bits(sides_of(edges_[number]))});
  local_areas_.insert(local_areas_.end(), meeting.begin(), meeting.end());
}

void locator_grid::find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const {
  const grid_shape shape{west_, south_, columns_per_degree_, rows_per_degree_, columns_, rows_};
  std::array<std::uint32_t, 256> numbers;
  for (std::size_t from = 0; from < points.size(); from += numbers.size()) {
    const std::size_t count = std::min(numbers.size(), points.size() - from);
    number_cells(shape, points.data() + from, count, numbers.data());
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t cell = cells_[numbers[i]];
      out[from + i] = cell <= none ? static_cast<std::uint16_t>(cell)
                                   : find_among_edges(border_cells_[cell - none - 1], points[from + i]);
    }
  }
}

std::uint16_t locator_grid::find_among_edges(const border_cell& cell, lon_lat point) const {
  if (cell.crowded) return find_among_all_edges(point);
  local_areas here = cell.at_middle;
  for (const local_edge& edge : std::span(local_edges_).subspan(cell.first_edge, cell.edges))
    if (crosses(edge.low, edge.high, point, cell.middle)) here ^= edge.sides;
  return here == 0 ? none : local_areas_[cell.first_area + static_cast<unsigned>(std::countr_zero(here))];
}

std::uint16_t locator_grid::find_among_all_edges(lon_lat point) const {
  area_set here;
  for (const shared_edge& edge : edges_)
    if (reaches_lat(edge.low, edge.high, point.lat) && lies_beyond(edge.low, edge.high, point))
      for (std::uint16_t side : sides_of(edge)) toggle(here, side);
  return here.empty() ? none : here.front();
}

}  // namespace uramost::geodata
