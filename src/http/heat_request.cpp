#include "http/heat_request.hpp"

namespace uramost::http {

heat_request heat_request::take_from(query_parameters& parameters) {
  auto query = incident_query::take_from(parameters);
  return {std::move(query), tiles::heat_style::take_from(parameters)};
}

std::string heat_request::canonical() const {
  const std::string conditions = query.canonical();
  return conditions.empty() ? style.canonical() : conditions + '&' + style.canonical();
}

}  // namespace uramost::http
