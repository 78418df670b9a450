#pragma once

#include "http/response.hpp"
#include "http/result_shelf.hpp"

namespace uramost::http {

/// `{id, state, kept, title, note, author, made_at, …}` with all of the result when it is there; while it
/// runs `progress`, when it failed `problem`.
response result_response(const result_shelf::found_result& found);

/// A kept result in a list: without its body.
json listed_result(const store::kept_result& kept);

}  // namespace uramost::http
