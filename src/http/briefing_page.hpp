#pragma once

#include "http/response.hpp"
#include "print/briefing.hpp"

namespace uramost::http {

/// A briefing on the screen: what it says on paper, its map as the picture at `map_address`. Charts are left
/// out: their numbers are in its tables. `files`: addresses and names of what it can be taken away as.
response briefing_page(const print::briefing& of, const std::string& map_address,
                       const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace uramost::http
