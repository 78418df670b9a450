#include "cli/analyse/window_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/analyse/loose_table.hpp"
#include "cli/analyse/plain_table.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using analysis::planar_point;
using json = nlohmann::json;

error unusable(const std::string& why) { return invalid_input("the window " + why, "window"); }

/// Every list of positions below; GeoJSON nests them four deep at most.
void collect_rings(const json& coordinates, int depth, std::vector<window_ring>& rings) {
  if (depth > 4 || !coordinates.is_array() || coordinates.empty()) return;
  const json& first = coordinates.front();
  if (!first.is_array() || first.empty() || !first.front().is_number()) {
    for (const json& each : coordinates) collect_rings(each, depth + 1, rings);
    return;
  }
  window_ring& ring = rings.emplace_back();
  for (const json& position : coordinates) {
    if (!position.is_array() || position.size() < 2 || !position[0].is_number() || !position[1].is_number())
      throw unusable("has a position that is no pair of numbers");
    ring.push_back({position[0].get<double>(), position[1].get<double>()});
  }
}

void collect_polygons(const json& value, int depth, std::vector<window_ring>& rings) {
  if (depth > 8 || !value.is_structured()) return;
  if (value.is_object() && value.contains("coordinates")) {
    const std::string type = value.value("type", json()).dump();
    if (type.find("Polygon") == std::string::npos) throw unusable("is of " + type + ", and must be polygons");
    return collect_rings(value["coordinates"], 0, rings);
  }
  for (const json& each : value) collect_polygons(each, depth + 1, rings);
}

std::vector<window_ring> rings_of_json(std::string_view text) {
  const json parsed = json::parse(text, nullptr, false);
  if (parsed.is_discarded()) throw unusable("is no valid GeoJSON");
  std::vector<window_ring> rings;
  collect_polygons(parsed, 0, rings);
  return rings;
}

/// Every innermost pair of brackets is a ring.
std::vector<window_ring> rings_of_wkt(std::string_view text) {
  std::vector<window_ring> rings;
  for (std::size_t close = text.find(')'); close != std::string_view::npos;
       close = text.find(')', close + 1)) {
    const std::size_t open = text.find_last_of("()", close - 1);
    if (open == std::string_view::npos || text[open] != '(') continue;
    window_ring& ring = rings.emplace_back();
    for (const std::string_view position : split(text.substr(open + 1, close - open - 1), ',')) {
      std::vector<double> numbers;
      for (const std::string_view word : split(trim(position), ' '))
        if (!trim(word).empty()) numbers.push_back(parse_number(trim(word)).value_or(std::nan("")));
      if (numbers.size() < 2 || std::isnan(numbers[0] + numbers[1]))
        throw unusable("has a position that is no pair of numbers");
      ring.push_back({numbers[0], numbers[1]});
    }
  }
  return rings;
}

window_ring ring_of_sides(double xmin, double xmax, double ymin, double ymax) {
  if (!(xmin < xmax && ymin < ymax)) throw unusable("needs xmin below xmax and ymin below ymax");
  return {{xmin, ymin}, {xmax, ymin}, {xmax, ymax}, {xmin, ymax}};
}

/// Columns that tell rings apart. `id` counts only when no other does, and none in which every row has a
/// value of its own: that numbers the corners.
std::vector<std::size_t> ring_columns(const loose_table& table) {
  static constexpr std::string_view names[] = {"ring",  "ring_id", "polygon", "polygon_id", "poly",
                                               "part",  "part_id", "piece",   "path",       "contour",
                                               "group", "bdry",    "l1",      "l2",         "l3"};
  const auto tells_apart = [&](std::size_t column) {
    std::set<std::string> values;
    for (const auto& row : table.rows) values.insert(column < row.size() ? row[column] : std::string());
    return values.size() < table.rows.size();
  };
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (std::ranges::find(names, table.columns[i]) != std::end(names) && tells_apart(i)) found.push_back(i);
  if (const auto id = table.column({"id"}); found.empty() && id && tells_apart(*id)) found.push_back(*id);
  return found;
}

std::vector<window_ring> rings_of_corners(const loose_table& table) {
  const auto x = table.column({"x", "lon", "longitude", "east", "easting"});
  const auto y = table.column({"y", "lat", "latitude", "north", "northing"});
  if (!table.columns.empty() && !(x && y))
    throw unusable("needs columns xmin, xmax, ymin, ymax, or x and y of its corners");
  const std::vector<std::size_t> keys = ring_columns(table);
  std::vector<window_ring> rings;
  std::map<std::vector<std::string>, std::size_t> known;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::vector<std::string> key;
    for (const std::size_t column : keys)
      key.push_back(column < table.rows[row].size() ? table.rows[row][column] : std::string());
    const auto [entry, is_new] = known.emplace(std::move(key), rings.size());
    if (is_new) rings.emplace_back();
    rings[entry->second].push_back({table.number(row, x.value_or(0)), table.number(row, y.value_or(1))});
    const planar_point& corner = rings[entry->second].back();
    if (!std::isfinite(corner.x + corner.y))
      throw unusable("has a corner that is no pair of numbers, in row " + std::to_string(row + 1));
  }
  return rings;
}

std::vector<window_ring> rings_of_table(std::string_view text) {
  const loose_table table = loose_table_of(text);
  const auto xmin = table.column({"xmin", "min_x", "minx"}), xmax = table.column({"xmax", "max_x", "maxx"});
  const auto ymin = table.column({"ymin", "min_y", "miny"}), ymax = table.column({"ymax", "max_y", "maxy"});
  const bool named = xmin && xmax && ymin && ymax;
  const bool one_row = table.rows.size() == 1 && table.rows[0].size() >= 4 && table.columns.empty();
  if (!table.rows.empty() && (named || one_row))
    return {ring_of_sides(table.number(0, xmin.value_or(0)), table.number(0, xmax.value_or(1)),
                          table.number(0, ymin.value_or(2)), table.number(0, ymax.value_or(3)))};
  return rings_of_corners(table);
}
}  // namespace

std::vector<window_ring> window_rings(std::string_view text) {
  text = trim(without_byte_order_mark(text));
  const std::size_t wkt = ascii_lower(text).find("polygon");
  std::vector<window_ring> rings;
  if (text.starts_with('{') || text.starts_with('['))
    rings = rings_of_json(text);
  else if (wkt != std::string_view::npos && text.find('(', wkt) != std::string_view::npos)
    rings = rings_of_wkt(text.substr(wkt));
  else
    rings = rings_of_table(text);
  if (rings.empty()) throw unusable("has no ring");
  return rings;
}

}  // namespace uramost::cli
