#pragma once

#include "http/audit_trail.hpp"
#include "http/plan_shelf.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "store/visit_rows.hpp"

namespace uramost::http {

/// POST /api/plans/{id}/visits: takes the form's file, a GPX track or a table of visits. Fields `near_m` and
/// `least_min` say when a track stays, `unit` and `languages` who it was.
struct record_visits {
  const plan_shelf& plans;
  store::visit_rows& visits;
  const intake::incident_register& incidents;
  audit_trail& log;

  response operator()(const request& asked) const;
};

/// GET /api/plans/{id}/ledger?datetime=&near_m=: recorded visits against planned ones.
struct show_ledger {
  const plan_shelf& plans;
  const store::visit_rows& visits;

  response operator()(const request& asked) const;
};

/// GET /api/patrol/past: visits and minutes by municipality and month, months that are over, few visits
/// withheld. For everybody: no points, no plans.
struct past_patrols {
  const store::visit_rows& visits;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
