#include "publication/release_content.hpp"

namespace uramost::publication {

std::optional<std::int64_t> shown(const table_cell& cell, std::int64_t step) {
  if (cell.withheld) return std::nullopt;
  return (cell.count + step / 2) / step * step;
}

}  // namespace uramost::publication
