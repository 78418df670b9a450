#pragma once

#include <geos_c.h>

#include <memory>
#include <string>

namespace uramost::geodata {

/// A GEOS context of its own: messages of GEOS become uramost::error. Not thread safe; make one per call.
class geos {
 public:
  geos();

  GEOSContextHandle_t handle() const { return handle_.get(); }

  struct geometry_deleter {
    GEOSContextHandle_t context = nullptr;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
  };
  using geometry = std::unique_ptr<GEOSGeometry, geometry_deleter>;

  /// Takes what a GEOS function gave back. Throws error(internal) with GEOS's message when that is nothing.
  geometry own(GEOSGeometry* result) const;
  /// For predicates and numbers: throws when GEOS says that it failed.
  void check(bool succeeded) const;

 private:
  struct context_deleter {
    void operator()(GEOSContextHandle_t context) const { GEOS_finish_r(context); }
  };
  std::unique_ptr<std::string> last_message_;  // the context keeps its address
  std::unique_ptr<GEOSContextHandle_HS, context_deleter> handle_;
};

}  // namespace uramost::geodata
