#include <gdal_priv.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "../expect_error.hpp"
#include "sample.hpp"

namespace uramost::print {
namespace {

struct pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> bands;  // red, green, blue, one after the other

  std::array<int, 3> at(std::size_t i) const {
    const std::size_t size = bands.size() / 3;
    return {bands[i], bands[i + size], bands[i + 2 * size]};
  }
  std::map<std::array<int, 3>, int> counts() const {
    std::map<std::array<int, 3>, int> counted;
    for (std::size_t i = 0; i < bands.size() / 3; ++i) ++counted[at(i)];
    return counted;
  }
};

/// As GDAL reads it.
pixels decode(std::string png) {
  GDALAllRegister();
  const char* name = "/vsimem/printed.png";
  VSIFCloseL(VSIFileFromMemBuffer(name, reinterpret_cast<GByte*>(png.data()), png.size(), FALSE));
  pixels image;
  {
    const std::unique_ptr<GDALDataset> data(GDALDataset::Open(name, GDAL_OF_RASTER));
    if (!data || data->GetRasterCount() < 3) {
      ADD_FAILURE() << "GDAL cannot read the picture";
      return image;
    }
    image.width = data->GetRasterXSize();
    image.height = data->GetRasterYSize();
    image.bands.resize(std::size_t{3} * static_cast<std::size_t>(image.width) *
                       static_cast<std::size_t>(image.height));
    EXPECT_EQ(data->RasterIO(GF_Read, 0, 0, image.width, image.height, image.bands.data(), image.width,
                             image.height, GDT_Byte, 3, nullptr, 0, 0, 0, nullptr),
              CE_None);
  }
  VSIUnlink(name);
  return image;
}

/// A colour over white paper, worked out anew.
std::array<int, 3> over_white(tiles::rgba colour) {
  const auto mixed = [&](int part) {
    return static_cast<int>(std::lround((part * colour.alpha + 255 * (255 - colour.alpha)) / 255.0));
  };
  return {mixed(colour.red), mixed(colour.green), mixed(colour.blue)};
}

map_picture heat_map(map_projection projection) {
  map_picture map = sample_map(language::en);
  map.projection = projection;
  map.layers = {heat_layer(north_of_the_ibar)};
  return map;
}

TEST(MapPng, HasTheWidthAskedFor) {
  EXPECT_EQ(decode(map_png(sample_map(language::sq), 900)).width, 900);
  EXPECT_EQ(decode(map_png(sample_map(language::sq), 200)).width, 200);
}

TEST(MapPng, ShowsTheColoursOfItsLegend) {
  for (const auto projection : {map_projection::utm_zone_34, map_projection::web_mercator}) {
    const map_picture map = heat_map(projection);
    const auto counts = decode(map_png(map, 1000)).counts();
    for (const map_class& one : map.layers[0].classes) {
      const auto found = counts.find(over_white(one.colour));
      ASSERT_NE(found, counts.end()) << one.label;
      EXPECT_GT(found->second, 400) << one.label;  // a sample alone has some 500 pixels
    }
  }
}

TEST(MapPng, ShowsAreasInTheColoursOfTheirClasses) {
  map_picture map = sample_map(language::en);
  map.layers = {cells_layer(north_of_the_ibar, 1000)};
  const auto counts = decode(map_png(map, 1000)).counts();
  for (const map_class& one : map.layers[0].classes)
    EXPECT_GT(counts.at(over_white(one.colour)), 1500) << one.label;
}

TEST(MapPng, IsTheSameForTheSamePicture) {
  EXPECT_EQ(map_png(sample_map(language::sr_cyrl), 500), map_png(sample_map(language::sr_cyrl), 500));
}

TEST(MapPng, SaysWhatIsSyntheticInThePictureItself) {
  map_picture map = sample_map(language::en);
  const std::string without = map_png(map, 500);
  map.is_synthetic = true;
  EXPECT_NE(map_png(map, 500), without);
}

TEST(MapPng, DrawsAnExtentOfAnyShape) {
  for (const bounding_box& extent :
       {bounding_box{20.3, 42.9, 21.5, 42.91}, {20.8, 41.9, 20.81, 43.2}, {20.9, 42.9, 20.9, 42.9}}) {
    const pixels image = decode(map_png(sample_map(language::en, extent), 600));
    EXPECT_GT(image.height, 200);
    EXPECT_LT(image.height, 1200);
  }
}

TEST(MapPng, DrawsNothingThatIsNotOnEarth) {
  map_picture map{.extent = north_of_the_ibar, .layers = {cluster_layer()}};
  const std::string sound = map_png(map, 400);
  map_layer& layer = map.layers[0];
  layer.circles.push_back({{NAN, 42}, 100, 0, "x"});
  layer.points.push_back({{20, INFINITY}, 1, "x"});
  layer.areas.push_back({{{{NAN, NAN}, {NAN, NAN}}, {}}, 0});
  EXPECT_EQ(map_png(map, 400), sound);
}

TEST(MapPng, RefusesWhatItCannotDraw) {
  const auto field_of = [](const map_picture& map, int width) {
    return expect_error(error_kind::invalid_input, [&] { map_png(map, width); }).field();
  };
  map_picture map = sample_map(language::en);
  EXPECT_EQ(field_of(map, 199), "width");
  EXPECT_EQ(field_of(map, 8001), "width");
  map.layers[1].points[0].in_class = 2;
  EXPECT_EQ(field_of(map, 500), "layers");
  map.layers = {heat_layer(north_of_the_ibar)};
  map.layers[0].raster->classes.pop_back();
  EXPECT_EQ(field_of(map, 500), "layers");
  map.layers.clear();
  map.extent = {20, 42, 30, 43};
  EXPECT_EQ(field_of(map, 500), "bbox");
}

}  // namespace
}  // namespace uramost::print
