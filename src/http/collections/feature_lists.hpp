#pragma once

#include <vector>

#include "core/patrol_point.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "http/json.hpp"
#include "http/open_release.hpp"

/// What there is few of, as GeoJSON features.
namespace uramost::http {

std::vector<json> municipality_features(const geodata::boundaries& areas);
/// Places people live in, and landmarks.
std::vector<json> place_features(const geodata::gazetteer& places);
std::vector<json> patrol_point_features(const std::vector<patrol_point>& points);

/// The published points, numbered from 1 in the release's order.
std::vector<json> release_point_features(const open_release& of);
/// Every count of every table, without geometry; of a withheld one the count is null.
std::vector<json> release_count_features(const open_release& of);

/// One published point.
json release_point_feature(std::int64_t number, const publication::published_point& one);

}  // namespace uramost::http
