#include "exchange/grid_writer.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <array>
#include <charconv>
#include <cmath>
#include <fstream>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/gdal.hpp"
#include "exchange/output_buffer.hpp"
#include "exchange/pending_file.hpp"

namespace uramost::exchange {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& why) {
  throw error(error_kind::unavailable, file.string() + " cannot be written: " + why);
}

/// A dataset that reads the values where they are.
dataset_handle in_memory(const ground_grid& grid, std::span<const float> values) {
  dataset_handle made(
      GDALCreate(GDALGetDriverByName("MEM"), "", grid.columns, grid.rows, 0, GDT_Float32, nullptr));
  std::array<char, 32> address{};
  CPLPrintPointer(address.data(), const_cast<float*>(values.data()), address.size() - 1);
  const std::string option = std::string("DATAPOINTER=") + address.data();
  std::array<const char*, 2> options{option.c_str(), nullptr};
  GDALAddBand(made.get(), GDT_Float32, const_cast<char**>(options.data()));
  return made;
}

void describe(GDALDatasetH made, const ground_grid& grid, const grid_description& described) {
  const std::array<double, 6> corner_and_steps{grid.west_m, grid.cell_m, 0, grid.north_m, 0, -grid.cell_m};
  GDALSetGeoTransform(made, const_cast<double*>(corner_and_steps.data()));
  const reference_handle utm(OSRNewSpatialReference(nullptr));
  OSRImportFromEPSG(utm.get(), 32634);
  GDALSetSpatialRef(made, utm.get());

  GDALSetMetadataItem(made, "AREA_OR_POINT", "Area", nullptr);
  for (const auto& [name, value] : described.about)
    GDALSetMetadataItem(made, name.c_str(), value.c_str(), nullptr);
  const GDALRasterBandH band = GDALGetRasterBand(made, 1);
  GDALSetDescription(band, described.name.c_str());
  GDALSetRasterUnitType(band, described.units.c_str());
  GDALSetRasterNoDataValue(band, std::nan(""));
}

void write_geotiff(const ground_grid& grid, std::span<const float> values, const grid_description& described,
                   const std::filesystem::path& file) {
  register_gdal_drivers();
  const gdal_messages messages;
  pending_file target(file, "tif");
  const dataset_handle source = in_memory(grid, values);
  describe(source.get(), grid, described);

  constexpr std::array options{"COMPRESS=DEFLATE", "PREDICTOR=YES", "OVERVIEW_RESAMPLING=AVERAGE",
                               "BIGTIFF=IF_SAFER", static_cast<const char*>(nullptr)};
  dataset_handle written(GDALCreateCopy(GDALGetDriverByName("COG"), target.path().c_str(), source.get(),
                                        FALSE, const_cast<char**>(options.data()), nullptr, nullptr));
  if (!written) fail(file, messages.first_or("GDAL does not say why"));
  written.reset();
  if (messages.any_error()) fail(file, messages.first_or(""));
  target.keep();
}

void write_csv(const ground_grid& grid, std::span<const float> values, const grid_description& described,
               const std::filesystem::path& file) {
  pending_file target(file, "csv");
  std::ofstream stream(target.path(), std::ios::binary);
  output_buffer out([&](std::string_view bytes) {
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  });
  out << "east_m,north_m,lon,lat," << described.name << '\n';
  const auto metres = [&](double number) {
    std::array<char, 400> digits;
    out << std::string_view(digits.data(),
                            std::to_chars(digits.begin(), digits.end(), number, std::chars_format::fixed).ptr)
        << ',';
  };
  std::size_t cell = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column, ++cell) {
      const utm_position centre = grid.centre(column, row);
      const lon_lat position = from_utm_zone_34(centre);
      metres(centre.east);
      metres(centre.north);
      out.degrees(position.lon);
      out << ',';
      out.degrees(position.lat);
      out << ',';
      if (!std::isnan(values[cell])) out.number(values[cell]);
      out << '\n';
      out.flush_if_full();
    }
  out.flush();
  stream.close();
  if (!stream) fail(file, "the disk may be full");
  target.keep();
}

}  // namespace

void write_grid(std::string_view format, const ground_grid& grid, std::span<const float> values,
                const grid_description& described, const std::filesystem::path& file) {
  if (format == "geotiff") return write_geotiff(grid, values, described, file);
  if (format == "csv") return write_csv(grid, values, described, file);
  throw invalid_input(
      "There is no format '" + std::string(format) + "' for a grid; there are geotiff and csv", "format");
}

std::vector<std::string_view> grid_formats() { return {"geotiff", "csv"}; }

}  // namespace uramost::exchange
