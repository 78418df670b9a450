#pragma once

#include <memory>
#include <string_view>

#include "http/made_file.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// Has a browser keep the answer as the file `name` instead of showing it.
response as_download(response answer, std::string_view name);

/// A file that has been written, sent piece by piece and then gone. Throws internal when it is missing.
response download_of(std::shared_ptr<made_file> made, std::string_view content_type, std::string_view name);

}  // namespace uramost::http
