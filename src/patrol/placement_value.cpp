#include "patrol/placement_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace uramost::patrol {

namespace {
/// Sums of decimal fractions differ in their last digits.
constexpr double tolerance = 1e-9;

bool has(const std::vector<std::size_t>& indexes, std::size_t index) {
  return std::ranges::find(indexes, index) != indexes.end();
}

bool serves(const instance& asked, const placement& chosen, std::size_t position, std::size_t demand) {
  if (asked.skills.empty() || asked.skills[demand].empty()) return true;
  const auto& skills = asked.staff[chosen.staff.at(position)].skills;
  return std::ranges::find(skills, asked.skills[demand]) != skills.end();
}

double nearest_of(const instance& asked, const placement& chosen, std::size_t demand) {
  double nearest = unreachable;
  for (const std::size_t each : chosen.selected)
    nearest = std::min(nearest, asked.distances.at(demand, each));
  return nearest;
}

/// Demand covered so many times or more.
double demand_covered(const instance& asked, const std::vector<std::size_t>& counts, std::size_t times) {
  double sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] >= times) sum += asked.weights[i];
  return sum;
}

double share_uncovered(const instance& asked, const demand_group& group,
                       const std::vector<std::size_t>& counts) {
  double all = 0, missed = 0;
  for (const std::size_t i : group.demand) {
    all += asked.weights[i];
    if (counts[i] == 0) missed += asked.weights[i];
  }
  return all > 0 ? missed / all : 0;
}

std::optional<std::string> broken_choice(const instance& asked, const placement& chosen) {
  const auto& selected = chosen.selected;
  const bool any_number = asked.problem == problem_kind::lscp;
  if (asked.p && (any_number ? selected.size() > *asked.p : selected.size() != *asked.p))
    return fmt::format("{} points are chosen, p is {}", selected.size(), *asked.p);
  for (const std::size_t each : asked.fixed)
    if (!has(selected, each)) return fmt::format("{} is fixed and not chosen", each);
  for (const std::size_t each : asked.forbidden)
    if (has(selected, each)) return fmt::format("{} is forbidden and chosen", each);
  for (const candidate_group& group : asked.groups) {
    const auto members =
        std::ranges::count_if(group.candidates, [&](std::size_t each) { return has(selected, each); });
    if (static_cast<std::size_t>(members) < group.at_least)
      return fmt::format("'{}' has {} points of at least {}", group.name, members, group.at_least);
  }
  for (std::size_t a = 0; a < selected.size() && asked.min_separation > 0; ++a)
    for (std::size_t b = a + 1; b < selected.size(); ++b)
      if (are_too_near(asked, selected[a], selected[b]))
        return fmt::format("{} and {} are too near to each other", selected[a], selected[b]);
  return std::nullopt;
}

std::optional<std::string> broken_staffing(const instance& asked, const placement& chosen) {
  if (asked.staff.empty()) return std::nullopt;
  if (chosen.staff.size() != chosen.selected.size()) return "not every chosen point is staffed";
  for (std::size_t kind = 0; kind < asked.staff.size(); ++kind) {
    const auto used = std::ranges::count(chosen.staff, kind);
    if (static_cast<std::size_t>(used) > asked.staff[kind].count)
      return fmt::format("{} of {} '{}' are used", used, asked.staff[kind].count, asked.staff[kind].name);
  }
  return std::nullopt;
}

std::optional<std::string> broken_coverage(const instance& asked, const placement& chosen) {
  if (!is_covering(asked.problem)) return std::nullopt;
  const auto counts = cover_counts(asked, chosen);
  if (covers_all(asked.problem) && std::ranges::count(counts, 0U) > 0)
    return fmt::format("{} demand points are not covered", std::ranges::count(counts, 0U));
  for (const demand_group& group : asked.demand_groups) {
    const double missed = share_uncovered(asked, group, counts);
    if (1 - missed < group.min_share - tolerance ||
        missed > asked.max_uncovered_share.value_or(1) + tolerance)
      return fmt::format("{:.1f} % of '{}' are not covered", 100 * missed, group.name);
  }
  return std::nullopt;
}
}  // namespace

std::vector<std::size_t> cover_counts(const instance& asked, const placement& chosen) {
  std::vector<std::size_t> counts(asked.demand_count(), 0);
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (std::size_t at = 0; at < chosen.selected.size(); ++at)
      if (const double far = asked.distances.at(i, chosen.selected[at]);
          far <= asked.radius && far != unreachable && serves(asked, chosen, at, i))
        ++counts[i];
  return counts;
}

double value_of(const instance& asked, const placement& chosen) {
  double sum = 0;
  switch (asked.problem) {
    case problem_kind::mclp:
      return demand_covered(asked, cover_counts(asked, chosen), 1);
    case problem_kind::bacop1:
      return demand_covered(asked, cover_counts(asked, chosen), 2);
    case problem_kind::bacop2: {
      const auto counts = cover_counts(asked, chosen);
      return (1 - asked.alpha) * demand_covered(asked, counts, 1) +
             asked.alpha * demand_covered(asked, counts, 2);
    }
    case problem_kind::lscp:
      for (const std::size_t each : chosen.selected) sum += asked.cost_of(each);
      return sum;
    case problem_kind::p_median:
      for (std::size_t i = 0; i < asked.demand_count(); ++i)
        if (asked.weights[i] > 0) sum += asked.weights[i] * nearest_of(asked, chosen, i);
      return sum;
    case problem_kind::p_center:
      for (std::size_t i = 0; i < asked.demand_count(); ++i)
        sum = std::max(sum, nearest_of(asked, chosen, i));
      return sum;
  }
  return sum;
}

double largest_uncovered_share(const instance& asked, const placement& chosen) {
  const auto counts = cover_counts(asked, chosen);
  double largest = 0;
  for (const demand_group& group : asked.demand_groups)
    largest = std::max(largest, share_uncovered(asked, group, counts));
  return largest;
}

std::optional<std::string> broken_rule(const instance& asked, const placement& chosen) {
  if (auto broken = broken_choice(asked, chosen)) return broken;
  if (auto broken = broken_staffing(asked, chosen)) return broken;
  return broken_coverage(asked, chosen);
}

}  // namespace uramost::patrol
