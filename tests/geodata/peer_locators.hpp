#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/lon_lat.hpp"
#include "geodata/municipality.hpp"

/// "Which municipality" answered by others' software: the oracle of the tests, the peers of the benchmark.
namespace uramost::peers {

inline constexpr std::uint16_t none = 0xFFFF;

/// An STR tree over the areas, and prepared geometries asked whether they contain the point (GEOS C API).
class geos_locator {
 public:
  explicit geos_locator(const geodata::boundaries& areas);
  ~geos_locator();
  geos_locator(const geos_locator&) = delete;
  geos_locator& operator=(const geos_locator&) = delete;

  void find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const;

 private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

/// One SQL join in SpatiaLite, in memory: areas by the points' R-tree, then ST_Contains. The areas come
/// outside of the loop, so that SpatiaLite keeps each one prepared while it goes through its points.
class spatialite_locator {
 public:
  spatialite_locator(const geodata::boundaries& areas, std::span<const lon_lat> points);
  ~spatialite_locator();
  spatialite_locator(const spatialite_locator&) = delete;
  spatialite_locator& operator=(const spatialite_locator&) = delete;

  /// Runs the join over the points given at the start.
  void find(std::span<std::uint16_t> out) const;

 private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

/// A POLYGON or MULTIPOLYGON in well-known text, every digit of every position.
std::string well_known_text(const geodata::municipality_area& area);

}  // namespace uramost::peers
