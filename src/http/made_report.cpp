#include "http/made_report.hpp"

#include <algorithm>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "intake/incident_features.hpp"

namespace uramost::http {

namespace {
bool may_see(const std::optional<municipality_code>& municipality,
             const std::vector<municipality_code>& scope) {
  return scope.empty() || !municipality || std::ranges::find(scope, *municipality) != scope.end();
}
}  // namespace

void expect_register(const intake::incident_register& in, const std::string& source) {
  if (!in.incidents()->source_codes().find(source))
    throw error(error_kind::not_found, "there is no register " + source, "register");
}

made_report make_report(const intake::incident_register& from, const report_request& asked,
                        std::span<const casework::response_case> cases) {
  expect_register(from, asked.source);
  const time_point made = now();
  auto said = from.records().reporting_channels(asked.source);
  std::erase_if(said, [&](const auto& each) { return !may_see(each.municipality, asked.scope); });

  auto question = asked.question();
  for (const geodata::municipality& each : from.where()->areas.municipalities)
    if (each.in_study_area && may_see(each.code, asked.scope))
      question.municipalities.push_back(each.code.value);
  const auto snapshot = from.incidents();
  return {
      .numbers = casework::make_annual_report(
          cases, casework::channel_calendar(said, std::chrono::sys_days(to_belgrade(made).date)), question),
      .query = question.query().canonical(),
      .at = snapshot->built_at(),
      .made = made,
      .author = asked.author,
      .scope = asked.scope,
      .is_synthetic = intake::is_synthetic(*snapshot)};
}

}  // namespace uramost::http
