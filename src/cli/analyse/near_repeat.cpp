#include <cmath>
#include <limits>
#include <memory>

#include "analysis/inference/probability.hpp"
#include "analysis/space_time/near_repeat.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/plain_table.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/analyse/written_time.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();

struct options {
  method_files files;
  chance_options chance;
  std::string x, y, date, metric = "manhattan";
  std::string spatial_bands, temporal_bands;
  double distance = 200, days = 1;
  int distance_bands = 3, day_bands = 3;
  bool same_location = true, beyond = false, no_header = false, planar = false, inclusive = false;
};

std::vector<double> edges_of(const std::string& text, const char* option) {
  std::vector<double> edges;
  for (const auto part : split(text, ',')) {
    const std::string edge = ascii_lower(trim(part));
    if (const auto number = parse_number(edge))
      edges.push_back(*number);
    else if (edge == "inf" || edge == "infinity")
      edges.push_back(infinity);
    else
      throw invalid_input(std::string("--") + option + ": '" + edge + "' is neither a number nor inf",
                          option);
  }
  return edges;
}

/// Bands of equal width, before them the same location (less than a metre apart) where asked for.
std::vector<double> spatial_edges(const options& chosen) {
  if (!chosen.spatial_bands.empty()) return edges_of(chosen.spatial_bands, "spatial-bands");
  std::vector<double> edges{0};
  const double first = chosen.same_location ? 1 : 0;
  if (chosen.same_location) edges.push_back(first);
  for (int i = 1; i <= chosen.distance_bands; ++i) edges.push_back(first + chosen.distance * i);
  if (chosen.beyond) edges.push_back(infinity);
  return edges;
}

std::vector<double> temporal_edges(const options& chosen) {
  if (!chosen.temporal_bands.empty()) return edges_of(chosen.temporal_bands, "temporal-bands");
  std::vector<double> edges;
  for (int i = 0; i <= chosen.day_bands; ++i) edges.push_back(chosen.days * i);
  if (chosen.beyond) edges.push_back(infinity);
  return edges;
}

/// (0, a], (a, b] and so on instead: every edge a hair later.
std::vector<double> with_upper_edges(std::vector<double> edges) {
  for (std::size_t i = 1; i < edges.size(); ++i) edges[i] = std::nextafter(edges[i], infinity);
  return edges;
}

analysis::distance_metric metric_of(const std::string& text) {
  const std::string name = ascii_lower(text);
  if (name == "manhattan" || name == "cityblock") return analysis::distance_metric::manhattan;
  if (name == "euclidean" || name == "euclid") return analysis::distance_metric::euclidean;
  throw invalid_input("--distance-metric is manhattan or euclidean, not '" + text + "'", "distance-metric");
}

/// Days since 1970, of the calendar's date, or the number that is there.
std::vector<double> days_in(const data_file& file, const std::string& column) {
  std::vector<double> days;
  const auto& texts = file.texts(column);
  for (std::size_t row = 0; row < texts.size(); ++row) {
    const auto time = parse_written_time(texts[row]);
    const auto number = parse_number(trim(texts[row]));
    if (number)
      days.push_back(*number);
    else if (time && time->precision >= written_time::unit::day)
      days.push_back(std::floor(time->days()));
    else
      throw invalid_input("line " + std::to_string(file.line(row)) + ", column " + column + ": '" +
                              texts[row] + "' is neither a date (2016-03-01) nor a number of days",
                          column);
  }
  return days;
}

std::string edge_text(double edge) { return std::isinf(edge) ? "Inf" : to_text(edge); }

std::string label(const std::vector<double>& edges, std::size_t band, bool inclusive) {
  const std::string both = edge_text(edges[band]) + ";" + edge_text(edges[band + 1]);
  if (!inclusive) return "[" + both + ")";
  return (band == 0 ? "[" : "(") + both + "]";
}

/// Nothing for what is not a finite number.
analysis::cell finite(double number) {
  return std::isfinite(number) ? analysis::cell(number) : analysis::cell();
}

void run(const options& chosen) {
  const data_file file = chosen.no_header || looks_headerless(chosen.files.in)
                             ? data_file::without_header(chosen.files.in)
                             : data_file(chosen.files.in);
  const auto x = file.numbers(column_of(file, chosen.x, {"x", "1"}, "x"));
  const auto y = file.numbers(column_of(file, chosen.y, {"y", "2"}, "y"));
  const auto days = days_in(file, column_of(file, chosen.date, {"date", "day", "time", "t", "3"}, "date"));
  std::vector<analysis::planar_point> points;
  for (std::size_t i = 0; i < x.size(); ++i) points.push_back({x[i], y[i]});

  const auto space = spatial_edges(chosen), time = temporal_edges(chosen);
  analysis::near_repeat_options how{space, time, metric_of(chosen.metric), chosen.chance.permutations,
                                    chosen.chance.seed};
  if (chosen.inclusive) {
    how.spatial_edges = with_upper_edges(space);
    how.temporal_edges = with_upper_edges(time);
  }
  progress_line line("permutations");
  const auto result = analysis::near_repeat(points, days, how, line.sink());

  analysis::result_table table{
      {"spatial_band", "temporal_band", "observed", "expected", "ratio", "p", "flagged", "simulated_mean",
       "simulated_median", "ratio_mean", "ratio_median", "p_poisson", "spatial_pairs", "temporal_pairs"},
      {}};
  std::vector<double> p;
  for (std::size_t s = 0; s < result.spatial_pairs.size(); ++s)
    for (std::size_t t = 0; t < result.temporal_pairs.size(); ++t) {
      const auto& cell = result.at(s, t);
      const auto observed = static_cast<std::int64_t>(cell.observed);
      const auto count = static_cast<double>(observed);
      table.rows.push_back({label(space, s, chosen.inclusive), label(time, t, chosen.inclusive), observed,
                            cell.expected, finite(cell.ratio), cell.p, std::int64_t{cell.flagged},
                            cell.simulated_mean, cell.simulated_median, finite(count / cell.simulated_mean),
                            finite(count / cell.simulated_median),
                            analysis::poisson_upper_tail(observed, cell.expected),
                            static_cast<std::int64_t>(result.spatial_pairs[s]),
                            static_cast<std::int64_t>(result.temporal_pairs[t])});
      p.push_back(cell.p);
    }
  write_result(table, chosen.files.out);
  say(verdict_of(result.n, p));
}
}  // namespace

void add_near_repeat(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "near-repeat",
      "Do incidents follow others near by and soon after? Pairs by bands of distance and time (Knox) against "
      "times permuted over places, as in the Near Repeat Calculator");
  auto chosen = std::make_shared<options>();
  chosen->files.add_to(command);
  chosen->chance.add_to(command);
  command.add_option("--x", chosen->x, "Metres to the east (default: x, or column 1 without a header)");
  command.add_option("--y", chosen->y, "Metres to the north (default: y, or column 2)");
  command.add_option("--date", chosen->date,
                     "Dates, of which the day counts, or numbers of days (default: date, or column 3)");
  command.add_flag("--no-header", chosen->no_header,
                   "The first line is data (also noticed when it is numbers and dates alone)");
  command.add_flag("--planar", chosen->planar, "Coordinates are metres; they have to be");
  command.add_option("--spatial-bands", chosen->spatial_bands,
                     "Edges in metres, as 0,1,201,401: [0;1), [1;201), [201;401); inf for everything beyond");
  command.add_option("--temporal-bands", chosen->temporal_bands, "Edges in days, as 0,1,2,3 or 0,7,14,inf");
  command.add_option("--distance", chosen->distance, "Width of a band in metres (default: 200)").positive();
  command.add_option("--distance-bands", chosen->distance_bands, "How many of them (default: 3)")
      .between(1, 100);
  command.add_option("--days", chosen->days, "Width of a band in days (default: 1)").positive();
  command.add_option("--day-bands", chosen->day_bands, "How many of them (default: 3)").between(1, 100);
  command.add_flag("--same-location,!--no-same-location", chosen->same_location,
                   "A first band of less than a metre (default: yes)");
  command.add_flag("--beyond", chosen->beyond, "Last bands for everything farther and later");
  command.add_option("--distance-metric,--metric,--method", chosen->metric,
                     "manhattan (default) or euclidean");
  command.add_flag("--inclusive", chosen->inclusive,
                   "Bands hold their upper edge instead of their lower one, as R's surveillance::knox");
  command.callback([=] { run(*chosen); });
}

}  // namespace uramost::cli
