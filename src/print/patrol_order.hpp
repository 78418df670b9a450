#pragma once

#include <optional>
#include <string>
#include <vector>

#include "print/paper.hpp"

namespace uramost::print {

/// A point that patrols go to. Its number on map and list is its place among the order's points, from 1.
struct order_point {
  std::string name = {};  ///< as a person wrote it; may be empty
  std::optional<localized_name> municipality = {};
  lon_lat at = {};
  std::vector<std::string> languages = {};  ///< BCP 47 tags that whoever stops there speaks
};

/// `point`: index into the order's points.
struct order_stop {
  std::size_t point = 0;
  time_point arrive = {}, leave = {};
};

/// What a patrol takes along: where it stops, when and for how long.
struct patrol_order {
  imprint of = {};  ///< an empty `kind` is "Patrol order"
  std::string note = {};
  std::string shift = {};  ///< its name; may be empty
  time_point begin = {}, end = {};
  int dwell_least_min = 0, dwell_most_min = 0, every_min = 0;  ///< of every stop
  std::vector<order_point> points = {};
  std::vector<std::vector<order_stop>> patrols = {};  ///< the stops of each, in the order of time
  std::vector<std::size_t> unserved = {};             ///< points that nobody reaches as often as they should
  std::optional<int> patrols_needed = {};             ///< how many would reach all; nothing: no number would
  std::string roads = {};                             ///< whose roads it was planned on; empty: on none
  base_map base = {};
};

/// What its map shows: all points with some room around them, in a shape that leaves room for text; nothing
/// without any.
std::optional<bounding_box> extent_of(const patrol_order& order);

/// A4, as `paper` makes it: a map with numbered points, the points with their languages, every patrol's stops
/// with room for notes, and what to note. Times are of Europe/Belgrade. Throws invalid_input, field `bbox`,
/// for points far from Kosovo (see `map_png`). Safe to use from many threads.
std::string patrol_order_pdf(const patrol_order& order);

}  // namespace uramost::print
