#include "http/outcome_json.hpp"

#include <cmath>
#include <numbers>

#include "core/utm_zone_34.hpp"

namespace uramost::http {

namespace {
using namespace study;

json value_of(const analysis::cell& one) {
  return std::visit(
      [](const auto& value) -> json {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
          return nullptr;
        else
          return value;
      },
      one);
}

json verdict_json(const analysis::verdict& said) {
  return {{"n", said.n},
          {"tests", said.tests},
          {"p", or_null(said.p_value)},
          {"level", said.level},
          {"distinguishable", said.distinguishable()}};
}

json facts_json(const outcome& of) {
  json list = json::array();
  for (const auto& [code, value] : of.facts) list.push_back({{"code", code}, {"value", value_of(value)}});
  return list;
}

json caveats_json(const outcome& of) {
  json list = json::array();
  for (const caveat& each : of.caveats) list.push_back({{"code", each.code}, {"values", each.values}});
  return list;
}

json table_json(const analysis::result_table& of) {
  json rows = json::array();
  for (const auto& row : of.rows) {
    json& cells = rows.emplace_back(json::array());
    for (const analysis::cell& one : row) cells.push_back(value_of(one));
  }
  return {{"columns", of.columns}, {"rows", std::move(rows)}};
}

json classes_json(const outcome& of) {
  std::vector<std::size_t> counts(of.classes.size());
  for (const mark& each : of.marks) ++counts[each.mark_class];
  json list = json::array();
  for (std::size_t i = 0; i < of.classes.size(); ++i)
    list.push_back({{"code", of.classes[i].code},
                    {"colour", of.classes[i].colour},
                    {"significant", of.classes[i].significant},
                    {"count", counts[i]}});
  return list;
}

/// Seven decimals are a centimetre.
double rounded(double degrees) { return std::round(degrees * 1e7) / 1e7; }
json position(lon_lat at) { return json::array({rounded(at.lon), rounded(at.lat)}); }

json rings(const geodata::polygon& of) {
  const auto ring = [](const geodata::ring& corners) {
    json line = json::array();
    for (const lon_lat at : corners) line.push_back(position(at));
    return line;
  };
  json all = json::array({ring(of.exterior)});
  for (const geodata::ring& hole : of.holes) all.push_back(ring(hole));
  return all;
}

json geometry(const geodata::polygon& of) { return {{"type", "Polygon"}, {"coordinates", rings(of)}}; }

json geometry(const std::vector<geodata::polygon>& of) {
  if (of.size() == 1) return geometry(of.front());
  json parts = json::array();
  for (const geodata::polygon& part : of) parts.push_back(rings(part));
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(parts)}};
}

json geometry(const circle& of) {
  constexpr int corners = 64;
  const utm_position centre = to_utm_zone_34(of.centre);
  geodata::polygon drawn;
  for (int i = 0; i <= corners; ++i) {
    const double turn = 2 * std::numbers::pi * (i % corners) / corners;
    drawn.exterior.push_back(from_utm_zone_34(
        {centre.east + of.radius_m * std::cos(turn), centre.north + of.radius_m * std::sin(turn)}));
  }
  return geometry(drawn);
}

json geometry(lon_lat of) { return {{"type", "Point"}, {"coordinates", position(of)}}; }

json marks_json(const outcome& of) {
  json features = json::array();
  for (const mark& each : of.marks) {
    const mark_class& is = of.classes[each.mark_class];
    features.push_back(
        {{"type", "Feature"},
         {"geometry", std::visit([](const auto& shape) { return geometry(shape); }, each.shape)},
         {"properties",
          {{"row", each.row}, {"class", is.code}, {"colour", is.colour}, {"significant", is.significant}}}});
  }
  return {{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

json drawn(const line_chart& of) {
  json lines = json::array();
  for (const auto& [code, values] : of.lines) lines.push_back({{"code", code}, {"values", values}});
  return {{"kind", "lines"}, {"x", of.x}, {"lines", std::move(lines)}};
}

json drawn(const matrix_chart& of) {
  json rows = json::array();
  for (std::size_t row = 0; row < of.rows.size(); ++row) {
    json& cells = rows.emplace_back(json::array());
    for (std::size_t column = 0; column < of.columns.size(); ++column)
      cells.push_back(of.values[row * of.columns.size() + column]);
  }
  return {{"kind", "matrix"}, {"rows", of.rows}, {"columns", of.columns}, {"values", std::move(rows)}};
}

json drawn(const bar_chart& of) {
  const auto or_nothing = [](const std::vector<double>& values) {
    return values.empty() ? json(nullptr) : json(values);
  };
  return {{"kind", "bars"},
          {"labels", of.labels},
          {"values", of.values},
          {"low", or_nothing(of.low)},
          {"high", or_nothing(of.high)},
          {"expected", or_nothing(of.expected)}};
}

json charts_json(const outcome& of) {
  json list = json::array();
  for (const chart& each : of.charts) {
    json& one = list.emplace_back(json{{"code", each.code}});
    one.update(std::visit([](const auto& chart) { return drawn(chart); }, each.drawn));
  }
  return list;
}
}  // namespace

json outcome_json(const outcome& found) {
  return {{"verdict", verdict_json(found.said)}, {"facts", facts_json(found)},
          {"caveats", caveats_json(found)},      {"table", table_json(found.table)},
          {"classes", classes_json(found)},      {"marks", marks_json(found)},
          {"charts", charts_json(found)}};
}

}  // namespace uramost::http
