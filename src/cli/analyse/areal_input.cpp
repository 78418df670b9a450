#include "cli/analyse/areal_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/areal/neighbourhood.hpp"
#include "cli/analyse/pairs_file.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/utm_zone_34.hpp"
#include "exchange/record_reader.hpp"
#include "geodata/boundary_file.hpp"

namespace uramost::cli {

namespace {
/// "knn:6" without "knn:".
std::optional<double> number_after(const std::string& text, std::string_view word) {
  if (!text.starts_with(word)) return std::nullopt;
  const auto number = parse_number(trim(std::string_view(text).substr(word.size())));
  if (!number)
    throw invalid_input("--neighbours " + text + ": there is no number after " + std::string(word),
                        "neighbours");
  return number;
}

std::vector<std::string> ids_of(const data_file& file, const std::string& wanted) {
  const std::string column = column_if_any(file, wanted, {"id", "code", "name"});
  std::vector<std::string> ids;
  if (!column.empty())
    for (const std::string& each : file.texts(column)) ids.emplace_back(trim(each));
  else
    for (std::size_t row = 1; row <= file.rows(); ++row) ids.push_back(std::to_string(row));
  return ids;
}

struct positions {
  std::vector<double> x, y;
};

/// Columns in planar metres where there are any; else the file's geometries, in UTM zone 34 N.
positions positions_of(const areal_options& chosen, const data_file& file) {
  const std::string x = column_if_any(file, chosen.x, {"x", "cx"}),
                    y = column_if_any(file, chosen.y, {"y", "cy"});
  if (!x.empty() && !y.empty()) return {file.numbers(x), file.numbers(y)};
  positions found;
  const auto reader = exchange::open_records(chosen.files.in);
  while (const auto row = reader->next()) {
    if (!row->point)
      throw invalid_input("say where the places are: --x COL --y COL in metres, or a file with geometries",
                          "x");
    const utm_position at = to_utm_zone_34(*row->point);
    found.x.push_back(at.east), found.y.push_back(at.north);
  }
  return found;
}

/// Of the polygons in a file, brought into the order of the ids.
analysis::spatial_weights touching(const areal_options& chosen, const std::vector<std::string>& ids,
                                   const std::string& id_column, analysis::contiguity kind) {
  const auto& from = chosen.areas.empty() ? chosen.files.in : chosen.areas;
  const auto boundaries = geodata::read_boundaries(from, {.code = id_column.empty() ? "id" : id_column});
  std::map<std::string, const geodata::municipality_area*> by_code;
  for (const auto& area : boundaries.areas) by_code[area.code.value] = &area;
  std::vector<geodata::municipality_area> in_order;
  for (const std::string& id : ids) {
    const auto found = by_code.find(id);
    if (found == by_code.end())
      throw invalid_input("there is no area of '" + id + "' in " + from.string(), "areas");
    in_order.push_back(*found->second);
  }
  return analysis::contiguity_weights(in_order, kind);
}

analysis::spatial_weights weights_of(const areal_options& chosen, const data_file& file,
                                     const std::vector<std::string>& ids) {
  if (!chosen.weights.empty()) return {ids.size(), read_pairs(chosen.weights, ids)};
  const std::string kind = ascii_lower(trim(chosen.neighbours));
  if (kind == "none") return {ids.size(), {}};
  const std::string id_column = column_if_any(file, chosen.id, {"id", "code", "name"});
  if (kind == "queen") return touching(chosen, ids, id_column, analysis::contiguity::queen);
  if (kind == "rook") return touching(chosen, ids, id_column, analysis::contiguity::rook);
  if (const auto k = number_after(kind, "knn:")) {
    const auto at = positions_of(chosen, file);
    return analysis::nearest_weights(at.x, at.y, *k >= 1 ? static_cast<std::size_t>(*k) : 0);
  }
  if (const auto within_m = number_after(kind, "band:")) {
    const auto at = positions_of(chosen, file);
    return analysis::distance_band_weights(at.x, at.y, *within_m);
  }
  if (kind.empty())
    throw invalid_input("say who is a neighbour: --weights PAIRS or --neighbours KIND", "weights");
  throw invalid_input("--neighbours is queen, rook, knn:K or band:METRES, not '" + chosen.neighbours + "'",
                      "neighbours");
}
}  // namespace

void areal_options::add_to(CLI::App& command, const std::string& default_style) {
  style = default_style;
  files.add_to(command);
  command.add_option("--id", id,
                     "Column of the places' ids (default: id, code or name, else the row's number)");
  command.add_option("--value", value, "Column of the values (default: value)");
  command
      .add_option("--weights", weights,
                  "Who is a neighbour: pairs of ids i,j or i,j,w, with or without a header. A pair counts in "
                  "the one direction in which it is given")
      ->type_name("PAIRS");
  command.add_option(
      "--neighbours,--neighbors", neighbours,
      "Instead of pairs: queen (areas that share a corner), rook (a side), knn:6 (the six nearest), "
      "band:5000 (all within 5000 metres)");
  command.add_option("--areas", areas, "Polygons for queen and rook, when they are not in --in")
      ->type_name("FILE");
  command.add_option("--x", x,
                     "Column of planar metres for knn and band (default: x or cx, else the file's points)");
  command.add_option("--y", y, "The same northwards (default: y or cy)");
  command.add_option("--style", style,
                     fmt::format("How weights are coded: B as given, W each place's add up to 1, C, U, S "
                                 "(Tiefelsdorf et al. 1999) (default: {})",
                                 default_style));
}

analysis::weight_style areal_options::weight_style() const {
  const auto known = analysis::weight_style_of(trim(style));
  if (!known) throw invalid_input("--style is B, W, C, U or S, not '" + style + "'", "style");
  return *known;
}

areal_input::areal_input(const areal_options& chosen)
    : file(chosen.files.in), ids(ids_of(file, chosen.id)), weights(weights_of(chosen, file, ids)) {}

std::vector<double> areal_input::values(const areal_options& chosen) const {
  return file.numbers(column_of(file, chosen.value, {"value"}, "value"));
}

void permutation_options::add_to(CLI::App& command) {
  command
      .add_option("--permutations", plan.permutations,
                  "Compare with so many random arrangements besides; adds columns (default: none)")
      ->check(CLI::Range(0, 9'999'999));
  command.add_option("--seed", plan.seed, "The same seed gives the same numbers (default: 1)");
}

void permutation_options::add_draws_to(CLI::App& command) {
  command.add_option_function<std::string>(
      "--draws",
      [this](const std::string& text) {
        plan.with_replacement = choice_of(text, {"without-replacement", "with-replacement"}, "draws") == 1;
      },
      "How random neighbours are drawn: without-replacement (Anselin 1995, PySAL; default) or "
      "with-replacement "
      "(spdep 1.2)");
}

analysis::cell number_or_nothing(double number) {
  return std::isfinite(number) ? analysis::cell(number) : analysis::cell();
}

std::size_t choice_of(const std::string& text, std::initializer_list<const char*> choices,
                      const char* option) {
  const auto found = std::ranges::find(choices, ascii_lower(trim(text)));
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  std::string known;
  for (const char* each : choices) known += (known.empty() ? "" : ", ") + std::string(each);
  throw invalid_input(fmt::format("--{} is one of {}, not '{}'", option, known, text), option);
}

void say_definition(const std::string& definition, const areal_input& input) {
  fmt::print(stderr, "{}\n", definition);
  if (const std::size_t islands = input.weights.islands(); islands > 0)
    fmt::print(stderr, "{} of {} places have no neighbours.\n", islands, input.weights.size());
}

}  // namespace uramost::cli
