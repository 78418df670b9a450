#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/incident_query.hpp"
#include "index/incident_index.hpp"

namespace uramost::index {

/// The incidents of one snapshot that a query means. Holds the snapshot alive.
class selection {
 public:
  /// `text_matches`: ids that match `query.text`, from the store; ignored when the text is empty.
  selection(std::shared_ptr<const incident_index> snapshot, const incident_query& query,
            std::span<const incident_id> text_matches = {});

  const incident_index& index() const { return *snapshot_; }
  /// Ascending, hence in Morton order.
  std::span<const row> rows() const { return rows_; }
  std::size_t size() const { return rows_.size(); }

 private:
  std::shared_ptr<const incident_index> snapshot_;
  std::vector<row> rows_;
};

}  // namespace uramost::index
