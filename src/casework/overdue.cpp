#include "casework/overdue.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::casework {

namespace {
constexpr int most_days = 10'000;

double days_between(time_point from, time_point to) {
  return std::chrono::duration<double, std::chrono::days::period>(to - from).count();
}

/// The first stage that has a limit which the case may have missed.
std::optional<overdue_case> overdue_stage(const response_case& each, const response_standard& standard,
                                          time_point until) {
  if (each.has(response_stage::closed)) return std::nullopt;
  const time_interval begin = each.dated(response_stage::reported).value_or(each.occurred);
  const response_stage furthest = each.furthest();
  for (std::size_t i = 0; i < standard.days.size(); ++i) {
    const auto stage = static_cast<response_stage>(i);
    if (!standard.days[i] || stage <= furthest) continue;
    const std::chrono::days limit{*standard.days[i]};
    const overdue_case due{each.id,
                           stage,
                           begin.begin + limit,
                           begin.end + limit,
                           std::max(0.0, days_between(begin.end + limit, until)),
                           days_between(begin.begin + limit, until)};
    if (due.most_days > 0) return due;
  }
  return std::nullopt;
}
}  // namespace

response_standard response_standard::parse(std::string_view text) {
  response_standard made;
  for (const std::string_view part : split(text, ',')) {
    if (trim(part).empty()) continue;
    const auto colon = part.find(':');
    const auto stage = response_stage_of(trim(part.substr(0, colon)));
    const auto days =
        colon == std::string_view::npos ? -1 : parse_integer(trim(part.substr(colon + 1))).value_or(-1);
    if (!stage || *stage == response_stage::none || days < 0 || days > most_days)
      throw invalid_input(
          "'" + std::string(trim(part)) + "' is not a stage and its days, such as registered:7", "standard");
    auto& limit = made.days[static_cast<std::size_t>(*stage)];
    if (limit) throw invalid_input("'" + std::string(to_string(*stage)) + "' is named twice", "standard");
    limit = static_cast<int>(days);
  }
  return made;
}

std::string response_standard::text() const {
  std::string text;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!days[i]) continue;
    text += text.empty() ? "" : ",";
    text += std::string(to_string(static_cast<response_stage>(i))) + ":" + std::to_string(*days[i]);
  }
  return text;
}

response_standard standard_of(const store::incident_store& records) {
  return response_standard::parse(records.setting(standard_setting).value_or(std::string(default_standard)));
}

std::vector<overdue_case> find_overdue(std::span<const response_case> cases,
                                       const response_standard& standard, time_point until) {
  std::vector<overdue_case> found;
  for (const response_case& each : cases)
    if (const auto due = overdue_stage(each, standard, until)) found.push_back(*due);
  std::ranges::sort(found, std::greater{}, [](const overdue_case& each) {
    return std::tuple(each.least_days, each.most_days, each.id);
  });
  return found;
}

}  // namespace uramost::casework
