#include "intake/import.hpp"

namespace uramost::intake {

std::vector<std::pair<std::string_view, std::uint64_t>> counts_by_name(const store::import_summary& summary) {
  return {{"rows", summary.rows},
          {"imported", summary.imported},
          {"updated", summary.updated},
          {"unchanged", summary.unchanged},
          {"quarantined", summary.quarantined},
          {"located_by_coordinate", summary.located_by_coordinate},
          {"located_by_place", summary.located_by_place},
          {"ambiguous", summary.ambiguous},
          {"unlocated", summary.unlocated}};
}

}  // namespace uramost::intake
