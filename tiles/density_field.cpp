#include "tiles/density_field.hpp"

#include <algorithm>
#include <cmath>

namespace uramost::tiles {

namespace {
int block_of(int node) {
  const int before = node < 0 ? node - density_field::block_side + 1 : node;
  return before / density_field::block_side;
}
}  // namespace

density_field::block_range density_field::blocks_of(const node_span& columns, const node_span& rows) const {
  return {{block_of(rows.first), block_of(columns.first)},
          {block_of(rows.first + rows.count - 1), block_of(columns.first + columns.count - 1)}};
}

std::size_t density_field::blocks_within(const node_span& columns, const node_span& rows) const {
  const world_box reached = grown(box_of(masses_.index().extent()), kernel_.reach_m());
  const auto block_at = [&](double position) {
    return static_cast<int>(std::floor(position / (lattice_.step() * block_side)));
  };
  const auto [first, last] = blocks_of(columns, rows);
  const auto length = [](int from, int to) { return static_cast<std::size_t>(std::max(to - from + 1, 0)); };
  return length(std::max(first.row, block_at(reached.north)), std::min(last.row, block_at(reached.south))) *
         length(std::max(first.column, block_at(reached.west)),
                std::min(last.column, block_at(reached.east)));
}

bool density_field::holds(const node_span& columns, const node_span& rows) const {
  const auto [first, last] = blocks_of(columns, rows);
  for (int row = first.row; row <= last.row; ++row)
    for (int column = first.column; column <= last.column; ++column)
      if (!blocks_.find({row, column})) return false;
  return true;
}

node_densities density_field::at(const node_span& columns, const node_span& rows) const {
  const auto [first, last] = blocks_of(columns, rows);
  node_densities nodes{first.column * block_side,
                       first.row * block_side,
                       block_side,
                       block_side,
                       last.column - first.column + 1,
                       {}};
  for (int row = first.row; row <= last.row; ++row)
    for (int column = first.column; column <= last.column; ++column)
      nodes.blocks.push_back(blocks_.get({row, column}, [&] { return compute({row, column}); }));
  return nodes;
}

density_field::block density_field::compute(block_number number) const {
  const int first_column = number.column * block_side, first_row = number.row * block_side;
  const double step = lattice_.step();
  const world_grid grid{first_column * step, first_row * step, step, block_side, block_side};
  const auto reached = cells_of(grown(grid.box(), kernel_.reach_m()));
  if (masses_.none_near(reached)) return nullptr;
  const node_axis columns{static_cast<double>(first_column), 1, block_side},
      rows{static_cast<double>(first_row), 1, block_side};
  return std::make_shared<const std::vector<float>>(
      separable_sum(*lattice_.around(reached), kernel_, columns, rows));
}

}  // namespace uramost::tiles
