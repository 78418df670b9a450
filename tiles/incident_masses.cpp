#include "tiles/incident_masses.hpp"

#include "core/vectorised.hpp"

namespace uramost::tiles {

namespace {
constexpr double cells_a_side = std::uint32_t{1} << index::morton_bits;
/// Rows between two runs that are cheaper to look at than to leave out.
constexpr std::size_t short_gap = 128;

URAMOST_VECTORISED void decode(const std::uint64_t* morton, const index::row* rows, std::size_t count,
                               index::world_cell* cells) {
  for (std::size_t i = 0; i < count; ++i) cells[i] = index::cell_of(morton[rows[i]]);
}
}  // namespace

index::world_position point_mass::position() const {
  return {(at.x + 0.5) / cells_a_side, (at.y + 0.5) / cells_a_side};
}

incident_masses::incident_masses(std::shared_ptr<const index::incident_index> snapshot,
                                 const incident_query& query, heat_weight weight,
                                 std::span<const incident_id> text_matches)
    : snapshot_(std::move(snapshot)), filter_(*snapshot_, query, text_matches), weight_(weight) {}

std::vector<index::row> incident_masses::rows_near(const index::cell_box& box) const {
  const auto morton = snapshot_->morton();
  std::vector<index::row> rows;
  std::size_t begin = 0, end = 0;
  const auto append = [&] {
    filter_.append_matches(static_cast<index::row>(begin), static_cast<index::row>(end), rows);
  };
  index::visit_runs(
      snapshot_->located(), [&](std::size_t i) { return morton[i]; }, box,
      [&](std::size_t first, std::size_t last) {
        if (first > end + short_gap) {
          append();
          begin = first;
        }
        end = last;
      });
  append();
  return rows;
}

std::vector<point_mass> incident_masses::within(const index::cell_box& box) const {
  const auto rows = rows_near(box);
  std::vector<index::world_cell> cells(rows.size());
  decode(snapshot_->morton().data(), rows.data(), rows.size(), cells.data());
  std::vector<point_mass> masses(rows.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const index::world_cell at = cells[i];
    masses[count] = {at, mass(rows[i])};
    count += (at.x >= box.least.x) & (at.x <= box.most.x) & (at.y >= box.least.y) & (at.y <= box.most.y);
  }
  masses.resize(count);
  return masses;
}

}  // namespace uramost::tiles
