#include "tiles/vector_layer.hpp"

#include <gmock/gmock.h>

#include <array>
#include <random>

#include "decoded_tile.hpp"

namespace uramost::tiles {
namespace {
using tag = vector_layer::tag;
constexpr tile_id somewhere{9, 285, 188};

TEST(VectorLayer, WithoutFeaturesIsNoBytes) {
  vector_layer layer("empty");
  layer.key("unused");
  EXPECT_EQ(layer.tile(), "");
  layer.add_polygon(1, {}, {});
  EXPECT_EQ(layer.tile(), "");
}

TEST(VectorLayer, GivesEqualValuesOneNumber) {
  vector_layer layer("tags");
  EXPECT_EQ(layer.key("a"), layer.key("a"));
  EXPECT_NE(layer.key("a"), layer.key("b"));
  EXPECT_EQ(layer.text("Zvečan"), layer.text("Zvečan"));
  EXPECT_NE(layer.text("1"), layer.number(std::uint64_t{1}));
  EXPECT_EQ(layer.number(std::uint64_t{0}), layer.number(std::uint64_t{0}));
  EXPECT_EQ(layer.number(0.25), layer.number(0.25));
  EXPECT_NE(layer.number(0.25), layer.number(0.5));
  EXPECT_NE(layer.new_text("Zvečan"), layer.text("Zvečan"));
}

TEST(VectorLayer, IsReadByGdalAsItWasWritten) {
  std::mt19937_64 random(5);
  vector_layer layer("points");
  const tag name = layer.key("name"), count = layer.key("count"), share = layer.key("share");
  std::vector<decoded_feature> written;
  std::vector<unit_position> positions;
  for (int i = 0; i < 3000; ++i) {
    // Numbers of every length that a varint can have.
    const std::uint64_t number = random() >> (1 + random() % 63);
    const std::string text = "Звечан " + std::to_string(random() % 500);
    const double real = static_cast<double>(random() % 1000) / 8;
    const unit_position at{static_cast<std::int32_t>(random() % 4096),
                           static_cast<std::int32_t>(random() % 4096)};
    layer.add_point(
        number, at,
        std::array{name, layer.text(text), count, layer.number(number), share, layer.number(real)});
    written.push_back({static_cast<std::int64_t>(number),
                       {{"name", text}, {"count", std::to_string(number)}, {"share", std::to_string(real)}},
                       nullptr});
    positions.push_back(at);
  }

  const auto read = decode_tile(layer.tile(), somewhere, "points");
  ASSERT_EQ(read.size(), written.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    EXPECT_EQ(read[i].id, written[i].id);
    EXPECT_EQ(read[i].point(), positions[i]);
    EXPECT_EQ(read[i].attributes.at("name"), written[i].attributes.at("name"));
    EXPECT_EQ(read[i].whole("count"), *written[i].id);
    EXPECT_EQ(std::stod(read[i].attributes.at("share")), std::stod(written[i].attributes.at("share")));
  }
}

TEST(VectorLayer, WritesPolygonsWithHoles) {
  vector_layer layer("areas");
  const std::vector<unit_ring> rings{{{0, 0}, {4096, 0}, {4096, 4096}, {0, 4096}},
                                     {{10, 10}, {10, 200}, {200, 200}, {200, 10}},
                                     {{-60, -60}, {-20, -60}, {-20, -20}}};
  layer.add_polygon(std::nullopt, rings, {});
  const auto read = decode_tile(layer.tile(), somewhere, "areas");
  ASSERT_EQ(read.size(), 1u);
  EXPECT_FALSE(read[0].id);
  const OGRMultiPolygon* areas = read[0].geometry->toMultiPolygon();
  ASSERT_EQ(areas->getNumGeometries(), 2);
  EXPECT_NEAR(areas->get_Area(), 4096.0 * 4096 - 190 * 190 + 40 * 40 / 2, 1);
  EXPECT_EQ(areas->getGeometryRef(0)->getNumInteriorRings(), 1);
}

TEST(VectorLayer, WritesFeaturesOfManyBytes) {
  vector_layer layer("long");
  unit_ring comb;
  for (std::int32_t x = 0; x < 4000; x += 2) comb.insert(comb.end(), {{x, 0}, {x + 1, 2000}});
  comb.insert(comb.end(), {{4000, 4000}, {0, 4000}});
  for (int i = 0; i < 3; ++i) layer.add_polygon(1, std::array{comb}, {});
  const auto read = decode_tile(layer.tile(), somewhere, "long");
  ASSERT_EQ(read.size(), 3u);
  EXPECT_EQ(read[2].geometry->toPolygon()->getExteriorRing()->getNumPoints(),
            static_cast<int>(comb.size()) + 1);
}

}  // namespace
}  // namespace uramost::tiles
