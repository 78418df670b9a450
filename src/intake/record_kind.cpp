#include "intake/record_kind.hpp"

#include "core/error.hpp"

namespace uramost::intake {

void incident_kind::expect_complete(const column_mapping& mapping) {
  if (!mapping.column("date"))
    throw invalid_input("no column is recognised as the date of the incidents; name it in a mapping", "date");
}

void response_kind::expect_complete(const column_mapping& mapping) {
  if (!mapping.column("external_id"))
    throw invalid_input(
        "no column is recognised as the id of the incidents in their register; name it in a mapping",
        "external_id");
  for (const auto& [field, column] : mapping.columns)
    if (field.ends_with("_on") || (field == "stage" && mapping.column("date"))) return;
  throw invalid_input(
      "no columns are recognised as stage and date, nor as the date of a stage; name them in a "
      "mapping",
      "stage");
}

}  // namespace uramost::intake
