#include "cli/typed_query.hpp"

#include "core/query_parameters.hpp"

namespace uramost::cli {

incident_query read_query(const std::string& text) {
  auto parameters = query_parameters::parse(text);
  auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  return query;
}

}  // namespace uramost::cli
