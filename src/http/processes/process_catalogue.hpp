#pragma once

#include "http/incident_view.hpp"
#include "http/job_queue.hpp"
#include "http/processes/process.hpp"

namespace uramost::http {

/// What the server computes for clients of OGC API - Processes: geocoding both ways, counts, values and
/// grids of the density, every method of the workspace, and the placing of patrols. Keeps references.
process_list make_processes(const incident_views& views, const intake::incident_register& incidents,
                            job_queue& plan_jobs, const std::filesystem::path& working_directory);

}  // namespace uramost::http
