#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/space_time/scan_statistic.hpp"
#include "core/time_interval.hpp"
#include "study/methods/methods.hpp"
#include "study/methods/point_values.hpp"

namespace uramost::study {

namespace {
constexpr double week_days = 7;
constexpr std::size_t most_clusters = 20;

/// Incidents by cell and week.
struct counted_weeks {
  analysis::scan_data data;
  double first_day = 0;  ///< since 1970, of the first week

  std::string day(double week, double offset) const {
    const auto since = static_cast<int>(first_day + week * week_days + offset);
    return to_string(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(since))));
  }
};

counted_weeks count(const dated_incidents& of, double cell_m) {
  counted_weeks counted;
  const auto [first, last] = std::ranges::minmax(of.days);
  // Weeks end with the last incident, so that the youngest one is a whole one.
  counted.data.periods = static_cast<std::size_t>((std::floor(last) - std::floor(first)) / week_days) + 1;
  counted.first_day = std::floor(last) + 1 - static_cast<double>(counted.data.periods) * week_days;
  std::map<std::pair<double, double>, std::size_t> cells;
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t i = 0; i < of.days.size(); ++i) {
    const utm_position at = of.placed.all[i].at;
    const std::pair key{std::floor(at.east / cell_m), std::floor(at.north / cell_m)};
    const auto [cell, is_new] = cells.try_emplace(key, cells.size());
    if (is_new) counted.data.places.push_back({(key.first + 0.5) * cell_m, (key.second + 0.5) * cell_m});
    found.emplace_back(cell->second,
                       static_cast<std::size_t>((std::floor(of.days[i]) - counted.first_day) / week_days));
  }
  counted.data.cases.resize(counted.data.places.size() * counted.data.periods);
  for (const auto& [place, week] : found) ++counted.data.cases[place * counted.data.periods + week];
  return counted;
}

void show(const analysis::scan_result& found, const counted_weeks& in, outcome& to) {
  to.classes = {{"cluster", "#b2182b", true}, {"cluster_uncertain", "#bdbdbd", false}};
  to.table.columns = {"cluster",  "lon",      "lat",   "radius_m", "start", "end",
                      "observed", "expected", "ratio", "llr",      "p",     "class"};
  for (const auto& each : found.clusters) {
    if (to.table.rows.size() == most_clusters) break;
    const auto place = in.data.places[each.centre];
    const lon_lat centre = from_utm_zone_34({place.x, place.y});
    const std::size_t is = each.p < 0.05 ? 0 : 1;
    to.marks.push_back({circle{centre, std::max(each.radius, 100.0)}, is, to.table.rows.size()});
    to.table.rows.push_back({static_cast<std::int64_t>(to.table.rows.size() + 1), centre.lon, centre.lat,
                             each.radius, in.day(static_cast<double>(each.first_period), 0),
                             in.day(static_cast<double>(each.last_period), week_days - 1),
                             std::int64_t{each.observed}, each.expected, each.ratio, each.llr, each.p,
                             to.classes[is].code});
  }
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const auto dated = dated_in(where, *asked.incidents());
  dated.add_caveats(made);
  analysis::expect_enough(dated.days.size(), analysis::recommended_scan_cases, "The scan statistic",
                          "incidents with a day");
  const counted_weeks weeks = count(dated, set.number("cell_m"));
  analysis::expect_enough(weeks.data.periods, 4, "The scan statistic", "weeks");
  analysis::expect_enough(weeks.data.places.size(), 2, "The scan statistic", "places");
  const auto longest = static_cast<std::size_t>(set.number("max_days") / week_days);
  const auto found =
      analysis::scan(weeks.data,
                     {.model = analysis::scan_model::space_time_permutation,
                      .max_radius = set.number("max_radius_m"),
                      .max_periods = std::clamp<std::size_t>(longest, 1, weeks.data.periods / 2),
                      .alive_only = set.text("recent_only") == "recent",
                      .permutations = set.whole("permutations"),
                      .seed = set.whole("seed")},
                     asked.watching);
  show(found, weeks, made);
  const auto certain = std::ranges::count_if(found.clusters, [](const auto& each) { return each.p < 0.05; });
  made.facts = {{"incidents", static_cast<std::int64_t>(found.cases)},
                {"clusters", static_cast<std::int64_t>(certain)}};
  made.said = {
      .n = dated.days.size(), .tests = 1, .p_value = found.clusters.empty() ? 1.0 : found.clusters.front().p};
  return made;
}
}  // namespace

method space_time_clusters() {
  using enum parameter_kind;
  return {"scan",
          "space_time",
          {region_parameter(),
           {.name = "cell_m", .standard = "500", .least = 100, .most = 20'000},
           {.name = "max_radius_m", .standard = "3000", .least = 100, .most = 50'000},
           {.name = "max_days", .standard = "28", .least = 7, .most = 366},
           {.name = "recent_only", .kind = choice, .standard = "all", .choices = {"all", "recent"}},
           {.name = "permutations", .kind = whole_number, .standard = "999", .least = 99, .most = 9'999},
           {.name = "seed", .kind = whole_number, .standard = "1", .least = 0, .most = 1e15}},
          carry_out};
}

}  // namespace uramost::study
