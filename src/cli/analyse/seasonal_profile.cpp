#include <algorithm>
#include <cmath>
#include <memory>

#include "analysis/temporal/seasonal_profile.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/analyse/written_time.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using std::chrono::days;
using std::chrono::sys_days;

struct options {
  method_files files;
  std::string date, count, by = "weekday", expected = "days";
};

std::vector<analysis::dated_count> counts_in(const options& chosen) {
  const data_file file(chosen.files.in);
  const std::string date = column_of(file, chosen.date, {"date", "day", "time"}, "date");
  const std::string count = column_if_any(file, chosen.count, {"count", "value", "n"});
  const auto counts = count.empty() ? std::vector<double>(file.rows(), 1) : file.numbers(count);
  std::vector<analysis::dated_count> made;
  for (std::size_t row = 0; row < file.rows(); ++row) {
    const auto time = parse_written_time(file.texts(date)[row]);
    if (!time || time->precision < written_time::unit::day || counts[row] < 0 ||
        counts[row] != std::floor(counts[row]))
      throw invalid_input("line " + std::to_string(file.line(row)) + " is no date with a whole number", date);
    made.push_back({std::chrono::floor<days>(time->at), static_cast<std::uint64_t>(counts[row])});
  }
  return made;
}

/// All days from the first to the last that the file names.
analysis::day_range days_of(const std::vector<analysis::dated_count>& counts) {
  analysis::expect_enough(counts.size(), 1, "A profile", "rows");
  const auto [first, last] = std::ranges::minmax_element(counts, {}, &analysis::dated_count::day);
  return {first->day, last->day + days(1)};
}

std::string slot_name(analysis::season by, std::size_t slot) {
  static constexpr const char* weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday"};
  return by == analysis::season::weekday ? weekdays[slot] : std::to_string(slot + 1);
}

void run(const options& chosen) {
  const std::string by = ascii_lower(chosen.by), expected = ascii_lower(chosen.expected);
  if (by != "weekday" && by != "month")
    throw invalid_input("--by is weekday or month, not '" + chosen.by + "'", "by");
  if (expected != "days" && expected != "equal")
    throw invalid_input("--expected is days or equal, not '" + chosen.expected + "'", "expected");
  const auto season = by == "weekday" ? analysis::season::weekday : analysis::season::month;
  const auto counts = counts_in(chosen);
  const auto profile = analysis::profile_of(
      counts, days_of(counts), season,
      expected == "days" ? analysis::season_expectation::by_days : analysis::season_expectation::equal);
  analysis::result_table table{
      {by, "count", "days", "expected", "ratio", "ratio_low", "ratio_high", "chi_square", "degrees", "p"},
      {}};
  for (std::size_t i = 0; i < profile.slots.size(); ++i) {
    const auto& slot = profile.slots[i];
    if (slot.days == 0) continue;
    table.rows.push_back({slot_name(season, i), static_cast<std::int64_t>(slot.count), slot.days,
                          slot.expected, slot.ratio, slot.ratio_interval.low, slot.ratio_interval.high,
                          profile.chi_square, profile.degrees, profile.p});
  }
  write_result(table, chosen.files.out);
  analysis::verdict of;
  of.n = profile.n;
  of.p_value = profile.p;
  say(of);
}
}  // namespace

void add_seasonal_profile(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "profile",
      "Counts by weekday or month against what the days in the data would give, with exact Poisson intervals "
      "and a chi-square test of all");
  auto chosen = std::make_shared<options>();
  chosen->files.add_to(command);
  command.add_option("--date", chosen->date, "Dates, in any order (default: date)");
  command.add_option("--count", chosen->count, "Counts of the dates (default: count, or 1 each)");
  command.add_option("--by", chosen->by, "weekday (default) or month");
  command.add_option("--expected", chosen->expected,
                     "days (default): by the days from the first to the last date; equal: the same for all");
  command.callback([=] { run(*chosen); });
}

}  // namespace uramost::cli
