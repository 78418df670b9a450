#pragma once

#include <span>
#include <vector>

#include "index/morton.hpp"
#include "index/selection.hpp"
#include "tiles/mercator.hpp"

namespace uramost::tiles {

/// What a kernel is put on: one incident, or several so near each other that their centre of mass serves.
struct point_mass {
  index::world_cell at;  ///< 1.9 cm at most from where it is
  float mass = 0;        ///< incidents, or severity points
  float cos_latitude = 1;

  index::world_position position() const;
};

/// The located incidents of a selection as point masses in Morton order. All incidents in one square of a
/// grid (a power of two of the Morton cells, so a run of rows) become one mass at their centre. With squares
/// of side b, a kernel of curvature k is off by at most b²k/4 of the mass, and by b²k/12 when they are spread
/// evenly.
class point_masses {
 public:
  /// `weights[i]` belongs to the selection's i-th row; `square_m`: the largest side of a square on the
  /// ground.
  point_masses(const index::selection& incidents, std::span<const float> weights, double square_m);

  std::span<const point_mass> all() const { return masses_; }
  /// Cosine of the latitude nearest to the equator, where a world step is longest on the ground.
  double widest_cos_latitude() const { return widest_cos_latitude_; }

  /// Calls `visit(mass)` for every mass in the box.
  template <class Visit>
  void visit_within(const index::cell_box& box, const Visit& visit) const {
    const auto code_at = [&](std::size_t i) { return index::morton_code(masses_[i].at); };
    index::visit_runs(masses_.size(), code_at, box, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        const index::world_cell at = masses_[i].at;
        if (at.x >= box.least.x && at.x <= box.most.x && at.y >= box.least.y && at.y <= box.most.y)
          visit(masses_[i]);
      }
    });
  }

 private:
  std::vector<point_mass> masses_;
  double widest_cos_latitude_ = 0;
};

}  // namespace uramost::tiles
