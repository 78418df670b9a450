#include "http/result_paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "core/incident_query.hpp"
#include "core/text.hpp"
#include "geodata/area_box.hpp"
#include "http/municipality_names.hpp"
#include "http/result_marks.hpp"
#include "print/words.hpp"
#include "print/written.hpp"
#include "study/words.hpp"

namespace uramost::http {

namespace {
/// What a page holds; the rest is in the table's file.
constexpr std::size_t most_rows = 25;

bool is_p(std::string_view column) {
  return column == "p" || column.starts_with("p_") || column.ends_with("_p");
}

std::vector<double> numbers(const json& list) {
  std::vector<double> all;
  if (list.is_array())
    for (const json& each : list)
      all.push_back(each.is_number() ? each.get<double>() : std::numeric_limits<double>::quiet_NaN());
  return all;
}

/// So that low can be told from high, and an outline from an area, without colours.
print::look look_of(std::string_view code) {
  for (const std::string_view lower : {"cold", "low", "fall", "diminishing", "historical", "control"})
    if (code.starts_with(lower)) return print::look::filled_hatched;
  for (const std::string_view line : {"ellipse", "standard_distance", "cluster"})
    if (code.starts_with(line)) return print::look::outlined;
  return code == "centre" ? print::look::diamond : print::look::filled;
}

std::vector<std::string> texts_of(const json& list) { return list.get<std::vector<std::string>>(); }
}  // namespace

result_paper::result_paper(const store::kept_result& kept, language in, const geodata::boundaries& areas,
                           const geodata::gazetteer& places)
    : kept_(kept), in_(in), areas_(areas), places_(places), result_(json::parse(kept.body)) {}

std::string result_paper::text(std::string_view group, const json& code) const {
  return study::word(group, code.get<std::string>(), in_);
}

std::string result_paper::municipality_names(const std::string& codes) const {
  std::string names;
  for (const std::string_view each : split(codes, ','))
    names += (names.empty() ? "" : "; ") + written_municipality(std::string(each), areas_, in_);
  return names;
}

std::string result_paper::written_cell(const std::string& column, const json& value) const {
  if (value.is_null()) return {};
  if (value.is_string()) {
    const std::string code = value;
    if (column == "municipality" || column == "region") return municipality_names(code);
    for (const char* group : {"classes", "lines", "charts", "days"})
      if (const std::string known = study::word(group, code, in_); known != code) return known;
    return code;
  }
  if (value.is_number_integer()) return print::written(in_, value.get<std::int64_t>());
  if (is_p(column)) return print::written_p(in_, value);
  return print::written_shortly(in_, value, 4);
}

std::string result_paper::conclusion() const {
  const json& said = result_["verdict"];
  const bool is_test = !said["p"].is_null();
  std::string sentence = study::word("verdict",
                                     !is_test                              ? "description"
                                     : said["distinguishable"].get<bool>() ? "distinguishable"
                                                                           : "not_distinguishable",
                                     in_);
  sentence += " (";
  if (is_test) {
    const std::string p = print::written_p(in_, said["p"]);
    sentence += study::word("verdict", "p", in_) + (p.starts_with('<') ? " " : " = ") + p + ", ";
  }
  sentence += study::word("verdict", "n", in_) + " = " + print::written(in_, said["n"].get<std::int64_t>());
  if (said["tests"].get<int>() > 1)
    sentence += ", " + print::written(in_, said["tests"].get<std::int64_t>()) + ' ' +
                study::word("verdict", "tests", in_);
  return sentence + ").";
}

std::string result_paper::written_period(const std::string& datetime) const {
  const time_range range = parse_datetime(datetime);
  const auto day = [&](const std::optional<time_point>& at) {
    return at ? print::written_day(in_, *at) : std::string("…");
  };
  // The end is not part of it any more: its day is the one of the second before.
  const auto last = range.end ? std::optional(*range.end - std::chrono::seconds(1)) : std::nullopt;
  return day(range.begin) + " – " + day(last);
}

void result_paper::add_filters(std::vector<print::fact>& to) const {
  auto asked = query_parameters::parse(result_["query"].get<std::string>());
  for (const std::string name : {"datetime", "hours", "weekdays", "municipality", "place", "category",
                                 "source", "severity", "stage", "text", "bbox"}) {
    const auto value = asked.take(name);
    if (!value) continue;
    const bool is_period = name == "datetime", is_area = name == "municipality";
    to.push_back({study::word("query", name, in_), is_period ? written_period(*value)
                                                   : is_area ? municipality_names(*value)
                                                             : *value});
  }
}

std::vector<print::fact> result_paper::facts() const {
  std::vector<print::fact> all{{std::string(print::in(in_, print::word::number_of_incidents)),
                                print::written(in_, result_["incidents"].get<std::int64_t>())}};
  add_filters(all);
  std::set<std::string> said{"incidents"};
  for (const json& each : result_["facts"]) {
    const std::string code = each["code"];
    if (said.insert(code).second) all.push_back({text("facts", code), written_cell(code, each["value"])});
  }
  for (const auto& [name, value] : result_["settings"].items()) {
    const std::string set = value;
    if (set.empty() || said.contains(name)) continue;
    const auto words = study::words_of_parameter(name, in_);
    std::string shown = name == "region" || name == "treated" || name == "control" || name == "buffer"
                            ? municipality_names(set)
                            : study::word("choices", set, in_);
    if (!words.units.empty()) shown += ' ' + words.units;
    all.push_back({words.label, std::move(shown)});
  }
  return all;
}

std::vector<std::string> result_paper::caveats() const {
  std::vector<std::string> all;
  for (const json& each : result_["caveats"])
    all.push_back(study::with_values(text("caveats", each["code"]), texts_of(each["values"])));
  return all;
}

print::chart result_paper::drawn(const json& chart) const {
  const std::string title = text("charts", chart["code"]);
  if (chart["kind"] == "matrix") {
    print::matrix_chart made{.title = title, .rows = {}, .columns = {}, .values = {}, .decimals = 1};
    for (const std::string& each : texts_of(chart["rows"]))
      made.rows.push_back(study::word("days", each, in_));
    made.columns = texts_of(chart["columns"]);
    for (const json& row : chart["values"]) std::ranges::copy(numbers(row), std::back_inserter(made.values));
    return made;
  }
  if (chart["kind"] == "bars") {
    print::bar_chart made{.title = title, .categories = {}, .series = {}};
    for (const std::string& each : texts_of(chart["labels"]))
      made.categories.push_back(written_cell("municipality", study::word("days", each, in_)));
    made.series.push_back({text("lines", "observed"), numbers(chart["values"])});
    if (!chart["expected"].is_null())
      made.series.push_back({text("lines", "expected"), numbers(chart["expected"])});
    return made;
  }
  print::line_chart made{.title = title,
                         .x_label = study::word("axes", chart["code"].get<std::string>(), in_),
                         .lines = {},
                         .bands = {}};
  const std::vector<double> x = numbers(chart["x"]);
  const auto values_of = [&](std::string_view code) {
    for (const json& line : chart["lines"])
      if (line["code"] == code) return numbers(line["values"]);
    return std::vector<double>();
  };
  for (const json& line : chart["lines"]) {
    const std::string code = line["code"];
    if (code.ends_with("_high")) continue;
    if (!code.ends_with("_low")) {
      made.lines.push_back(
          {text("lines", code), x, numbers(line["values"]), code == "expected" || code == "chance"});
    } else if (const auto high = values_of(code.substr(0, code.size() - 3) + "high"); !high.empty()) {
      made.bands.push_back(
          {text("lines", code.substr(0, code.size() - 4)), x, numbers(line["values"]), high});
    }
  }
  return made;
}

std::vector<print::chart> result_paper::charts() const {
  std::vector<print::chart> all;
  for (const json& each : result_["charts"]) all.push_back(drawn(each));
  return all;
}

std::vector<std::size_t> result_paper::shown_rows() const {
  const json& table = result_["table"];
  std::vector<std::size_t> order(table["rows"].size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto columns = texts_of(table["columns"]);
  const auto adjusted = std::ranges::find(columns, "p_adjusted");
  // What stands out comes first, and is all that a long table shows.
  if (adjusted != columns.end())
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
      const json& p = table["rows"][i][static_cast<std::size_t>(adjusted - columns.begin())];
      return p.is_number() ? p.get<double>() : 2.0;
    });
  if (order.size() > most_rows) order.resize(most_rows);
  return order;
}

std::vector<std::size_t> result_paper::shown_columns() const {
  const bool is_counted = result_["settings"].value("measure", "") == "count";
  std::vector<std::size_t> shown;
  const auto columns = texts_of(result_["table"]["columns"]);
  for (std::size_t i = 0; i < columns.size(); ++i)
    // A cell's number says nothing on paper, and a number of incidents is said once.
    if (columns[i] != "unit" && !(columns[i] == "value" && is_counted)) shown.push_back(i);
  return shown;
}

std::vector<print::table> result_paper::tables() const {
  const json& rows = result_["table"]["rows"];
  if (rows.empty()) return {};
  print::table made;
  const auto columns = texts_of(result_["table"]["columns"]);
  const std::vector<std::size_t> shown = shown_columns();
  for (const std::size_t column : shown)
    made.columns.push_back(
        {study::word("columns", columns[column], in_),
         std::ranges::any_of(rows, [&](const json& row) { return row[column].is_number(); })});
  for (const std::size_t row : shown_rows()) {
    auto& cells = made.rows.emplace_back();
    for (const std::size_t column : shown) cells.push_back(written_cell(columns[column], rows[row][column]));
  }
  if (rows.size() > most_rows)
    made.note = study::with_values(study::word("paper", "further_rows", in_),
                                   std::array{std::to_string(rows.size() - most_rows)});
  return {std::move(made)};
}

bounding_box result_paper::extent() const {
  covering_box marked;
  for_each_position(result_["marks"], [&](lon_lat at) { marked.add(at); });
  if (!marked.is_empty()) return marked.box();
  const std::string region = result_["settings"].value("region", "");
  for (const geodata::municipality_area& area : areas_.areas)
    for (const std::string_view code : split(region, ','))
      if (area.code.value == code) geodata::add_area(marked, area);
  return marked.is_empty() ? areas_.extent() : marked.box();
}

print::map_picture result_paper::map() const {
  print::map_layer layer{.title = study::words_of_method(kept_.method, in_).name};
  for (const json& each : result_["classes"])
    layer.classes.push_back(
        {text("classes", each["code"]) + " (" + print::written(in_, each["count"].get<std::int64_t>()) + ")",
         colour_of(each["colour"]), look_of(each["code"].get<std::string>())});
  add_marks(result_, layer);
  print::map_picture picture{
      .in = in_, .extent = extent(), .layers = {}, .is_synthetic = result_["synthetic"].get<bool>()};
  picture.base = print::base_map_around(picture.extent, areas_, places_);
  if (!layer.classes.empty()) picture.layers.push_back(std::move(layer));
  return picture;
}

print::briefing result_paper::briefing() const {
  const auto words = study::words_of_method(kept_.method, in_);
  return {.of = {.in = in_,
                 .kind = {},
                 .title = kept_.title.empty() ? words.name : kept_.title,
                 .author = kept_.author,
                 .keywords = {kept_.method},
                 .made = kept_.made_at,
                 .query = kept_.query,
                 .revision = std::to_string(result_["revision"].get<std::int64_t>()),
                 .is_synthetic = result_["synthetic"].get<bool>()},
          .note = kept_.note,
          .conclusion = conclusion(),
          .facts = facts(),
          .map = map(),
          .method_name = words.name,
          .method_explained = words.summary,
          .source = words.source,
          .caveats = caveats(),
          .charts = charts(),
          .tables = tables()};
}

}  // namespace uramost::http
