#pragma once

#include "http/incident_view.hpp"
#include "http/plan_shelf.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/stored_roads.hpp"

namespace uramost::http {

/// GET /api/plans/{id}/evaluation?before=a/b&after=a/b&buffer_m=: what changed where the plan's patrols are,
/// beside, and in the rest of their municipalities.
struct evaluate_plan {
  const plan_shelf& plans;
  incident_views views;
  const intake::road_shelf& roads;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
