#include "http/handlers/heat_grids.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "core/error.hpp"
#include "http/download.hpp"
#include "http/heat_grid.hpp"

namespace uramost::http {

namespace {
/// How a format is sent.
struct grid_format {
  std::string_view name, content_type;
  const char* file;
  std::size_t most_cells = heat_grid::most_cells;
};
constexpr std::array formats{
    grid_format{"geotiff", "image/tiff; application=geotiff; profile=cloud-optimized", "uramost-density.tif"},
    grid_format{"csv", "text/csv; charset=utf-8", "uramost-density.csv"},
    // Read as a whole into memory, here (as a process's result) and there.
    grid_format{"covjson", "application/prs.coverage+json", "uramost-density.covjson", 1'000'000}};

const grid_format& take_format(query_parameters& parameters) {
  const std::string wanted = parameters.take("format").value_or("geotiff");
  const auto* found = std::ranges::find(formats, wanted, &grid_format::name);
  if (found == formats.end())
    throw invalid_input("format: '" + wanted + "' is none of geotiff, csv and covjson", "format");
  return *found;
}
}  // namespace

response heat_grid_file::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const grid_format& format = take_format(parameters);
  const auto made = std::make_shared<made_file>(working_directory, format.file);
  heat_grid_request wanted = heat_grid_request::take_from(parameters);
  const auto view = views.of(asked.who, wanted.drawn.query);
  wanted.drawn.query = view.query();
  wanted.most_cells = format.most_cells;
  const auto snapshot = view.pin();
  views.log.note(asked.who, "incidents.export", "density", view.query(), view.selection(snapshot)->size());
  const heat_grid grid = make_heat_grid(wanted, *snapshot, *view.surface(snapshot, wanted.drawn.style),
                                        incidents.where()->areas, asked.while_wanted());
  exchange::write_grid(format.name, grid.grid, grid.values, grid.described, made->path());
  return download_of(made, format.content_type, format.file);
}

}  // namespace uramost::http
