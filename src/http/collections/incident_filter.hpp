#pragma once

#include <optional>

#include "core/incident_query.hpp"
#include "cql2/expression.hpp"

namespace uramost::http {

/// Says of a filter on incidents in `query` what an incident query can say, for the index to answer: of the
/// conditions that must all hold, those on the time, the box, the category, source, stage, severity, place
/// and municipality. Gives what is left to be asked of every incident that the query then means; nothing when
/// nothing is. Both together mean exactly what the filter and the query before meant.
std::optional<cql2::expression> narrow(incident_query& query, cql2::expression filter);

}  // namespace uramost::http
