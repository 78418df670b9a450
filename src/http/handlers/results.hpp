#pragma once

#include <chrono>
#include <filesystem>

#include "http/audit_trail.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/result_shelf.hpp"

namespace uramost::http {

/// GET /api/results: those that somebody kept.
struct list_results {
  const result_shelf& results;

  response operator()(const request& asked) const;
};

/// GET /api/results/{id}
struct show_result {
  const result_shelf& results;

  response operator()(const request& asked) const;
};

/// GET /api/results/{id}/events: progress as server-sent events.
struct result_events {
  const result_shelf& results;
  std::chrono::milliseconds heartbeat;

  response operator()(const request& asked) const;
};

/// PUT /api/results/{id}, `{title, note}`: keeps it.
struct keep_result {
  result_shelf& results;

  response operator()(const request& asked) const;
};

/// DELETE /api/results/{id}
struct remove_result {
  result_shelf& results;

  response operator()(const request& asked) const;
};

/// GET /api/results/{id}/table.csv
struct result_table_file {
  const result_shelf& results;
  audit_trail& log;

  response operator()(const request& asked) const;
};

/// GET /api/results/{id}/marks.geojson and marks.gpkg: the map, each mark with its row of the table.
struct result_marks_file {
  const result_shelf& results;
  audit_trail& log;
  std::filesystem::path working_directory;
  bool is_geopackage;

  response operator()(const request& asked) const;
};

/// GET /api/results/{id}/map.png?lang=&width=: the map with its legend.
struct result_picture {
  const result_shelf& results;
  audit_trail& log;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// GET /api/results/{id}/briefing.pdf?lang=
struct result_briefing {
  const result_shelf& results;
  audit_trail& log;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
