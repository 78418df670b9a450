#include "http/handlers/heat_grids.hpp"

#include "core/utm_zone_34.hpp"
#include "http/handlers/heat_tiles.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "opened_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

class HeatGrid : public testing::Test {
 protected:
  response ask(const std::string& query) {
    return completed(
        heat_grid_file{opened_.views, incidents_, working_.path()}(get("/api/heat/grid?" + query)));
  }

  intake::incident_register& incidents_ = shared_register().incidents();
  opened_register opened_{incidents_};
  temporary_directory working_;
};

TEST_F(HeatGrid, IsAGeoTiffWithTheDensityAtEveryCentre) {
  const response answer = ask("municipality=38&bandwidth_m=400&cell_m=150");
  std::string bytes = whole_body(answer);
  EXPECT_EQ(answer.stream_length, bytes.size());
  EXPECT_THAT(std::string(answer.header("Content-Type")), StartsWith("image/tiff"));
  EXPECT_THAT(std::string(answer.header("Content-Disposition")), HasSubstr("uramost-density.tif"));

  GDALAllRegister();
  const char* file = "/vsimem/density.tif";
  VSIFCloseL(VSIFileFromMemBuffer(file, reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
  const std::unique_ptr<GDALDataset> read(GDALDataset::Open(file, GDAL_OF_RASTER));
  ASSERT_TRUE(read);
  EXPECT_STREQ(read->GetMetadataItem("query"), "municipality=38");
  EXPECT_STREQ(read->GetMetadataItem("bandwidth_m"), "400");
  EXPECT_STREQ(read->GetMetadataItem("synthetic"), "true");
  EXPECT_STREQ(read->GetRasterBand(1)->GetUnitType(), "incidents/km2");
  double transform[6];
  ASSERT_EQ(read->GetGeoTransform(transform), CE_None);

  auto parameters = query_parameters::parse("municipality=38");
  tiles::heat_style style;
  style.bandwidth_m = 400;
  const auto surface =
      opened_.results.surface(opened_.results.pin(), incident_query::take_from(parameters), style);
  const int columns = read->GetRasterXSize(), rows = read->GetRasterYSize();
  std::vector<float> values(static_cast<std::size_t>(columns * rows));
  ASSERT_EQ(read->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, columns, rows, values.data(), columns, rows,
                                             GDT_Float32, 0, 0, nullptr),
            CE_None);
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const lon_lat centre = from_utm_zone_34(
          {transform[0] + (column + 0.5) * transform[1], transform[3] + (row + 0.5) * transform[5]});
      ASSERT_NEAR(values[static_cast<std::size_t>(row * columns + column)], surface->density_per_km2(centre),
                  0.01 * surface->peak_per_km2());
    }
}

TEST_F(HeatGrid, CoversWhatTheQueryIsAbout) {
  const auto lines = [&](const std::string& query) {
    return std::ranges::count(whole_body(ask("format=csv&cell_m=2000&" + query)), '\n');
  };
  EXPECT_LT(lines("municipality=38"), lines("municipality=38,30"));
  EXPECT_LT(lines("municipality=38,30"), lines(""));
  EXPECT_EQ(lines("bbox=20.86,42.89,20.861,42.891"), 2);
}

TEST_F(HeatGrid, NamesTheParameterThatIsWrong) {
  const auto fault = [&](const std::string& query) { return field_at_fault([&] { ask(query); }); };
  EXPECT_EQ(fault("format=netcdf"), "format");
  EXPECT_EQ(fault("cell_m=0"), "cell_m");
  EXPECT_EQ(fault("cell_m=2"), "cell_m");
  EXPECT_EQ(fault("bbox=0,0,1,1"), "bbox");
  EXPECT_EQ(fault("kernel=square"), "kernel");
  EXPECT_EQ(fault("limit=5"), "limit");
  EXPECT_TRUE(std::filesystem::is_empty(working_.path()));
}

TEST(HeatFormats, AreMadeForTheSameTiles) {
  const opened_register opened(shared_register().incidents());
  const incident_views& views = opened.views;
  tiles::tile_cache cache(16 << 20);
  const auto tile = [&](const auto& handler, const std::string& query, const std::string& row = "1506") {
    return completed(handler(get("/tile" + query, {{"z", "12"}, {"x", "2285"}, {"y", row}})));
  };
  const heat_tile webp{tiles::picture_format::webp, views, cache};
  const response small = tile(webp, "?bandwidth_m=800"), large = tile(webp, "?bandwidth_m=800", "1506@2x");
  for (const response& each : {small, large}) {
    EXPECT_EQ(each.header("Content-Type"), "image/webp");
    EXPECT_THAT(std::string(each.body_text()), StartsWith("RIFF"));
  }
  EXPECT_NE(small.body_text(), large.body_text());
  EXPECT_THROW(tile(webp, "", "1506@3x"), error);
  const response classes = tile(heat_class_tile{views, cache}, "?bandwidth_m=800");
  EXPECT_EQ(classes.status, 200);
  EXPECT_EQ(classes.header("Content-Type"), "application/vnd.mapbox-vector-tile");
  EXPECT_EQ(tile(heat_class_tile{views, cache}, "?category=none").status, 204);
  EXPECT_EQ(field_at_fault([&] { tile(heat_class_tile{views, cache}, "?kernel=square"); }), "kernel");
}

}  // namespace
}  // namespace uramost::http
