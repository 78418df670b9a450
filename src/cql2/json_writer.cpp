#include "cql2/json_writer.hpp"

#include <nlohmann/json.hpp>

#include "core/time_interval.hpp"
#include "cql2/geometry_json.hpp"

namespace uramost::cql2 {

namespace {
using json = nlohmann::ordered_json;

json written(const expression& part);

/// Times stand in it as texts.
json end_of_interval(const expression& end) {
  if (std::holds_alternative<unbounded>(end.value)) return "..";
  if (const auto* day = std::get_if<date>(&end.value)) return uramost::to_string(*day);
  if (const auto* moment = std::get_if<instant>(&end.value)) return to_string(*moment);
  return written(end);
}

struct writer {
  json operator()(bool one) const { return one; }
  json operator()(double one) const { return one; }
  json operator()(const std::string& one) const { return one; }
  json operator()(const date& one) const { return {{"date", uramost::to_string(one)}}; }
  json operator()(const instant& one) const { return {{"timestamp", to_string(one)}}; }
  json operator()(const unbounded& /*one*/) const { return ".."; }
  json operator()(const geometry& one) const { return to_json(one); }
  json operator()(const property& one) const { return {{"property", one.name}}; }
  json operator()(const operation& one) const {
    json arguments = json::array(), listed = json::array();
    for (std::size_t i = 0; i < one.arguments.size(); ++i) {
      const expression& each = one.arguments[i];
      json& to = one.what == op::in && i > 0 ? listed : arguments;
      to.push_back(one.what == op::interval ? end_of_interval(each) : written(each));
    }
    if (one.what == op::interval) return {{"interval", std::move(arguments)}};
    if (one.what == op::in) arguments.push_back(std::move(listed));
    return {{"op", row_of(one.what).json}, {"args", std::move(arguments)}};
  }
};

json written(const expression& part) { return std::visit(writer{}, part.value); }
}  // namespace

std::string to_json_text(const expression& whole) { return written(whole).dump(); }

}  // namespace uramost::cql2
