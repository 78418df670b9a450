#include "intake/geocode_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <unordered_map>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/csv_writer.hpp"
#include "exchange/record_reader.hpp"
#include "geodata/coordinate.hpp"
#include "intake/geography.hpp"
#include "intake/incident_features.hpp"
#include "intake/location.hpp"

namespace uramost::intake {

namespace {
using exchange::csv_writer;

constexpr std::array<std::string_view, 10> added_columns{
    "municipality_code", "certainty", "distance_to_border_m", "place_id", "place_name",
    "place_lat",         "place_lon", "uncertainty_m",        "score",    "candidate_codes"};
constexpr std::uint64_t rows_between_reports = 2'000;
constexpr std::size_t most_reasons = 10;

/// The added columns of one row.
struct answer {
  std::string municipality{};
  location_certainty certainty = location_certainty::unlocated;
  std::optional<double> distance_to_border_m{};
  std::optional<place_id> place{};
  std::string place_name{};
  std::optional<lon_lat> place_point{};
  std::optional<double> uncertainty_m{};
  std::optional<double> score{};
  std::string candidate_codes{};
};

/// "30 28": each code once.
std::string join_codes(const std::vector<municipality_code>& codes) {
  std::vector<std::string_view> seen;
  std::string text;
  for (const municipality_code& code : codes) {
    if (code.value.empty() || std::find(seen.begin(), seen.end(), code.value) != seen.end()) continue;
    seen.push_back(code.value);
    if (!text.empty()) text += ' ';
    text += code.value;
  }
  return text;
}

/// Locates coordinates and names by the built-in geography.
class row_locator {
 public:
  answer by_coordinate(const geodata::parsed_coordinate& coordinate) const {
    const auto located = where_.locator.locate(coordinate.point, coordinate.uncertainty_m);
    answer found{.certainty = located.certainty,
                 .distance_to_border_m = located.distance_to_border_m,
                 .uncertainty_m = coordinate.uncertainty_m,
                 .score = located.certainty == location_certainty::certain ? 1.0 : share_inside(located),
                 .candidate_codes = join_codes(located.candidates)};
    if (located.municipality) found.municipality = located.municipality->value;
    if (const auto nearest = geodata::built_in_gazetteer().nearest_settlement(coordinate.point))
      set_place(found, *nearest->found);
    return found;
  }

  /// Registers repeat their place names, so answers are kept.
  const answer& by_name(const std::string& text) {
    const auto known = by_name_.find(text);
    if (known != by_name_.end()) return known->second;
    if (by_name_.size() >= most_names_kept) by_name_.clear();
    return by_name_.emplace(text, resolve(text)).first->second;
  }

 private:
  static constexpr std::size_t most_names_kept = 100'000;

  static void set_place(answer& found, const geodata::place& place) {
    found.place = place.id;
    found.place_name = both_names(place.name);
    found.place_point = place.point;
  }

  /// How sure the municipality of a point near a border is: the share of its reach that lies inside, as if
  /// the border ran straight; an even chance between the municipalities in reach when it lies on the border.
  static double share_inside(const geodata::located& located) {
    if (located.certainty == location_certainty::outside) return located.candidates.empty() ? 1.0 : 0.5;
    return 1.0 / static_cast<double>(std::max<std::size_t>(located.candidates.size(), 1));
  }

  answer resolve(const std::string& text) const {
    const auto geocoded = where_.names.geocode(text);
    const incident_location location = located_by_name(geocoded, where_);
    answer found{.certainty = location.certainty};
    if (location.municipality) found.municipality = location.municipality->value;
    if (geocoded.candidates.empty()) return found;

    std::vector<municipality_code> codes;
    for (const auto& candidate : geocoded.candidates) codes.push_back(candidate.municipality);
    found.candidate_codes = join_codes(codes);
    const auto& best = geocoded.candidates.front();
    found.score = best.score;
    if (!location.point) return found;

    found.distance_to_border_m = where_.locator.locate(*location.point).distance_to_border_m;
    found.uncertainty_m = location.uncertainty_m;
    found.place = location.place;
    found.place_name = both_names(best.name);
    found.place_point = location.point;
    return found;
  }

  const geography where_{geodata::built_in_boundaries()};
  std::unordered_map<std::string, answer> by_name_;
};

/// Where the columns stand; the number of columns means "none".
struct input_columns {
  std::size_t lat, lon, query, count;

  bool has_coordinates() const { return lat < count && lon < count; }
  bool has_query() const { return query < count; }
};

input_columns find_columns(const std::vector<std::string>& columns) {
  const auto position = [&](std::string_view name) {
    const auto is_named = [&](const std::string& column) { return ascii_lower(trim(column)) == name; };
    return static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(), is_named) - columns.begin());
  };
  const input_columns found{position("lat"), position("lon"), position("query"), columns.size()};
  if (!found.has_coordinates() && !found.has_query())
    throw invalid_input("the file needs the columns lat and lon, or the column query", "query");
  return found;
}

void note_unread(geocode_counts& counts, const exchange::record& row,
                 const std::optional<geodata::coordinate_problem>& problem) {
  ++counts.unread;
  if (counts.first_unread.size() < most_reasons)
    counts.first_unread.push_back({row.line, problem ? problem->reason : "this is no coordinate"});
}

answer locate_row(row_locator& locator, const input_columns& columns, const exchange::record& row,
                  geocode_counts& counts) {
  const auto cell = [&](std::size_t column) -> const std::string& {
    static const std::string empty;
    return column < row.values.size() ? row.values[column] : empty;
  };
  if (!trim(cell(columns.lat)).empty() || !trim(cell(columns.lon)).empty()) {
    const auto read = geodata::read_coordinate(cell(columns.lat), cell(columns.lon));
    if (read.coordinate) return locator.by_coordinate(*read.coordinate);
    note_unread(counts, row, read.problem);
    return {};
  }
  return trim(cell(columns.query)).empty() ? answer{} : locator.by_name(cell(columns.query));
}

std::string rounded(std::optional<double> number, int decimals) {
  if (!number || !std::isfinite(*number)) return {};
  std::array<char, 64> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, *number);
  return buffer.data();
}

void write_answer(csv_writer& out, const answer& found) {
  out.cell(found.municipality)
      .cell(to_string(found.certainty))
      .cell(rounded(found.distance_to_border_m, 1))
      .cell(found.place ? std::to_string(found.place->value) : std::string{})
      .cell(found.place_name)
      .cell(found.place_point ? rounded(found.place_point->lat, 6) : std::string{})
      .cell(found.place_point ? rounded(found.place_point->lon, 6) : std::string{})
      .cell(rounded(found.uncertainty_m, 1))
      .cell(rounded(found.score, 3))
      .cell(found.candidate_codes);
}

void count(geocode_counts& counts, location_certainty certainty) {
  ++counts.rows;
  switch (certainty) {
    case location_certainty::certain:
      ++counts.certain;
      break;
    case location_certainty::near_border:
      ++counts.near_border;
      break;
    case location_certainty::ambiguous:
      ++counts.ambiguous;
      break;
    case location_certainty::outside:
      ++counts.outside;
      break;
    case location_certainty::unlocated:
      ++counts.unlocated;
      break;
  }
}

geocode_counts geocode_rows(exchange::record_reader& reader, csv_writer& out, const progress_sink& watch) {
  const input_columns columns = find_columns(reader.columns());
  for (const std::string& name : reader.columns()) out.cell(name);
  for (std::string_view name : added_columns) out.cell(name);
  out.end_row();

  row_locator locator;
  geocode_counts counts;
  for (exchange::record row; reader.next(row);) {
    row.values.resize(columns.count);
    const answer found = locate_row(locator, columns, row, counts);
    for (const std::string& value : row.values) out.cell(value);
    write_answer(out, found);
    out.end_row();
    count(counts, found.certainty);
    if (counts.rows % rows_between_reports == 0 && !watch({counts.rows, reader.fraction_read()}))
      throw error(error_kind::unavailable, "cancelled; nothing was written");
  }
  out.finish();
  return counts;
}
}  // namespace

geocode_counts geocode_file(const std::filesystem::path& in, const std::filesystem::path& out,
                            const progress_sink& watch) {
  const auto reader = exchange::open_records(in);
  std::filesystem::path unfinished = out;
  unfinished += ".part";
  try {
    std::ofstream file(unfinished, std::ios::binary);
    csv_writer writer([&](std::string_view bytes) { file.write(bytes.data(), std::ssize(bytes)); },
                      {.neutralise_formulas = false});
    const geocode_counts counts = geocode_rows(*reader, writer, watch);
    file.close();
    if (!file) throw invalid_input("cannot write to " + out.string(), "out");
    std::filesystem::rename(unfinished, out);
    return counts;
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    throw;
  }
}

}  // namespace uramost::intake
