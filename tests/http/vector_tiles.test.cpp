#include "http/handlers/incident_tiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "../tiles/decoded_tile.hpp"
#include "http/handlers/layer_tiles.hpp"
#include "http/map_layers.hpp"
#include "index/web_mercator.hpp"
#include "opened_register.hpp"
#include "small_register.hpp"
#include "unpacked.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::StartsWith;
using tiles::decode_tile;
using tiles::decoded_feature;
using tiles::tile_id;

constexpr tile_id north_kosovo{7, 71, 47};

/// In place of a layer.
constexpr std::nullopt_t incidents = std::nullopt;

class VectorTiles : public testing::Test {
 protected:
  response tile(std::optional<map_layer> shown, tile_id at, const std::string& query = "") {
    request asked =
        get("/tile" + query,
            {{"z", std::to_string(at.z)}, {"x", std::to_string(at.x)}, {"y", std::to_string(at.y)}});
    asked.headers = headers_;
    if (!shown) return completed(incident_vector_tile{opened_.views, cache_}(asked));
    return completed(layer_tile{*shown, incidents_, cache_}(asked));
  }
  std::vector<decoded_feature> incidents_in(tile_id at, const std::string& query = "") {
    return decode_tile(whole_body(tile(incidents, at, query)), at, "incidents");
  }
  json description(std::optional<map_layer> shown, const std::string& query = "") {
    const request asked = get("/tiles.json" + query);
    const response answer =
        shown ? layer_tilejson{*shown, incidents_}(asked) : incident_tilejson{opened_.views}(asked);
    return json::parse(answer.body_text());
  }

  intake::incident_register& incidents_ = shared_register().incidents();
  opened_register opened_{incidents_};
  tiles::tile_cache cache_{16 << 20};
  header_fields headers_;
};

std::size_t total(const std::vector<decoded_feature>& features) {
  std::size_t sum = 0;
  for (const decoded_feature& each : features)
    sum += each.attributes.contains("count") ? static_cast<std::size_t>(each.whole("count")) : 1;
  return sum;
}

TEST_F(VectorTiles, HoldEveryLocatedIncidentOfTheQuery) {
  EXPECT_EQ(total(incidents_in({0, 0, 0})), synthetic_incidents - 2);
  const std::string queries[] = {"category=theft",
                                 "hours=22-5",
                                 "municipality=38",
                                 "severity=3-5",
                                 "text=fire",
                                 "source=none",
                                 "municipality=38&text=synthetic"};
  for (const std::string& query : queries) {
    auto parameters = query_parameters::parse(query);
    const auto chosen =
        opened_.results.selection(opened_.results.pin(), incident_query::take_from(parameters));
    const auto located = std::ranges::lower_bound(chosen->rows(), chosen->index().located());
    for (const std::uint32_t z : {0U, 1U, 3U}) {
      std::size_t sum = 0;
      for (std::uint32_t x = 0; x < 1U << z; ++x)
        for (std::uint32_t y = 0; y < 1U << z; ++y) sum += total(incidents_in({z, x, y}, "?" + query));
      EXPECT_EQ(sum, static_cast<std::size_t>(located - chosen->rows().begin())) << query << " at " << z;
    }
  }
}

TEST_F(VectorTiles, WithNothingInThemAreNoContent) {
  const response answer = tile(incidents, {5, 0, 0});
  EXPECT_EQ(answer.status, 204);
  EXPECT_TRUE(answer.body_text().empty());
  EXPECT_EQ(tile(map_layer::patrol_points, {0, 0, 0}).status, 204);
}

TEST_F(VectorTiles, MayBeKeptAndPacked) {
  const std::string version = "?v=" + std::to_string(opened_.results.revision());
  const response plain = tile(incidents, {0, 0, 0}, version);
  EXPECT_EQ(plain.header("Content-Type"), "application/vnd.mapbox-vector-tile");
  EXPECT_THAT(std::string(plain.header("Cache-Control")), HasSubstr("immutable"));
  EXPECT_EQ(tile(incidents, {0, 0, 0}).header("Cache-Control"), "no-cache");
  EXPECT_THAT(std::string(plain.header("ETag")), StartsWith("\""));
  headers_ = {{"accept-encoding", "gzip"}};
  const response packed = tile(incidents, {0, 0, 0}, version);
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(gunzip(packed.body_text()), plain.body_text());
}

TEST_F(VectorTiles, DescribeThemselvesAsTileJson) {
  for (const std::optional<map_layer> source : std::initializer_list<std::optional<map_layer>>{
           incidents, map_layer::patrol_points, map_layer::municipalities, map_layer::places}) {
    const json answer = description(source);
    EXPECT_EQ(answer["tilejson"], "3.0.0");
    const std::string url = answer["tiles"][0], id = answer["vector_layers"][0]["id"];
    EXPECT_THAT(url, StartsWith("http://localhost:8080/tiles/" + id + "/{z}/{x}/{y}.mvt?v="));
    EXPECT_EQ(answer["bounds"].size(), 4u);
    EXPECT_LE(answer["minzoom"], answer["maxzoom"]);

    const auto features = decode_tile(whole_body(tile(source, north_kosovo)), north_kosovo, id.c_str());
    EXPECT_EQ(features.empty(), source == map_layer::patrol_points);
    for (const decoded_feature& each : features)
      for (const auto& [name, value] : each.attributes)
        EXPECT_TRUE(answer["vector_layers"][0]["fields"].contains(name)) << name;
  }
}

TEST_F(VectorTiles, CarryTheQueryInTheirAddress) {
  const std::string url = description(incidents, "?hours=22-5&category=theft,assault")["tiles"][0];
  EXPECT_THAT(
      url, HasSubstr("?hours=22-5&category=assault,theft&v=" + std::to_string(opened_.results.revision())));
}

TEST_F(VectorTiles, NameTheParameterThatIsWrong) {
  const auto fault = [&](std::optional<map_layer> source, const std::string& query) {
    return field_at_fault([&] { tile(source, {0, 0, 0}, query); });
  };
  EXPECT_EQ(fault(incidents, "?hours=5"), "hours");
  EXPECT_EQ(fault(incidents, "?bandwidth_m=500"), "bandwidth_m");
  EXPECT_EQ(fault(map_layer::places, "?category=theft"), "category");
  EXPECT_THROW(tile(incidents, {1, 2, 0}), error);
}

TEST_F(VectorTiles, ShowEveryMunicipalityOnce) {
  const auto features =
      decode_tile(whole_body(tile(map_layer::municipalities, north_kosovo)), north_kosovo, "municipalities");
  std::set<std::string> codes;
  for (const decoded_feature& each : features) {
    EXPECT_TRUE(codes.insert(each.attributes.at("code")).second);

    EXPECT_FALSE(each.attributes.at("name_sq").empty());
    EXPECT_FALSE(each.attributes.at("name_sr_cyrl").empty());
  }
  EXPECT_EQ(codes.size(), incidents_.where()->areas.municipalities.size());
}

/// Rounding may make a narrow neck cross or touch itself (rarely: fewer than one in ten areas, at low zooms),
/// and parts that the buffer's border separates stay joined along it; all others are valid as OGC's Simple
/// Features has it.
TEST_F(VectorTiles, ShowValidAreas) {
  const lon_lat mitrovica{20.866, 42.894};
  std::size_t valid = 0, whole = 0;
  for (std::uint32_t z = 7; z <= 11; ++z) {
    const auto world = index::to_world(mitrovica);
    const double side = std::ldexp(1.0, static_cast<int>(z));
    const tile_id at{z, static_cast<std::uint32_t>(world.x * side),
                     static_cast<std::uint32_t>(world.y * side)};
    for (const decoded_feature& each :
         decode_tile(municipality_tile(incidents_.where()->areas, at), at, "municipalities")) {
      OGREnvelope box;
      each.geometry->getEnvelope(&box);
      if (box.MinX <= -64 || box.MinY <= -64 || box.MaxX >= 4160 || box.MaxY >= 4160) continue;
      ++whole;
      valid += each.geometry->IsValid();
    }
  }
  EXPECT_GT(whole, 60u);
  EXPECT_GE(valid, whole - whole / 10);
}

/// Every municipality in which the locator finds positions holds them in the tile too, and no other does.
TEST_F(VectorTiles, ShowMunicipalitiesWhereTheyAre) {
  for (const tile_id at : {tile_id{9, 285, 188}, {11, 1142, 752}, {13, 4571, 3009}}) {
    const auto features = decode_tile(municipality_tile(incidents_.where()->areas, at), at, "municipalities");
    ASSERT_FALSE(features.empty());
    const bounding_box box = bounds(at);
    std::size_t agree = 0, asked = 0;
    for (int i = 1; i < 40; ++i)
      for (int j = 1; j < 40; ++j) {
        const lon_lat position{std::lerp(box.west, box.east, i / 40.0),
                               std::lerp(box.south, box.north, j / 40.0)};
        const auto unit = tiles::unit_in(at, position);
        ASSERT_TRUE(unit);
        const OGRPoint point(unit->x + 0.31, unit->y + 0.37);
        std::set<std::string> holding;
        for (const decoded_feature& each : features)
          if (each.geometry->Intersects(&point)) holding.insert(each.attributes.at("code"));
        EXPECT_LE(holding.size(), 1u);
        const auto located = incidents_.where()->locator.locate(position);
        const std::set<std::string> expected = located.municipality
                                                   ? std::set<std::string>{located.municipality->value}
                                                   : std::set<std::string>{};
        ++asked;
        agree += holding == expected;
      }
    // Positions within a unit or two of a border may fall on its other side.
    EXPECT_GE(agree, asked - 4) << at.z;
  }
}

TEST_F(VectorTiles, ShowBigPlacesFirst) {
  const auto ranks = [&](std::uint32_t z) {
    const auto where = tiles::parse_tile_id(std::to_string(z), std::to_string(71U << (z - 7)),
                                            std::to_string(47U << (z - 7)));
    std::vector<std::int64_t> found;
    for (const decoded_feature& each : decode_tile(place_tile(incidents_.places(), *where), *where, "places"))
      found.push_back(each.whole("rank"));
    return found;
  };
  EXPECT_THAT(ranks(7), testing::Each(0));
  EXPECT_FALSE(ranks(7).empty());
  const auto middle = decode_tile(place_tile(incidents_.places(), {9, 285, 188}), {9, 285, 188}, "places");
  EXPECT_GT(middle.size(), 100u);
  EXPECT_TRUE(std::ranges::is_sorted(middle, {}, [](const auto& each) { return each.whole("rank"); }));
}

TEST(PatrolPointTile, SaysWhatIsKnown) {
  patrol_point made;
  made.id = {7};
  made.name = "Synthetic stop";
  made.languages = {"sq", "sr"};
  made.shift = "22-5";
  made.location.point = lon_lat{20.866, 42.894};
  made.location.municipality = municipality_code{"38"};
  patrol_point nowhere;
  nowhere.id = {8};
  const auto features =
      decode_tile(patrol_point_tile({made, nowhere}, {0, 0, 0}), {0, 0, 0}, "patrol_points");
  ASSERT_EQ(features.size(), 1u);
  EXPECT_EQ(features[0].id, 7);
  EXPECT_EQ(features[0].attributes.at("languages"), "sq,sr");
  EXPECT_EQ(features[0].attributes.at("shift"), "22-5");
  EXPECT_EQ(features[0].attributes.at("municipality_code"), "38");
  EXPECT_FALSE(features[0].attributes.contains("kind"));
  EXPECT_EQ(features[0].point(), *tiles::unit_in({0, 0, 0}, *made.location.point));
}

}  // namespace
}  // namespace uramost::http
