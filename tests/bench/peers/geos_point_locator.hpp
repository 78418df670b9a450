#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/lon_lat.hpp"
#include "geodata/municipality.hpp"

namespace uramost::peers {

/// The fastest way that GEOS has, which its C API does not show: an indexed point-in-area locator for every
/// area below an STR tree of their envelopes, asked without making a geometry of the point, and the area of
/// the point before it first. Points on a border are in no area, as ST_Contains has it.
class geos_point_locator {
 public:
  explicit geos_point_locator(const geodata::boundaries& areas);
  ~geos_point_locator();
  geos_point_locator(const geos_point_locator&) = delete;
  geos_point_locator& operator=(const geos_point_locator&) = delete;

  void find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const;

 private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

}  // namespace uramost::peers
