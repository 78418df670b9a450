#include "exchange/ogr_position.hpp"

#include <cmath>

#include "core/error.hpp"

namespace uramost::exchange {
namespace {

/// A point that stands for the geometry; an empty handle when GEOS cannot make one (a broken geometry).
geometry_handle representative_point(OGRGeometryH geometry) {
  const geometry_handle linear(OGR_G_GetLinearGeometry(geometry, 0, nullptr));
  geometry_handle point(OGR_G_CreateGeometry(wkbPoint));
  if (!linear || OGR_G_Centroid(linear.get(), point.get()) != OGRERR_NONE) return nullptr;
  if (OGR_G_GetDimension(linear.get()) == 2 && !OGR_G_Intersects(linear.get(), point.get()))
    if (geometry_handle inside(OGR_G_PointOnSurface(linear.get())); inside) return inside;
  return point;
}

}  // namespace

position_finder::position_finder(OGRLayerH layer) {
  const OGRSpatialReferenceH given = OGR_L_GetSpatialRef(layer);
  has_reference_ = given != nullptr;
  if (!given) return;
  const reference_handle from(OSRClone(given));
  OSRSetAxisMappingStrategy(from.get(), OAMS_TRADITIONAL_GIS_ORDER);
  const reference_handle to = wgs84_lon_lat();
  if (OSRIsSame(from.get(), to.get())) return;
  transformation_.reset(OCTNewCoordinateTransformation(from.get(), to.get()));
  if (!transformation_) throw invalid_input("The coordinate system of the file cannot be turned into WGS 84");
}

std::optional<lon_lat> position_finder::find(OGRFeatureH feature, std::string& problem) const {
  OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
  if (!geometry || OGR_G_IsEmpty(geometry)) return std::nullopt;
  geometry_handle made;
  if (wkbFlatten(OGR_G_GetGeometryType(geometry)) != wkbPoint) {
    made = representative_point(geometry);
    geometry = made.get();
  }
  if (!geometry || OGR_G_IsEmpty(geometry)) {
    problem = "the geometry is broken";
    return std::nullopt;
  }
  lon_lat point{OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
  const bool placed =
      !transformation_ || OCTTransform(transformation_.get(), 1, &point.lon, &point.lat, nullptr);
  if (placed && is_on_earth(point)) return point;
  problem = has_reference_ ? "the geometry is not on the Earth"
                           : "the file names no coordinate system, and its coordinates are not degrees";
  return std::nullopt;
}

}  // namespace uramost::exchange
