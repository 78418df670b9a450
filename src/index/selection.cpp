#include "index/selection.hpp"

#include "index/morton.hpp"
#include "index/row_filter.hpp"

namespace uramost::index {

namespace {
cell_box cells_of(const bounding_box& box) {
  return {cell_of(to_world({box.west, box.north})), cell_of(to_world({box.east, box.south}))};
}
}  // namespace

selection::selection(std::shared_ptr<const incident_index> snapshot, const incident_query& query,
                     std::span<const incident_id> text_matches)
    : snapshot_(std::move(snapshot)) {
  const row_filter filter(*snapshot_, query, text_matches);
  if (query.bbox) {
    const auto morton = snapshot_->morton().first(snapshot_->located());
    visit_runs(
        morton.size(), [&](std::size_t i) { return morton[i]; }, cells_of(*query.bbox),
        [&](std::size_t first, std::size_t last) {
          filter.append_matches(static_cast<row>(first), static_cast<row>(last), rows_);
        });
  } else {
    rows_.reserve(snapshot_->size());
    filter.append_matches(0, static_cast<row>(snapshot_->size()), rows_);
  }
  rows_.shrink_to_fit();
}

}  // namespace uramost::index
