#include "patrol/placement_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "patrol/cover_reduction.hpp"

namespace uramost::patrol {

namespace {
constexpr double no_limit = integer_model::no_limit;
constexpr int no_column = -1;

bool all_whole(const std::vector<double>& numbers) {
  return std::ranges::all_of(numbers, [](double each) { return each == std::floor(each); });
}

bool has_whole_objective(const instance& asked) {
  switch (asked.problem) {
    case problem_kind::mclp:
    case problem_kind::bacop1:
      return all_whole(asked.weights);
    case problem_kind::lscp:
      return all_whole(asked.costs);
    case problem_kind::p_center:
      return true;
    case problem_kind::bacop2:
    case problem_kind::p_median:
      return false;
  }
  return false;
}

/// A centre with fewer points is as good once it is filled up, which is always possible without separation.
bool may_choose_fewer(const instance& asked) {
  return asked.problem == problem_kind::lscp ||
         (asked.problem == problem_kind::p_center && asked.min_separation <= 0 && asked.staff.empty());
}

/// Nothing but coverage decides between candidates, so that one that covers less for more is never needed.
bool is_bare_cover(const instance& asked) {
  return (asked.problem == problem_kind::lscp || asked.problem == problem_kind::p_center) &&
         asked.groups.empty() && asked.min_separation <= 0 && asked.staff.empty();
}
}  // namespace

placement_model::placement_model(const instance& asked, std::optional<soft_rule> softened,
                                 std::optional<double> radius)
    : asked_(asked), softened_(softened), step_(softened || has_whole_objective(asked) ? 1 : 0) {
  choose_points();
  if (softened != soft_rule::separation) keep_apart();
  staff_points();
  if (asked.problem == problem_kind::p_median) {
    serve_by_distance();
  } else {
    cover(cover_sets(asked.distances, radius.value_or(asked.radius)));
    keep_shares();
  }
  if (softened == soft_rule::min_share || softened == soft_rule::uncovered_share) step_ = 0;
}

void placement_model::choose_points() {
  for (std::size_t j = 0; j < asked_.candidate_count(); ++j) {
    const bool counts = asked_.problem == problem_kind::lscp || asked_.problem == problem_kind::p_center;
    point_.push_back(model_.add_column(0, 1, cost(counts ? asked_.cost_of(j) : 0), true));
  }
  for (const std::size_t each : asked_.fixed) model_.limit(point_[each], 1, 1);
  for (const std::size_t each : asked_.forbidden) model_.limit(point_[each], 0, 0);
  if (asked_.p) {
    const auto p = static_cast<double>(*asked_.p);
    std::vector<term> all;
    for (const int each : point_) all.push_back({each, 1});
    if (softened_ == soft_rule::more_points) all.push_back({model_.add_column(0, no_limit, 1, true), -1});
    if (softened_ == soft_rule::fewer_points) all.push_back({model_.add_column(0, p, 1, true), 1});
    model_.add_row(may_choose_fewer(asked_) ? 0 : p, all, p);
  }
  if (softened_ == soft_rule::groups) return;
  for (const candidate_group& group : asked_.groups) {
    std::vector<term> members;
    for (const std::size_t each : group.candidates) members.push_back({point_[each], 1});
    model_.add_row(static_cast<double>(group.at_least), members, no_limit);
  }
}

/// Of candidates that are all too near to each other one at most; every near pair is in one such row.
void placement_model::keep_apart() {
  const std::size_t count = asked_.candidate_count();
  std::vector<std::vector<bool>> said(count, std::vector<bool>(count, false));
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = a + 1; b < count; ++b) {
      if (said[a][b] || !are_too_near(asked_, a, b)) continue;
      std::vector<std::size_t> crowd{a, b};
      for (std::size_t c = b + 1; c < count; ++c)
        if (std::ranges::all_of(crowd, [&](std::size_t each) { return are_too_near(asked_, each, c); }))
          crowd.push_back(c);
      std::vector<term> members;
      for (const std::size_t each : crowd) {
        members.push_back({point_[each], 1});
        for (const std::size_t other : crowd) said[each][other] = true;
      }
      model_.add_row(0, members, 1);
    }
}

/// One officer a chosen point.
void placement_model::staff_points() {
  if (asked_.staff.empty()) return;
  officer_.resize(asked_.candidate_count());
  for (std::size_t j = 0; j < officer_.size(); ++j) {
    std::vector<term> here{{point_[j], -1}};
    for (std::size_t kind = 0; kind < asked_.staff.size(); ++kind) {
      officer_[j].push_back(model_.add_column(0, 1, 0, true));
      here.push_back({officer_[j].back(), 1});
    }
    model_.add_row(0, here, 0);
  }
  for (std::size_t kind = 0; kind < asked_.staff.size(); ++kind) {
    std::vector<term> used;
    for (const auto& here : officer_) used.push_back({here[kind], 1});
    if (softened_ == soft_rule::staff) used.push_back({model_.add_column(0, no_limit, 1, true), -1});
    model_.add_row(0, used, static_cast<double>(asked_.staff[kind].count));
  }
}

/// The columns that cover a demand point when they are 1.
std::vector<integer_model::term> placement_model::servers_of(std::size_t demand) const {
  std::vector<term> servers;
  const bool needs_skill = !asked_.skills.empty() && !asked_.skills[demand].empty();
  for (const std::uint32_t j : covers_->of_demand[demand]) {
    if (!needs_skill) servers.push_back({point_[j], 1});
    for (std::size_t kind = 0; needs_skill && kind < asked_.staff.size(); ++kind)
      if (std::ranges::find(asked_.staff[kind].skills, asked_.skills[demand]) !=
          asked_.staff[kind].skills.end())
        servers.push_back({officer_[j][kind], 1});
  }
  return servers;
}

void placement_model::cover(const cover_sets& covers) {
  covers_ = &covers;
  if (is_bare_cover(asked_)) return cover_reduced(covers);
  std::map<std::vector<int>, std::vector<std::size_t>> alike;  // demand points by the columns that cover them
  for (std::size_t i = 0; i < asked_.demand_count(); ++i) {
    std::vector<int> by;
    for (const term& each : servers_of(i)) by.push_back(each.column);
    alike[by].push_back(i);
  }
  covered_.assign(asked_.demand_count(), no_column);
  for (const auto& [by, points] : alike) {
    double demand = 0;
    for (const std::size_t each : points) demand += asked_.weights[each];
    int once = no_column;
    cover_one(servers_of(points.front()), demand, once);
    for (const std::size_t each : points) covered_[each] = once;
  }
  covers_ = nullptr;
}

/// The rows and columns that decide; the others follow from them.
void placement_model::cover_reduced(const cover_sets& covers) {
  const cover_reduction reduced(covers, choices_of(asked_), asked_);
  for (const std::size_t each : reduced.closed) model_.limit(point_[each], 0, 0);
  for (const std::size_t each : reduced.demand) model_.add_row(1, servers_of(each), no_limit);
  covers_ = nullptr;
}

/// `once` is set to the column that says whether they are covered, where that is left open.
void placement_model::cover_one(const std::vector<term>& servers, double demand, int& once) {
  std::vector<term> row = servers;
  switch (asked_.problem) {
    case problem_kind::lscp:
    case problem_kind::p_center:
      return model_.add_row(1, row, no_limit);
    case problem_kind::bacop1:
      row.push_back({model_.add_column(0, 1, cost(-demand), false), -1});
      return model_.add_row(1, row, no_limit);
    case problem_kind::mclp:
      if (row.empty()) return;
      once = model_.add_column(0, 1, cost(-demand), false);
      row.push_back({once, -1});
      return model_.add_row(0, row, no_limit);
    case problem_kind::bacop2: {
      if (row.empty()) return;
      once = model_.add_column(0, 1, cost(-(1 - asked_.alpha) * demand), false);
      const int twice = model_.add_column(0, 1, cost(-asked_.alpha * demand), false);
      row.push_back({once, -1});
      row.push_back({twice, -1});
      model_.add_row(0, row, no_limit);
      const std::vector<term> order{{once, 1}, {twice, -1}};
      return model_.add_row(0, order, no_limit);
    }
    case problem_kind::p_median:
      return;
  }
}

void placement_model::keep_shares() {
  const int kept_part = softened_ == soft_rule::min_share ? model_.add_column(0, 1, -1, false) : no_column;
  const int worst = softened_ == soft_rule::uncovered_share ? model_.add_column(0, 1, 1, false) : no_column;
  for (const demand_group& group : asked_.demand_groups) {
    std::map<int, double> demand_of;
    double demand = 0;
    for (const std::size_t each : group.demand) {
      demand += asked_.weights[each];
      if (covered_[each] != no_column) demand_of[covered_[each]] += asked_.weights[each];
    }
    std::vector<term> members;
    for (const auto& [column, weight] : demand_of) members.push_back({column, weight});
    // Sums of decimal fractions differ in their last digits.
    const double hair = 1e-9 * demand;
    std::vector<term> at_least = members, at_most_missed = members;
    if (kept_part != no_column) at_least.push_back({kept_part, -group.min_share * demand});
    if (group.min_share > 0)
      model_.add_row(kept_part == no_column ? group.min_share * demand - hair : 0, at_least, no_limit);
    if (worst != no_column) at_most_missed.push_back({worst, demand});
    if (asked_.max_uncovered_share || worst != no_column)
      model_.add_row((1 - (worst == no_column ? *asked_.max_uncovered_share : 0)) * demand - hair,
                     at_most_missed, no_limit);
  }
}

void placement_model::level_shares(double kept) {
  std::vector<term> objective;
  for (int column = 0; column < static_cast<int>(model_.columns()); ++column) {
    const double factor = model_.cost(column);
    if (factor != 0) objective.push_back({column, factor});
    model_.set_cost(column, 0);
  }
  model_.add_row(-no_limit, objective, kept + 1e-9 * std::abs(kept));
  softened_ = soft_rule::uncovered_share;
  keep_shares();
  step_ = 0;
}

/// For every demand point and each of its distances in ascending order, a column that says that nobody chosen
/// is as near as that, and costs the way to the next distance.
void placement_model::serve_by_distance() {
  for (std::size_t i = 0; i < asked_.demand_count(); ++i) {
    if (asked_.weights[i] == 0) continue;
    std::map<double, std::vector<int>> at_distance;
    const auto row = asked_.distances.row(i);
    for (std::size_t j = 0; j < row.size(); ++j)
      if (row[j] != unreachable) at_distance[row[j]].push_back(point_[j]);
    if (!at_distance.empty()) offset_ += asked_.weights[i] * at_distance.begin()->first;
    int nobody_nearer = no_column;
    for (auto at = at_distance.begin(); at != at_distance.end(); ++at) {
      std::vector<term> terms;
      for (const int each : at->second) terms.push_back({each, 1});
      if (nobody_nearer != no_column) terms.push_back({nobody_nearer, -1});
      const auto next = std::next(at);
      const double least = nobody_nearer == no_column ? 1 : 0;
      if (next != at_distance.end()) {
        nobody_nearer = model_.add_column(0, 1, cost(asked_.weights[i] * (next->first - at->first)), false);
        terms.push_back({nobody_nearer, 1});
      }
      model_.add_row(least, terms, no_limit);
    }
    if (at_distance.empty()) model_.add_row(1, {}, no_limit);
  }
}

placement placement_model::read(const std::vector<double>& values) const {
  placement chosen;
  const auto is_set = [&](int column) { return values[static_cast<std::size_t>(column)] > 0.5; };
  for (std::size_t j = 0; j < point_.size(); ++j) {
    if (!is_set(point_[j])) continue;
    chosen.selected.push_back(j);
    for (std::size_t kind = 0; !officer_.empty() && kind < officer_[j].size(); ++kind)
      if (is_set(officer_[j][kind])) chosen.staff.push_back(kind);
  }
  return chosen;
}

}  // namespace uramost::patrol
