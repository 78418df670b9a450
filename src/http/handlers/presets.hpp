#pragma once

#include "http/audit_trail.hpp"
#include "http/preset_shelf.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/export/presets: one's own and those that others share, with what became of scheduled runs.
struct list_presets {
  const preset_shelf& presets;

  response operator()(const request& asked) const;
};

/// POST /api/export/presets, `{name, parameters, schedule, keep, shared}`
struct create_preset {
  preset_shelf& presets;
  audit_trail& log;

  response operator()(const request& asked) const;
};

/// PUT /api/export/presets/{id}: as a whole.
struct change_preset {
  preset_shelf& presets;
  audit_trail& log;

  response operator()(const request& asked) const;
};

/// DELETE /api/export/presets/{id}
struct remove_preset {
  preset_shelf& presets;
  audit_trail& log;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
