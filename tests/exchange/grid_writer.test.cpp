#include "exchange/grid_writer.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/error.hpp"
#include "temporary_folder.hpp"

namespace uramost::exchange {
namespace {
using testing::ElementsAre;
using testing::StartsWith;

const grid_description described{
    "density", "incidents/km2", {{"query", "category=theft"}, {"title", "synthetic"}}};

std::vector<float> random_values(std::size_t count) {
  std::mt19937 random(8);
  std::vector<float> values(count);
  for (float& each : values) each = std::uniform_real_distribution<float>(0, 500)(random);
  return values;
}

std::unique_ptr<GDALDataset> opened(const std::filesystem::path& file) {
  GDALAllRegister();
  return std::unique_ptr<GDALDataset>(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER));
}

TEST(GridWriter, WritesWhatGdalReadsBack) {
  const temporary_folder folder;
  const ground_grid grid{443'000, 4'793'500, 250, 700, 1100};
  auto values = random_values(grid.cells());
  values[5] = std::numeric_limits<float>::quiet_NaN();
  write_grid("geotiff", grid, values, described, folder / "grid.tif");

  const auto read = opened(folder / "grid.tif");
  ASSERT_TRUE(read);
  EXPECT_STREQ(read->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG");
  EXPECT_EQ(read->GetRasterXSize(), 700);
  EXPECT_EQ(read->GetRasterYSize(), 1100);
  double transform[6];
  ASSERT_EQ(read->GetGeoTransform(transform), CE_None);
  EXPECT_THAT(transform, ElementsAre(443'000, 250, 0, 4'793'500, 0, -250));
  EXPECT_STREQ(read->GetSpatialRef()->GetAuthorityCode(nullptr), "32634");
  EXPECT_STREQ(read->GetMetadataItem("query"), "category=theft");
  EXPECT_STREQ(read->GetMetadataItem("title"), "synthetic");

  GDALRasterBand* band = read->GetRasterBand(1);
  EXPECT_STREQ(band->GetDescription(), "density");
  EXPECT_STREQ(band->GetUnitType(), "incidents/km2");
  EXPECT_TRUE(std::isnan(band->GetNoDataValue()));
  EXPECT_EQ(band->GetRasterDataType(), GDT_Float32);
  EXPECT_GE(band->GetOverviewCount(), 1);
  std::vector<float> back(values.size());
  ASSERT_EQ(band->RasterIO(GF_Read, 0, 0, 700, 1100, back.data(), 700, 1100, GDT_Float32, 0, 0, nullptr),
            CE_None);
  EXPECT_TRUE(std::isnan(back[5]));
  back[5] = values[5] = 0;
  EXPECT_EQ(back, values);
}

TEST(GridWriter, WritesGridsOfOneCell) {
  const temporary_folder folder;
  write_grid("geotiff", {500'000, 4'750'000, 1000, 1, 1}, std::vector{2.5F}, described, folder / "one.tif");
  const auto read = opened(folder / "one.tif");
  ASSERT_TRUE(read);
  EXPECT_STREQ(read->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG");
}

TEST(GridWriter, WritesACoverageByTheCentresOfItsCells) {
  const temporary_folder folder;
  const float none = std::numeric_limits<float>::quiet_NaN();
  write_grid("covjson", {499'500, 4'751'500, 1000, 2, 3}, std::vector{0.F, 1.5F, none, 1e6F, 2.F, 3.F},
             {"density \"x\"", "1/km2", {{"title", "synthetic"}}}, folder / "grid.covjson");
  EXPECT_EQ(
      read_all(folder / "grid.covjson"),
      R"({"type":"Coverage","domain":{"type":"Domain","domainType":"Grid","axes":)"
      R"({"x":{"start":5e+05,"stop":501000,"num":2},"y":{"start":4751000,"stop":4749000,"num":3}},)"
      R"("referencing":[{"coordinates":["x","y"],"system":{"type":"ProjectedCRS",)"
      R"("id":"http://www.opengis.net/def/crs/EPSG/0/32634"}}]},"parameters":{"density \"x\"":)"
      R"({"type":"Parameter","unit":{"symbol":"1/km2"},"observedProperty":{"label":{"en":"density \"x\""}}}},)"
      R"("uramost":{"title":"synthetic"},"ranges":{"density \"x\"":{"type":"NdArray","dataType":"float",)"
      R"("axisNames":["y","x"],"shape":[3,2],"values":[0,1.5,null,1e+06,2,3]}}})"
      "\n");
}

TEST(GridWriter, WritesALineACell) {
  const temporary_folder folder;
  const ground_grid grid{499'500, 4'750'500, 1000, 2, 2};
  const float none = std::numeric_limits<float>::quiet_NaN();
  write_grid("csv", grid, std::vector{0.F, 1.5F, none, 1e6F}, described, folder / "grid.csv");
  // Degrees by PROJ's cs2cs.
  EXPECT_EQ(read_all(folder / "grid.csv"),
            "east_m,north_m,lon,lat,density\n"
            "500000,4750000,21,42.9026109,0\n"
            "501000,4750000,21.0122494,42.9026103,1.5\n"
            "500000,4749000,21,42.8936057,\n"
            "501000,4749000,21.0122476,42.893605,1e+06\n");
}

TEST(GridWriter, LeavesNothingWhereItCannotWrite) {
  const temporary_folder folder;
  const ground_grid grid{500'000, 4'750'000, 1000, 1, 1};
  EXPECT_THROW(write_grid("geotiff", grid, std::vector{1.F}, described, folder / "none" / "grid.tif"), error);
  EXPECT_THROW(write_grid("netcdf", grid, std::vector{1.F}, described, folder / "grid.nc"), error);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace uramost::exchange
