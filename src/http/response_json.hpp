#pragma once

#include <span>

#include "casework/overdue.hpp"
#include "casework/protected_table.hpp"
#include "casework/response_funnel.hpp"
#include "casework/response_times.hpp"
#include "http/json.hpp"
#include "http/ranked_page.hpp"
#include "store/incident_store.hpp"

/// How cases were dealt with, as the API and the command line say it.
namespace uramost::http {

/// Every event, also those that hold no longer.
json responses_json(std::span<const store::response_event> events);
json funnel_json(std::span<const casework::funnel_row> rows, casework::funnel_group by);
/// Cells that are withheld are null.
json protected_json(const casework::protected_table& of, casework::funnel_group by);
json times_json(const casework::response_times& times, const casework::times_question& asked);
json overdue_json(std::span<const casework::overdue_case> cases, const casework::response_standard& standard,
                  time_point until, const ranked_page& page = {});

}  // namespace uramost::http
