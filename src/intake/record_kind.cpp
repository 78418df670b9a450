#include "intake/record_kind.hpp"

#include "core/error.hpp"

namespace uramost::intake {

void incident_kind::expect_complete(const column_mapping& mapping) {
  if (!mapping.column("date"))
    throw invalid_input("no column is recognised as the date of the incidents; name it in a mapping", "date");
}

}  // namespace uramost::intake
