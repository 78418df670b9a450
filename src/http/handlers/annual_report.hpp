#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// GET /api/registers/{name}/annual-report?year=…&lang=…&f=json|html|csv|pdf|png: a register's year against
/// the one before; `png` is its map alone. Of the municipalities of who asks.
struct annual_report {
  restricted_views views;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
