#include "geodata/projection.hpp"

#include "core/error.hpp"

namespace uramost::geodata {

projection::projection(const std::string& pipeline) : context_(proj_context_create()) {
  proj_context_set_enable_network(context_.get(), 0);
  proj_log_level(context_.get(), PJ_LOG_NONE);
  pipeline_.reset(proj_create(context_.get(), pipeline.c_str()));
  if (!pipeline_) throw error(error_kind::internal, "PROJ does not know " + pipeline);
}

std::array<double, 2> projection::transform(PJ_DIRECTION direction, double x, double y) const {
  proj_errno_reset(pipeline_.get());
  const PJ_COORD image = proj_trans(pipeline_.get(), direction, proj_coord(x, y, 0, 0));
  return {image.xy.x, image.xy.y};
}

}  // namespace uramost::geodata
