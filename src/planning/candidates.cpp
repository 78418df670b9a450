#include "planning/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/covering_box.hpp"
#include "core/error.hpp"
#include "core/ground_grid.hpp"

namespace uramost::planning {

namespace {
constexpr std::size_t most_cells = 4'000'000;

std::string both_names(const localized_name& name) {
  const std::string &albanian = name.in(language::sq), &serbian = name.in(language::sr_latn);
  return albanian == serbian ? albanian : albanian + " / " + serbian;
}

/// "Zveçan / Zvečan +900 m".
std::string name_near(lon_lat at, const geodata::gazetteer& places) {
  const auto near = places.nearest_settlement(at);
  if (!near) return {};
  constexpr double step_m = 100;
  const auto away = static_cast<long>(std::round(near->distance_m / step_m) * step_m);
  return both_names(near->found->name) + " +" + std::to_string(away) + " m";
}

plan_point point_of(point_kind kind, lon_lat at, std::string name = {}) {
  plan_point made;
  made.name = std::move(name);
  made.at = at;
  made.kind = kind;
  return made;
}

class collecting {
 public:
  collecting(const candidate_rule& rule, const candidate_sources& from) : rule_(rule), from_(from) {}

  std::vector<plan_point> run() {
    for (const point_kind kind : {point_kind::station, point_kind::patrol_point}) add_registered(kind);
    if (wants(point_kind::settlement)) add_settlements();
    if (wants(point_kind::grid)) add_grid();
    if (wants(point_kind::junction) && from_.roads) add_junctions();
    for (plan_point& each : found_)
      if (each.name.empty()) each.name = name_near(each.at, from_.places);
    return std::move(found_);
  }

 private:
  bool wants(point_kind kind) const { return std::ranges::find(rule_.kinds, kind) != rule_.kinds.end(); }

  bool is_wanted(const municipality_code& where) const {
    return rule_.municipalities.empty() ||
           std::ranges::find(rule_.municipalities, where) != rule_.municipalities.end();
  }

  void add(plan_point point) {
    if (!point.municipality) point.municipality = municipality_at(point.at);
    if (!point.municipality || !is_wanted(*point.municipality)) return;
    if (found_.size() == most_candidates)
      throw invalid_input(
          "there are more than 5,000 candidates; take fewer municipalities or kinds, or a wider grid",
          "candidates");
    found_.push_back(std::move(point));
  }

  std::optional<municipality_code> municipality_at(lon_lat at) const {
    const std::uint16_t number = from_.locator.find(at);
    if (number == geodata::municipality_locator::none) return std::nullopt;
    return from_.locator.codes()[number];
  }

  void add_registered(point_kind kind) {
    if (!wants(kind)) return;
    for (const patrol_point& each : from_.registered) {
      const bool is_station = each.kind.find("station") != std::string::npos;
      if (is_station != (kind == point_kind::station) || !each.location.point) continue;
      plan_point made = point_of(kind, *each.location.point, each.name);
      made.municipality = each.location.municipality;
      made.languages = each.languages;
      add(made);
    }
  }

  /// Where its point lies decides, as for every other point of a plan.
  void add_settlements() {
    for (const geodata::place& each : from_.places.places())
      if (is_populated(each.kind)) add(point_of(point_kind::settlement, each.point, both_names(each.name)));
  }

  ground_grid grid() const {
    covering_box box;
    for (const geodata::municipality_area& area : from_.areas.areas)
      if (is_wanted(area.code))
        for (const geodata::polygon& part : area.polygons)
          for (const lon_lat corner : part.exterior) box.add(corner);
    if (box.is_empty()) return {};
    return grid_over(box.box(), rule_.grid_m, most_cells);
  }

  void add_grid() {
    const ground_grid cells = grid();
    for (int row = 0; row < cells.rows; ++row)
      for (int column = 0; column < cells.columns; ++column)
        add(point_of(point_kind::grid, from_utm_zone_34(cells.centre(column, row))));
  }

  void add_junctions() {
    struct junction {
      double from_middle_m;
      lon_lat at;
    };
    std::map<std::pair<double, double>, junction> by_cell;
    for (const lon_lat each : from_.roads->junctions()) {
      const utm_position at = to_utm_zone_34(each);
      const double column = std::floor(at.east / rule_.grid_m), row = std::floor(at.north / rule_.grid_m);
      const double away =
          std::hypot(at.east - (column + 0.5) * rule_.grid_m, at.north - (row + 0.5) * rule_.grid_m);
      const auto [known, is_new] = by_cell.try_emplace({-row, column}, junction{away, each});
      if (!is_new && away < known->second.from_middle_m) known->second = {away, each};
    }
    for (const auto& [cell, nearest] : by_cell) add(point_of(point_kind::junction, nearest.at));
  }

  const candidate_rule& rule_;
  const candidate_sources& from_;
  std::vector<plan_point> found_;
};
}  // namespace

std::vector<plan_point> candidates_of(const candidate_rule& rule, const candidate_sources& from) {
  if (!(rule.grid_m >= 100 && rule.grid_m <= 20'000))
    throw invalid_input("a cell of the grid is 100 to 20,000 m wide", "grid_m");
  return collecting(rule, from).run();
}

plan_point placed(plan_point point, const candidate_sources& from) {
  const std::uint16_t number = from.locator.find(point.at);
  if (number != from.locator.none) point.municipality = from.locator.codes()[number];
  if (point.name.empty()) point.name = name_near(point.at, from.places);
  return point;
}

}  // namespace uramost::planning
