#include "casework/protected_table.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/error.hpp"
#include "publication/publication_rules.hpp"
#include "publication/suppression.hpp"

namespace uramost::casework {

namespace {
using publication::column_side;
using publication::table_column;

void expect_group(funnel_group by) {
  if (by == funnel_group::all || by == funnel_group::year)
    throw invalid_input("by takes municipality, category, community or source", "by");
}

std::string year_of(const response_case& of) { return group_key(of, funnel_group::year); }

/// Every case is in one of these.
std::string outcome_of(const response_case& of) {
  if (!of.is_answered()) return "unanswered";
  const response_stage furthest = of.furthest();
  return std::string(to_string(furthest > response_stage::reported ? furthest : response_stage::closed));
}

/// Groups with as many cases as the threshold. Whether there is a smaller one is nobody's business.
std::set<std::string> groups_of(std::span<const response_case> cases, funnel_group by,
                                std::int64_t threshold) {
  std::map<std::string, std::int64_t> sizes;
  for (const response_case& each : cases) ++sizes[group_key(each, by)];
  std::set<std::string> large;
  for (const auto& [name, size] : sizes)
    if (!name.empty() && size >= threshold) large.insert(name);
  return large;
}

std::vector<publication::table_area> areas_of(const std::set<std::string>& groups) {
  std::vector<publication::table_area> areas{{"all"}};
  for (const std::string& name : groups) areas.push_back({name, 0});
  areas.push_back({std::string(other_groups), 0});
  return areas;
}

std::vector<table_column> columns_of(std::span<const response_case> cases) {
  std::vector<table_column> columns{{"total"}};
  std::set<std::string> years;
  for (const response_case& each : cases) years.insert(year_of(each));
  for (const std::string& year : years) columns.push_back({year, column_side::period, 0});
  columns.push_back({"unanswered", column_side::category, 0});
  columns.push_back({"answered", column_side::category, 0});
  const std::size_t answered = columns.size() - 1;
  for (auto stage = response_stage::registered; stage <= response_stage::closed;
       stage = static_cast<response_stage>(static_cast<int>(stage) + 1))
    columns.push_back({std::string(to_string(stage)), column_side::category, answered});
  return columns;
}

template <class List, class Member>
std::size_t place_of(const List& list, const std::string& name, Member member) {
  const auto found = std::ranges::find(list, name, member);
  return static_cast<std::size_t>(found - list.begin());
}
}  // namespace

protected_table protect_responses(std::span<const response_case> cases, funnel_group by) {
  expect_group(by);
  const std::int64_t threshold = publication::publication_rules{}.p2_threshold;
  std::vector<response_case> hidden;
  std::ranges::copy_if(cases, std::back_inserter(hidden),
                       [](const response_case& each) { return each.protection != tier::p0; });
  const std::set<std::string> groups = groups_of(hidden, by, threshold);
  publication::count_table counts(areas_of(groups), columns_of(hidden));
  for (const response_case& each : hidden) {
    const std::string group = group_key(each, by);
    counts.add(place_of(counts.areas(), groups.contains(group) ? group : std::string(other_groups),
                        &publication::table_area::code),
               place_of(counts.columns(), year_of(each), &table_column::key),
               place_of(counts.columns(), outcome_of(each), &table_column::key));
  }
  publication::suppress(counts, threshold);
  return {std::move(counts), threshold, cases.size() - hidden.size()};
}

}  // namespace uramost::casework
