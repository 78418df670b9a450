#pragma once

#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/style.css: how the API's pages look.
struct style_sheet {
  response operator()(const request& asked) const;
};

}  // namespace uramost::http
