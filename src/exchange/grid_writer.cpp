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
#include "exchange/json_text.hpp"
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

/// A file that `write` writes as text.
template <class Write>
void write_text(const std::filesystem::path& file, const char* ending, const Write& write) {
  pending_file target(file, ending);
  std::ofstream stream(target.path(), std::ios::binary);
  output_buffer out([&](std::string_view bytes) {
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  });
  write(out);
  out.flush();
  stream.close();
  if (!stream) fail(file, "the disk may be full");
  target.keep();
}

void write_csv(output_buffer& out, const ground_grid& grid, std::span<const float> values,
               const grid_description& described) {
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
}

/// A regular axis: where the first and the last cell have their centres, and how many there are.
void write_axis(output_buffer& out, std::string_view name, double first, double last, int count) {
  out << '"' << name << "\":{\"start\":";
  out.number(first);
  out << ",\"stop\":";
  out.number(last);
  out << ",\"num\":";
  out.number(std::int64_t{count});
  out << '}';
}

void write_covjson(output_buffer& out, const ground_grid& grid, std::span<const float> values,
                   const grid_description& described) {
  const auto text = [](std::string_view said) {
    std::string quoted;
    append_json_string(said, quoted);
    return quoted;
  };
  const utm_position first = grid.centre(0, 0), last = grid.centre(grid.columns - 1, grid.rows - 1);
  const std::string name = text(described.name);
  out << R"({"type":"Coverage","domain":{"type":"Domain","domainType":"Grid","axes":{)";
  write_axis(out, "x", first.east, last.east, grid.columns);
  out << ',';
  write_axis(out, "y", first.north, last.north, grid.rows);
  out << R"(},"referencing":[{"coordinates":["x","y"],"system":{"type":"ProjectedCRS",)"
      << R"("id":"http://www.opengis.net/def/crs/EPSG/0/32634"}}]},"parameters":{)" << name
      << R"(:{"type":"Parameter","unit":{"symbol":)" << text(described.units)
      << R"(},"observedProperty":{"label":{"en":)" << name << R"(}}}},"uramost":{)";
  for (std::string_view comma; const auto& [about, value] : described.about) {
    out << comma << text(about) << ':' << text(value);
    comma = ",";
  }
  out << R"(},"ranges":{)" << name
      << R"(:{"type":"NdArray","dataType":"float","axisNames":["y","x"],"shape":[)";
  out.number(std::int64_t{grid.rows});
  out << ',';
  out.number(std::int64_t{grid.columns});
  out << R"(],"values":[)";
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (cell > 0) out << ',';
    if (std::isnan(values[cell]))
      out << "null";
    else
      out.number(values[cell]);
    out.flush_if_full();
  }
  out << "]}}}\n";
}

}  // namespace

void write_grid(std::string_view format, const ground_grid& grid, std::span<const float> values,
                const grid_description& described, const std::filesystem::path& file) {
  if (format == "geotiff") return write_geotiff(grid, values, described, file);
  const auto as_text = [&](const char* ending, auto write) {
    write_text(file, ending, [&](output_buffer& out) { write(out, grid, values, described); });
  };
  if (format == "csv") return as_text("csv", write_csv);
  if (format == "covjson") return as_text("covjson", write_covjson);
  throw invalid_input(
      "There is no format '" + std::string(format) + "' for a grid; there are geotiff, csv and covjson",
      "format");
}

std::vector<std::string_view> grid_formats() { return {"geotiff", "csv", "covjson"}; }

}  // namespace uramost::exchange
