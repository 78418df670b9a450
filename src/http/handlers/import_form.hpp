#pragma once

#include <span>

#include "http/form.hpp"
#include "http/json.hpp"
#include "intake/import.hpp"

namespace uramost::http {

/// What the form of POST /api/imports asks for.
struct import_request {
  intake::import_options options;
  std::string kind = "incidents";  ///< or "patrol-points", "responses"
  bool preview = false;
};

/// What one kind of file is read with.
struct import_kind {
  std::string_view name;
  decltype(&intake::preview_import) preview;
  decltype(&intake::import_incidents) import;
  std::span<const std::string_view> fields;  ///< that a column can fill
};

/// Throws invalid_input for a kind that there is not.
const import_kind& kind_of(const import_request& wanted);

/// Throws invalid_input naming the field.
import_request read_import_form(const form& sent);

/// What the import would do with a file, and all fields that can be mapped.
json preview_json(const std::filesystem::path& file, const import_request& wanted);

}  // namespace uramost::http
