#include "patrol/instance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"

namespace uramost::patrol {

namespace {
constexpr double longest_time_limit_s = 86'400;
constexpr std::size_t most_cells = 50'000'000;
/// What is larger would drown the small in sums.
constexpr double largest_number = 1e15;

/// Is a number that can be reckoned with.
void check_number(double value, const std::string& what, const char* field) {
  if (!(value >= 0 && value <= largest_number))
    throw invalid_input(fmt::format("{} is {}; it has to be a number from 0 to 1e15", what, value), field);
}

void check_numbers(const std::vector<double>& values, const char* field) {
  for (std::size_t i = 0; i < values.size(); ++i)
    check_number(values[i], fmt::format("{}[{}]", field, i), field);
}

void check_share(double share, const char* field) {
  if (!(share >= 0 && share <= 1))
    throw invalid_input(fmt::format("{} is {}; a share is from 0 to 1", field, share), field);
}

void check_indexes(const std::vector<std::size_t>& indexes, std::size_t count, const char* field) {
  std::vector<bool> seen(count, false);
  for (const std::size_t each : indexes) {
    if (each >= count)
      throw invalid_input(fmt::format("{} names {}, but the indexes end at {}", field, each, count - 1),
                          field);
    if (seen[each]) throw invalid_input(fmt::format("{} names {} twice", field, each), field);
    seen[each] = true;
  }
}

void check_length(std::size_t length, std::size_t wanted, const char* of_what, const char* field) {
  if (length != wanted)
    throw invalid_input(fmt::format("{} has {} members for {} {}", field, length, wanted, of_what), field);
}

void check_distances(const distance_table& table, const char* field) {
  for (std::size_t i = 0; i < table.rows(); ++i)
    for (std::size_t j = 0; j < table.columns(); ++j)
      if (const double each = table.at(i, j); each != unreachable)
        check_number(each, fmt::format("{}[{}][{}]", field, i, j), field);
}

void check_p(const instance& asked) {
  if (!asked.p) {
    if (asked.problem == problem_kind::lscp) return;
    throw invalid_input(fmt::format("{} needs the number of points", to_string(asked.problem)), "p");
  }
  if (*asked.p < 1) throw invalid_input("p is 0; a plan has at least one point", "p");
  if (*asked.p > asked.candidate_count())
    throw invalid_input(
        fmt::format("p is {}, but there are only {} candidates", *asked.p, asked.candidate_count()), "p");
}

void check_plain_members(const instance& asked) {
  if (asked.distances.empty()) throw invalid_input("there is no demand or no candidate", "distances");
  if (asked.demand_count() > most_cells / asked.candidate_count())
    throw invalid_input(fmt::format("there are more than {} distances", most_cells), "distances");
  check_distances(asked.distances, "distances");
  check_length(asked.weights.size(), asked.demand_count(), "demand points", "weights");
  check_numbers(asked.weights, "weights");
  check_p(asked);
  if (is_covering(asked.problem)) check_number(asked.radius, "radius", "radius");
  if (!asked.costs.empty()) check_length(asked.costs.size(), asked.candidate_count(), "candidates", "costs");
  check_numbers(asked.costs, "costs");
  check_indexes(asked.fixed, asked.candidate_count(), "fixed");
  check_indexes(asked.forbidden, asked.candidate_count(), "forbidden");
  check_share(asked.alpha, "alpha");
  if (!(asked.time_limit_s > 0 && asked.time_limit_s <= longest_time_limit_s))
    throw invalid_input("the time limit is more than 0 and at most 86,400 seconds", "time_limit_s");
}

void check_separation(const instance& asked) {
  check_number(asked.min_separation, "min_separation", "min_separation");
  const distance_table& table = asked.candidate_distances;
  if (!table.empty() && (table.rows() != asked.candidate_count() || table.columns() != table.rows()))
    throw invalid_input("candidate_distances is not candidate by candidate", "candidate_distances");
  check_distances(table, "candidate_distances");
  if (asked.min_separation > 0 && table.empty())
    throw invalid_input("min_separation needs the distances between candidates", "candidate_distances");
}

void check_shares(const instance& asked) {
  bool has_share = asked.max_uncovered_share || asked.level_shares;
  for (const demand_group& each : asked.demand_groups) {
    check_indexes(each.demand, asked.demand_count(), "demand_groups");
    check_share(each.min_share, "min_share");
    has_share = has_share || each.min_share > 0;
  }
  if (asked.max_uncovered_share) check_share(*asked.max_uncovered_share, "max_uncovered_share");
  if (!has_share) return;
  if (asked.demand_groups.empty())
    throw invalid_input("shares need the groups of demand that they are of", "demand_groups");
  if (asked.problem != problem_kind::mclp && asked.problem != problem_kind::bacop2)
    throw invalid_input(
        fmt::format("{} has no shares: they belong to mclp and bacop2", to_string(asked.problem)),
        "demand_groups");
}

void check_staff(const instance& asked) {
  if (asked.staff.empty() && asked.skills.empty()) return;
  if (!is_covering(asked.problem) || asked.problem == problem_kind::bacop2)
    throw invalid_input(
        fmt::format("{} has no staff: it belongs to mclp, lscp and bacop1", to_string(asked.problem)),
        "staff");
  if (asked.staff.empty()) throw invalid_input("skills are asked for, but there is no staff", "staff");
  if (!asked.skills.empty())
    check_length(asked.skills.size(), asked.demand_count(), "demand points", "skills");
}
}  // namespace

std::string_view to_string(problem_kind kind) {
  switch (kind) {
    case problem_kind::mclp:
      return "mclp";
    case problem_kind::lscp:
      return "lscp";
    case problem_kind::p_median:
      return "p_median";
    case problem_kind::p_center:
      return "p_center";
    case problem_kind::bacop1:
      return "bacop1";
    case problem_kind::bacop2:
      return "bacop2";
  }
  return "";
}

problem_kind problem_kind_of(std::string_view text) {
  if (text == "bacop") return problem_kind::bacop1;
  for (const problem_kind kind : {problem_kind::mclp, problem_kind::lscp, problem_kind::p_median,
                                  problem_kind::p_center, problem_kind::bacop1, problem_kind::bacop2})
    if (text == to_string(kind)) return kind;
  throw invalid_input(
      fmt::format("'{}' is no problem; there are mclp, lscp, p_median, p_center, bacop1 and bacop2", text),
      "problem");
}

std::vector<std::string> staff_names(const instance& asked) {
  std::vector<std::string> names;
  for (const staff_kind& each : asked.staff) names.push_back(each.name);
  return names;
}

bool is_covering(problem_kind kind) {
  return kind != problem_kind::p_median && kind != problem_kind::p_center;
}

bool covers_all(problem_kind kind) { return kind == problem_kind::lscp || kind == problem_kind::bacop1; }

bool is_maximised(problem_kind kind) { return is_covering(kind) && kind != problem_kind::lscp; }

std::vector<choice> choices_of(const instance& asked) {
  std::vector<choice> choices(asked.candidate_count(), choice::free);
  for (const std::size_t each : asked.fixed) choices[each] = choice::open;
  for (const std::size_t each : asked.forbidden) choices[each] = choice::closed;
  return choices;
}

bool are_too_near(const instance& asked, std::size_t one, std::size_t other) {
  if (asked.min_separation <= 0) return false;
  const distance_table& table = asked.candidate_distances;
  return std::min(table.at(one, other), table.at(other, one)) < asked.min_separation;
}

void validate(const instance& asked) {
  check_plain_members(asked);
  for (const candidate_group& each : asked.groups)
    check_indexes(each.candidates, asked.candidate_count(), "groups");
  check_separation(asked);
  check_shares(asked);
  check_staff(asked);
}

}  // namespace uramost::patrol
