#pragma once

#include <span>
#include <string>

#include "core/language.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// In which form an answer is wanted.
enum class representation { as_json, as_html };

/// What the Accept field prefers (RFC 9110 12.5.1); JSON when it does not matter.
representation preferred_representation(const request& asked);
/// Takes `f` (`json`, `html`), which goes before the Accept field. Throws invalid_input.
representation take_representation(query_parameters& from, const request& asked);

/// Which of these media types the Accept field prefers, by its place; the first when it does not matter, or
/// none is wanted.
std::size_t preferred_type(const request& asked, std::span<const std::string> types);

/// What the Accept-Language field prefers of our languages (RFC 4647 lookup; `sr` is Serbian in Latin);
/// English otherwise.
language preferred_language(const request& asked);

/// The same for all requests that negotiation answers alike: for ETags.
std::string negotiation_key(const request& asked);

/// Notes in the answer what it depends on, and its language.
void label_negotiated(response& made, language in);

}  // namespace uramost::http
