#include "cli/analyse/areal_neighbours.hpp"

#include <cmath>
#include <map>
#include <optional>

#include "analysis/areal/neighbourhood.hpp"
#include "cli/analyse/methods.hpp"
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

/// Of the polygons in a file, brought into the order of the places.
analysis::spatial_weights touching(const neighbour_options& chosen, const data_file& file,
                                   const named_places& places, analysis::contiguity kind) {
  const auto& from = chosen.areas.empty() ? file.path() : chosen.areas;
  const auto boundaries =
      geodata::read_boundaries(from, {.code = places.id_column.empty() ? "id" : places.id_column});
  std::map<std::string, const geodata::municipality_area*> by_code;
  for (const auto& area : boundaries.areas) by_code[area.code.value] = &area;
  std::vector<geodata::municipality_area> in_order;
  for (const std::string& id : places.ids) {
    const auto found = by_code.find(id);
    if (found == by_code.end())
      throw invalid_input("there is no area of '" + id + "' in " + from.string(), "areas");
    in_order.push_back(*found->second);
  }
  return analysis::contiguity_weights(in_order, kind);
}

/// The values of those rows.
std::vector<double> picked(const std::vector<double>& all, const std::vector<std::size_t>& rows) {
  std::vector<double> some;
  for (const std::size_t row : rows) some.push_back(all[row]);
  return some;
}
}  // namespace

void neighbour_options::add_to(command_line command) {
  command
      .add_option("--weights", weights,
                  "Who is a neighbour: pairs of ids i,j or i,j,w, with or without a header. A pair counts in "
                  "the one direction in which it is given")
      .type_name("PAIRS");
  command.add_option("--neighbours,--neighbors", neighbours,
                     "Instead of pairs: queen (areas that share a corner), rook (a side), knn:6 (the six "
                     "nearest), band:5000 (all within 5000 metres)");
  command.add_option("--areas", areas, "Polygons for queen and rook, when they are not in --in")
      .type_name("FILE");
  command.add_option("--x", x,
                     "Column of planar metres for knn and band (default: x or cx, else the file's points)");
  command.add_option("--y", y, "The same northwards (default: y or cy)");
}

place_positions positions_of(const neighbour_options& chosen, const data_file& file,
                             const named_places& places) {
  const std::string x = column_if_any(file, chosen.x, {"x", "cx"}),
                    y = column_if_any(file, chosen.y, {"y", "cy"});
  if (!x.empty() && !y.empty())
    return {picked(file.numbers(x), places.rows), picked(file.numbers(y), places.rows)};
  place_positions all;
  const auto reader = exchange::open_records(file.path());
  while (const auto row = reader->next()) {
    if (!row->point)
      throw invalid_input("say where the places are: --x COL --y COL in metres, or a file with geometries",
                          "x");
    const utm_position at = to_utm_zone_34(*row->point);
    all.x.push_back(at.east), all.y.push_back(at.north);
  }
  return {picked(all.x, places.rows), picked(all.y, places.rows)};
}

analysis::spatial_weights neighbours_of(const neighbour_options& chosen, const data_file& file,
                                        const named_places& places) {
  if (!chosen.weights.empty()) return {places.ids.size(), read_pairs(chosen.weights, places.ids)};
  const std::string kind = ascii_lower(trim(chosen.neighbours));
  if (kind == "queen") return touching(chosen, file, places, analysis::contiguity::queen);
  if (kind == "rook") return touching(chosen, file, places, analysis::contiguity::rook);
  if (const auto k = number_after(kind, "knn:")) {
    if (!(*k >= 1) || *k != std::floor(*k))
      throw invalid_input("--neighbours knn:K is of a whole number of at least 1", "neighbours");
    const auto at = positions_of(chosen, file, places);
    return analysis::nearest_weights(at.x, at.y, static_cast<std::size_t>(*k));
  }
  if (const auto within_m = number_after(kind, "band:")) {
    const auto at = positions_of(chosen, file, places);
    return analysis::distance_band_weights(at.x, at.y, *within_m);
  }
  if (kind.empty())
    throw invalid_input("say who is a neighbour: --weights PAIRS or --neighbours KIND", "weights");
  throw invalid_input("--neighbours is queen, rook, knn:K or band:METRES, not '" + chosen.neighbours + "'",
                      "neighbours");
}

}  // namespace uramost::cli
