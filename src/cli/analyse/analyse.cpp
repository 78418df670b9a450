#include <fmt/format.h>

#include "analysis/inference/p_adjustment.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/point_methods.hpp"
#include "cli/commands.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

void method_files::add_to(command_line command) {
  command.add_option("--in", in, "CSV, or a spreadsheet, GeoPackage, …").required().type_name("FILE");
  command.add_option("--out", out, "CSV, or JSON when it ends in .json (default: standard output)")
      .type_name("FILE");
}

void chance_options::add_to(command_line command) {
  command.add_option("--permutations", permutations, "Random arrangements to compare with (default: 999)")
      .between(1, 9'999'999);
  command.add_option("--seed", seed, "The same seed gives the same numbers (default: 1)");
}

std::string column_if_any(const data_file& file, const std::string& wanted,
                          std::initializer_list<const char*> usual) {
  const auto alike = [&](const std::string& name) {
    for (const std::string& each : file.columns())
      if (ascii_lower(each) == ascii_lower(name)) return each;
    return std::string();
  };
  if (!wanted.empty()) {
    if (file.has(wanted)) return wanted;
    const std::string found = alike(wanted);
    return found.empty() ? wanted : found;
  }
  for (const char* name : usual)
    if (const std::string found = alike(name); !found.empty()) return found;
  return {};
}

std::string column_of(const data_file& file, const std::string& wanted,
                      std::initializer_list<const char*> usual, const char* option) {
  const std::string found = column_if_any(file, wanted, usual);
  if (!found.empty()) return found;
  std::string known;
  for (const std::string& each : file.columns()) known += (known.empty() ? "" : ", ") + each;
  throw invalid_input(fmt::format("say which column: --{} COL (there are {})", option, known), option);
}

analysis::verdict verdict_of(std::size_t n, std::span<const double> p) {
  return analysis::verdict_on(n, analysis::adjusted(p, analysis::p_adjustment::benjamini_hochberg));
}

void say(const analysis::verdict& of) { fmt::print(stderr, "{}\n", analysis::sentence(of)); }

void add_analyse(command_line program, command_context&) {
  const command_line command = program.add_subcommand(
      "analyse", "Statistics on any file, with the code that the map uses; needs no data directory");
  command.require_subcommand();
  add_global_autocorrelation(command);
  add_local_autocorrelation(command);
  add_incremental_moran(command);
  add_areal_rates(command);
  add_aoristic(command);
  add_change_alarms(command);
  add_decompose(command);
  add_emerging_hot_spots(command);
  add_mann_kendall(command);
  add_near_repeat(command);
  add_scan(command);
  add_nni(command);
  add_g_function(command);
  add_ripley_k(command);
  add_kernel_density(command);
  add_bandwidth(command);
  add_centrography(command);
  add_pair_correlation(command);
  add_quadrat(command);
  add_dbscan(command);
  add_seasonal_profile(command);
  add_evaluation(command);
}

}  // namespace uramost::cli
