#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bounding_box.hpp"
#include "core/ids.hpp"
#include "core/incident.hpp"
#include "core/query_parameters.hpp"

namespace uramost {

/// Instants from `begin` (included) to `end` (excluded); an open end is nothing.
struct time_range {
  std::optional<time_point> begin;
  std::optional<time_point> end;

  bool contains(time_point time) const { return (!begin || time >= *begin) && (!end || time < *end); }
  friend bool operator==(const time_range&, const time_range&) = default;
};

/// Hours of the day in Europe/Belgrade, from `first` (included) to `last` (excluded), over midnight when
/// `first` ≥ `last`: 22-5 holds 22:00 to 04:59.
struct hour_range {
  int first = 0;  ///< 0-23
  int last = 24;  ///< 1-24

  bool contains(int hour) const {
    return first < last ? hour >= first && hour < last : hour >= first || hour < last;
  }
  friend bool operator==(const hour_range&, const hour_range&) = default;
};

/// Severities from `least` to `most`, both included.
struct severity_range {
  int least = 1;
  int most = 5;

  friend bool operator==(const severity_range&, const severity_range&) = default;
};

/// The one filter of UraMost: map, table, chart, tile and export all mean the same incidents by it. Its
/// canonical text is the query string of the URL, the cache key and the permalink alike. Conditions are
/// joined by AND, the values of one condition by OR; an empty list means no condition.
///
/// | parameter      | form                                                          |
/// | -------------- | ------------------------------------------------------------- |
/// | `bbox`         | `west,south,east,north` in degrees                            |
/// | `datetime`     | `2023-05-29`, `a/b`, `a/..`, `../b`; RFC 3339 dates (the whole day in Europe/Belgrade)
/// or instants; both ends included; an incident counts by the begin of its interval | | `hours`        |
/// `22-5`: 22:00 to 04:59 in Europe/Belgrade; incidents with no known hour never match | | `weekdays`     |
/// `fri,sat` (mon tue wed thu fri sat sun), of the same clock    | | `municipality` | `38,30`; `none` for
/// incidents that are in no municipality     | | `place`        | gazetteer ids | | `category`, `source` |
/// codes                                                   | | `severity`     | `3` or `3-5` | | `stage` |
/// `none`, `reported`, … `closed`                                | | `text`         | words that the place
/// text or the narrative holds              |
struct incident_query {
  std::optional<bounding_box> bbox;
  time_range datetime;
  std::optional<hour_range> hours;
  std::vector<int> weekdays;                      ///< ISO 1-7, ascending
  std::vector<municipality_code> municipalities;  ///< ascending; the value "none" stands for no municipality
  std::vector<place_id> places;                   ///< ascending
  std::vector<std::string> categories;            ///< ascending
  std::vector<std::string> sources;               ///< ascending
  std::optional<severity_range> severity;
  std::vector<response_stage> stages;  ///< ascending
  std::string text;

  /// Takes the parameters of the table out of `parameters`; what it does not know stays. Throws invalid_input
  /// naming the parameter when one is malformed.
  static incident_query take_from(query_parameters& parameters);

  /// The query string that gives this query again: parameters in the table's order, lists sorted, no
  /// duplicates, instants in UTC. Equal queries have equal texts. Empty when there is no condition.
  std::string canonical() const;

  friend bool operator==(const incident_query&, const incident_query&) = default;
};

/// Reads `22-5`. Throws invalid_input with the field `hours`.
hour_range parse_hours(std::string_view text);

/// Reads the `datetime` parameter. Throws invalid_input with the field `datetime`.
time_range parse_datetime(std::string_view text);

}  // namespace uramost
