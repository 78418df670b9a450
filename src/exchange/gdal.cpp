#include "exchange/gdal.hpp"

#include <cpl_conv.h>

#include <mutex>

namespace uramost::exchange {

gdal_messages::gdal_messages() { CPLPushErrorHandlerEx(&gdal_messages::collect, this); }

gdal_messages::~gdal_messages() { CPLPopErrorHandler(); }

void CPL_STDCALL gdal_messages::collect(CPLErr level, CPLErrorNum, const char* message) {
  auto* self = static_cast<gdal_messages*>(CPLGetErrorHandlerUserData());
  if (level >= CE_Failure && self->errors_.empty()) self->errors_ = message;
}

std::string gdal_messages::first_or(std::string_view otherwise) const {
  return errors_.empty() ? std::string(otherwise) : errors_;
}

gdal_option::gdal_option(const char* name, const char* value) : name_(name) {
  CPLSetThreadLocalConfigOption(name, value);
}

gdal_option::~gdal_option() { CPLSetThreadLocalConfigOption(name_, nullptr); }

void register_gdal_drivers() {
  static std::once_flag once;
  std::call_once(once, [] { GDALAllRegister(); });
}

reference_handle wgs84_lon_lat() {
  reference_handle reference(OSRNewSpatialReference(nullptr));
  OSRImportFromEPSG(reference.get(), 4326);
  OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

}  // namespace uramost::exchange
