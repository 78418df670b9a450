#include "geodata/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/error.hpp"
#include "geodata/geos_shapes.hpp"

namespace uramost::geodata {
namespace {

/// Degrees to plane metres around the middle of the boundaries, good enough for widths. Equal positions stay
/// equal, so that shared borders stay shared.
class plane {
 public:
  explicit plane(const bounding_box& extent) {
    constexpr double metres_per_degree = 111'320;
    middle_ = {(extent.west + extent.east) / 2, (extent.south + extent.north) / 2};
    y_scale_ = metres_per_degree;
    x_scale_ = metres_per_degree * std::max(std::cos(middle_.lat * std::numbers::pi / 180), 0.01);
  }
  double x(lon_lat point) const { return (point.lon - middle_.lon) * x_scale_; }
  double y(lon_lat point) const { return (point.lat - middle_.lat) * y_scale_; }
  lon_lat degrees(double x, double y) const {
    return {middle_.lon + x / x_scale_, middle_.lat + y / y_scale_};
  }

 private:
  lon_lat middle_;
  double x_scale_ = 1, y_scale_ = 1;
};

class coverage_check {
 public:
  explicit coverage_check(const boundaries& areas) : areas_(areas.areas), plane_(areas.extent()) {}

  std::vector<coverage_problem> run() {
    for (const municipality_area& area : areas_) check_rings(area);
    if (!problems_.empty()) return std::move(problems_);
    for (const municipality_area& area : areas_) shapes_.push_back(shape_of(area));
    check_overlaps();
    check_gaps();
    return std::move(problems_);
  }

 private:
  geos::geometry shape_of(const municipality_area& area) const {
    std::vector<GEOSGeometry*> parts;
    for (const polygon& part : area.polygons)
      parts.push_back(geos_polygon(geos_, part, [this](lon_lat at) {
                        return std::array{plane_.x(at), plane_.y(at)};
                      }).release());
    return geos_.own(GEOSGeom_createCollection_r(geos_.handle(), GEOS_MULTIPOLYGON, parts.data(),
                                                 static_cast<unsigned>(parts.size())));
  }

  /// A ring that GEOS would not even take has too few corners, an open end, or a corner off the Earth.
  static bool is_closed(const ring& corners) {
    return corners.size() >= 4 && corners.front() == corners.back() &&
           std::ranges::all_of(corners, is_on_earth);
  }

  void check_rings(const municipality_area& area) {
    const auto add = [&](const std::string& reason, lon_lat where) {
      problems_.push_back({coverage_fault::invalid_ring,
                           {area.code},
                           where,
                           0,
                           fmt::format("the border of {} is invalid near {:.5f}, {:.5f} (lon, lat): {}",
                                       area.code.value, where.lon, where.lat, reason)});
    };
    for (const polygon& part : area.polygons) {
      std::vector<const ring*> rings{&part.exterior};
      for (const ring& hole : part.holes) rings.push_back(&hole);
      for (const ring* each : rings)
        if (!is_closed(*each))
          return add("not a closed ring of at least three corners",
                     each->empty() ? lon_lat{} : each->front());
    }
    const auto shape = shape_of(area);
    char* reason = nullptr;
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(geos_.handle(), shape.get(), 0, &reason, &location);
    const std::string reason_text = reason ? reason : "";
    GEOSFree_r(geos_.handle(), reason);
    if (valid == 1) return;
    const auto where = geos_.own(location);
    add(reason_text, position_of(where.get()));
  }

  lon_lat position_of(const GEOSGeometry* point) const {
    double x = 0, y = 0;
    GEOSGeomGetX_r(geos_.handle(), point, &x);
    GEOSGeomGetY_r(geos_.handle(), point, &y);
    return plane_.degrees(x, y);
  }

  /// Reports what is left of an overlap or gap once slivers are shrunk away.
  template <class Report>
  void report_wide_parts(const GEOSGeometry* surface, const Report& report) const {
    double area = 0, length = 0;
    geos_.check(GEOSArea_r(geos_.handle(), surface, &area));
    if (area <= 0) return;
    const auto core = geos_.own(GEOSBuffer_r(geos_.handle(), surface, -sliver_width_m / 2, 2));
    if (GEOSisEmpty_r(geos_.handle(), core.get())) return;
    geos_.check(GEOSLength_r(geos_.handle(), surface, &length));
    const auto inside = geos_.own(GEOSPointOnSurface_r(geos_.handle(), core.get()));
    report(position_of(inside.get()), std::max(sliver_width_m, 2 * area / length));
  }

  void check_overlaps() {
    for (std::size_t first = 0; first < shapes_.size(); ++first)
      for (std::size_t second = first + 1; second < shapes_.size(); ++second) {
        if (!may_overlap(first, second)) continue;
        const auto shared =
            geos_.own(GEOSIntersection_r(geos_.handle(), shapes_[first].get(), shapes_[second].get()));
        report_wide_parts(shared.get(), [&](lon_lat where, double width_m) {
          add({coverage_fault::overlap, {areas_[first].code, areas_[second].code}, where, width_m, {}});
        });
      }
  }

  bool may_overlap(std::size_t first, std::size_t second) const {
    return GEOSIntersects_r(geos_.handle(), shapes_[first].get(), shapes_[second].get()) == 1 &&
           GEOSTouches_r(geos_.handle(), shapes_[first].get(), shapes_[second].get()) != 1;
  }

  /// The holes of the union are the gaps.
  void check_gaps() {
    std::vector<GEOSGeometry*> copies;
    for (const auto& shape : shapes_) copies.push_back(GEOSGeom_clone_r(geos_.handle(), shape.get()));
    const auto all = geos_.own(GEOSGeom_createCollection_r(
        geos_.handle(), GEOS_GEOMETRYCOLLECTION, copies.data(), static_cast<unsigned>(copies.size())));
    const auto joined = geos_.own(GEOSUnaryUnion_r(geos_.handle(), all.get()));
    for (int part = 0; part < GEOSGetNumGeometries_r(geos_.handle(), joined.get()); ++part) {
      const GEOSGeometry* whole = GEOSGetGeometryN_r(geos_.handle(), joined.get(), part);
      if (GEOSGeomTypeId_r(geos_.handle(), whole) != GEOS_POLYGON) continue;
      for (int hole = 0; hole < GEOSGetNumInteriorRings_r(geos_.handle(), whole); ++hole)
        check_gap(GEOSGetInteriorRingN_r(geos_.handle(), whole, hole));
    }
  }

  void check_gap(const GEOSGeometry* outline) {
    const auto gap = geos_.own(
        GEOSGeom_createPolygon_r(geos_.handle(), GEOSGeom_clone_r(geos_.handle(), outline), nullptr, 0));
    report_wide_parts(gap.get(), [&](lon_lat where, double width_m) {
      coverage_problem found{coverage_fault::gap, {}, where, width_m, {}};
      for (std::size_t at = 0; at < shapes_.size(); ++at) {
        double distance = 1;
        geos_.check(GEOSDistance_r(geos_.handle(), shapes_[at].get(), gap.get(), &distance));
        if (distance < sliver_width_m / 100) found.between.push_back(areas_[at].code);
      }
      add(std::move(found));
    });
  }

  void add(coverage_problem found) {
    std::string names;
    for (std::size_t at = 0; at < found.between.size(); ++at)
      names += (at == 0 ? "" : at + 1 == found.between.size() ? " and " : ", ") + found.between[at].value;
    const std::string what = found.fault == coverage_fault::overlap ? names + " overlap"
                             : names.empty()                        ? "there is a gap"
                                                                    : "there is a gap between " + names;
    found.sentence = fmt::format("{} near {:.5f}, {:.5f} (lon, lat), about {:.0f} m wide", what,
                                 found.where.lon, found.where.lat, found.width_m);
    problems_.push_back(std::move(found));
  }

  const std::vector<municipality_area>& areas_;
  plane plane_;
  geos geos_;
  std::vector<geos::geometry> shapes_;
  std::vector<coverage_problem> problems_;
};

}  // namespace

std::vector<coverage_problem> validate_coverage(const boundaries& areas) {
  return coverage_check(areas).run();
}

void require_coverage(const boundaries& areas) {
  const auto problems = validate_coverage(areas);
  if (problems.empty()) return;
  std::string message = "the boundaries are no coverage: " + problems.front().sentence;
  if (problems.size() > 1) message += fmt::format(" (and {} more problems)", problems.size() - 1);
  throw invalid_input(message);
}

}  // namespace uramost::geodata
