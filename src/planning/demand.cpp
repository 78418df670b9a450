#include "planning/demand.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "analysis/temporal/aoristic.hpp"
#include "core/error.hpp"
#include "planning/heat_spread.hpp"

namespace uramost::planning {

namespace {
/// What of an incident falls into hours with the same shifts on.
struct shift_share {
  shift_set on;
  double share;
};

/// Divides incidents among the shifts that are on when they may have happened.
class shift_shares {
 public:
  shift_shares(const shift_roster& when, const shift_roster* beside) {
    for (std::size_t hour = 0; hour < shift_roster::hours; ++hour) {
      const shift_set on = when.on(hour) == 0 ? 0 : when.on(hour) | (beside ? beside->on(hour) : 0);
      const auto known = std::ranges::find(sets_, on);
      set_of_[hour] = static_cast<std::size_t>(known - sets_.begin());
      if (known == sets_.end()) sets_.push_back(on);
    }
    sums_.resize(sets_.size());
  }

  const std::vector<shift_share>& of(const index::incident_index& from, index::row row) {
    shares_.clear();
    if (sets_.size() == 1) {
      shares_.push_back({sets_[0], 1});
    } else {
      const time_point begin{std::chrono::seconds(from.begins()[row])};
      const auto week = analysis::aoristic_weights(analysis::on_the_clock(
          {begin, begin + std::chrono::seconds(from.durations_s()[row]), from.precisions()[row]}));
      std::ranges::fill(sums_, 0);
      for (std::size_t hour = 0; hour < week.size(); ++hour) sums_[set_of_[hour]] += week[hour];
      for (std::size_t i = 0; i < sets_.size(); ++i)
        if (sums_[i] > 0) shares_.push_back({sets_[i], sums_[i]});
    }
    std::erase_if(shares_, [](const shift_share& each) { return each.on == 0; });
    return shares_;
  }

 private:
  std::vector<shift_set> sets_;  // that occur
  std::array<std::size_t, shift_roster::hours> set_of_{};
  std::vector<double> sums_;
  std::vector<shift_share> shares_;
};

class incident_weights {
 public:
  incident_weights(const index::incident_index& from, const demand_rule& rule) : from_(from), rule_(rule) {
    const auto& codes = from.category_codes();
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const auto found = rule.category_weights.find(codes.at(static_cast<std::uint16_t>(i)));
      of_category_.push_back(found == rule.category_weights.end() ? 0 : found->second);
    }
  }

  double of(index::row row) const {
    switch (rule_.weight) {
      case demand_weight::count:
        return 1;
      case demand_weight::severity:
        return from_.severities()[row];
      case demand_weight::category:
        return of_category_[from_.categories()[row]];
    }
    return 1;
  }

 private:
  const index::incident_index& from_;
  const demand_rule& rule_;
  std::vector<double> of_category_;
};

std::uint8_t known_hour(const index::incident_index& from, index::row row) {
  constexpr std::uint32_t hour_s = 3'600;
  const auto clock = from.clock()[row];
  const bool is_known = clock.hour != index::week_hour::unknown_hour && from.durations_s()[row] <= hour_s;
  return is_known ? clock.hour : demand_piece::unknown_hour;
}

void take_names(const index::incident_index& from, demand& into) {
  for (std::size_t i = 0; i < from.municipality_codes().size(); ++i)
    into.municipalities.push_back({from.municipality_codes().at(static_cast<std::uint16_t>(i))});
  for (std::size_t i = 0; i < from.category_codes().size(); ++i)
    into.categories.push_back(from.category_codes().at(static_cast<std::uint16_t>(i)));
}

void number_pieces(demand& of) {
  of.first_piece.assign(of.sites.size() + 1, 0);
  for (const demand_piece& each : of.pieces) {
    ++of.first_piece[each.site + 1];
    of.total += each.weight;
  }
  for (std::size_t i = 1; i < of.first_piece.size(); ++i) of.first_piece[i] += of.first_piece[i - 1];
}
}  // namespace

demand demand_of(const index::selection& incidents, const demand_rule& rule, const shift_roster& when,
                 const shift_roster* beside) {
  if (!(rule.cell_m >= 100 && rule.cell_m <= 2'000))
    throw invalid_input("a cell is 100 to 2,000 m wide", "demand.cell_m");
  const index::incident_index& from = incidents.index();
  demand made;
  made.incidents = incidents.size();
  take_names(from, made);
  shift_shares shares(when, beside);
  const incident_weights weights(from, rule);
  for (const index::row row : incidents.rows()) {
    if (row >= from.located()) {
      ++made.unlocated;
      continue;
    }
    const std::uint16_t municipality = from.municipalities()[row];
    if (municipality == index::dictionary::none) {
      ++made.outside;
      continue;
    }
    const double weight = weights.of(row);
    if (weight <= 0) continue;
    const auto site = static_cast<std::uint32_t>(made.sites.size());
    for (const auto& [on, share] : shares.of(from, row))
      made.pieces.push_back(
          {on, weight * share, site, municipality, from.categories()[row], known_hour(from, row)});
    if (!made.pieces.empty() && made.pieces.back().site == site)
      made.sites.push_back(to_utm_zone_34(from.points()[row]));
  }
  if (rule.surface == demand_surface::heat) spread_heat(made, rule.cell_m);
  number_pieces(made);
  return made;
}

std::vector<demand_cell> cells_of(const demand& of, double cell_m, shift_set during) {
  std::map<std::tuple<double, double, std::uint16_t, shift_set>, demand_cell> cells;
  for (const demand_piece& each : of.pieces) {
    const shift_set on = each.on & during;
    if (on == 0) continue;
    const utm_position at = of.sites[each.site];
    demand_cell& cell =
        cells[{-std::floor(at.north / cell_m), std::floor(at.east / cell_m), each.municipality, on}];
    cell.municipality = each.municipality;
    cell.on = on;
    cell.weight += each.weight;
    cell.at.east += each.weight * at.east;
    cell.at.north += each.weight * at.north;
  }
  std::vector<demand_cell> made;
  made.reserve(cells.size());
  for (auto& [key, cell] : cells) {
    cell.at = {cell.at.east / cell.weight, cell.at.north / cell.weight};
    made.push_back(cell);
  }
  return made;
}

}  // namespace uramost::planning
