#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// GET /api/responses/funnel?by=…&format=json|csv and an incident query.
struct response_funnel {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// GET /api/responses/table?by=…&format=json|csv: of all cases that are theirs to see, with small counts and
/// what gives them away withheld. Takes no query: from two tables about overlapping cases counts could be
/// worked out.
struct protected_responses {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// GET /api/responses/times?to=…&from=…&until=…&format=json|csv and an incident query.
struct response_times {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// GET /api/responses/overdue?standard=…&until=…&format=json|csv and an incident query. Without a standard,
/// the register's own. JSON by pages (limit, after), CSV as a whole.
struct overdue_responses {
  restricted_views views;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
