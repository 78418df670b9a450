#include <algorithm>
#include <cmath>
#include <memory>

#include "analysis/points/k_envelope.hpp"
#include "cli/analyse/loose_table.hpp"
#include "cli/analyse/point_file.hpp"
#include "cli/analyse/point_methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using analysis::cell;
using analysis::k_correction;

struct k_request {
  point_options points;
  chance_options chance;
  std::filesystem::path distances;
  std::string correction = "isotropic";
  bool with_l = false, with_envelope = false;
};

k_correction correction_of(const std::string& text) {
  const std::string name = ascii_lower(text);
  if (name == "none") return k_correction::none;
  if (name == "border") return k_correction::border;
  if (name == "translation" || name == "translate" || name == "trans") return k_correction::translation;
  if (name == "isotropic" || name == "ripley" || name == "iso") return k_correction::isotropic;
  throw invalid_input("a correction is none, border, translation or isotropic", "correction");
}

void append_envelope(const k_request& request, const point_file& file, const std::vector<double>& r,
                     analysis::result_table& table) {
  progress_line line("simulations");
  const auto envelope = analysis::simulated_l(file.points, file.window, r, correction_of(request.correction),
                                              request.chance.permutations, request.chance.seed, line.sink());
  for (const char* name : {"l_observed", "l_low", "l_high", "l_low_global", "l_high_global", "p_global"})
    table.columns.emplace_back(name);
  for (std::size_t i = 0; i < r.size(); ++i)
    for (const double value : {envelope.observed[i], envelope.low[i], envelope.high[i],
                               envelope.global_low[i], envelope.global_high[i], envelope.p})
      table.rows[i].emplace_back(value);
  say({.n = file.points.size(), .tests = 1, .p_value = envelope.p});
}

/// The rows of a table by distance, for distances as they were asked for.
analysis::result_table in_order_of(const std::vector<double>& asked, const std::vector<double>& r,
                                   const analysis::result_table& table) {
  analysis::result_table result{table.columns, {}};
  for (const double each : asked)
    result.rows.push_back(
        table.rows[static_cast<std::size_t>(std::ranges::lower_bound(r, each) - r.begin())]);
  return result;
}

void run_k(const k_request& request) {
  const point_file file(request.points);
  const std::vector<double> asked = request.distances.empty()
                                        ? analysis::usual_distances(file.window, file.points.size())
                                        : read_distances(request.distances);
  const std::vector<double> r = ascending(asked);
  const auto k = analysis::ripley_k(file.points, file.window, r);
  analysis::result_table table{{"r", "k_none", "k_border", "k_translation", "k_isotropic"}, {}};
  for (std::size_t i = 0; i < r.size(); ++i)
    table.rows.push_back({r[i], k.none[i], k.border[i], k.translation[i], k.isotropic[i]});
  if (request.with_l) {
    for (const char* name : {"l_none", "l_border", "l_translation", "l_isotropic"})
      table.columns.emplace_back(name);
    for (auto& row : table.rows)
      for (std::size_t i = 1; i <= 4; ++i) row.emplace_back(analysis::l_of(std::get<double>(row[i])));
  }
  if (request.with_envelope)
    append_envelope(request, file, r, table);
  else
    say({.n = file.points.size(), .tests = 0, .p_value = {}});
  write_result(in_order_of(asked, r, table), request.points.files.out);
}
}  // namespace

void add_ripley_k(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("ripley-k", "Ripley's K: how many further points are within r of a point");
  const auto request = std::make_shared<k_request>();
  request->points.add_to(command);
  request->chance.add_to(command);
  command
      .add_option("--r", request->distances,
                  "Distances: a CSV with a column r, or one a line (default: 51 to a quarter of the "
                  "window's short side)")
      .type_name("FILE");
  command.add_flag("--l", request->with_l, "Also L = sqrt(K / pi), which is r without clustering");
  command.add_flag("--envelope", request->with_envelope,
                   "Also what simulations of evenly thrown points have (so does --permutations)");
  command.add_option("--correction", request->correction,
                     "Of the envelope: none, border, translation or isotropic (default)");
  command.footer(
      "K without correction, by border (points more than r from the border alone), translation and "
      "isotropic\n"
      "(Ripley 1977) correction, as spatstat's Kest. l_low and l_high hold 95 % of the simulations at each "
      "r,\n"
      "l_low_global and l_high_global at all r together; p_global is that test's.");
  command.callback([=] {
    request->with_envelope |= command.said("--permutations");
    run_k(*request);
  });
}

}  // namespace uramost::cli
