#pragma once

#include "http/audit_trail.hpp"
#include "http/plan_shelf.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/stored_roads.hpp"

namespace uramost::http {

/// What handlers of a plan that goes out work with. Every export is noted.
struct plan_exports {
  const plan_shelf& plans;
  audit_trail& log;
  const intake::incident_register& incidents;
  const intake::road_shelf& roads;
};

/// GET /api/plans/{id}/plan.geojson: its points.
struct plan_geojson {
  plan_exports with;

  response operator()(const request& asked) const;
};

/// GET /api/plans/{id}/plan.csv: a row per point.
struct plan_csv {
  plan_exports with;

  response operator()(const request& asked) const;
};

/// GET /api/plans/{id}/plan.gpx: its points, and a route per shift; with `date`, `shift` and `patrols` as
/// below, a route per patrol with the times of its stops.
struct plan_gpx {
  plan_exports with;

  response operator()(const request& asked) const;
};

/// GET /api/plans/{id}/schedule?date=2026-12-01&shift=0&patrols=: who stops where and when; without
/// `patrols`, as few as reach all points.
struct plan_schedule {
  plan_exports with;

  response operator()(const request& asked) const;
};

/// GET /api/plans/{id}/order.pdf?lang=&date=&shift=&patrols=: the same on paper.
struct plan_order {
  plan_exports with;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
