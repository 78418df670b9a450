#include "planning/heat_spread.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace uramost::planning {

namespace {
constexpr double least_cell_m = 250;
constexpr double most_pieces = 10'000'000, most_cells = 25'000'000;

/// The cells that heat from some sites can reach; numbers them in the order they are first asked for.
class heat_cells {
 public:
  heat_cells(std::span<const utm_position> sites, double cell_m) : cell_m_(cell_m) {
    const auto [west, east] = std::ranges::minmax(sites, {}, &utm_position::east);
    const auto [south, north] = std::ranges::minmax(sites, {}, &utm_position::north);
    first_column_ = column(west.east - heat_radius_m);
    first_row_ = column(south.north - heat_radius_m);
    const double rows = column(north.north + heat_radius_m) - first_row_ + 1;
    columns_ = column(east.east + heat_radius_m) - first_column_ + 1;
    if (!(rows * columns_ <= most_cells))
      throw invalid_input("the heat of incidents so far from each other does not fit into memory",
                          "demand.surface");
    numbers_.assign(static_cast<std::size_t>(rows * columns_), none);
  }

  /// Calls `visit(site, share)` for each cell whose middle the heat of a place reaches; shares add up to 1.
  template <class Visit>
  void spread(utm_position from, Visit visit) {
    reached_.clear();
    double sum = 0;
    for (double row = column(from.north - heat_radius_m); row * cell_m_ <= from.north + heat_radius_m; ++row)
      for (double at = column(from.east - heat_radius_m); at * cell_m_ <= from.east + heat_radius_m; ++at) {
        const utm_position middle{(at + 0.5) * cell_m_, (row + 0.5) * cell_m_};
        const double east = middle.east - from.east, north = middle.north - from.north;
        const double left = 1 - (east * east + north * north) / (heat_radius_m * heat_radius_m);
        if (left <= 0) continue;
        reached_.push_back({number(at, row, middle), left * left});
        sum += left * left;
      }
    for (const auto& [site, height] : reached_) visit(site, height / sum);
  }

  std::vector<utm_position> take_sites() { return std::move(sites_); }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  double column(double metres) const { return std::floor(metres / cell_m_); }

  std::uint32_t number(double at, double row, utm_position middle) {
    std::uint32_t& known =
        numbers_[static_cast<std::size_t>((row - first_row_) * columns_ + (at - first_column_))];
    if (known == none) {
      known = static_cast<std::uint32_t>(sites_.size());
      sites_.push_back(middle);
    }
    return known;
  }

  struct reached_cell {
    std::uint32_t site;
    double height;
  };
  double cell_m_, first_column_ = 0, first_row_ = 0, columns_ = 0;
  std::vector<std::uint32_t> numbers_;
  std::vector<utm_position> sites_;
  std::vector<reached_cell> reached_;
};

/// Counting, as there are many pieces and few sites.
void sort_by_site(std::vector<demand_piece>& pieces, std::size_t sites) {
  std::vector<std::size_t> next(sites + 1, 0);
  for (const demand_piece& each : pieces) ++next[each.site + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  std::vector<demand_piece> sorted(pieces.size());
  for (const demand_piece& each : pieces) sorted[next[each.site]++] = each;
  pieces = std::move(sorted);
}
}  // namespace

void spread_heat(demand& of, double cell_m) {
  if (of.pieces.empty()) return;
  cell_m = std::max(cell_m, least_cell_m);
  const double cells_of_one = 4 * (heat_radius_m / cell_m) * (heat_radius_m / cell_m);
  if (static_cast<double>(of.pieces.size()) * cells_of_one > most_pieces)
    throw invalid_input(
        "the heat of so many incidents does not fit into memory; narrow the query, or take "
        "the incidents themselves",
        "demand.surface");
  heat_cells cells(of.sites, cell_m);
  std::vector<demand_piece> spread;
  for (const demand_piece& each : of.pieces)
    cells.spread(of.sites[each.site], [&](std::uint32_t site, double share) {
      spread.push_back(each);
      spread.back().site = site;
      spread.back().weight *= share;
    });
  of.sites = cells.take_sites();
  sort_by_site(spread, of.sites.size());
  of.pieces = std::move(spread);
}

}  // namespace uramost::planning
