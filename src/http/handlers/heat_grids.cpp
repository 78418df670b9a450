#include "http/handlers/heat_grids.hpp"

#include <algorithm>
#include <memory>

#include "core/error.hpp"
#include "http/download.hpp"
#include "http/heat_grid.hpp"

namespace uramost::http {

namespace {
std::string take_format(query_parameters& parameters) {
  const std::string format = parameters.take("format").value_or("geotiff");
  if (!std::ranges::count(exchange::grid_formats(), format))
    throw invalid_input("format: '" + format + "' is none of geotiff and csv", "format");
  return format;
}
}  // namespace

response heat_grid_file::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const std::string format = take_format(parameters);
  const bool is_geotiff = format == "geotiff";
  const auto made =
      std::make_shared<made_file>(working_directory, is_geotiff ? "density.tif" : "density.csv");
  heat_grid_request wanted = heat_grid_request::take_from(parameters);
  const auto view = views.of(asked.who, wanted.drawn.query);
  wanted.drawn.query = view.query();
  const auto snapshot = view.pin();
  views.log.note(asked.who, "incidents.export", "density", view.query(), view.selection(snapshot)->size());
  const heat_grid grid = make_heat_grid(wanted, *snapshot, *view.surface(snapshot, wanted.drawn.style),
                                        incidents.where()->areas, asked.while_wanted());
  exchange::write_grid(format, grid.grid, grid.values, grid.described, made->path());

  return is_geotiff ? download_of(made, "image/tiff; application=geotiff; profile=cloud-optimized",
                                  "uramost-density.tif")
                    : download_of(made, "text/csv; charset=utf-8", "uramost-density.csv");
}

}  // namespace uramost::http
