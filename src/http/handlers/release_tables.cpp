#include "http/handlers/release_tables.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"
#include "http/release_names.hpp"

namespace uramost::http {

namespace {
using publication::column_side;
using publication::count_table;

json areas_json(const count_table& of) {
  json areas = json::array();
  for (const publication::table_area& each : of.areas())
    areas.push_back({{"code", each.code},
                     {"part_of", or_null(each.parent)},
                     {"name", names_or_null(name_of_municipality(each.code))}});
  return areas;
}

json columns_json(const count_table& of) {
  json columns = json::array();
  for (const auto& [key, side, parent] : of.columns())
    columns.push_back(
        {{"key", key},
         {"by", side_name(side)},
         {"part_of", parent},
         {"name", names_or_null(side == column_side::category ? name_of_category(key) : nullptr)}});
  return columns;
}

/// As the release's files have them: P2 was rounded when they were written.
json table_json(const count_table& of) {
  json rows = json::array();
  for (std::size_t area = 0; area < of.areas().size(); ++area) {
    json& row = rows.emplace_back(json::array());
    for (std::size_t column = 0; column < of.columns().size(); ++column)
      row.push_back(or_null(publication::shown(of.at(area, column))));
  }
  return {{"columns", columns_json(of)}, {"counts", std::move(rows)}};
}

json tables_json(const open_release& of, const publication::published_year& year) {
  const json& rules = of.manifest().at("rules");
  const auto& waiting = of.view().content().waiting;
  return {{"release", of.view().number()},
          {"year", year.year},
          {"waiting", std::ranges::find(waiting, year.year) != waiting.end()},
          {"synthetic", of.view().facts().synthetic},
          {"thresholds",
           {{"p1", rules.at("p1_threshold")},
            {"p2", rules.at("p2_threshold")},
            {"p2_rounded_to", rules.at("p2_rounded_to")}}},
          {"areas", areas_json(year.p1)},
          {"p0", table_json(year.p0)},
          {"p1", table_json(year.p1)},
          {"p2", table_json(year.p2)}};
}
}  // namespace

response release_tables(const release_question& question) {
  question.parameters.expect_all_taken();
  const std::int64_t year = id_of(question.asked.captured("year"));
  const auto* tables = year < 10'000 ? question.release().tables_of(static_cast<int>(year)) : nullptr;
  if (!tables) throw error(error_kind::not_found, "this release has nothing of that year");
  return question.answer(
      "tables/" + std::to_string(year), "application/json",
      [release = question.reading.release, tables] { return dump(tables_json(*release, *tables)); });
}

}  // namespace uramost::http
