#include <algorithm>
#include <cmath>
#include <memory>

#include "analysis/inference/probability.hpp"
#include "analysis/temporal/control_chart.hpp"
#include "analysis/temporal/ears.hpp"
#include "analysis/temporal/poisson_alarm.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

/// ears, cusum, ewma and poisson-alarm: which counts of a series are unusual?
namespace uramost::cli {

namespace {
using analysis::cell;

/// A series of counts, what names its steps, and what is usual in it.
struct series_options {
  method_files files;
  std::string value, date;
  std::size_t baseline = 0, from = 0;
  std::optional<double> mean = {}, sd = {};

  void add_to(command_line command, bool with_usual) {
    files.add_to(command);
    command.add_option("--value", value,
                       "Counts in the order of time, one a step (default: value, count, n or y)");
    command.add_option("--date", date, "What names a step (default: date, or its number)");
    if (!with_usual) return;
    command.add_option("--baseline", baseline, "The first N steps say what is usual (default: all)");
    command.add_option("--mean,--m", mean, "Or the usual count itself");
    command.add_option("--from", from,
                       "Step (1 is the first) from which on to watch (default: after the baseline, else 1)");
  }
};

struct series {
  std::vector<std::string> names;
  std::vector<double> counts;
  std::size_t from = 0;  ///< first step to be watched
  analysis::usual_level usual;

  std::span<const double> watched() const { return std::span(counts).subspan(from); }
};

series read_series(const series_options& chosen) {
  const data_file file(chosen.files.in);
  series made;
  made.counts = file.numbers(column_of(file, chosen.value, {"value", "count", "n", "y"}, "value"));
  if (std::ranges::any_of(made.counts, [](double count) { return count < 0; }))
    throw invalid_input("counts are not below 0", "value");
  const std::string date = column_if_any(file, chosen.date, {"date", "time", "month", "week", "day"});
  for (std::size_t i = 0; i < made.counts.size(); ++i)
    made.names.push_back(date.empty() ? std::to_string(i + 1) : file.texts(date)[i]);

  const std::size_t n = made.counts.size();
  analysis::expect_enough(n, std::max<std::size_t>(chosen.baseline, 1), "This method", "steps");
  made.from = chosen.from > 0 ? chosen.from - 1 : chosen.baseline;
  if (made.from >= n) throw invalid_input("no steps are left to be watched", "from");
  made.usual = analysis::level_of(std::span(made.counts).first(chosen.baseline > 0 ? chosen.baseline : n));
  if (chosen.mean) made.usual.mean = *chosen.mean;
  return made;
}

cell finite(double number) { return std::isfinite(number) ? cell(number) : cell(); }
cell yes_or_no(bool yes) { return std::int64_t{yes}; }

/// Nothing where there is no limit yet.
cell alarm_if_watched(double limit, bool alarm) {
  if (std::isnan(limit)) return {};
  return yes_or_no(alarm);
}

void describe(std::size_t n) {
  analysis::verdict description;
  description.n = n;
  say(description);
}

void say_alarms(std::size_t alarms, const series& of) {
  std::fprintf(stderr, "%zu alarms in %zu steps; usual: mean %.6g, standard deviation %.6g.\n", alarms,
               of.counts.size() - of.from, of.usual.mean, of.usual.sd);
}

struct ears_command {
  series_options series;
  analysis::ears_options how;
  std::optional<double> alpha = {};
};

void run_ears(const ears_command& chosen) {
  auto how = chosen.how;
  if (chosen.alpha) how.alpha_c1_c2 = how.alpha_c3 = *chosen.alpha;
  const series in = read_series(chosen.series);
  const auto steps = analysis::ears(in.counts, how);
  analysis::result_table table{
      {"date", "value", "c1", "c1_upperbound", "c1_alarm", "c2", "c2_upperbound", "c2_alarm", "c3",
       "c3_upperbound", "c3_alarm", "c3_upperbound_surveillance", "c3_alarm_surveillance"},
      {}};
  std::vector<double> p;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto& row = table.rows.emplace_back(std::vector<cell>{in.names[i], in.counts[i]});
    for (const auto* one : {&steps[i].c1, &steps[i].c2, &steps[i].c3}) {
      row.push_back(finite(one->statistic));
      row.push_back(finite(one->upper));
      row.push_back(alarm_if_watched(one->upper, one->alarm));
    }
    const double peer = steps[i].surveillance_c3_upper;
    row.push_back(finite(peer));
    row.push_back(alarm_if_watched(peer, steps[i].surveillance_c3_alarm));
    p.push_back(analysis::normal_upper_tail(steps[i].c2.statistic));
  }
  write_result(table, chosen.series.files.out);
  say(verdict_of(in.counts.size(), p));
}

struct cusum_command {
  series_options series;
  analysis::cusum_options how;
  std::string transform = "standard";
};

analysis::count_transform transform_of(const std::string& text) {
  using analysis::count_transform;
  const std::string name = ascii_lower(text);
  if (name == "standard") return count_transform::standard;
  if (name == "rossi") return count_transform::rossi;
  if (name == "anscombe") return count_transform::anscombe;
  if (name == "none") return count_transform::none;
  throw invalid_input("--transform is standard, rossi, anscombe or none, not '" + text + "'", "transform");
}

void run_cusum(const cusum_command& chosen) {
  auto how = chosen.how;
  how.transform = transform_of(chosen.transform);
  const series in = read_series(chosen.series);
  const auto steps = analysis::cusum(in.watched(), in.usual.mean, how);
  analysis::result_table table{
      {"date", "value", "transformed", "cusum", "upperbound", "alarm", "upperbound_surveillance"}, {}};
  std::size_t alarms = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps[i];
    table.rows.push_back({in.names[in.from + i], in.counts[in.from + i], step.transformed, step.sum,
                          finite(step.upper), yes_or_no(step.alarm), finite(step.surveillance_upper)});
    alarms += step.alarm;
  }
  write_result(table, chosen.series.files.out);
  describe(steps.size());
  say_alarms(alarms, in);
}

struct ewma_command {
  series_options series;
  analysis::ewma_options how;
  bool poisson = false;
};

void run_ewma(const ewma_command& chosen) {
  series in = read_series(chosen.series);
  if (chosen.poisson) in.usual.sd = std::sqrt(in.usual.mean);
  if (chosen.series.sd) in.usual.sd = *chosen.series.sd;
  const auto steps = analysis::ewma(in.watched(), in.usual, chosen.how);
  analysis::result_table table{{"date", "value", "ewma", "lower", "upper", "alarm"}, {}};
  std::size_t alarms = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps[i];
    table.rows.push_back({in.names[in.from + i], in.counts[in.from + i], step.average, step.lower, step.upper,
                          yes_or_no(step.alarm)});
    alarms += step.alarm;
  }
  write_result(table, chosen.series.files.out);
  describe(steps.size());
  say_alarms(alarms, in);
}

struct poisson_command {
  series_options series;
  analysis::poisson_alarm_options how;
};

void run_poisson(const poisson_command& chosen) {
  const series in = read_series(chosen.series);
  const auto steps = analysis::poisson_alarms(in.watched(), in.usual.mean, chosen.how);
  analysis::result_table table{{"date", "value", "z", "p", "alarm", "cusum", "e_value", "e_alarm"}, {}};
  std::vector<double> p;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps[i];
    p.push_back(analysis::normal_two_sided_p(step.z));
    table.rows.push_back({in.names[in.from + i], in.counts[in.from + i], step.z, p.back(),
                          yes_or_no(step.alarm), step.cusum, step.e_value, yes_or_no(step.e_alarm)});
  }
  write_result(table, chosen.series.files.out);
  say(verdict_of(steps.size(), p));
}

void add_ears(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "ears",
      "Unusual counts by the last days: C1, C2 and C3 of the US Centers for Disease Control, as "
      "surveillance's "
      "earsC; C3 sums this step and the two before it, earsC's own C3 stands beside it");
  auto chosen = std::make_shared<ears_command>();
  chosen->series.add_to(command, false);
  command.add_option("--baseline", chosen->how.baseline, "Steps that say what is usual (default: 7)");
  command
      .add_option("--alpha", chosen->alpha,
                  "Share of false alarms (default: 0.001 for C1 and C2, 0.025 for C3)")
      .between(1e-12, 0.5);
  command
      .add_option("--min-sigma", chosen->how.least_sd,
                  "Least standard deviation (default: 0; 0.5 or 1 for sparse counts)")
      .not_negative();
  command.callback([=] { run_ears(*chosen); });
}

void add_cusum(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("cusum",
                             "Small lasting rises of counts, summed up: alarm when the sum "
                             "reaches h (as surveillance's algo.cusum)");
  auto chosen = std::make_shared<cusum_command>();
  chosen->series.add_to(command, true);
  command.add_option("--k", chosen->how.reference,
                     "Half the shift that matters, in standard deviations (default: 0.5; Rossi: 1.04)");
  command.add_option("--h", chosen->how.limit, "Sum of an alarm (default: 4; Rossi: 2.26)");
  command.add_option("--transform,--trans", chosen->transform,
                     "standard (default), rossi, anscombe or none: how a count becomes a standard number");
  command.add_flag("--reset", chosen->how.reset, "Begin again at 0 after an alarm");
  command.callback([=] { run_cusum(*chosen); });
}

void add_ewma(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "ewma", "Slow changes: exponentially weighted moving average with exact limits for each step");
  auto chosen = std::make_shared<ewma_command>();
  chosen->series.add_to(command, true);
  command
      .add_option("--sd,--sigma", chosen->series.sd,
                  "Usual standard deviation (default: of the baseline, divisor n - 1)")
      .not_negative();
  command.add_flag("--poisson", chosen->poisson, "Usual standard deviation of counts: root of the mean");
  command.add_option("--lambda", chosen->how.smoothing, "Weight of the newest step (default: 0.2)");
  command.add_option("--width,--L", chosen->how.width, "Limits in standard deviations (default: 3)");
  command.callback([=] { run_ewma(*chosen); });
}

void add_poisson(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "poisson-alarm",
      "Counts against what is usual: z = 2 (root of count - root of mean) beyond 3, and the evidence for a "
      "lasting rise as an e-value");
  auto chosen = std::make_shared<poisson_command>();
  chosen->series.add_to(command, true);
  command.add_option("--rate-ratio", chosen->how.rate_ratio, "The rise that is looked for (default: 1.5)");
  command.add_option("--run-length", chosen->how.run_length,
                     "Steps to the first false alarm on average, at least (default: 1000)");
  command.callback([=] { run_poisson(*chosen); });
}
}  // namespace

void add_change_alarms(command_line analyse) {
  add_ears(analyse);
  add_cusum(analyse);
  add_ewma(analyse);
  add_poisson(analyse);
}

}  // namespace uramost::cli
