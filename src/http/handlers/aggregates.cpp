#include "http/handlers/aggregates.hpp"

#include <algorithm>

#include "analysis/aggregate.hpp"
#include "analysis/rate.hpp"
#include "analysis/sparse_beginning.hpp"
#include "analysis/value_classes.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/coordinate.hpp"
#include "http/csv.hpp"
#include "http/json.hpp"

namespace uramost::http {

namespace {
using analysis::dimension;
using analysis::dimension_kind;

/// The member of a row that holds the key: the dimension's name, without a cell size.
std::string member_name(std::string_view dimension_text) {
  return std::string(trim(dimension_text.substr(0, dimension_text.find(':'))));
}

/// Says of keys what they stand for.
class key_reader {
 public:
  key_reader(const intake::incident_register& incidents, std::shared_ptr<const intake::geography> where)
      : incidents_(incidents), where_(std::move(where)) {}

  const geodata::municipality* municipality(const std::string& key) const {
    return where_->areas.find(municipality_code{key});
  }

  const localized_name* name(dimension_kind kind, const std::string& key) const {
    if (kind == dimension_kind::municipality) {
      const auto* found = municipality(key);
      return found ? &found->name : nullptr;
    }
    if (kind == dimension_kind::category) {
      const category* found = incidents_.categories().find(key);
      return found ? &found->name : nullptr;
    }
    const geodata::place* found = kind == dimension_kind::place ? place_of(key) : nullptr;
    return found ? &found->name : nullptr;
  }

  /// Of a place its point, of a grid cell its centre.
  std::optional<lon_lat> position(const dimension& by, const std::string& key) const {
    if (by.kind == dimension_kind::place) {
      const geodata::place* found = place_of(key);
      return found ? std::optional(found->point) : std::nullopt;
    }
    if (by.kind != dimension_kind::grid || key.empty()) return std::nullopt;
    const auto comma = key.find(',');
    const double column = parse_number(key.substr(0, comma)).value_or(0);
    const double row = parse_number(key.substr(comma + 1)).value_or(0);
    return geodata::to_wgs84((column + 0.5) * by.cell_m, (row + 0.5) * by.cell_m,
                             geodata::coordinate_system::utm34n);
  }

 private:
  const geodata::place* place_of(const std::string& key) const {
    const auto id = parse_integer(key);
    return id ? incidents_.places().find(place_id{*id}) : nullptr;
  }

  const intake::incident_register& incidents_;
  std::shared_ptr<const intake::geography> where_;
};

struct table {
  std::vector<std::string> members;  // one a dimension
  json rows = json::array();
  std::vector<analysis::warning> warnings;
};

void add_rate(json& row, std::uint64_t count, const geodata::municipality& of,
              std::vector<analysis::warning>& warnings) {
  const auto denominator = analysis::choose_denominator(of);
  if (!denominator) return;
  const geodata::population_figure& figure = denominator->figure;
  row["rate_per_1000"] = analysis::rate_per_1000(count, figure);
  row["denominator"] = {{"year", figure.year},
                        {"kind", figure.kind},
                        {"persons", figure.persons},
                        {"boycotted", figure.boycotted},
                        {"note", figure.note}};
  for (const analysis::warning& each : denominator->warnings)
    if (std::ranges::find(warnings, each) == warnings.end()) warnings.push_back(each);
}

table make_table(const std::vector<analysis::aggregate_cell>& cells, std::size_t total,
                 const std::vector<dimension>& by, std::vector<std::string> members, const key_reader& keys) {
  table made{std::move(members), json::array(), {}};
  for (const analysis::aggregate_cell& cell : cells) {
    json row = json::object();
    for (std::size_t i = 0; i < by.size(); ++i) row[made.members[i]] = cell.keys[i];
    row["count"] = cell.count;
    row["severity_sum"] = cell.severity_sum;
    row["share"] = static_cast<double>(cell.count) / static_cast<double>(total);
    for (std::size_t i = 0; i < by.size(); ++i) {
      if (const localized_name* name = keys.name(by[i].kind, cell.keys[i]))
        row[row.contains("name") ? made.members[i] + "_name" : "name"] = names(*name);
      if (const auto position = keys.position(by[i], cell.keys[i]); position && !row.contains("lon")) {
        row["lon"] = position->lon;
        row["lat"] = position->lat;
      }
      if (by[i].kind == dimension_kind::municipality)
        if (const auto* municipality = keys.municipality(cell.keys[i]))
          add_rate(row, cell.count, *municipality, made.warnings);
    }
    made.rows.push_back(std::move(row));
  }
  return made;
}

/// Sorts municipalities into classes by a measure: adds the measure's classes to `all`, and to each row that
/// has a value the class that it is in. Incidents in no municipality are no area of a map.
void classify(const char* measure, const char* units, bool whole, json& rows, json& all) {
  std::vector<double> values;
  const auto has_value = [&](const json& row) { return row["municipality"] != "" && row.contains(measure); };
  for (const json& row : rows)
    if (has_value(row)) values.push_back(row[measure].get<double>());
  const auto classes = analysis::equal_steps(values, whole);
  if (classes.breaks.empty()) return;
  all[measure] = {{"method", analysis::value_classes::method}, {"units", units}, {"breaks", classes.breaks}};
  for (json& row : rows)
    if (has_value(row)) row["classes"][measure] = classes.of(row[measure].get<double>());
}

response table_csv(const table& shown) {
  json header = shown.members;
  for (const char* name : {"count", "severity_sum", "name_sq", "name_sr_latn", "lon", "lat", "rate_per_1000",
                           "denominator_year", "denominator_persons", "denominator_boycotted"})
    header.push_back(name);
  json_csv text;
  text.row(header);
  for (const json& row : shown.rows) {
    json cells = json::array();
    const auto add = [&](const json& of, const std::string& name) {
      cells.push_back(of.contains(name) ? of[name] : json(nullptr));
    };
    const auto add_inside = [&](const char* object, const char* name) {
      add(row.contains(object) ? row[object] : json::object(), name);
    };
    for (const std::string& name : shown.members) add(row, name);
    for (const char* name : {"count", "severity_sum"}) add(row, name);
    for (const char* name : {"sq", "sr-Latn"}) add_inside("name", name);
    for (const char* name : {"lon", "lat", "rate_per_1000"}) add(row, name);
    for (const char* name : {"year", "persons", "boycotted"}) add_inside("denominator", name);
    text.row(cells);
  }
  return csv_response(text.finish(), "uramost-counts.csv");
}
}  // namespace

response aggregates::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto by_text = parameters.take("by");
  const std::string format = parameters.take("format").value_or("json");
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  if (!by_text) throw invalid_input("by, what to count by, is missing", "by");
  if (format != "json" && format != "csv") throw invalid_input("format takes json or csv", "format");
  const auto by = analysis::parse_dimensions(*by_text);
  json by_json = json::array();
  std::vector<std::string> members;
  for (std::string_view each : split(*by_text, ',')) {
    by_json.push_back(trim(each));
    members.push_back(member_name(each));
  }

  const auto view = views.of(asked.who, query);
  const auto chosen = view.selection(view.pin());
  const auto cells = analysis::aggregate(*chosen, by);
  table shown = make_table(cells, chosen->size(), by, std::move(members), {incidents, incidents.where()});
  if (format == "csv") return table_csv(shown);
  json warnings = json::array();
  for (const analysis::warning& each : shown.warnings)
    warnings.push_back({{"code", each.code}, {"text", each.text}});
  json answer{{"by", std::move(by_json)}, {"total", chosen->size()}};
  answer["revision"] = chosen->index().built_at().value;
  if (by.size() == 1 && by[0].kind == dimension_kind::municipality) {
    answer["classes"] = json::object();
    classify("count", "incidents", true, shown.rows, answer["classes"]);
    classify("rate_per_1000", "incidents per 1,000 persons", false, shown.rows, answer["classes"]);
  }
  if (by.size() == 1 && (by[0].kind == dimension_kind::month || by[0].kind == dimension_kind::week))
    if (const auto dense = analysis::end_of_sparse_beginning(cells, by[0].kind))
      answer["first_dense_period"] = *dense;
  answer["rows"] = std::move(shown.rows);
  answer["warnings"] = std::move(warnings);
  return json_response(answer);
}

}  // namespace uramost::http
