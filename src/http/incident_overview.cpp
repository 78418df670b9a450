#include "http/incident_overview.hpp"

#include <algorithm>
#include <limits>

namespace uramost::http {

incident_overview overview_of(const index::selection& chosen) {
  const index::incident_index& of = chosen.index();
  incident_overview made;
  made.at = of.built_at();
  made.incidents = chosen.size();
  std::vector<std::uint64_t> by_source(of.source_codes().size());
  std::int64_t first = std::numeric_limits<std::int64_t>::max(),
               last = std::numeric_limits<std::int64_t>::min();
  for (const index::row row : chosen.rows()) {
    if (const std::uint16_t source = of.sources()[row]; source < by_source.size()) ++by_source[source];
    ++made.by_certainty[static_cast<std::size_t>(of.certainties()[row])];
    made.located += row < of.located();
    first = std::min(first, of.begins()[row]);
    last = std::max(last, of.begins()[row]);
  }
  for (std::size_t i = 0; i < by_source.size(); ++i)
    if (by_source[i] > 0)
      made.sources.emplace_back(of.source_codes().at(static_cast<std::uint16_t>(i)), by_source[i]);
  if (made.incidents > 0)
    made.begins = {time_point{std::chrono::seconds{first}}, time_point{std::chrono::seconds{last}}};
  return made;
}

}  // namespace uramost::http
