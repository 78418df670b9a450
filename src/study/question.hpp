#pragma once

#include <functional>
#include <memory>

#include "core/clock.hpp"
#include "core/incident_query.hpp"
#include "core/progress.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "geodata/municipality_locator.hpp"
#include "index/selection.hpp"

namespace uramost::study {

/// What a study is about: the incidents that a query means, as whoever asks may see them, and where they are.
/// The references live until the study ends.
struct question {
  using chooser = std::function<std::shared_ptr<const index::selection>(const incident_query&)>;

  incident_query query;
  chooser select;  ///< of one snapshot and one view, whatever it is asked
  const geodata::boundaries& areas;
  const geodata::municipality_locator& locator;
  const geodata::gazetteer& places;
  time_point now;
  progress_sink watching = keep_going;

  std::shared_ptr<const index::selection> incidents() const { return select(query); }
};

}  // namespace uramost::study
