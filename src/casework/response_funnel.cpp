#include "casework/response_funnel.hpp"

#include <map>

#include "analysis/inference/proportion.hpp"
#include "core/enum_names.hpp"
#include "core/error.hpp"

namespace uramost::casework {

namespace {
constexpr double confidence = 0.95;
constexpr enum_names<funnel_group, 7> groups{
    {"all", "municipality", "category", "community", "gender", "source", "year"}};

void count(const response_case& each, funnel_row& into) {
  ++into.cases;
  into.unanswered += each.is_answered() ? 0 : 1;
  const response_stage furthest = each.furthest();
  for (std::size_t i = 0; i < into.reached.size(); ++i) {
    const auto stage = static_cast<response_stage>(i);
    const bool is_recorded = each.has(stage);
    into.recorded[i] += is_recorded ? 1 : 0;
    into.reached[i] += (stage == response_stage::closed ? is_recorded : stage <= furthest) ? 1 : 0;
  }
}
}  // namespace

funnel_group parse_funnel_group(std::string_view text) {
  if (const auto found = groups.find(text)) return *found;
  throw invalid_input("by takes all, municipality, category, community, gender, source or year", "by");
}

std::string_view to_string(funnel_group group) { return groups[group]; }

std::string group_key(const response_case& of, funnel_group by) {
  switch (by) {
    case funnel_group::all:
      return {};
    case funnel_group::municipality:
      return of.municipality;
    case funnel_group::category:
      return of.category;
    case funnel_group::community:
      return of.community;
    case funnel_group::gender:
      return std::string(to_string(of.gender));
    case funnel_group::source:
      return of.source;
    case funnel_group::year:
      return std::to_string(static_cast<int>(to_belgrade(of.occurred.begin).date.year()));
  }
  return {};
}

std::vector<funnel_row> response_funnel(std::span<const response_case> cases, funnel_group by) {
  std::map<std::string, funnel_row> rows;
  if (by == funnel_group::all) rows[""];
  for (const response_case& each : cases) count(each, rows[group_key(each, by)]);
  std::vector<funnel_row> made;
  for (auto& [key, row] : rows) {
    row.key = key;
    row.unanswered_wilson = analysis::wilson_interval(row.unanswered, row.cases, confidence);
    row.unanswered_exact = analysis::binomial_interval(row.unanswered, row.cases, confidence);
    made.push_back(std::move(row));
  }
  return made;
}

}  // namespace uramost::casework
