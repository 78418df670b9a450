#include "tiles/webp.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>

namespace uramost::tiles {
namespace {

/// The pixels that GDAL reads from a WebP.
std::vector<rgba> decode(std::vector<std::uint8_t> webp, int width, int height) {
  GDALAllRegister();
  const char* name = "/vsimem/tile.webp";
  VSIFCloseL(VSIFileFromMemBuffer(name, webp.data(), webp.size(), FALSE));
  std::vector<rgba> pixels;
  {
    const std::unique_ptr<GDALDataset> data(GDALDataset::Open(name, GDAL_OF_RASTER));
    if (data && data->GetRasterXSize() == width && data->GetRasterYSize() == height &&
        data->GetRasterCount() == 4) {
      pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
      EXPECT_EQ(data->RasterIO(GF_Read, 0, 0, width, height, pixels.data(), width, height, GDT_Byte, 4,
                               nullptr, 4, 4 * width, 1, nullptr),
                CE_None);
    }
  }
  VSIUnlink(name);
  return pixels;
}

TEST(PaletteWebp, IsReadByGdalAsItWasWritten) {
  std::mt19937 random(3);
  const std::vector<rgba> palette{{0, 0, 0, 0}, {68, 1, 84, 115}, {33, 145, 140, 160}, {253, 231, 37, 217}};
  for (const auto& [width, height] : {std::pair{1, 1}, {256, 256}, {17, 300}, {512, 512}}) {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width * height));
    for (auto& pixel : pixels) pixel = static_cast<std::uint8_t>(random() % palette.size());
    const auto read = decode(palette_webp(pixels, width, height, palette), width, height);
    ASSERT_EQ(read.size(), pixels.size());
    for (std::size_t i = 0; i < pixels.size(); ++i) ASSERT_EQ(read[i], palette[pixels[i]]) << i;
  }
}

TEST(PaletteWebp, OfOneColourIsSmall) {
  const std::vector<std::uint8_t> pixels(256 * 256, 0);
  EXPECT_LT(palette_webp(pixels, 256, 256, std::vector<rgba>{{0, 0, 0, 0}}).size(), 200U);
}

}  // namespace
}  // namespace uramost::tiles
