#pragma once

#include <optional>
#include <span>

#include "analysis/survival/kaplan_meier.hpp"
#include "casework/response_case.hpp"

namespace uramost::casework {

/// How long it takes from an incident, or from a stage, until a case comes as far as another one.
struct times_question {
  response_stage to = response_stage::registered;
  std::optional<response_stage> from{};  ///< nothing: from the incident
  time_point until;                      ///< what happened later is not known yet
};

/// Times in days. Dates are spans, so a wait lies between the shortest and the longest that they allow: the
/// curve takes the middle of both spans, and the two other medians show what the dates leave open.
struct response_times {
  analysis::survival_curve curve;
  analysis::waiting_quantile median;
  analysis::waiting_quantile shortest_median, longest_median;
  std::size_t open = 0;            ///< not that far when last known; censored, not dropped
  std::size_t closed = 0;          ///< of these, closed without having come that far; censored when closed
  std::size_t without_begin = 0;   ///< left out: `from` has no date, or is after `until`
  std::size_t without_date = 0;    ///< left out: came that far, nobody knows when
  std::size_t known_to_a_day = 0;  ///< whose begin and, if there is one, end are known to the day or better
};

/// Throws invalid_input with the field `to` or `from` for a stage `none`, or a `from` that is not before
/// `to`.
response_times measure_response_times(std::span<const response_case> cases, const times_question& asked);

}  // namespace uramost::casework
