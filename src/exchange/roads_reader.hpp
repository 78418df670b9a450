#pragma once

#include <filesystem>
#include <memory>

#include "core/progress.hpp"
#include "core/road_way.hpp"

namespace uramost::exchange {

/// The ways with a `highway` tag of an OpenStreetMap extract (.osm or .osm.pbf), one after the other. What is
/// kept in memory does not grow with the file: beyond 100 MB the positions of nodes are in a temporary file,
/// which takes a few bytes for each node. Coordinates are as exact as OpenStreetMap's, 1e-7 degrees. Stays on
/// the thread that made it.
class roads_reader {
 public:
  /// Temporary files go to `working`. `watch` hears of the fraction of bytes read and of the ways so far.
  /// Throws not_found, and invalid_input when the file is no such extract.
  roads_reader(const std::filesystem::path& file, const std::filesystem::path& working, progress_sink watch);
  ~roads_reader();

  /// Reads the next way into `into`; false at the end. Throws invalid_input when the file is broken,
  /// unavailable when `watch` said no.
  bool next(road_way& into);

 private:
  class extract;
  std::unique_ptr<extract> extract_;
};

}  // namespace uramost::exchange
