#include "analysis/areal/emerging_hot_spots.hpp"

#include <map>
#include <memory>

#include "analysis/inference/probability.hpp"
#include "cli/analyse/areal_input.hpp"
#include "cli/analyse/result_file.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
struct options {
  areal_options areal;
  std::string time, adjustment = "bh";
  analysis::emerging_options how;
};

/// One place after the other, each with all its steps. What has no row is 0.
struct cube {
  std::vector<double> values;
  std::size_t steps = 0;
};

/// Steps ascend: numbers first, by size, then texts (2024-01, 2024-02).
struct earlier {
  bool operator()(const std::string& a, const std::string& b) const {
    const auto x = parse_number(a), y = parse_number(b);
    if (x && y) return *x < *y;
    return x || y ? x.has_value() : a < b;
  }
};

cube cube_in(const options& chosen, const data_file& file, const places_in_file& rows) {
  const auto& times = file.texts(column_of(file, chosen.time, {"time", "step", "month", "date"}, "time"));
  const auto values = file.numbers(column_of(file, chosen.areal.value, {"value", "count"}, "value"));
  std::map<std::string, std::size_t, earlier> steps;
  for (const std::string& each : times) steps.try_emplace(std::string(trim(each)));
  std::size_t step = 0;
  for (auto& [text, number] : steps) number = step++;
  cube made{std::vector<double>(rows.places.ids.size() * steps.size()), steps.size()};
  for (std::size_t row = 0; row < values.size(); ++row)
    made.values[rows.of_row[row] * made.steps + steps.at(std::string(trim(times[row])))] += values[row];
  return made;
}

void run(const options& chosen) {
  const data_file file(chosen.areal.files.in);
  const places_in_file rows(file, chosen.areal.id);
  const cube bins = cube_in(chosen, file, rows);
  const auto weights = neighbours_of(chosen.areal.near, file, rows.places).without_self();
  const auto found = analysis::emerging_hot_spots(bins.values, bins.steps, weights, chosen.how);
  analysis::result_table table{
      {"id", "category", "spot", "hot_steps", "cold_steps", "trend_z", "trend_p", "z_last"}, {}};
  std::vector<double> p;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& of = found[i];
    const bool none = of.history == analysis::hot_spot_history::none;
    table.rows.push_back({rows.places.ids[i], std::string(to_string(of.history)),
                          std::string(none         ? ""
                                      : of.is_cold ? "cold"
                                                   : "hot"),
                          static_cast<std::int64_t>(of.hot_steps), static_cast<std::int64_t>(of.cold_steps),
                          number_or_nothing(of.trend_z), number_or_nothing(of.trend_p),
                          number_or_nothing(of.z.back())});
    for (const double z : of.z) p.push_back(analysis::normal_two_sided_p(z));
  }
  write_result(table, chosen.areal.files.out);
  say_definition(
      "Categories as ArcGIS's Emerging Hot Spot Analysis: Gi* among all places and steps, Mann-Kendall of z",
      weights);
  say(verdict_of(p.size(), p));
}
}  // namespace

void add_emerging_hot_spots(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "emerging-hot-spots",
      "How did hot spots come about? One row a place and step of time in, one a place out: new, consecutive, "
      "intensifying, persistent, diminishing, sporadic, oscillating, historical or none");
  auto chosen = std::make_shared<options>();
  chosen->areal.add_to(command, "B");
  command.add_option("--time", chosen->time,
                     "Column of the steps of time (default: time, step, month or date)");
  command.add_option("--steps-back", chosen->how.steps_back,
                     "How many earlier steps of the neighbours count as neighbours (default: 1)");
  command.add_option("--level", chosen->how.level, "Below which p is significant (default: 0.05)")
      .between(0.0, 1.0);
  command.add_option(
      "--adjust", chosen->adjustment,
      "How p is made up for the number of places and steps: bh (default), by, holm, bonferroni, none");
  command.callback([=] {
    const auto known = analysis::p_adjustment_of(ascii_lower(chosen->adjustment));
    if (!known) throw invalid_input("--adjust is bh, by, holm, bonferroni or none", "adjust");
    chosen->how.adjustment = *known;
    run(*chosen);
  });
}

}  // namespace uramost::cli
