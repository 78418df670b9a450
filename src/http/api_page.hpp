#pragma once

#include "core/language.hpp"
#include "http/html_page.hpp"
#include "http/json.hpp"

namespace uramost::http {

/// An OpenAPI document for people: of every operation what it is for, an example of a request, parameters,
/// body and answers; then of every schema its properties, those of its parts as `points[].lon`.
html_page api_page(const json& described, language in);

}  // namespace uramost::http
