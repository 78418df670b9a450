#include "planning/visit_reader.hpp"

#include <algorithm>
#include <optional>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "exchange/record_reader.hpp"
#include "geodata/name_folding.hpp"

namespace uramost::planning {

namespace {
constexpr std::size_t most_rejected = 1'000, longest_unit = 200, most_languages = 10, longest_tag = 35;
constexpr double longest_minutes = 24 * 60;

/// What a row says by the names of its columns.
class named_cells {
 public:
  explicit named_cells(const std::vector<std::string>& columns) {
    for (const std::string& each : columns) names_.push_back(ascii_lower(trim(each)));
  }
  bool has(std::string_view name) const { return std::ranges::find(names_, name) != names_.end(); }
  std::string_view of(const exchange::record& row, std::string_view name) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin());
    return at < row.values.size() ? trim(row.values[at]) : std::string_view{};
  }

 private:
  std::vector<std::string> names_;
};

time_point needed_time(std::string_view text, const char* column) {
  const auto time = parse_rfc3339(text);
  if (!time) throw invalid_input(std::string(column) + " is no time: '" + std::string(text) + "'", column);
  return *time;
}

time_point end_of(const named_cells& cells, const exchange::record& row, time_point begin) {
  if (const auto end = cells.of(row, "end"); !end.empty()) {
    const time_point until = needed_time(end, "end");
    if (until < begin || until - begin > std::chrono::hours(24))
      throw invalid_input("end is before time, or more than a day after it", "end");
    return until;
  }
  const auto stayed = cells.of(row, "minutes");
  if (stayed.empty()) return begin;
  const auto minutes = parse_number(stayed);
  if (!minutes || *minutes < 0 || *minutes > longest_minutes)
    throw invalid_input("minutes is no number from 0 to 1,440", "minutes");
  return begin + std::chrono::seconds(static_cast<std::int64_t>(*minutes * 60));
}

lon_lat place_of(const named_cells& cells, const exchange::record& row, const plan& of) {
  if (const auto name = cells.of(row, "point"); !name.empty()) {
    const std::string wanted = geodata::fold_accents(name);
    const auto is_called = [&](const plan_point& each) { return geodata::fold_accents(each.name) == wanted; };
    const auto found = std::ranges::find_if(of.points, is_called);
    if (found == of.points.end())
      throw invalid_input("the plan has no point '" + std::string(name) + "'", "point");
    return found->at;
  }
  if (row.point) return *row.point;
  const auto lon = parse_number(cells.of(row, "lon")), lat = parse_number(cells.of(row, "lat"));
  if (!lon || !lat || !is_on_earth({*lon, *lat}))
    throw invalid_input("neither point nor lon and lat say where", "point");
  return {*lon, *lat};
}

recorded_visit visit_of(const named_cells& cells, const exchange::record& row, const plan& of) {
  if (!row.problem.empty()) throw invalid_input(row.problem);
  recorded_visit said{.begin = needed_time(cells.of(row, "time"), "time"),
                      .end = {},
                      .at = place_of(cells, row, of),
                      .unit = std::string(cells.of(row, "unit")),
                      .languages = parse_languages(cells.of(row, "languages"))};
  if (said.unit.size() > longest_unit) throw invalid_input("unit is too long", "unit");
  said.end = end_of(cells, row, said.begin);
  return said;
}

/// Calls `take` with every row; what it throws rejects the row.
template <class Take>
void for_each_row(exchange::record_reader& rows, read_visits& into, Take take) {
  std::size_t count = 0;
  for (exchange::record row; rows.next(row);) {
    if (++count > most_visit_rows) throw invalid_input("the file has more than a million rows", "file");
    try {
      take(row);
    } catch (const error& problem) {
      if (into.rejected.size() < most_rejected) into.rejected.push_back({row.line, problem.what()});
    }
  }
}

read_visits of_track(exchange::record_reader& positions, const plan& of, const stay_rule& rule) {
  const named_cells cells(positions.columns());
  read_visits read;
  std::vector<track_fix> track;
  for_each_row(positions, read, [&](const exchange::record& row) {
    if (!row.problem.empty() || !row.point) throw invalid_input("the position is missing");
    track.push_back({needed_time(cells.of(row, "time"), "time"), *row.point});
  });
  read.visits = stays_in(track, of.points, rule);
  return read;
}

read_visits of_table(exchange::record_reader& rows, const plan& of) {
  const named_cells cells(rows.columns());
  if (!cells.has("time")) throw invalid_input("the file has no column 'time'", "file");
  read_visits read;
  for_each_row(rows, read,
               [&](const exchange::record& row) { read.visits.push_back(visit_of(cells, row, of)); });
  return read;
}

bool is_gpx(const exchange::record_reader& opened) { return opened.description().starts_with("GPX"); }
}  // namespace

std::vector<std::string> parse_languages(std::string_view text) {
  std::vector<std::string> tags;
  std::string spaced(text);
  std::ranges::replace(spaced, ',', ' ');
  std::ranges::replace(spaced, ';', ' ');
  for (const std::string_view tag : split(spaced, ' ')) {
    if (tag.empty()) continue;
    const bool is_tag =
        tag.size() >= 2 && tag.size() <= longest_tag && std::ranges::all_of(tag, [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        });
    if (!is_tag) throw invalid_input("'" + std::string(tag) + "' is no language tag", "languages");
    if (std::ranges::find(tags, tag) == tags.end()) tags.emplace_back(tag);
  }
  if (tags.size() > most_languages) throw invalid_input("there are more than ten languages", "languages");
  return tags;
}

read_visits read_visit_file(const std::filesystem::path& file, const plan& of, const stay_rule& rule,
                            const std::string& unit, const std::vector<std::string>& languages) {
  auto opened = exchange::open_records(file);
  const bool is_track = is_gpx(*opened);
  if (is_track) opened = exchange::open_records(file, {.layer = "track_points"});
  read_visits read = is_track ? of_track(*opened, of, rule) : of_table(*opened, of);
  for (recorded_visit& each : read.visits) {
    if (each.unit.empty()) each.unit = unit;
    if (each.languages.empty()) each.languages = languages;
  }
  return read;
}

}  // namespace uramost::planning
