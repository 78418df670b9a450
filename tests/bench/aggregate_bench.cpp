// Counting incidents by one or two dimensions: ours from the index, the same question in SQL on the
// register's own SpatiaLite file, in turn; processor time, medians. Fails when a number differs.
//   aggregate_bench DATA_DIRECTORY [--quick]
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analysis/aggregate.hpp"
#include "intake/incident_register.hpp"
#include "store/database.hpp"

namespace {

using namespace uramost;
using table = std::map<std::vector<std::string>, std::pair<std::uint64_t, std::uint64_t>>;

double seconds_of(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double median(std::vector<double> seconds) {
  std::ranges::sort(seconds);
  return seconds[seconds.size() / 2];
}

/// An incident's begin on the clock of Belgrade, as seconds: SQL has no time zones, so the summers are
/// listed.
std::string local_begin() {
  std::string hours = "CASE";
  const auto first = from_belgrade(std::chrono::year{2019} / 1 / 1);
  const auto last = from_belgrade(std::chrono::year{2027} / 1 / 1);
  time_point begin;
  for (time_point at = first; at < last; at += std::chrono::hours{1}) {
    const bool is_summer = belgrade_offset(at) == std::chrono::hours{2};
    const bool was_summer = belgrade_offset(at - std::chrono::hours{1}) == std::chrono::hours{2};
    if (is_summer && !was_summer) begin = at;
    if (!is_summer && was_summer)
      hours += fmt::format(" WHEN occurred_begin >= {} AND occurred_begin < {} THEN 7200",
                           begin.time_since_epoch().count(), at.time_since_epoch().count());
  }
  return "(occurred_begin + " + hours + " ELSE 3600 END)";
}

struct question {
  std::string by;
  std::vector<std::string> columns;  ///< the same in SQL; none: SQL has no short way to ask it
};

std::vector<question> questions() {
  const std::string month = "strftime('%Y-%m', " + local_begin() + ", 'unixepoch')";
  const std::string hour =
      "CAST(CAST(strftime('%H', " + local_begin() + ", 'unixepoch') AS INTEGER) AS TEXT)";
  const std::string municipality = "coalesce(municipality_code, '')";
  return {{"municipality,month", {municipality, month}},
          {"municipality", {municipality}},
          {"month", {month}},
          {"category,hour", {"category", hour}},
          {"municipality,category", {municipality, "category"}},
          {"week", {}},
          {"weekday,hour", {}},
          {"place", {}},
          {"grid:500m", {}}};
}

table ours(const index::selection& incidents, const std::string& by) {
  table counted;
  for (const auto& cell : analysis::aggregate(incidents, analysis::parse_dimensions(by)))
    counted[cell.keys] = {cell.count, cell.severity_sum};
  return counted;
}

table theirs(store::database& file, const question& asked) {
  std::string columns;
  for (const std::string& column : asked.columns) columns += column + ", ";
  store::statement& rows =
      file.prepared("SELECT " + columns + "count(*), sum(severity) FROM incidents GROUP BY " +
                    (asked.columns.size() == 2 ? "1, 2" : "1"));
  const auto last = static_cast<int>(asked.columns.size());
  table counted;
  while (rows.step()) {
    std::vector<std::string> keys;
    for (int column = 0; column < last; ++column) keys.emplace_back(rows.text(column));
    counted[keys] = {static_cast<std::uint64_t>(rows.integer(last)),
                     static_cast<std::uint64_t>(rows.integer(last + 1))};
  }
  return counted;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return fmt::print(stderr, "aggregate_bench DATA_DIRECTORY [--quick]\n"), 2;
  const std::filesystem::path folder = arguments[1];
  const int rounds = count > 2 ? 1 : 3, times = 7;
  const intake::incident_register from(folder);
  const index::selection incidents = from.select({});
  store::database file(folder / intake::incident_register::file_name, store::database::access::read);
  file.execute("PRAGMA cache_size = -1000000");

  fmt::print("{} incidents, one core, processor time\n\n", incidents.size());
  fmt::print("| count by | UraMost ms | SQL in SpatiaLite ms | UraMost is faster by |\n");
  fmt::print("| --- | ---: | ---: | ---: |\n");
  for (const question& each : questions()) {
    table mine, peer;
    std::vector<double> my_seconds, peer_seconds;
    for (int round = 0; round < rounds; ++round) {
      for (int i = 0; i < times; ++i)
        my_seconds.push_back(
            seconds_of([&] { analysis::aggregate(incidents, analysis::parse_dimensions(each.by)); }));
      if (!each.columns.empty()) peer_seconds.push_back(seconds_of([&] { peer = theirs(file, each); }));
    }
    const double my_median = median(my_seconds);
    if (each.columns.empty()) {
      fmt::print("| {} | {:.2f} | | |\n", each.by, my_median * 1e3);
      continue;
    }
    mine = ours(incidents, each.by);
    if (mine != peer) return fmt::print(stderr, "the numbers by {} differ\n", each.by), 1;
    const double peer_median = median(peer_seconds);
    fmt::print("| {} | {:.2f} | {:.0f} | {:.0f} × |\n", each.by, my_median * 1e3, peer_median * 1e3,
               peer_median / my_median);
  }
  fmt::print("\nAll numbers are equal.\n");
}
