#include "exchange/csv_reader.hpp"
#include "exchange/file_format.hpp"
#include "exchange/ogr_reader.hpp"

namespace uramost::exchange {

std::unique_ptr<record_reader> open_records(const std::filesystem::path& file, const read_options& options) {
  const file_format format = recognise_format(file);
  if (!format.gdal_drivers.empty()) return ogr_reader(format, options);
  return std::make_unique<csv_reader>(file_source(file), options);
}

}  // namespace uramost::exchange
