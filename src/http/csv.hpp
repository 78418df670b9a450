#pragma once

#include <string>
#include <vector>

#include "http/response.hpp"

namespace uramost::http {

/// One line of RFC 4180, with its line end; cells are quoted where they must be.
std::string csv_line(const std::vector<std::string>& cells);

/// A download of UTF-8 text with that file name.
response csv_response(std::string text, const std::string& file_name);

}  // namespace uramost::http
