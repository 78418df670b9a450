#include "tiles/incident_masses.hpp"

#include <algorithm>
#include <array>
#include <numeric>

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

struct run {
  std::size_t first, last;
};

/// Runs of rows that together hold all located incidents in a box, and some beside it.
std::vector<run> runs_near(const index::incident_index& snapshot, const index::cell_box& box) {
  const auto morton = snapshot.morton();
  std::vector<run> runs;
  index::visit_runs(
      snapshot.located(), [&](std::size_t i) { return morton[i]; }, box,
      [&](std::size_t first, std::size_t last) {
        if (runs.empty() || first > runs.back().last + short_gap)
          runs.push_back({first, last});
        else
          runs.back().last = last;
      });
  return runs;
}

std::size_t rows_in(const std::vector<run>& runs) {
  return std::accumulate(runs.begin(), runs.end(), std::size_t{0},
                         [](std::size_t sum, run r) { return sum + r.last - r.first; });
}
}  // namespace

index::world_position point_mass::position() const {
  return {(at.x + 0.5) / cells_a_side, (at.y + 0.5) / cells_a_side};
}

incident_masses::incident_masses(std::shared_ptr<const index::incident_index> snapshot,
                                 const incident_query& query, heat_weight weight,
                                 std::span<const incident_id> text_matches)
    : snapshot_(std::move(snapshot)), filter_(*snapshot_, query, text_matches), weight_(weight) {}

bool incident_masses::asked_widely(const index::cell_box& box) const {
  return is_wide(0) || is_wide(rows_in(runs_near(*snapshot_, box)));
}

bool incident_masses::is_wide(std::size_t rows) const {
  return (looked_at_.load(std::memory_order_relaxed) + rows) * 2 >= snapshot_->located();
}

bool incident_masses::none_near(const index::cell_box& box) const {
  return runs_near(*snapshot_, box).empty();
}

const std::vector<index::row>& incident_masses::matches() const {
  std::call_once(filtered_,
                 [&] { filter_.append_matches(0, static_cast<index::row>(snapshot_->located()), matches_); });
  return matches_;
}

std::vector<index::row> incident_masses::rows_near(const index::cell_box& box) const {
  std::vector<index::row> rows;
  if (unfiltered() || !is_wide(0)) {
    const auto runs = runs_near(*snapshot_, box);
    const bool worth_filtering_all = !unfiltered() && is_wide(rows_in(runs));
    looked_at_.fetch_add(rows_in(runs), std::memory_order_relaxed);
    if (!worth_filtering_all) {
      for (const auto [first, last] : runs)
        filter_.append_matches(static_cast<index::row>(first), static_cast<index::row>(last), rows);
      return rows;
    }
  }
  const auto morton = snapshot_->morton();
  const std::vector<index::row>& all = matches();
  index::visit_runs(
      all.size(), [&](std::size_t i) { return morton[all[i]]; }, box,
      [&](std::size_t first, std::size_t last) {
        rows.insert(rows.end(), all.begin() + static_cast<std::ptrdiff_t>(first),
                    all.begin() + static_cast<std::ptrdiff_t>(last));
      });
  return rows;
}

std::vector<point_mass> incident_masses::within(const index::cell_box& box) const {
  const auto rows = rows_near(box);
  std::vector<point_mass> masses;
  masses.reserve(rows.size());
  std::array<index::world_cell, 1024> cells;
  for (std::size_t from = 0; from < rows.size(); from += cells.size()) {
    const std::size_t count = std::min(cells.size(), rows.size() - from);
    decode(snapshot_->morton().data(), rows.data() + from, count, cells.data());
    for (std::size_t i = 0; i < count; ++i) {
      const index::world_cell at = cells[i];
      if (at.x < box.least.x || at.x > box.most.x || at.y < box.least.y || at.y > box.most.y) continue;
      if (!masses.empty() && masses.back().at == at)
        masses.back().mass += mass(rows[from + i]);
      else
        masses.push_back({at, mass(rows[from + i])});
    }
  }
  return masses;
}

}  // namespace uramost::tiles
