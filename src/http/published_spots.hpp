#pragma once

#include <optional>
#include <vector>

#include "publication/published_view.hpp"

namespace uramost::http {

/// What a release publishes of one spot on the map.
struct published_spot {
  lon_lat point;
  municipality_code municipality;  ///< empty: none
  std::optional<place_id> place;   ///< a named place stands there
  std::int64_t count = 0;
  std::int64_t open_count = 0;  ///< how many of them were public already (P0)
};

/// Whether a point belongs to the year, if there is one.
bool is_of_year(const publication::published_point& point, std::optional<int> year);

/// The spots of one year, or of all: by place, then by position.
std::vector<published_spot> spots_of(const publication::published_view& view, std::optional<int> year);

/// How many incidents they stand for.
std::int64_t incidents_at(const std::vector<published_spot>& spots);

/// The box of all of them and of so much ground around them; that of Kosovo when there are none.
bounding_box box_around(const std::vector<published_spot>& spots, double margin_m);

}  // namespace uramost::http
