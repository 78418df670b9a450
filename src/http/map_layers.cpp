#include "http/map_layers.hpp"

#include <algorithm>
#include <functional>

#include "http/release_names.hpp"
#include "tiles/unit_rings.hpp"
#include "tiles/vector_layer.hpp"

namespace uramost::http {

namespace {
using tiles::vector_layer;

/// Tags of one feature; texts that are empty say nothing and are left out.
class feature_tags {
 public:
  explicit feature_tags(vector_layer& layer) : layer_(layer) {}

  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) say(key, layer_.text(value));
  }
  void number(std::string_view key, std::int64_t value) {
    say(key, value < 0 ? layer_.number(static_cast<double>(value))
                       : layer_.number(static_cast<std::uint64_t>(value)));
  }
  void names(const localized_name& name) {
    for (const auto& [key, in] : name_properties) text(key, name.in(in));
  }
  std::span<const vector_layer::tag> all() const { return tags_; }

 private:
  void say(std::string_view key, vector_layer::tag value) {
    tags_.push_back(layer_.key(key));
    tags_.push_back(value);
  }

  vector_layer& layer_;
  std::vector<vector_layer::tag> tags_;
};

std::uint32_t shown_from_zoom(int rank) {
  constexpr std::array<std::uint32_t, 4> zooms{0, 9, 12, 13};
  return zooms[static_cast<std::size_t>(rank)];
}

/// The rings of all parts of an area.
std::vector<tiles::unit_ring> rings_of(const geodata::municipality_area& area, tiles::tile_id tile) {
  std::vector<tiles::unit_ring> rings;
  for (const geodata::polygon& part : area.polygons)
    for (tiles::unit_ring& each : tiles::unit_rings(part.exterior, part.holes, tile))
      rings.push_back(std::move(each));
  return rings;
}
}  // namespace

std::optional<int> label_rank(geodata::place_kind kind) {
  switch (kind) {
    case geodata::place_kind::municipality_seat:
      return 0;
    case geodata::place_kind::settlement:
      return 1;
    case geodata::place_kind::neighbourhood:
      return 2;
    case geodata::place_kind::landmark:
      return 3;
    default:
      return std::nullopt;
  }
}

std::string municipality_tile(const geodata::boundaries& areas, tiles::tile_id tile) {
  vector_layer layer("municipalities");
  for (std::size_t i = 0; i < areas.areas.size(); ++i) {
    const auto rings = rings_of(areas.areas[i], tile);
    if (rings.empty()) continue;
    const geodata::municipality& one = areas.municipalities.at(i);
    feature_tags tags(layer);
    tags.text("code", one.code.value);
    tags.names(one.name);
    tags.number("is_north", one.is_north);
    tags.number("in_study_area", one.in_study_area);
    layer.add_polygon(std::nullopt, rings, tags.all());
  }
  return layer.tile();
}

std::string place_tile(const geodata::gazetteer& places, tiles::tile_id tile) {
  struct shown_place {
    int rank;
    const geodata::place* place;
    tiles::unit_position at;
  };
  std::vector<shown_place> shown;
  for (const geodata::place& one : places.places()) {
    const auto rank = label_rank(one.kind);
    if (!rank || tile.z < shown_from_zoom(*rank)) continue;
    if (const auto at = tiles::unit_in(tile, one.point)) shown.push_back({*rank, &one, *at});
  }
  std::ranges::stable_sort(shown, {}, &shown_place::rank);

  vector_layer layer("places");
  for (const auto& [rank, one, at] : shown) {
    feature_tags tags(layer);
    tags.text("kind", to_string(one->kind));
    tags.names(one->name);
    tags.number("rank", rank);
    tags.text("municipality_code", one->municipality.value);
    layer.add_point(static_cast<std::uint64_t>(one->id.value), at, tags.all());
  }
  return layer.tile();
}

std::string patrol_point_tile(const std::vector<patrol_point>& points, tiles::tile_id tile) {
  vector_layer layer("patrol_points");
  for (const patrol_point& one : points) {
    const auto at = one.location.point ? tiles::unit_in(tile, *one.location.point) : std::nullopt;
    if (!at) continue;
    std::string languages;
    for (const std::string& each : one.languages) (languages += languages.empty() ? "" : ",") += each;
    feature_tags tags(layer);
    tags.text("name", one.name);
    tags.text("kind", one.kind);
    tags.text("shift", one.shift);
    tags.text("languages", languages);
    tags.text("certainty", to_string(one.location.certainty));
    if (one.location.municipality) tags.text("municipality_code", one.location.municipality->value);
    layer.add_point(static_cast<std::uint64_t>(one.id.value), *at, tags.all());
  }
  return layer.tile();
}

std::string spot_tile(const std::vector<published_spot>& spots, tiles::tile_id tile) {
  std::vector<std::pair<const published_spot*, tiles::unit_position>> shown;
  for (const published_spot& one : spots)
    if (const auto at = tiles::unit_in(tile, one.point)) shown.emplace_back(&one, *at);
  std::ranges::stable_sort(shown, std::greater(), [](const auto& each) { return each.first->count; });

  vector_layer layer("points");
  for (const auto& [one, at] : shown) {
    feature_tags tags(layer);
    tags.number("count", one->count);
    if (one->open_count > 0) tags.number("public", one->open_count);
    tags.text("municipality_code", one->municipality.value);
    if (one->place) tags.number("place", one->place->value);
    if (const localized_name* name = name_of_place(one->place)) tags.names(*name);
    layer.add_point(std::nullopt, at, tags.all());
  }
  return layer.tile();
}

}  // namespace uramost::http
