#pragma once

#include <map>
#include <string>
#include <string_view>

#include "publication/publication_rules.hpp"
#include "publication/release_content.hpp"

namespace uramost::publication {

/// The files of a release, by name.
using release_parts = std::map<std::string, std::string>;

/// Writes what a release says: `points.geojson` (RFC 7946), `tables.json` and, the same, `tables.csv`
/// (RFC 4180: year, area, by, key, p0, p1, p2; an empty cell is withheld). Withheld counts are not written.
/// Equal contents give equal bytes.
release_parts write_parts(const release_content& content, const publication_rules& rules);

/// Reads `points.geojson` and `tables.json` again; withheld cells come back without their counts. Any bytes
/// may come. Throws invalid_input, naming the part, when they are not what `write_parts` writes.
release_content read_parts(const release_parts& parts);

}  // namespace uramost::publication
