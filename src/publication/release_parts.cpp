#include "publication/release_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.hpp"

namespace uramost::publication {

namespace {
using json = nlohmann::ordered_json;

constexpr std::int64_t most_cells = 1'000'000;  // of a table that is read; ours have some thousand

column_side side_of(const std::string& text) {
  for (const column_side side : {column_side::total, column_side::period, column_side::category})
    if (text == side_name(side)) return side;
  throw invalid_input("'" + text + "' is no side of a table");
}

json write_point(const published_point& each) {
  json properties{{"tier", to_string(each.protection)},
                  {"municipality", each.municipality.value},
                  {"place", each.place ? json(each.place->value) : json(nullptr)},
                  {"period", each.period},
                  {"category", each.category.empty() ? json(nullptr) : json(each.category)},
                  {"count", each.count}};
  return {{"type", "Feature"},
          {"geometry", {{"type", "Point"}, {"coordinates", {each.point.lon, each.point.lat}}}},
          {"properties", std::move(properties)}};
}

published_point read_point(const json& feature) {
  const json& at = feature.at("geometry").at("coordinates");
  const json& said = feature.at("properties");
  published_point made;
  made.point = {at.at(0).get<double>(), at.at(1).get<double>()};
  if (!is_on_earth(made.point)) throw invalid_input("a point is not on Earth");
  const auto protection = tier_of(said.at("tier").get<std::string>());
  if (!protection || *protection == tier::p2) throw invalid_input("a point has no tier that may have points");
  made.protection = *protection;
  made.municipality.value = said.at("municipality").get<std::string>();
  if (!said.at("place").is_null()) made.place = place_id{said.at("place").get<std::int64_t>()};
  made.period = said.at("period").get<std::string>();
  if (!said.at("category").is_null()) made.category = said.at("category").get<std::string>();
  made.count = said.at("count").get<std::int64_t>();
  if (made.count < 1) throw invalid_input("a point stands for no incident");
  return made;
}

json write_columns(const count_table& table) {
  json columns = json::array();
  for (const table_column& each : table.columns())
    columns.push_back({{"by", side_name(each.side)}, {"key", each.key}, {"part_of", each.parent}});
  return columns;
}

json write_rows(const count_table& table, std::int64_t step) {
  json rows = json::array();
  for (std::size_t area = 0; area < table.areas().size(); ++area) {
    json& row = rows.emplace_back(json::array());
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      const auto count = shown(table.at(area, column), step);
      row.push_back(count ? json(*count) : json(nullptr));
    }
  }
  return rows;
}

std::vector<table_area> read_areas(const json& from) {
  std::vector<table_area> areas;
  for (const json& each : from)
    areas.push_back(
        {each.at("code").get<std::string>(),
         each.at("part_of").is_null() ? std::nullopt : std::optional(each.at("part_of").get<std::size_t>())});
  return areas;
}

std::vector<table_column> read_columns(const json& from) {
  std::vector<table_column> columns;
  for (const json& each : from)
    columns.push_back({each.at("key").get<std::string>(), side_of(each.at("by").get<std::string>()),
                       each.at("part_of").get<std::size_t>()});
  return columns;
}

count_table read_table(const std::vector<table_area>& areas, const json& columns, const json& rows) {
  if (static_cast<std::int64_t>(areas.size()) * static_cast<std::int64_t>(columns.size()) > most_cells)
    throw invalid_input("a table is too large");
  count_table table(areas, read_columns(columns));
  for (std::size_t area = 0; area < table.areas().size(); ++area)
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      const json& cell = rows.at(area).at(column);
      const std::int64_t count = cell.is_null() ? 0 : cell.get<std::int64_t>();
      if (count < 0) throw invalid_input("a count is negative");
      table.at(area, column) = {count, cell.is_null()};
    }
  return table;
}

std::string write_points(const release_content& content) {
  json features = json::array();
  for (const published_point& each : content.points) features.push_back(write_point(each));
  return json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump() + "\n";
}

std::string write_tables(const release_content& content, const publication_rules& rules) {
  json years = json::array(), areas = json::array();
  for (const published_year& each : content.years) {
    years.push_back({{"year", each.year},
                     {"columns", write_columns(each.p1)},
                     {"quarters", write_columns(each.p2)},
                     {"p0", write_rows(each.p0, 1)},
                     {"p1", write_rows(each.p1, 1)},
                     {"p2", write_rows(each.p2, rules.p2_rounding)}});
  }
  if (!content.years.empty())
    for (const table_area& each : content.years.front().p1.areas())
      areas.push_back({{"code", each.code}, {"part_of", each.parent ? json(*each.parent) : json(nullptr)}});
  return json{{"areas", std::move(areas)}, {"years", std::move(years)}, {"waiting", content.waiting}}.dump() +
         "\n";
}

std::string cell_text(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : std::string();
}

/// A user's boundaries may have any text for a code.
std::string csv_text(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return quoted + "\"";
}

std::string write_csv(const release_content& content, const publication_rules& rules) {
  std::string csv = "year,area,by,key,p0,p1,p2\r\n";
  for (const published_year& year : content.years)
    for (std::size_t area = 0; area < year.p1.areas().size(); ++area)
      for (std::size_t column = 0; column < year.p1.columns().size(); ++column) {
        const auto& [key, side, parent] = year.p1.columns()[column];
        const auto quarter = std::ranges::find_if(year.p2.columns(), [&](const table_column& other) {
          return other.key == key && other.side == side;
        });
        const auto of_p2 = static_cast<std::size_t>(quarter - year.p2.columns().begin());
        const bool has_p2 = quarter != year.p2.columns().end();
        csv += fmt::format("{},{},{},{},{},{},{}\r\n", year.year, csv_text(year.p1.areas()[area].code),
                           side_name(side), key, cell_text(shown(year.p0.at(area, column))),
                           cell_text(shown(year.p1.at(area, column))),
                           has_p2 ? cell_text(shown(year.p2.at(area, of_p2), rules.p2_rounding)) : "");
      }
  return csv;
}

const std::string& part(const release_parts& parts, const std::string& name) {
  const auto found = parts.find(name);
  if (found == parts.end()) throw invalid_input("the release has no " + name, name);
  return found->second;
}

/// Reads one part; whatever is wrong with it is said with its name.
template <class Read>
void read_part(const release_parts& parts, const std::string& name, Read read) {
  const std::string& text = part(parts, name);
  try {
    read(json::parse(text));
  } catch (const std::exception& problem) {
    throw invalid_input(name + " cannot be read: " + problem.what(), name);
  }
}
}  // namespace

release_parts write_parts(const release_content& content, const publication_rules& rules) {
  return {{"points.geojson", write_points(content)},
          {"tables.json", write_tables(content, rules)},
          {"tables.csv", write_csv(content, rules)}};
}

release_content read_parts(const release_parts& parts) {
  release_content content;
  read_part(parts, "points.geojson", [&](const json& read) {
    for (const json& each : read.at("features")) content.points.push_back(read_point(each));
  });
  read_part(parts, "tables.json", [&](const json& read) {
    const auto areas = read_areas(read.at("areas"));
    for (const json& each : read.at("years"))
      content.years.push_back({each.at("year").get<int>(),
                               read_table(areas, each.at("columns"), each.at("p0")),
                               read_table(areas, each.at("columns"), each.at("p1")),
                               read_table(areas, each.at("quarters"), each.at("p2"))});
    content.waiting = read.at("waiting").get<std::vector<int>>();
  });
  return content;
}

}  // namespace uramost::publication
