#include <cmath>
#include <memory>

#include "analysis/temporal/stl.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
struct options {
  method_files files;
  std::string value, date, method = "stl", seasonal_window = "periodic";
  std::size_t frequency = 7, trend_window = 0;
  bool robust = false, exact_median = false;
};

std::optional<std::size_t> seasonal_window(const std::string& text) {
  const std::string lower = ascii_lower(trim(text));
  if (!lower.empty() && std::string("periodic").starts_with(lower)) return std::nullopt;
  const auto number = parse_integer(lower);
  if (!number || *number < 3)
    throw invalid_input("--seasonal-window is periodic or a number of periods from 3 on, not '" + text + "'",
                        "seasonal-window");
  return static_cast<std::size_t>(*number);
}

analysis::stl_result parts_of(const options& chosen, std::span<const double> values) {
  const std::string method = ascii_lower(chosen.method);
  using analysis::decomposition_model;
  if (method == "stl") {
    analysis::stl_options how{.seasonal_window = seasonal_window(chosen.seasonal_window),
                              .robust = chosen.robust,
                              .exact_median = chosen.exact_median};
    if (chosen.trend_window > 0) how.trend_window = chosen.trend_window;
    return analysis::stl(values, chosen.frequency, how);
  }
  if (method != "additive" && method != "multiplicative")
    throw invalid_input("--method is stl, additive or multiplicative, not '" + chosen.method + "'", "method");
  const auto model =
      method == "additive" ? decomposition_model::additive : decomposition_model::multiplicative;
  return {analysis::classical_decomposition(values, chosen.frequency, model),
          std::vector<double>(values.size(), 1)};
}

analysis::cell number_if_any(double number) {
  return std::isnan(number) ? analysis::cell() : analysis::cell(number);
}

void run(const options& chosen) {
  const data_file file(chosen.files.in);
  const auto values = file.numbers(column_of(file, chosen.value, {"value", "count", "n", "y"}, "value"));
  const std::string date = column_if_any(file, chosen.date, {"date", "time", "month", "week", "day"});
  const auto result = parts_of(chosen, values);

  analysis::result_table table{{"date", "value", "seasonal", "trend", "remainder", "weight"}, {}};
  for (std::size_t i = 0; i < values.size(); ++i)
    table.rows.push_back({date.empty() ? std::to_string(i + 1) : file.texts(date)[i], values[i],
                          result.parts.seasonal[i], number_if_any(result.parts.trend[i]),
                          number_if_any(result.parts.remainder[i]), result.weights[i]});
  write_result(table, chosen.files.out);
  analysis::verdict description;
  description.n = values.size();
  say(description);
}
}  // namespace

void add_decompose(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "decompose",
      "Season, trend and remainder of a series: STL (Cleveland et al. 1990, as R's stl) or moving averages "
      "(as R's decompose)");
  auto chosen = std::make_shared<options>();
  chosen->files.add_to(command);
  command.add_option("--value", chosen->value,
                     "Values in the order of time, one a step (default: value, count, n or y)");
  command.add_option("--date", chosen->date, "What names a step (default: date, or its number)");
  command.add_option("--frequency,--period", chosen->frequency,
                     "Steps until the season comes again: 7 for days, 12 for months (default: 7)");
  command.add_option("--method", chosen->method, "stl (default), additive or multiplicative");
  command.add_option("--seasonal-window,--s-window", chosen->seasonal_window,
                     "For STL: periodic (default), or how many periods a season is learned from (odd, 7 "
                     "or more)");
  command.add_option("--trend-window,--t-window", chosen->trend_window,
                     "For STL: steps a trend is learned from (default: by the period)");
  command.add_flag("--robust", chosen->robust, "For STL: single outliers get less weight");
  command.add_flag(
      "--exact-median", chosen->exact_median,
      "For --robust: the true median of residuals; R's is at times off, and ours with it by default");
  command.callback([=] { run(*chosen); });
}

}  // namespace uramost::cli
