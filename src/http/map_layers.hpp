#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/language.hpp"
#include "core/patrol_point.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "http/published_spots.hpp"
#include "tiles/tile_id.hpp"

/// What a map shows besides incidents, as vector tiles. Features carry the same properties as in GeoJSON; no
/// bytes when there is nothing in a tile.
namespace uramost::http {

/// The properties that hold a name in each language.
inline constexpr std::array<std::pair<std::string_view, language>, 4> name_properties{
    {{"name_sq", language::sq},
     {"name_sr_latn", language::sr_latn},
     {"name_sr_cyrl", language::sr_cyrl},
     {"name_en", language::en}}};

/// How early a place's label is drawn: 0 first. Nothing for kinds that are no places to report from.
std::optional<int> label_rank(geodata::place_kind kind);

/// Layer `municipalities`: areas with `code`, names, `is_north`, `in_study_area`.
std::string municipality_tile(const geodata::boundaries& areas, tiles::tile_id tile);

/// Layer `places`: points with an id, `kind`, names, `rank` and `municipality_code`; those of a low rank
/// first. Settlements from zoom 9 on, neighbourhoods from 12, landmarks from 13.
std::string place_tile(const geodata::gazetteer& places, tiles::tile_id tile);

/// Layer `patrol_points`: points with an id, `name`, `kind`, `shift`, `languages` (tags joined by commas),
/// `certainty` and `municipality_code`.
std::string patrol_point_tile(const std::vector<patrol_point>& points, tiles::tile_id tile);

/// Layer `points`: what a release publishes, with `count`, `public` (if any were public already),
/// `municipality_code`, and the `place` that stands there with its names; those of a high count first.
std::string spot_tile(const std::vector<published_spot>& spots, tiles::tile_id tile);

}  // namespace uramost::http
