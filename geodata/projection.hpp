#pragma once

#include <proj.h>

#include <array>
#include <memory>
#include <string>

namespace uramost::geodata {

/// A PROJ pipeline with a context of its own, without network. Not thread safe.
class projection {
 public:
  /// Throws error(internal) when PROJ does not know the pipeline.
  explicit projection(const std::string& pipeline);

  /// Through the pipeline; infinite when there is no image.
  std::array<double, 2> forward(double x, double y) const { return transform(PJ_FWD, x, y); }
  std::array<double, 2> inverse(double x, double y) const { return transform(PJ_INV, x, y); }

 private:
  std::array<double, 2> transform(PJ_DIRECTION direction, double x, double y) const;

  struct context_deleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
  };
  struct pipeline_deleter {
    void operator()(PJ* pipeline) const { proj_destroy(pipeline); }
  };
  std::unique_ptr<PJ_CONTEXT, context_deleter> context_;  // outlives the pipeline
  std::unique_ptr<PJ, pipeline_deleter> pipeline_;
};

}  // namespace uramost::geodata
