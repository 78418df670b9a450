#pragma once

#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <memory>
#include <string>
#include <string_view>

/// Handles of GDAL that close themselves, and its messages turned into exceptions. Only for the sources that
/// talk to GDAL; nothing of it belongs to one thread but the handles and a `gdal_messages` in its scope.
namespace uramost::exchange {

struct gdal_deleter {
  void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using dataset_handle = std::unique_ptr<void, gdal_deleter>;

struct ogr_feature_deleter {
  void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using feature_handle = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, ogr_feature_deleter>;

struct ogr_geometry_deleter {
  void operator()(OGRGeometryH geometry) const { OGR_G_DestroyGeometry(geometry); }
};
using geometry_handle = std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, ogr_geometry_deleter>;

struct ogr_reference_deleter {
  void operator()(OGRSpatialReferenceH reference) const { OSRRelease(reference); }
};
using reference_handle = std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, ogr_reference_deleter>;

struct ogr_transformation_deleter {
  void operator()(OGRCoordinateTransformationH transformation) const {
    OCTDestroyCoordinateTransformation(transformation);
  }
};
using transformation_handle =
    std::unique_ptr<std::remove_pointer_t<OGRCoordinateTransformationH>, ogr_transformation_deleter>;

/// While it lives, what GDAL complains about on this thread is collected here instead of printed.
class gdal_messages {
 public:
  gdal_messages();
  ~gdal_messages();
  gdal_messages(const gdal_messages&) = delete;
  gdal_messages& operator=(const gdal_messages&) = delete;

  bool any_error() const { return !errors_.empty(); }
  /// The first error, or `otherwise`.
  std::string first_or(std::string_view otherwise) const;

 private:
  static void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* message);

  std::string errors_;
};

/// A configuration option of GDAL for this thread and scope.
class gdal_option {
 public:
  gdal_option(const char* name, const char* value);
  ~gdal_option();
  gdal_option(const gdal_option&) = delete;
  gdal_option& operator=(const gdal_option&) = delete;

 private:
  const char* name_;
};

/// Makes GDAL's drivers known; call before anything else. Thread safe.
void register_gdal_drivers();

/// WGS 84 with longitude first.
reference_handle wgs84_lon_lat();

}  // namespace uramost::exchange
