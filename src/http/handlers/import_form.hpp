#pragma once

#include "http/form.hpp"
#include "http/json.hpp"
#include "intake/import.hpp"

namespace uramost::http {

/// What the form of POST /api/imports asks for.
struct import_request {
  intake::import_options options;
  bool patrol_points = false;
  bool preview = false;
};

/// Throws invalid_input naming the field.
import_request read_import_form(const form& sent);

/// What an import would do, with all fields that can be mapped.
json preview_json(const intake::import_preview& preview);

}  // namespace uramost::http
