#pragma once

#include <string>

#include "http/json.hpp"
#include "http/negotiation.hpp"

namespace uramost::http {

inline constexpr const char* json_type = "application/json";
inline constexpr const char* html_type = "text/html";

/// How an answer that exists as JSON and as a page is wanted, and how it ends.
struct manner {
  representation as;
  language in;

  /// From `f`, or else `Accept` and `Accept-Language`. Throws invalid_input (field `f`).
  static manner take_from(query_parameters& parameters, const request& asked);

  bool is_html() const { return as == representation::as_html; }
  /// With the header fields of what was negotiated.
  response label(response made) const;
  response answer(const json& value, const char* type) const;
};

/// The same address in another form: "json" or "html".
std::string in_form(const request& asked, const char* form);

/// Links of an answer to itself and to its page.
json links_to_itself(const request& asked, const char* type);

}  // namespace uramost::http
