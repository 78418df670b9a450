#pragma once

#include "http/job_queue.hpp"
#include "http/planning_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/stored_roads.hpp"

namespace uramost::http {

/// GET /api/patrol/candidates?kinds=&municipality=&grid_m=: where points could be proposed.
struct list_candidates {
  incident_views views;
  const intake::incident_register& incidents;
  const intake::road_shelf& roads;

  response operator()(const request& asked) const;
};

/// POST /api/patrol/proposals: begins to look for the best points of a plan.
struct begin_proposal {
  incident_views views;
  const intake::incident_register& incidents;
  const intake::road_shelf& roads;
  job_queue& jobs;

  response operator()(const request& asked) const;
};

/// POST /api/patrol/frontier: begins to find out how much 1, 2, … points can cover.
struct begin_frontier {
  incident_views views;
  const intake::incident_register& incidents;
  const intake::road_shelf& roads;
  job_queue& jobs;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
