#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/incident.hpp"
#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// Where a point lies. `certain`: no border within the uncertainty plus the border's own generalisation (of
/// the more finely drawn of the two areas it parts); `near_border`: one is that near; `outside`: in no
/// municipality.
struct located {
  std::optional<municipality_code> municipality;               ///< nothing when outside
  location_certainty certainty = location_certainty::outside;  ///< certain, near_border or outside
  double distance_to_border_m = 0;  ///< to the nearest border, from either side, on the WGS 84 ellipsoid
  std::vector<municipality_code> candidates;  ///< all in reach of the uncertainty; the best one first
};

/// The part of `located` that an incident keeps.
struct assigned {
  std::uint16_t municipality = 0xFFFF;  ///< index into `codes()`, or `none`
  location_certainty certainty = location_certainty::outside;
};

/// Finds the municipality of a point. Exact against the polygons; a point on a shared border belongs to
/// exactly one municipality, always the same: the one east of the border (north of one that runs due east).
/// Where a coverage overlaps, the lower code wins. Immutable and safe to use from many threads.
class municipality_locator {
 public:
  /// Index of no municipality.
  static constexpr std::uint16_t none = 0xFFFF;

  /// Copies what it needs. Throws invalid_input when a border leaves the Earth.
  explicit municipality_locator(const boundaries& areas);
  ~municipality_locator();
  municipality_locator(municipality_locator&&) noexcept;
  municipality_locator& operator=(municipality_locator&&) noexcept;

  /// Full answer. `uncertainty_m` is the radius that holds the point's true position, metres (negative and
  /// NaN count as 0). A point that is not on Earth is `outside`, infinitely far from every border.
  located locate(lon_lat point, double uncertainty_m = 0) const;

  /// The municipality and certainty that `locate` gives, several times as fast: for millions of points.
  assigned assign(lon_lat point, double uncertainty_m = 0) const;

  /// The hot path: index into `codes()`, or `none`.
  std::uint16_t find(lon_lat point) const;

  /// `find` for many points; `out` has the size of `points`.
  void find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const;

  /// Ascending.
  std::span<const municipality_code> codes() const;

 private:
  struct grid;
  std::unique_ptr<const grid> grid_;
};

}  // namespace uramost::geodata
