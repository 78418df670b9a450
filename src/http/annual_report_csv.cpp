#include "http/annual_report_json.hpp"
#include "http/annual_report_paper.hpp"
#include "http/csv.hpp"
#include "study/words.hpp"

namespace uramost::http {

using casework::report_count;

std::string annual_report_paper::csv() const {
  json_csv out;
  out.row({"table", "key", "name", "year", "value", "channel"});
  const int year = static_cast<int>(numbers_.year);
  const auto count = [&](const char* table, const std::string& key, const std::string& name, int of,
                         const report_count& each) {
    out.row({table, key, name, of, or_null(each.incidents), casework::to_string(each.channel)});
  };
  const auto value = [&](const char* table, const std::string& key, const json& each,
                         const std::string& name = {}) {
    out.row({table, key, name, year, each, nullptr});
  };

  for (const auto& [each, of] : numbers_.years) count("year", "", "", static_cast<int>(each), of);
  const auto rows = [&](const char* table, const std::vector<casework::report_row>& of, row_name name) {
    for (const casework::report_row& each : of) {
      count(table, each.key, (this->*name)(each.key), year - 1, each.last_year);
      count(table, each.key, (this->*name)(each.key), year, each.year);
    }
  };
  rows("municipality", numbers_.municipalities, &annual_report_paper::municipality_name);
  rows("month", numbers_.months, &annual_report_paper::month_name);
  rows("category", numbers_.categories, &annual_report_paper::category_name);
  rows("community", numbers_.communities, &annual_report_paper::community_name);
  rows("gender", numbers_.genders, &annual_report_paper::gender_name);
  for (std::size_t i = static_cast<std::size_t>(response_stage::reported); i < numbers_.funnel.reached.size();
       ++i) {
    const auto stage = std::string(to_string(static_cast<response_stage>(i)));
    value("reached", stage, numbers_.funnel.reached[i], study::word("stages", stage, in_));
  }
  value("reached", "unanswered", numbers_.funnel.unanswered, text("unanswered"));
  if (const auto& pair = numbers_.comparison; pair && pair->rates) {
    value("comparison", "ratio", finite_or_null(pair->rates->ratio));
    value("comparison", "ratio_low", finite_or_null(pair->rates->ratio_interval.low));
    value("comparison", "ratio_high", finite_or_null(pair->rates->ratio_interval.high));
    value("comparison", "p", pair->rates->p_two_sided);
  }
  return out.finish();
}

}  // namespace uramost::http
