#include "http/heat_request.hpp"

#include <fmt/format.h>

namespace uramost::http {

heat_request heat_request::take_from(query_parameters& parameters) {
  auto query = incident_query::take_from(parameters);
  return {std::move(query), tiles::heat_style::take_from(parameters)};
}

std::string heat_request::canonical() const {
  const std::string conditions = query.canonical();
  return conditions.empty() ? style.canonical() : conditions + '&' + style.canonical();
}

json colours(const tiles::heat_legend& legend) {
  json list = json::array();
  for (const tiles::rgba& c : legend.colours)
    list.push_back(fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.red, c.green, c.blue, c.alpha));
  return list;
}

}  // namespace uramost::http
