#pragma once

#include <memory>
#include <mutex>

#include "tiles/mass_lattice.hpp"

namespace uramost::tiles {

/// The masses of an incident query on the nodes of a lattice: dealt out once for the whole query when a large
/// part of the register was asked for, and then shared by all its legends and tiles; otherwise only those in
/// reach of what is asked. Safe to use from many threads.
class query_lattice {
 public:
  /// A smaller register is summed from its incidents, whatever is asked: fast enough, and more exact.
  static constexpr std::size_t many_incidents = 10'000;

  /// `masses` must outlive it.
  query_lattice(const incident_masses& masses, double step);

  double step() const { return step_; }

  using shared = std::shared_ptr<const mass_lattice>;
  /// That of the whole query; null when not much was asked for yet, when the register is small, or when the
  /// lattice would take too many nodes.
  shared whole(const index::cell_box& asked) const;
  /// One that holds at least the masses in a box.
  shared around(const index::cell_box& box) const;

 private:
  const incident_masses& masses_;
  double step_;
  bool worth_sharing_;
  mutable std::once_flag dealt_out_;
  mutable shared whole_;
};

}  // namespace uramost::tiles
