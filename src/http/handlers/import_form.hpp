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

/// What the import would do with a file, and all fields that can be mapped.
json preview_json(const std::filesystem::path& file, const import_request& wanted);

}  // namespace uramost::http
