#include "publication/release_composition.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "publication/release_difference.hpp"
#include "publication/release_tables.hpp"
#include "publication/suppression.hpp"

namespace uramost::publication {

namespace {
using record_list = std::vector<const published_record*>;

std::map<int, record_list> by_year(std::span<const published_record> records,
                                   std::chrono::year_month_day until) {
  std::map<int, record_list> years;
  for (const published_record& each : records)
    if (is_released(each, until)) years[year_of(each.location.time)].push_back(&each);
  // A year without incidents is a year all the same.
  if (!years.empty())
    for (int year = years.begin()->first; year < years.rbegin()->first; ++year) years[year];
  return years;
}

published_year tabulate(int year, const record_list& records, const release_plan& plan) {
  const bool is_whole = std::chrono::sys_days(plan.until) >=
                        std::chrono::sys_days(std::chrono::year(year + 1) / std::chrono::January / 1);
  const auto knows_less_than = [&](time_precision finest) {
    return std::ranges::any_of(
        records, [&](const published_record* each) { return each->location.time.precision > finest; });
  };
  const column_choice months{time_precision::month, knows_less_than(time_precision::month),
                             is_whole ? &plan.categories : nullptr};
  const column_choice quarters{time_precision::quarter, knows_less_than(time_precision::quarter), nullptr};
  const auto areas = release_areas(plan.areas);
  published_year made{year, count_table(areas, release_columns(year, months)),
                      count_table(areas, release_columns(year, months)),
                      count_table(areas, release_columns(year, quarters))};
  for (const published_record* each : records)
    count(*each, each->protection == tier::p0 ? made.p0 : each->protection == tier::p1 ? made.p1 : made.p2);
  suppress(made.p1, plan.rules.p1_threshold);
  suppress_p2(made.p2, plan.rules.p2_threshold);
  return made;
}

/// A month in a municipality.
struct month_of {
  municipality_code municipality;
  std::string month;
  friend auto operator<=>(const month_of&, const month_of&) = default;
};

const table_cell* find_cell(const count_table& table, const month_of& of) {
  const auto area = std::ranges::find(table.areas(), of.municipality.value, &table_area::code);
  const auto column = std::ranges::find(table.columns(), of.month, &table_column::key);
  if (area == table.areas().end() || column == table.columns().end()) return nullptr;
  return &table.at(static_cast<std::size_t>(area - table.areas().begin()),
                   static_cast<std::size_t>(column - table.columns().begin()));
}

/// The places of one month in one municipality whose counts may be known: the largest first, as long as what
/// is left, in places unnamed, meets the threshold too.
std::vector<published_point> publishable(std::vector<published_point> places, std::int64_t all,
                                         std::int64_t threshold) {
  std::ranges::sort(places, [](const published_point& a, const published_point& b) {
    return std::tuple(-a.count, a.place) < std::tuple(-b.count, b.place);
  });
  std::vector<published_point> kept;
  for (const published_point& each : places) {
    if (each.count < threshold || all - each.count < threshold) continue;
    all -= each.count;
    kept.push_back(each);
  }
  return kept;
}

void add_p1_points(const record_list& records, const count_table& table, std::int64_t threshold,
                   std::vector<published_point>& to) {
  std::map<month_of, std::map<place_id, published_point>> months;
  for (const published_record* each : records) {
    const published_location& at = each->location;
    if (each->protection != tier::p1 || !at.point || !at.place || !at.municipality) continue;
    if (at.time.precision > time_precision::month) continue;
    const month_of key{*at.municipality, month_key(at.time)};
    const auto [found, is_new] = months[key].try_emplace(
        *at.place, published_point{*at.point, tier::p1, *at.municipality, at.place, key.month, {}, 0});
    ++found->second.count;
  }
  for (const auto& [key, places] : months) {
    const table_cell* cell = find_cell(table, key);
    if (!cell || cell->withheld) continue;
    std::vector<published_point> found;
    for (const auto& [place, point] : places) found.push_back(point);
    std::ranges::copy(publishable(std::move(found), cell->count, threshold), std::back_inserter(to));
  }
}

void add_p0_points(const record_list& records, std::vector<published_point>& to) {
  for (const published_record* each : records) {
    const published_location& at = each->location;
    if (each->protection != tier::p0 || !at.point) continue;
    to.push_back({*at.point, tier::p0, at.municipality.value_or(municipality_code{}), at.place,
                  to_string(to_belgrade(at.time.begin).date), each->category, 1});
  }
}

auto order_of(const published_point& each) {
  return std::tuple(std::string_view(each.period), each.protection, std::string_view(each.municipality.value),
                    each.place.value_or(place_id{}), each.point.lon, each.point.lat,
                    std::string_view(each.category));
}

bool is_in_year(const published_point& each, int year) {
  return each.period.starts_with(std::to_string(year) + "-");
}
}  // namespace

release_content compose(std::span<const published_record> records, const release_plan& plan) {
  release_content made;
  for (const auto& [year, of_year] : by_year(records, plan.until)) {
    made.years.push_back(tabulate(year, of_year, plan));
    add_p0_points(of_year, made.points);
    add_p1_points(of_year, made.years.back().p1, plan.rules.p1_threshold, made.points);
  }
  std::ranges::sort(made.points, {}, order_of);
  return made;
}

void hold_back(release_content& next, const release_content& before, const publication_rules& rules) {
  for (published_year& year : next.years) {
    const auto old = std::ranges::find(before.years, year.year, &published_year::year);
    if (old == before.years.end() || differences_of(year.year, next, before, rules).empty()) continue;
    const int held = year.year;
    year = *old;
    std::erase_if(next.points, [&](const published_point& each) { return is_in_year(each, held); });
    std::ranges::copy_if(before.points, std::back_inserter(next.points),
                         [&](const published_point& each) { return is_in_year(each, held); });
    next.waiting.push_back(held);
  }
  std::ranges::sort(next.points, {}, order_of);
}

}  // namespace uramost::publication
