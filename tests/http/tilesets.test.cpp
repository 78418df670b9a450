#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "../tiles/decoded_tile.hpp"
#include "command.hpp"
#include "http/negotiation.hpp"
#include "released_server.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::HasSubstr;
using testing::StartsWith;

/// A tile that has something of every collection in it, and its numbers in the standard's words.
constexpr tiles::tile_id zvecan{9, 285, 188};
const std::map<std::string, std::string> at_zvecan{
    {"tileMatrix", "9"}, {"tileRow", "188"}, {"tileCol", "285"}};
const std::string mvt = "application/vnd.mapbox-vector-tile";

json link_of(const json& described, const std::string& rel, const std::string& type = "") {
  for (const json& each : described["links"])
    if (each["rel"] == rel && (type.empty() || each["type"] == type)) return each;
  throw std::runtime_error("no link " + rel);
}

class Tilesets : public ReleasedServer {
 protected:
  /// The addresses of all tilesets, from the collections on, as a client finds them.
  static std::vector<std::string> found_by(role as) {
    std::vector<std::string> found;
    const json collections = read("/api/collections", as)["collections"];
    for (const json& collection : collections)
      for (const json& each : collection["links"]) {
        const std::string rel = each["rel"];
        if (!rel.starts_with("http://www.opengis.net/def/rel/ogc/1.0/tilesets-")) continue;
        const json listed = read(each["href"].get<std::string>(), as)["tilesets"];
        for (const json& one : listed) {
          EXPECT_EQ(rel.substr(rel.find_last_of('-') + 1), one["dataType"]);
          found.push_back(link_of(one, "self")["href"]);
        }
      }
    return found;
  }
  static std::string path_of(const std::string& collection) {
    return "/api/collections/" + collection + "/tiles/WebMercatorQuad";
  }
};

TEST_F(Tilesets, AreFoundByFollowingLinks) {
  EXPECT_EQ(found_by(role::analyst).size(), 7u);
  const auto public_ones = found_by(role::visitor);
  EXPECT_EQ(public_ones.size(), 4u);
  for (const std::string& each : public_ones)
    EXPECT_EQ(ask(each, role::visitor, "Accept-Encoding: gzip\r\n").status, 200) << each;
  EXPECT_EQ(ask(path_of("incidents"), role::visitor).status, 401);
  EXPECT_EQ(ask(path_of("patrol_points"), role::partner).status, 403);
  EXPECT_EQ(ask(path_of("incidents/map"), role::partner).status, 200);
}

TEST_F(Tilesets, DescribeTheirTilesAsTheStandardAsks) {
  for (const std::string& url : found_by(role::analyst)) {
    const json said = read(url);
    EXPECT_EQ(said["crs"], "http://www.opengis.net/def/crs/EPSG/0/3857");
    EXPECT_EQ(link_of(said, "self")["href"], url);
    const json scheme = read(link_of(said, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme")["href"]);
    EXPECT_EQ(scheme["uri"], said["tileMatrixSetURI"]);
    EXPECT_LE(said["tileMatrixSetLimits"].size(), scheme["tileMatrices"].size());
    const json other = read(link_of(said, "alternate")["href"]);
    EXPECT_EQ(other["tilejson"], "3.0.0");
    EXPECT_EQ(said["tileMatrixSetLimits"].back()["tileMatrix"], other["maxzoom"].dump());
    EXPECT_EQ(said["boundingBox"]["lowerLeft"][0], other["bounds"][0]);
    const json item = link_of(said, "item");
    EXPECT_EQ(item["templated"], true);
    const raw_response tile = ask(filled(item["href"], at_zvecan));
    const bool may_be_empty = url.find("patrol_points") != std::string::npos;
    ASSERT_EQ(tile.status, may_be_empty ? 204 : 200) << url;
    if (!may_be_empty) {
      EXPECT_EQ(tile.headers.at("content-type"), item["type"]) << url;
    }
  }
}

TEST_F(Tilesets, GiveTheBytesOfTheOtherAddresses) {
  for (const auto& [ours, theirs] : std::map<std::string, std::string>{
           {"incidents/tiles/WebMercatorQuad/9/188/285?f=mvt&category=theft",
            "/tiles/incidents/9/285/188.mvt?category=theft"},
           {"incidents/map/tiles/WebMercatorQuad/9/188/285", "/tiles/heat/9/285/188.png"},
           {"incidents/map/tiles/WebMercatorQuad/9/188/285?f=webp&hours=8-12",
            "/tiles/heat/9/285/188.webp?hours=8-12"},
           {"municipalities/tiles/WebMercatorQuad/9/188/285", "/tiles/municipalities/9/285/188.mvt"},
           {"places/tiles/WebMercatorQuad/9/188/285", "/tiles/places/9/285/188.mvt"},
           {"release_points/tiles/WebMercatorQuad/9/188/285?year=2023",
            "/releases/1/tiles/points/9/285/188.mvt?year=2023"},
           {"release_points/map/tiles/WebMercatorQuad/9/188/285?bandwidth_m=3000",
            "/releases/1/tiles/heat/9/285/188.png?bandwidth_m=3000"}}) {
    const raw_response one = ask("/api/collections/" + ours), other = ask(theirs);
    ASSERT_EQ(one.status, 200) << one.body;
    EXPECT_FALSE(one.body.empty());
    EXPECT_EQ(one.body, other.body) << ours;
    EXPECT_EQ(one.headers.at("etag"), other.headers.at("etag"));
  }
}

TEST_F(Tilesets, CountRowsBeforeColumns) {
  EXPECT_EQ(ask(path_of("places") + "/9/188/285").status, 200);
  EXPECT_EQ(ask(path_of("places") + "/9/285/188").status, 204);  // on the other side of the world
}

TEST_F(Tilesets, RefuseWhatIsNoTileOfTheirs) {
  for (const char* tile :
       {"/0/1/0", "/3/8/0", "/3/0/-1", "/3/x/0", "/03/1/1", "/3/2@2x/4", "/15/6026/9143", "/99/0/0"}) {
    const raw_response refused = ask(path_of("release_points") + tile, role::visitor);
    EXPECT_EQ(refused.status, 404) << tile;
    EXPECT_EQ(refused.headers.at("content-type"), "application/problem+json");
  }
  EXPECT_EQ(ask(path_of("incidents") + "/18/96474/146288").status / 100, 2);
  EXPECT_EQ(ask(path_of("incidents") + "/19/192948/292576").status, 404);
  const auto fault = [](const std::string& target) {
    const raw_response refused = ask(target);
    EXPECT_EQ(refused.status, 400) << target;
    return json::parse(refused.body)["field"].get<std::string>();
  };
  EXPECT_EQ(fault(path_of("incidents") + "/9/188/285?f=png"), "f");
  EXPECT_EQ(fault(path_of("incidents/map") + "/9/188/285?f=mvt"), "f");
  EXPECT_EQ(fault(path_of("incidents/map") + "/9/188/285?hours=5"), "hours");
  EXPECT_EQ(fault(path_of("incidents") + "?hours=5"), "hours");
  EXPECT_EQ(fault(path_of("incidents") + "?f=xml"), "f");
  EXPECT_EQ(fault("/api/collections/incidents/tiles?category=theft"), "category");
  EXPECT_EQ(fault(path_of("release_points/map") + "/9/188/285?bandwidth_m=500"), "bandwidth_m");
}

TEST_F(Tilesets, GiveThePictureThatIsAcceptedMost) {
  const auto type = [](const std::string& accept) {
    const raw_response got =
        ask(path_of("incidents/map") + "/9/188/285", role::analyst, "Accept: " + accept + "\r\n");
    EXPECT_THAT(got.headers.at("vary"), HasSubstr("Accept"));
    return got.headers.at("content-type");
  };
  EXPECT_EQ(type("image/webp"), "image/webp");
  EXPECT_EQ(type("image/png;q=0.5, image/webp"), "image/webp");
  EXPECT_EQ(type("image/avif,image/webp,image/png,*/*;q=0.8"), "image/png");
  EXPECT_EQ(type("image/*"), "image/png");
  EXPECT_EQ(type("image/*, image/png;q=0.1"), "image/webp");
  EXPECT_EQ(type("text/html"), "image/png");
}

TEST_F(Tilesets, MayBeKeptAsLongAsTheyHold) {
  const json said = read(path_of("incidents") + "?category=theft");
  const std::string item = link_of(said, "item")["href"];
  EXPECT_THAT(item, HasSubstr("f=mvt&category=theft&v="));
  const raw_response tile = ask(filled(item, at_zvecan));
  EXPECT_EQ(tile.headers.at("cache-control"), "private, max-age=3600, immutable");
  EXPECT_EQ(ask(filled(item, at_zvecan), role::analyst, "If-None-Match: " + tile.headers.at("etag") + "\r\n")
                .status,
            304);
  EXPECT_EQ(ask(path_of("incidents") + "/9/188/285").headers.at("cache-control"), "no-cache");
}

TEST_F(Tilesets, OfPicturesShareTheScaleOfTheirLegend) {
  const json said = read(path_of("incidents/map") + "?category=theft"),
             legend = read("/tiles/heat.json?category=theft");
  const std::string theirs = legend["tiles"][0];
  const std::string item = link_of(said, "item", "image/png")["href"];
  EXPECT_THAT(item, HasSubstr("peak="));
  EXPECT_THAT(item, testing::EndsWith(theirs.substr(theirs.find('?') + 1)));
  EXPECT_FALSE(said.contains("layers"));
}

/// The types are GDAL's, as it finds them in the tiles.
TEST_F(Tilesets, SayTheTypesOfPropertiesAsTheyAreInTiles) {
  GDALAllRegister();
  for (const char* collection : {"incidents", "municipalities", "places", "release_points"}) {
    const json layer = read(path_of(collection))["layers"][0];
    const json& properties = layer["propertiesSchema"]["properties"];
    std::set<std::string> seen;
    for (const char* tile : {"/0/0/0", "/9/188/285", "/14/6026/9140", "/18/96416/146247"}) {
      const raw_response got = ask(path_of(collection) + tile);
      if (got.status != 200) continue;
      std::string bytes = got.body;
      VSIFCloseL(VSIFileFromMemBuffer("/vsimem/typed.mvt", reinterpret_cast<GByte*>(bytes.data()),
                                      bytes.size(), FALSE));
      {
        const std::unique_ptr<GDALDataset> data(GDALDataset::Open("/vsimem/typed.mvt", GDAL_OF_VECTOR));
        ASSERT_TRUE(data) << collection << tile;
        ASSERT_EQ(data->GetLayer(0)->GetName(), layer["id"]);
        EXPECT_EQ(OGR_GT_Flatten(data->GetLayer(0)->GetGeomType()) == wkbPoint,
                  layer["geometryDimension"] == 0);
        const OGRFeatureDefn* const definition = data->GetLayer(0)->GetLayerDefn();
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
          const OGRFieldDefn* const field = definition->GetFieldDefn(i);
          const std::string name = field->GetNameRef();
          if (name == "mvt_id") continue;
          seen.insert(name);
          ASSERT_TRUE(properties.contains(name)) << collection << ' ' << name;
          EXPECT_EQ(properties[name]["type"], field->GetType() == OFTString ? "string" : "integer") << name;
        }
      }
      VSIUnlink("/vsimem/typed.mvt");
    }
    EXPECT_GT(seen.size(), 2u) << collection;
  }
}

TEST_F(Tilesets, OfTheNewestReleaseFollowIt) {
  released_register fresh;
  running_server running(fresh.incidents(), running_server::short_limits(), serving(fresh));
  const auto ask_fresh = [&](const std::string& rest) {
    raw_client client(running.port());
    return client.get(path_of("release_points") + rest).value();
  };
  EXPECT_EQ(ask_fresh("").status, 404);
  EXPECT_EQ(ask_fresh("/9/188/285").status, 404);
  fresh.release();
  const raw_response first = ask_fresh("/9/188/285");
  EXPECT_EQ(first.headers.at("cache-control"), "public, no-cache");
  EXPECT_EQ(first.headers.at("uramost-release"), "1");
  EXPECT_EQ(first.headers.at("access-control-allow-origin"), "*");
  fresh.add("Q1,2024-01-10,,theft,42.9080,20.8430,\n", "synthetic-press-2", true);
  fresh.release(
      std::chrono::year_month_day{std::chrono::year(2024), std::chrono::February, std::chrono::day(1)});
  const raw_response second = ask_fresh("/9/188/285");
  EXPECT_EQ(second.headers.at("uramost-release"), "2");
  EXPECT_NE(first.headers.at("etag"), second.headers.at("etag"));
}

TEST_F(Tilesets, HaveTheSchemeOfTheStandard) {
  const json listed = read("/api/tileMatrixSets", role::visitor)["tileMatrixSets"];
  ASSERT_EQ(listed.size(), 1u);
  const json scheme = read(link_of(listed[0], "self")["href"], role::visitor);
  EXPECT_EQ(scheme["id"], "WebMercatorQuad");
  ASSERT_EQ(scheme["tileMatrices"].size(), 19u);
  const json& first = scheme["tileMatrices"][0];
  EXPECT_NEAR(first["scaleDenominator"].get<double>(), 559082264.028717, 1e-6);
  EXPECT_NEAR(first["pointOfOrigin"][0].get<double>(), -20037508.3427892, 1e-7);
  EXPECT_EQ(scheme["tileMatrices"][18]["matrixWidth"], 262144);
  EXPECT_EQ(ask("/api/tileMatrixSets/WorldCRS84Quad", role::visitor).status, 404);
}

TEST_F(Tilesets, AreDeclaredAndNamedInTheDescriptionOfTheApi) {
  const json classes = read("/api/conformance")["conformsTo"];
  for (const char* each : {"core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "png", "oas30"})
    EXPECT_THAT(
        classes.get<std::vector<std::string>>(),
        testing::Contains(std::string("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/") + each));
  const json paths = read("/api/openapi.json")["paths"];
  const auto operation = [&](const std::string& path) {
    return paths.at(path)["get"]["operationId"].get<std::string>();
  };
  EXPECT_EQ(operation("/tileMatrixSets"), "getTileMatrixSetsList");
  EXPECT_EQ(operation("/tileMatrixSets/WebMercatorQuad"), "getTileMatrixSet");
  for (const auto& [collection, data] : std::map<std::string, std::string>{
           {"incidents", "vector"}, {"incidents/map", "map"}, {"release_points/map", "map"}}) {
    const std::string path = "/collections/" + collection + "/tiles";
    EXPECT_THAT(operation(path), testing::EndsWith(".collection." + data + ".getTileSetsList"));
    EXPECT_THAT(operation(path + "/WebMercatorQuad"),
                testing::EndsWith(".collection." + data + ".getTileSet"));
    const std::string tile = path + "/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}";
    EXPECT_THAT(operation(tile), testing::EndsWith(".collection." + data + ".getTile"));
    const json content = paths[tile]["get"]["responses"]["200"]["content"];
    EXPECT_TRUE(content.contains(data == "map" ? "image/png" : mvt));
  }
  std::set<std::string> ids;
  for (const auto& [path, item] : paths.items())
    for (const auto& [method, said] : item.items())
      if (said.contains("operationId")) {
        EXPECT_TRUE(ids.insert(said["operationId"]).second) << path;
      }
}

}  // namespace
}  // namespace uramost::http
