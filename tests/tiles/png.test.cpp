#include "tiles/png.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <random>

namespace uramost::tiles {
namespace {

/// What GDAL reads from a PNG.
struct decoded {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
  std::vector<rgba> palette;
};

decoded decode(std::vector<std::uint8_t> png) {
  GDALAllRegister();
  const char* name = "/vsimem/tile.png";
  VSIFCloseL(VSIFileFromMemBuffer(name, png.data(), png.size(), FALSE));
  decoded image;
  {
    const std::unique_ptr<GDALDataset> data(GDALDataset::Open(name, GDAL_OF_RASTER));
    if (!data) return image;
    image.width = data->GetRasterXSize();
    image.height = data->GetRasterYSize();
    image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    GDALRasterBand* band = data->GetRasterBand(1);
    EXPECT_EQ(band->RasterIO(GF_Read, 0, 0, image.width, image.height, image.pixels.data(), image.width,
                             image.height, GDT_Byte, 0, 0, nullptr),
              CE_None);
    const GDALColorTable* colours = band->GetColorTable();
    for (int i = 0; colours && i < colours->GetColorEntryCount(); ++i) {
      const GDALColorEntry* entry = colours->GetColorEntry(i);
      const auto byte = [](short value) { return static_cast<std::uint8_t>(value); };
      image.palette.push_back({byte(entry->c1), byte(entry->c2), byte(entry->c3), byte(entry->c4)});
    }
  }
  VSIUnlink(name);
  return image;
}

TEST(PalettePng, IsReadByGdalAsItWasWritten) {
  std::mt19937 random(3);
  const std::vector<rgba> palette{{0, 0, 0, 0}, {68, 1, 84, 115}, {33, 145, 140, 160}, {253, 231, 37, 217}};
  for (const auto& [width, height] : {std::pair{1, 1}, {256, 256}, {17, 300}, {512, 512}, {3, 1}}) {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width * height));
    for (auto& pixel : pixels) pixel = static_cast<std::uint8_t>(random() % palette.size());
    const decoded image = decode(palette_png(pixels, width, height, palette));
    EXPECT_EQ(image.width, width);
    EXPECT_EQ(image.height, height);
    EXPECT_EQ(image.pixels, pixels);
    EXPECT_EQ(image.palette, palette);
  }
}

TEST(PalettePng, IsReadByGdalWhateverTheAreasOfColours) {
  std::mt19937 random(4);
  for (const std::size_t colours : {2U, 8U, 16U, 17U, 256U}) {
    std::vector<rgba> palette(colours);
    for (std::size_t i = 0; i < colours; ++i) palette[i] = {static_cast<std::uint8_t>(i), 1, 2, 255};
    // Rows that repeat, runs of every length, single pixels.
    std::vector<std::uint8_t> pixels;
    while (pixels.size() < 300 * 300) {
      const std::size_t length = random() % 3 == 0 ? 1 : random() % (random() % 2 ? 20 : 900);
      const auto colour = static_cast<std::uint8_t>(random() % colours);
      const bool like_above = random() % 2 == 0;
      for (std::size_t i = 0; i < length; ++i)
        pixels.push_back(like_above && pixels.size() >= 300 ? pixels[pixels.size() - 300] : colour);
    }
    pixels.resize(300 * 300);
    const decoded image = decode(palette_png(pixels, 300, 300, palette));
    EXPECT_EQ(image.pixels, pixels) << colours;
    EXPECT_EQ(image.palette, palette) << colours;
  }
}

TEST(PalettePng, OfOneColourIsSmall) {
  const std::vector<std::uint8_t> pixels(256 * 256, 0);
  const std::vector<rgba> palette{{0, 0, 0, 0}};
  EXPECT_LT(palette_png(pixels, 256, 256, palette).size(), 500U);
}

}  // namespace
}  // namespace uramost::tiles
