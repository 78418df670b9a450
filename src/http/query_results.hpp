#pragma once

#include <cstdint>
#include <memory>

#include "core/incident_query.hpp"
#include "http/shared_computation.hpp"
#include "index/selection.hpp"
#include "intake/incident_register.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::http {

/// What queries mean in the register's current snapshot, computed once for all who ask: the map, the chart,
/// the table and every tile of one view. Safe to use from many threads.
class query_results {
 public:
  explicit query_results(const intake::incident_register& incidents) : register_(incidents) {}

  using snapshot = std::shared_ptr<const index::incident_index>;

  /// The snapshot of now. A request asks for it once and answers all from it.
  snapshot pin() const { return register_.incidents(); }

  std::shared_ptr<const index::selection> selection(const snapshot& of, const incident_query& query) const;
  /// The same for all ramps and peaks.
  std::shared_ptr<const tiles::heat_surface> surface(const snapshot& of, const incident_query& query,
                                                     const tiles::heat_style& style) const;
  /// Of the snapshot that the next answers come from, or an older one.
  std::int64_t revision() const { return pin()->built_at().value; }

 private:
  const intake::incident_register& register_;
  mutable shared_computation<index::selection> selections_{24};
  mutable shared_computation<tiles::heat_surface> surfaces_{24}, whole_register_{3};
};

}  // namespace uramost::http
