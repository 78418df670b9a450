#include "http/annual_report_json.hpp"

#include "http/register_json.hpp"
#include "http/response_json.hpp"

namespace uramost::http {

namespace {
json count_json(const casework::report_count& of) {
  return {{"incidents", or_null(of.incidents)}, {"channel", casework::to_string(of.channel)}};
}

json rows_json(const std::vector<casework::report_row>& rows) {
  json list = json::array();
  for (const casework::report_row& each : rows)
    list.push_back(
        {{"key", each.key}, {"year", count_json(each.year)}, {"last_year", count_json(each.last_year)}});
  return list;
}

json years_json(const casework::annual_report& of) {
  json list = json::array();
  for (const auto& [year, count] : of.years) {
    json each{{"year", static_cast<int>(year)}};
    each.update(count_json(count));
    list.push_back(std::move(each));
  }
  return list;
}

json comparison_json(const std::optional<casework::year_comparison>& of) {
  if (!of) return nullptr;
  const auto period = [](const analysis::period_count& each) {
    return json{{"incidents", each.count}, {"days", each.exposure}};
  };
  json made{{"year", period(of->after)}, {"last_year", period(of->before)}, {"ratio", nullptr}};
  if (!of->rates) return made;
  made["ratio"] = finite_or_null(of->rates->ratio);
  made["limits"] = {finite_or_null(of->rates->ratio_interval.low),
                    finite_or_null(of->rates->ratio_interval.high)};
  made["confidence"] = 0.95;
  made["p"] = of->rates->p_two_sided;
  return made;
}

json caveats_json(const casework::annual_report& of) {
  json list = json::array();
  for (const casework::report_caveat& each : casework::caveats_of(of))
    list.push_back({{"code", each.code}, {"values", each.values}});
  return list;
}

json codes_json(const std::vector<municipality_code>& codes) {
  if (codes.empty()) return nullptr;
  json list = json::array();
  for (const municipality_code& each : codes) list.push_back(each.value);
  return list;
}
}  // namespace

json annual_report_json(const made_report& of) {
  const casework::annual_report& numbers = of.numbers;
  const casework::funnel_row& funnel = numbers.funnel;
  return {{"register", numbers.source},
          {"year", static_cast<int>(numbers.year)},
          {"made_at", to_rfc3339(of.made)},
          {"query", of.query},
          {"revision", of.at.value},
          {"synthetic", of.is_synthetic},
          {"municipalities", codes_json(of.scope)},
          {"channels", channels_json(numbers.source, numbers.channels.channels())["channels"]},
          {"total", rows_json({numbers.total})[0]},
          {"comparison", comparison_json(numbers.comparison)},
          {"years", years_json(numbers)},
          {"by_municipality", rows_json(numbers.municipalities)},
          {"by_month", rows_json(numbers.months)},
          {"by_category", rows_json(numbers.categories)},
          {"by_community", rows_json(numbers.communities)},
          {"by_gender", rows_json(numbers.genders)},
          {"funnel", funnel_json(std::span(&funnel, 1), casework::funnel_group::all)["rows"][0]},
          {"caveats", caveats_json(numbers)}};
}

}  // namespace uramost::http
