#include "planning/coverage.hpp"

#include <cmath>
#include <map>

#include "planning/point_duty.hpp"

namespace uramost::planning {

namespace {
std::vector<double> weights_of(const demand& of) {
  std::vector<double> weights;
  weights.reserve(of.pieces.size());
  for (const demand_piece& each : of.pieces) weights.push_back(each.weight);
  return weights;
}

void add(covered_demand& to, double weight, bool is_covered) {
  to.demand += weight;
  if (is_covered) to.covered += weight;
}

std::optional<coverage_report::left_out> largest_uncovered(const std::vector<covered_demand>& among) {
  std::optional<coverage_report::left_out> largest;
  for (std::size_t i = 0; i < among.size(); ++i)
    if (const double share = 1 - among[i].share();
        among[i].demand > 0 && (!largest || share > largest->share))
      largest = {i, share};
  return largest;
}
}  // namespace

plan_coverage::plan_coverage(const plan& of, const demand& over, const shift_roster& when, const travel& by)
    : plan_(of), demand_(over), when_(when), travel_(by), evaluation_(weights_of(over), by.reach()) {
  const point_duty duty(of, when, over.municipalities);
  const auto reached = by.reached(over.sites, positions_of(of.points));
  for (std::size_t point = 0; point < of.points.size(); ++point) {
    std::vector<std::uint32_t> pieces;
    for (const std::uint32_t site : reached[point])
      for (std::uint32_t i = over.first_piece[site]; i < over.first_piece[site + 1]; ++i)
        if (duty.answers(point, over.pieces[i])) pieces.push_back(i);
    evaluation_.add_point_covering(std::move(pieces));
  }
}

void plan_coverage::count(coverage_report& into) const {
  for (std::size_t i = 0; i < demand_.pieces.size(); ++i) {
    const demand_piece& each = demand_.pieces[i];
    const bool covered = is_covered(i);
    add(into.all, each.weight, covered);
    add(into.by_municipality[each.municipality], each.weight, covered);
    add(into.by_category[each.category], each.weight, covered);
    add(into.by_hour[each.hour], each.weight, covered);
    for (std::size_t shift = 0; shift < into.by_shift.size(); ++shift)
      if ((each.on & when_.only(shift)) != 0) add(into.by_shift[shift], each.weight, covered);
  }
}

coverage_report plan_coverage::report() const {
  coverage_report made;
  made.by_municipality.resize(demand_.municipalities.size());
  made.by_category.resize(demand_.categories.size());
  made.by_shift.resize(plan_.shifts.size());
  count(made);
  made.largest_uncovered = largest_uncovered(made.by_municipality);
  for (const language_need& need : plan_.needs) {
    covered_demand& there = made.by_need.emplace_back();
    for (std::size_t i = 0; i < demand_.municipalities.size(); ++i)
      if (demand_.municipalities[i] == need.municipality) there = made.by_municipality[i];
  }
  for (std::size_t i = 0; i < plan_.points.size(); ++i)
    made.points.push_back({evaluation_.weight_covered_by(i), evaluation_.marginal_gain(i),
                           travel_.has_road(plan_.points[i].at)});
  return made;
}

patrol::plan_comparison compare(const plan_coverage& first, const plan_coverage& second, const demand& over) {
  return patrol::compare(first.evaluation(), second.evaluation(), weights_of(over));
}

std::vector<covered_cell> covered_cells(const plan_coverage& by, const demand& over, double cell_m) {
  std::map<std::pair<double, double>, covered_cell> cells;
  for (std::size_t i = 0; i < over.pieces.size(); ++i) {
    const demand_piece& each = over.pieces[i];
    const utm_position at = over.sites[each.site];
    covered_cell& cell = cells[{-std::floor(at.north / cell_m), std::floor(at.east / cell_m)}];
    add(cell.what, each.weight, by.is_covered(i));
    cell.at.east += each.weight * at.east;
    cell.at.north += each.weight * at.north;
  }
  std::vector<covered_cell> made;
  for (auto& [key, cell] : cells) {
    cell.at = {cell.at.east / cell.what.demand, cell.at.north / cell.what.demand};
    made.push_back(cell);
  }
  return made;
}

}  // namespace uramost::planning
