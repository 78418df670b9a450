#include <memory>

#include "analysis/temporal/aoristic.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/analyse/written_time.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using analysis::clock_span;

struct options {
  method_files files;
  std::string start, end, id;
  bool by_row = false;
};

/// One column of times.
struct times {
  std::vector<std::optional<std::int64_t>> seconds;
  bool days_only = true;  ///< no row says a time of day
};

bool is_missing(std::string_view text) {
  const std::string lower = ascii_lower(trim(text));
  return lower.empty() || lower == "na" || lower == "n/a" || lower == "nan" || lower == "nat" ||
         lower == "null" || lower == "none";
}

times times_in(const data_file& file, const std::string& column) {
  times read;
  const auto& texts = file.texts(column);
  for (std::size_t row = 0; row < texts.size(); ++row) {
    if (is_missing(texts[row])) {
      read.seconds.emplace_back();
      continue;
    }
    const auto time = parse_written_time(texts[row]);
    if (!time || time->precision < written_time::unit::day)
      throw invalid_input("line " + std::to_string(file.line(row)) + ", column " + column + ": '" +
                              texts[row] + "' is no date with a time (2016-03-01 14:05)",
                          column);
    if (time->precision == written_time::unit::second) read.days_only = false;
    read.seconds.emplace_back(time->at.time_since_epoch().count());
  }
  return read;
}

/// The span of each row; nothing for a row without a start. Where a column says only dates, its days are
/// meant as a whole.
std::vector<std::optional<clock_span>> spans_in(const options& chosen, const data_file& file) {
  constexpr std::int64_t day = 86'400;
  const times start = times_in(
      file, column_of(file, chosen.start, {"start", "from", "start_datetime", "StartDateTime"}, "start"));
  const std::string column = column_if_any(file, chosen.end, {"end", "to", "end_datetime", "EndDateTime"});
  times end;
  if (!column.empty()) end = times_in(file, column);
  end.seconds.resize(start.seconds.size());

  std::vector<std::optional<clock_span>> spans;
  for (std::size_t row = 0; row < start.seconds.size(); ++row) {
    const auto from = start.seconds[row];
    auto to = end.seconds[row];
    if (to && end.days_only) *to += day;
    if (from && !to && start.days_only) to = *from + day;
    spans.push_back(from ? std::optional(clock_span{*from, to}) : std::nullopt);
  }
  return spans;
}

analysis::result_table by_hour(const analysis::week_of_hours& weights) {
  static constexpr const char* names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                          "Thursday", "Friday", "Saturday"};
  analysis::result_table table{{"hour_of_week", "weekday", "hour", "weight"}, {}};
  for (std::size_t i = 0; i < weights.size(); ++i)
    table.rows.push_back({static_cast<std::int64_t>(i + 1), std::string(names[i / 24]),
                          static_cast<std::int64_t>(i % 24), weights[i]});
  return table;
}

analysis::result_table by_row(const std::vector<std::string>& ids,
                              const std::vector<std::optional<clock_span>>& spans) {
  analysis::result_table table{{"id"}, {}};
  for (std::size_t hour = 1; hour <= analysis::hours_of_week; ++hour)
    table.columns.push_back("hour" + std::to_string(hour));
  for (std::size_t row = 0; row < spans.size(); ++row) {
    auto& cells = table.rows.emplace_back();
    cells.emplace_back(ids[row]);
    const auto weights = spans[row] ? analysis::aoristic_weights(*spans[row]) : analysis::week_of_hours{};
    cells.insert(cells.end(), weights.begin(), weights.end());
  }
  return table;
}

std::vector<std::string> ids_in(const options& chosen, const data_file& file) {
  if (const std::string column = column_if_any(file, chosen.id, {"id"}); !column.empty())
    return file.texts(column);
  std::vector<std::string> numbers;
  for (std::size_t row = 1; row <= file.rows(); ++row) numbers.push_back(std::to_string(row));
  return numbers;
}

void run(const options& chosen) {
  const data_file file(chosen.files.in);
  const auto spans = spans_in(chosen, file);
  std::vector<clock_span> known;
  for (const auto& each : spans)
    if (each) known.push_back(*each);
  const auto result = analysis::aoristic(known);
  write_result(chosen.by_row ? by_row(ids_in(chosen, file), spans) : by_hour(result.weights),
               chosen.files.out);
  analysis::verdict description;
  description.n = result.n;
  say(description);
  std::fprintf(
      stderr,
      "In the hour of their start: %zu without end, %zu with the end before the start. A week or longer, "
      "spread evenly: %zu. Left out, without start: %zu.\n",
      result.without_end, result.end_before_start, result.week_or_longer, spans.size() - known.size());
}
}  // namespace

void add_aoristic(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "aoristic",
      "At which hours of the week, when incidents are known from-to? Each one's weight is shared among the "
      "hours by the minutes of its interval in them (Ratcliffe 2002, as the R package aoristic); hour 1 is "
      "Sunday 00 h");
  auto chosen = std::make_shared<options>();
  chosen->files.add_to(command);
  command.add_option(
      "--start", chosen->start,
      "Column of the earliest times, as 2016-03-01 14:05 or with T and seconds (default: start "
      "or from). A column of dates alone means whole days");
  command.add_option(
      "--end", chosen->end,
      "Column of the latest times (default: end or to); an empty one: it happened at the start");
  command.add_flag("--by-row", chosen->by_row, "A row for each row of the file, hour1 to hour168, instead");
  command.add_option("--id", chosen->id, "What names a row with --by-row (default: id, or its number)");
  command.callback([=] { run(*chosen); });
}

}  // namespace uramost::cli
