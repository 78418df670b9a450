#pragma once

#include "core/shared_computation.hpp"
#include "tiles/node_densities.hpp"
#include "tiles/query_lattice.hpp"

namespace uramost::tiles {

/// The densities at all nodes of a lattice fixed on the world, in blocks that are computed when they are
/// first needed and then serve every tile, zoom and legend. Keeps the blocks used last, up to a number of
/// bytes. Safe to use from many threads: who needs a block that is being computed waits for it.
class density_field {
 public:
  static constexpr int block_side = 128;  ///< nodes

  /// All must outlive it.
  density_field(const incident_masses& masses, const density_kernel& kernel, const query_lattice& lattice)
      : masses_(masses), kernel_(kernel), lattice_(lattice) {}

  /// Blocks within reach of an incident that positions are read from, at most.
  std::size_t blocks_within(const node_span& columns, const node_span& rows) const;
  /// True when all of them have been computed and are kept.
  bool holds(const node_span& columns, const node_span& rows) const;
  /// The blocks that hold these nodes.
  node_densities at(const node_span& columns, const node_span& rows) const;

 private:
  static constexpr std::size_t most_blocks = 1024;  // 64 MiB, when none of them is empty

  using block = node_densities::block;
  struct block_number {
    int row = 0, column = 0;
    friend bool operator==(const block_number&, const block_number&) = default;
  };
  struct block_range {
    block_number first, last;
  };
  struct number_hash {
    std::size_t operator()(const block_number& number) const {
      return static_cast<std::size_t>(number.row) * 1'000'003 + static_cast<std::size_t>(number.column);
    }
  };

  block_range blocks_of(const node_span& columns, const node_span& rows) const;
  block compute(block_number number) const;

  const incident_masses& masses_;
  const density_kernel& kernel_;
  const query_lattice& lattice_;
  mutable shared_computation<block_number, block, cost_of_one, number_hash> blocks_{most_blocks};
};

}  // namespace uramost::tiles
