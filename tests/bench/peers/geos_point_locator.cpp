#include "geos_point_locator.hpp"

#include <list>
#include <string>

#include "peer_locators.hpp"

#define USE_UNSTABLE_GEOS_CPP_API
#include <geos/algorithm/locate/IndexedPointInAreaLocator.h>
#include <geos/geom/Geometry.h>
#include <geos/geom/Location.h>
#include <geos/index/strtree/TemplateSTRtree.h>
#include <geos/io/WKTReader.h>

namespace uramost::peers {

namespace {
struct area {
  std::uint16_t index;
  std::unique_ptr<geos::geom::Geometry> shape;
  std::unique_ptr<geos::algorithm::locate::IndexedPointInAreaLocator> locator;

  bool holds(const geos::geom::Coordinate& point) const {
    return shape->getEnvelopeInternal()->contains(point) &&
           locator->locate(&point) == geos::geom::Location::INTERIOR;
  }
};
}  // namespace

struct geos_point_locator::parts {
  std::list<area> areas;  // the tree keeps addresses
  mutable geos::index::strtree::TemplateSTRtree<const area*> tree;
};

geos_point_locator::geos_point_locator(const geodata::boundaries& areas) : parts_(std::make_unique<parts>()) {
  const geos::io::WKTReader reader;
  for (std::uint16_t index = 0; const geodata::municipality_area& each : areas.areas) {
    auto shape = reader.read(well_known_text(each));
    auto locator = std::make_unique<geos::algorithm::locate::IndexedPointInAreaLocator>(*shape);
    parts_->areas.push_back({index++, std::move(shape), std::move(locator)});
    parts_->tree.insert(*parts_->areas.back().shape->getEnvelopeInternal(), &parts_->areas.back());
  }
}

geos_point_locator::~geos_point_locator() = default;

void geos_point_locator::find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const {
  const area* last = nullptr;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const geos::geom::Coordinate point(points[at].lon, points[at].lat);
    if (!last || !last->holds(point)) {
      last = nullptr;
      parts_->tree.query(geos::geom::Envelope(point), [&](const area* candidate) {
        if (!last && candidate->holds(point)) last = candidate;
      });
    }
    out[at] = last ? last->index : none;
  }
}

}  // namespace uramost::peers
