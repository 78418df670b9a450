#pragma once

#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api: what there is, with absolute links.
struct landing {
  response operator()(const request& asked) const;
};

}  // namespace uramost::http
