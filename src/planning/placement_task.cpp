#include "planning/placement_task.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/error.hpp"
#include "planning/point_duty.hpp"

namespace uramost::planning {

namespace {
constexpr double forbidden_within_m = 100;
constexpr std::size_t most_pairs = 25'000'000;

bool is_near(lon_lat one, lon_lat other) {
  const utm_position a = to_utm_zone_34(one), b = to_utm_zone_34(other);
  return std::hypot(a.east - b.east, a.north - b.north) <= forbidden_within_m;
}

/// A place is a column once, whoever names it first.
class distinct_places {
 public:
  bool add(lon_lat at) {
    const utm_position metres = to_utm_zone_34(at);
    return seen_.insert({std::round(metres.east), std::round(metres.north)}).second;
  }

 private:
  std::set<std::pair<double, double>> seen_;
};
}  // namespace

placement_task::placement_task(const plan& wanted, const demand& over, const proposal_wish& wish,
                               const shift_roster& when, const travel& by)
    : wanted_(wanted),
      wish_(wish),
      when_(when),
      travel_(by),
      cells_(cells_of(over, wanted.demand.cell_m, wish.shift ? when.only(*wish.shift) : when.all())),
      municipalities_(over.municipalities) {
  take_points(wanted);
  if (columns.empty()) throw invalid_input("there is no candidate to choose from", "candidates");
  if (cells_.empty()) throw invalid_input("no incident of the query falls into the shifts", "demand");
  if (cells_.size() > most_pairs / columns.size())
    throw invalid_input(
        "there are too many demand cells for so many candidates; take wider cells or fewer "
        "candidates",
        "candidates");
  asked.problem = wish.problem;
  asked.p = wish.p;
  asked.radius = by.reach();
  asked.time_limit_s = wish.time_limit_s;
  measure(over);
  constrain(over);
}

void placement_task::take_points(const plan& wanted) {
  distinct_places taken;
  const shift_set during = wish_.shift ? when_.only(*wish_.shift) : when_.all();
  for (std::size_t i = 0; i < wanted.points.size(); ++i) {
    const plan_point& point = wanted.points[i];
    if ((when_.of(point) & during) == 0) {
      apart_.push_back(i);
    } else if (taken.add(point.at) || point.is_fixed) {
      if (point.is_fixed) asked.fixed.push_back(columns.size());
      columns.push_back(point);
    }
  }
  for (const plan_point& each : wish_.candidates) {
    if (!taken.add(each.at)) continue;
    columns.push_back(each);
    if (wish_.shift) columns.back().shifts = {*wish_.shift};
  }
  for (std::size_t j = 0; j < columns.size(); ++j)
    if (std::ranges::any_of(wish_.forbidden, [&](lon_lat each) { return is_near(each, columns[j].at); }))
      asked.forbidden.push_back(j);
}

/// Nobody covers what happens outside their shifts, and who stays only what they have the language for.
void placement_task::measure(const demand& over) {
  std::vector<utm_position> places;
  for (const demand_cell& each : cells_) {
    places.push_back(each.at);
    asked.weights.push_back(each.weight);
  }
  // Who covers, needs no way that is longer than their reach.
  const double limit = patrol::is_covering(wish_.problem) ? travel_.reach() : patrol::unreachable;
  asked.distances = travel_.table(places, positions_of(columns), limit);
  plan standing = wanted_;
  standing.points = columns;
  for (std::size_t j = 0; j < columns.size(); ++j)
    if (!columns[j].is_fixed) staff(j, standing.points[j]);
  const point_duty duty(standing, when_, over.municipalities);
  for (std::size_t i = 0; i < cells_.size(); ++i)
    for (std::size_t j = 0; j < columns.size(); ++j)
      if (!duty.answers(j, cells_[i].on, cells_[i].municipality))
        asked.distances.at(i, j) = patrol::unreachable;
}

void placement_task::constrain(const demand& over) {
  for (const municipality_code& each : wish_.at_least_one_in) {
    patrol::candidate_group group{each.value, {}, 1};
    for (std::size_t j = 0; j < columns.size(); ++j)
      if (columns[j].municipality == each) group.candidates.push_back(j);
    asked.groups.push_back(std::move(group));
  }
  if (wish_.min_separation_m > 0) {
    asked.min_separation = wish_.min_separation_m;
    asked.candidate_distances = straight_distances(positions_of(columns));
  }
  if (!wish_.max_uncovered_share || patrol::covers_all(wish_.problem)) return;
  if (!patrol::is_covering(wish_.problem))
    throw invalid_input("only what covers demand leaves a share of it uncovered", "max_uncovered_share");
  asked.max_uncovered_share = wish_.max_uncovered_share;
  for (std::size_t m = 0; m < over.municipalities.size(); ++m) {
    patrol::demand_group group{over.municipalities[m].value, {}, 0};
    for (std::size_t i = 0; i < cells_.size(); ++i)
      if (cells_[i].municipality == m) group.demand.push_back(i);
    if (!group.demand.empty()) asked.demand_groups.push_back(std::move(group));
  }
}

/// Gives a new point the languages that are needed where it stands or whom it covers.
void placement_task::staff(std::size_t column, plan_point& point) const {
  for (const language_need& need : wanted_.needs) {
    bool is_needed = point.municipality == need.municipality;
    for (std::size_t i = 0; i < cells_.size() && !is_needed; ++i)
      is_needed = municipalities_[cells_[i].municipality] == need.municipality &&
                  asked.distances.at(i, column) <= travel_.reach();
    const bool is_spoken = std::ranges::any_of(
        point.languages, [&](const std::string& each) { return meets(each, need.language); });
    if (is_needed && !is_spoken) point.languages.push_back(need.language);
  }
}

plan placement_task::plan_of(const std::vector<std::size_t>& selected) const {
  plan made = wanted_;
  made.proof.reset();
  made.points.clear();
  for (const std::size_t each : apart_) made.points.push_back(wanted_.points[each]);
  for (const std::size_t column : selected) {
    made.points.push_back(columns[column]);
    if (!made.points.back().is_fixed) staff(column, made.points.back());
  }
  return made;
}

}  // namespace uramost::planning
