#pragma once

#include <filesystem>

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// GET /api/export/incidents: a download in an `exchange::export_form`. What streams is written while it is
/// sent; the others need a file, made below `working_directory` and removed once it is sent.
struct incident_download {
  restricted_views views;
  std::filesystem::path working_directory;

  response operator()(const request& asked) const;
};

/// GET /api/export/dictionary: what the columns of these files mean, in four languages; as JSON, CSV, or a
/// page in the language asked for.
struct export_dictionary {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
