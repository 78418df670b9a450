#pragma once

#include "http/planning_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/stored_roads.hpp"

namespace uramost::http {

/// POST /api/patrol/coverage[?cells=true], `{plan, compared}`: what a plan covers of its incidents, and what
/// another one does.
struct plan_coverage_report {
  incident_views views;
  const intake::incident_register& incidents;
  const intake::road_shelf& roads;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
