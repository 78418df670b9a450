#include "casework/protected_table.hpp"

#include <algorithm>
#include <functional>
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
    throw invalid_input("by takes municipality, category, community, gender or source", "by");
}

/// Years that are one column.
struct span_of_years {
  int first = 0, last = 0;
  std::int64_t cases = 0;

  std::string key() const {
    return first == last ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(last);
  }
};

int year_of(const response_case& of) { return std::stoi(group_key(of, funnel_group::year)); }

/// The years of the cases, those with fewer than the threshold together with the next ones, and at the end
/// with the ones before: a year without cases looks like one with few.
std::vector<span_of_years> spans_of(std::span<const response_case> cases, std::int64_t threshold) {
  std::map<int, std::int64_t> counted;
  for (const response_case& each : cases) ++counted[year_of(each)];
  std::vector<span_of_years> spans;
  for (int year = counted.begin()->first; year <= counted.rbegin()->first; ++year) {
    if (spans.empty() || spans.back().cases >= threshold) spans.push_back({year, year});
    spans.back().last = year;
    spans.back().cases += counted[year];
  }
  if (spans.size() < 2 || spans.back().cases >= threshold) return spans;
  const span_of_years late = spans.back();
  spans.pop_back();
  spans.back().last = late.last;
  spans.back().cases += late.cases;
  return spans;
}

/// The furthest stage of a case that was answered; `closed` when no stage but that is known.
response_stage outcome_of(const response_case& of) {
  const response_stage furthest = of.furthest();
  return furthest > response_stage::reported ? furthest : response_stage::closed;
}

/// The outcomes that have a column of their own: as many cases as the threshold have each of them, and as
/// many have one of the others.
std::set<response_stage> outcomes_of(std::span<const response_case> answered, std::int64_t threshold) {
  std::map<response_stage, std::int64_t> counted;
  for (const response_case& each : answered) ++counted[outcome_of(each)];
  std::vector<std::pair<std::int64_t, response_stage>> common;
  auto others = static_cast<std::int64_t>(answered.size());
  for (const auto& [stage, cases] : counted)
    if (cases >= threshold) {
      common.emplace_back(cases, stage);
      others -= cases;
    }
  std::ranges::sort(common, std::greater{});
  for (; others < threshold && !common.empty(); common.pop_back()) others += common.back().first;
  std::set<response_stage> own;
  for (const auto& [cases, stage] : common) own.insert(stage);
  return own;
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

/// The table's columns, and in which of them a case counts. What all cases together have fewer of than the
/// threshold has none, so that the row of all cases is published as a whole, whatever they are told apart by:
/// two tables by different groups then have nothing in common but what both of them say.
class case_columns {
 public:
  case_columns(std::span<const response_case> cases, std::int64_t threshold) {
    if (static_cast<std::int64_t>(cases.size()) < threshold) return;
    for (const span_of_years& span : spans_of(cases, threshold)) {
      for (int year = span.first; year <= span.last; ++year) by_year_[year] = columns_.size();
      columns_.push_back({span.key(), column_side::period, 0});
    }
    std::vector<response_case> answered;
    std::ranges::copy_if(cases, std::back_inserter(answered), &response_case::is_answered);
    const auto many = static_cast<std::int64_t>(answered.size());
    if (many < threshold || static_cast<std::int64_t>(cases.size()) - many < threshold) return;
    unanswered_ = add("unanswered", 0);
    answered_ = add("answered", 0);
    const auto outcomes = outcomes_of(answered, threshold);
    for (const response_stage each : outcomes)
      by_outcome_[each] = add(std::string(to_string(each)), answered_);
    if (!outcomes.empty()) other_outcome_ = add(std::string(other_groups), answered_);
  }

  const std::vector<table_column>& columns() const { return columns_; }
  /// 0: there are none.
  std::size_t period_of(const response_case& of) const {
    return by_year_.empty() ? 0 : by_year_.at(year_of(of));
  }
  std::size_t outcome_column(const response_case& of) const {
    if (unanswered_ == 0 || !of.is_answered()) return unanswered_;
    if (other_outcome_ == 0) return answered_;
    const auto own = by_outcome_.find(outcome_of(of));
    return own != by_outcome_.end() ? own->second : other_outcome_;
  }

 private:
  std::size_t add(std::string key, std::size_t parent) {
    columns_.push_back({std::move(key), column_side::category, parent});
    return columns_.size() - 1;
  }

  std::vector<table_column> columns_{{"total"}};
  std::map<int, std::size_t> by_year_;
  std::map<response_stage, std::size_t> by_outcome_;
  std::size_t unanswered_ = 0, answered_ = 0, other_outcome_ = 0;
};

/// Withholds all that tells groups apart when the row of all cases would have to be withheld for it.
void keep_the_first_row(publication::count_table& of) {
  const auto all = [&](std::size_t column) -> publication::table_cell& { return of.at(0, column); };
  bool is_whole = true;
  for (std::size_t column = 0; column < of.columns().size(); ++column) is_whole &= !all(column).withheld;
  if (is_whole) return;
  for (std::size_t column = 0; column < of.columns().size(); ++column) {
    all(column).withheld = false;
    for (std::size_t area = 1; area < of.areas().size(); ++area) of.at(area, column).withheld = true;
  }
}

std::size_t row_of(const publication::count_table& in, const std::string& group) {
  const auto found = std::ranges::find(in.areas(), group, &publication::table_area::code);
  return static_cast<std::size_t>(found - in.areas().begin());
}
}  // namespace

protected_table protect_responses(std::span<const response_case> cases, funnel_group by) {
  expect_group(by);
  const std::int64_t threshold = publication::publication_rules{}.p2_threshold;
  std::vector<response_case> hidden;
  std::ranges::copy_if(cases, std::back_inserter(hidden),
                       [](const response_case& each) { return each.protection != tier::p0; });
  const std::set<std::string> groups = groups_of(hidden, by, threshold);
  const case_columns columns(hidden, threshold);
  publication::count_table counts(areas_of(groups), columns.columns());
  for (const response_case& each : hidden) {
    const std::string group = group_key(each, by);
    counts.add(row_of(counts, groups.contains(group) ? group : std::string(other_groups)),
               columns.period_of(each), columns.outcome_column(each));
  }
  publication::suppress(counts, threshold);
  if (static_cast<std::int64_t>(hidden.size()) >= threshold) keep_the_first_row(counts);
  return {std::move(counts), threshold, cases.size() - hidden.size()};
}

}  // namespace uramost::casework
