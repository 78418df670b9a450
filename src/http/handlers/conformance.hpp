#pragma once

#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/conformance: which requirements classes of OGC's standards are met (docs/CONFORMANCE.md), as JSON
/// or HTML.
struct conformance {
  response operator()(const request& asked) const;
};

}  // namespace uramost::http
