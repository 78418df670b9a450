#pragma once

#include "index/incident_index.hpp"

namespace uramost::index {

/// The one list of columns that are carried along row by row; `by_id_` is made from them.
template <class Visit>
void incident_index::for_each_column(Visit visit) {
  visit(&incident_index::ids_);
  visit(&incident_index::points_);
  visit(&incident_index::morton_);
  visit(&incident_index::begins_);
  visit(&incident_index::durations_s_);
  visit(&incident_index::precisions_);
  visit(&incident_index::clock_);
  visit(&incident_index::categories_);
  visit(&incident_index::sources_);
  visit(&incident_index::municipalities_);
  visit(&incident_index::places_);
  visit(&incident_index::severities_);
  visit(&incident_index::stages_);
  visit(&incident_index::certainties_);
}

}  // namespace uramost::index
