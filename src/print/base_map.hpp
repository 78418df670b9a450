#pragma once

#include <string>
#include <vector>

#include "core/bounding_box.hpp"
#include "core/language.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"

namespace uramost::print {

/// A municipality on the map.
struct base_area {
  localized_name name = {};
  bool is_in_study_area = false;
  std::vector<geodata::polygon> polygons = {};
};

/// A named place. Rank 0 is the seat of a municipality, 1 a settlement.
struct base_place {
  localized_name name = {};
  lon_lat at = {};
  int rank = 0;
};

/// What lies below every map.
struct base_map {
  std::vector<base_area> areas = {};
  std::vector<base_place> places = {};  ///< those named first come first
  std::string attribution = {};         ///< a sentence; empty: that of our own geography
};

/// What a map may show of where it lies. Pages are rounded out to shapes that suit them, so a map shows more
/// than its extent: up to as much around it as the extent is long, and a little around a single point.
bounding_box surroundings(const bounding_box& extent);

/// The municipalities and populated places in and around an extent; the study area's seats come first.
base_map base_map_around(const bounding_box& extent, const geodata::boundaries& areas,
                         const geodata::gazetteer& places);

/// Both official names, the reader's own first; only one when they are the same. Readers of English get
/// Albanian first, in the alphabetical order of the languages' names.
std::vector<std::string> both_names(const localized_name& name, language of);

}  // namespace uramost::print
