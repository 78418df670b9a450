#include "tiles/query_lattice.hpp"

namespace uramost::tiles {

namespace {
constexpr double most_nodes = 4e6;  // 16 MB
}

query_lattice::query_lattice(const incident_masses& masses, double step) : masses_(masses), step_(step) {
  const world_box extent = box_of(masses.index().extent());
  const double nodes = (extent.east - extent.west) / step * ((extent.south - extent.north) / step);
  worth_sharing_ = masses.index().located() > many_incidents && nodes < most_nodes;
}

query_lattice::shared query_lattice::whole(const index::cell_box& asked) const {
  if (!worth_sharing_ || !masses_.asked_widely(asked)) return nullptr;
  std::call_once(dealt_out_, [&] {
    whole_ = std::make_shared<const mass_lattice>(masses_.within(masses_.index().extent()), step_);
  });
  return whole_;
}

query_lattice::shared query_lattice::around(const index::cell_box& box) const {
  if (shared all = whole(box)) return all;
  return std::make_shared<const mass_lattice>(masses_.within(box), step_);
}

}  // namespace uramost::tiles
