#include "geodata/geos.hpp"

#include "core/error.hpp"

namespace uramost::geodata {

geos::geos() : last_message_(std::make_unique<std::string>()), handle_(GEOS_init_r()) {
  GEOSContext_setErrorMessageHandler_r(
      handle_.get(),
      [](const char* message, void* last_message) { *static_cast<std::string*>(last_message) = message; },
      last_message_.get());
}

geos::geometry geos::own(GEOSGeometry* result) const {
  check(result != nullptr);
  return geometry(result, geometry_deleter{handle_.get()});
}

void geos::check(bool succeeded) const {
  if (!succeeded) throw error(error_kind::internal, "geometry failed: " + *last_message_);
}

}  // namespace uramost::geodata
