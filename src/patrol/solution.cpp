#include "patrol/solution.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace uramost::patrol {

namespace {
nlohmann::ordered_json number_or_null(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return nullptr;
  return *number;
}
}  // namespace

std::string_view to_string(solution_status status) {
  switch (status) {
    case solution_status::optimal:
      return "optimal";
    case solution_status::feasible:
      return "feasible";
    case solution_status::infeasible:
      return "infeasible";
    case solution_status::unknown:
      return "unknown";
  }
  return "";
}

double solution::gap() const {
  if (!objective || !bound || !std::isfinite(*bound)) return 1;
  const double difference = std::abs(*objective - *bound);
  if (difference == 0) return 0;
  return *objective == 0 ? 1 : std::min(1.0, difference / std::abs(*objective));
}

std::string to_json(const solution& answer, const std::vector<std::string>& staff_names) {
  nlohmann::ordered_json document;
  document["status"] = to_string(answer.status);
  document["objective"] = number_or_null(answer.objective);
  document["bound"] = number_or_null(answer.bound);
  document["gap"] = answer.objective ? nlohmann::ordered_json(answer.gap()) : nlohmann::ordered_json();
  document["selected"] = answer.chosen.selected;
  document["seconds"] = answer.seconds;
  if (!answer.reason.empty()) document["reason"] = answer.reason;
  for (const std::size_t kind : answer.chosen.staff) document["staff"].push_back(staff_names.at(kind));
  if (answer.largest_uncovered_share) document["largest_uncovered_share"] = *answer.largest_uncovered_share;
  return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace uramost::patrol
