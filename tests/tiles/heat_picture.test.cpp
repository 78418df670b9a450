#include "tiles/heat_picture.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <memory>

#include "../index/random_incidents.hpp"
#include "surface_of.hpp"
#include "tiles/class_raster.hpp"

namespace uramost::tiles {
namespace {

using bytes = std::vector<std::uint8_t>;

/// The colours that GDAL sees, with their opacity; none when it is no picture of this size.
std::vector<rgba> colours_in(bytes picture, int size) {
  GDALAllRegister();
  const char* name = "/vsimem/picture";
  VSIFCloseL(VSIFileFromMemBuffer(name, picture.data(), picture.size(), FALSE));
  std::vector<rgba> pixels;
  if (const std::unique_ptr<GDALDataset> data(GDALDataset::Open(name, GDAL_OF_RASTER));
      data && data->GetRasterXSize() == size && data->GetRasterYSize() == size) {
    const auto count = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    pixels.resize(count);
    if (data->GetRasterCount() == 1) {
      bytes indices(count);
      EXPECT_EQ(data->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, size, size, indices.data(), size, size,
                                                 GDT_Byte, 0, 0, nullptr),
                CE_None);
      const GDALColorTable* table = data->GetRasterBand(1)->GetColorTable();
      for (std::size_t i = 0; i < count; ++i) {
        const GDALColorEntry* entry = table->GetColorEntry(indices[i]);
        const auto byte = [](short value) { return static_cast<std::uint8_t>(value); };
        pixels[i] = {byte(entry->c1), byte(entry->c2), byte(entry->c3), byte(entry->c4)};
      }
    } else {
      EXPECT_EQ(data->RasterIO(GF_Read, 0, 0, size, size, pixels.data(), size, size, GDT_Byte, 4, nullptr, 4,
                               4 * size, 1, nullptr),
                CE_None);
    }
  }
  VSIUnlink(name);
  return pixels;
}

class HeatPicture : public ::testing::TestWithParam<std::pair<int, picture_format>> {};

TEST_P(HeatPicture, ShowsTheClassOfEveryPixel) {
  const auto [size, format] = GetParam();
  testing::random_incidents random(5);
  const heat_style style{1500, kernel::quartic, heat_weight::count, "viridis"};
  const auto surface = surface_of(random.many(3'000), style);
  const heat_legend legend = surface.legend(style);
  const tile_id tile{9, 285, 188};
  const auto seen = colours_in(heat_picture(surface, legend, tile, size, format), size);
  const auto classes = class_raster(surface.raster(tile, size), legend);
  const auto palette = class_palette(legend);
  ASSERT_EQ(seen.size(), classes.size());
  for (std::size_t i = 0; i < classes.size(); ++i) ASSERT_EQ(seen[i], palette[classes[i]]) << i;
  EXPECT_NE(std::ranges::count(classes, 0), static_cast<std::ptrdiff_t>(classes.size()));
}

TEST_P(HeatPicture, OfNothingIsTransparentAndTheSameWhateverTheQuery) {
  const auto [size, format] = GetParam();
  testing::random_incidents random(6);
  const heat_style one{1000, kernel::quartic, heat_weight::count, "viridis"},
      other{300, kernel::gaussian, heat_weight::severity, "magma"};
  const auto some = surface_of(random.many(100), one), none = surface_of({}, other);
  const tile_id far_away{12, 3, 4};
  const bytes picture = heat_picture(some, some.legend(one), far_away, size, format);
  EXPECT_EQ(picture, heat_picture(none, none.legend(other), far_away, size, format));
  EXPECT_EQ(picture, heat_picture(none, none.legend(other), {0, 0, 0}, size, format));
  const auto seen = colours_in(picture, size);
  ASSERT_FALSE(seen.empty());
  for (const rgba& each : seen) ASSERT_EQ(each.alpha, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Tiles, HeatPicture,
    ::testing::Values(std::pair{256, picture_format::png}, std::pair{512, picture_format::png},
                      std::pair{256, picture_format::webp}, std::pair{512, picture_format::webp}),
    [](const auto& each) {
      return (each.param.second == picture_format::png ? "Png" : "Webp") + std::to_string(each.param.first);
    });

}  // namespace
}  // namespace uramost::tiles
