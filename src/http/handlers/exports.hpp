#pragma once

#include <filesystem>

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// GET /api/export/incidents: a download in one of `exchange::export_formats`. Text formats are written while
/// they are sent; the others need a file, made below `working_directory` and removed once it is sent.
struct incident_download {
  restricted_views views;
  std::filesystem::path working_directory;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
