#pragma once

#include <filesystem>

#include "http/incident_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/heat/grid?format=geotiff: a density as a download, see `make_heat_grid`; `format` is one of
/// `exchange::grid_formats`. The file is made below `working_directory` and removed once it is sent.
struct heat_grid_file {
  incident_views views;
  const intake::incident_register& incidents;
  std::filesystem::path working_directory;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
