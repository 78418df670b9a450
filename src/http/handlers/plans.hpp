#pragma once

#include "http/audit_trail.hpp"
#include "http/plan_shelf.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/plans
struct list_plans {
  const plan_shelf& plans;

  response operator()(const request& asked) const;
};

/// POST /api/plans, `{plan, why}`
struct create_plan {
  plan_shelf& plans;
  audit_trail& log;

  response operator()(const request& asked) const;
};

/// GET /api/plans/{id}?version=: the version is its ETag.
struct show_plan {
  const plan_shelf& plans;

  response operator()(const request& asked) const;
};

/// GET /api/plans/{id}/versions
struct plan_history {
  const plan_shelf& plans;

  response operator()(const request& asked) const;
};

/// PUT /api/plans/{id}, `{plan, why}`: 428 without If-Match, 412 with `newest` when somebody was faster.
struct change_plan {
  plan_shelf& plans;
  audit_trail& log;

  response operator()(const request& asked) const;
};

/// DELETE /api/plans/{id}?why=: a version that says so; 412 as above when there is an If-Match.
struct remove_plan {
  plan_shelf& plans;
  audit_trail& log;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
