#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/incident.hpp"
#include "publication/count_table.hpp"

namespace uramost::publication {

/// Incidents at one place in one period. P0 incidents come one by one, with day and category; P1 incidents as
/// the number in a month at a named place, without category.
struct published_point {
  lon_lat point;
  tier protection = tier::p1;
  municipality_code municipality;  ///< empty: none
  std::optional<place_id> place;
  std::string period;    ///< "2023-05-29", "2023-05"
  std::string category;  ///< empty: not published
  std::int64_t count = 1;

  friend bool operator==(const published_point&, const published_point&) = default;
};

/// The counts of one year, tier by tier. Their rows are the same: "north", the municipalities, "none". P0 and
/// P1 have the same columns; P2 has quarters.
struct published_year {
  int year = 0;
  count_table p0;
  count_table p1;
  count_table p2;

  friend bool operator==(const published_year&, const published_year&) = default;
};

/// All that a release says. What is withheld from the public is not in it once it has been read from a
/// release; before, withheld cells still have their counts.
struct release_content {
  std::vector<published_point> points;
  std::vector<published_year> years;  ///< ascending
  /// Years whose late reports wait, because with them the difference to the release before would show few.
  std::vector<int> waiting;

  friend bool operator==(const release_content&, const release_content&) = default;
};

/// What is shown of a cell: nothing when it is withheld; P2 rounded to `step`.
std::optional<std::int64_t> shown(const table_cell& cell, std::int64_t step = 1);

}  // namespace uramost::publication
