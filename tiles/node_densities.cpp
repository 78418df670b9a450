#include "tiles/node_densities.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/vectorised.hpp"
#include "tiles/cubic_weights.hpp"
#include "tiles/lanes.hpp"

namespace uramost::tiles {

namespace {
using four_rows = std::array<const float*, 4>;

/// out[i] = Σ_j weights[j] · rows[j][i].
URAMOST_VECTORISED void mix_rows(const four_rows& rows, const std::array<float, 4>& weights, int count,
                                 float* out) {
  const auto [a, b, c, d] = rows;
  const auto [of_a, of_b, of_c, of_d] = weights;
  for (int i = 0; i < count; ++i) out[i] = of_a * a[i] + of_b * b[i] + of_c * c[i] + of_d * d[i];
}

/// out[i] = Σ_j weights[i][j] · line[first[i] + j], at least 0; four at a time.
URAMOST_VECTORISED void mix_columns(const float* line, const int* first, const std::array<float, 4>* weights,
                                    int count, float* out) {
  const quad zero{};
  for (int i = 0; i < count; i += 4) {
    quad product[4];
    for (int j = 0; j < 4; ++j) {
      quad value, weight;
      std::memcpy(&value, line + first[i + j], sizeof value);
      std::memcpy(&weight, weights + i + j, sizeof weight);
      product[j] = value * weight;
    }
    const quad sums = sums_of(product[0], product[1], product[2], product[3]);
    const quad positive = sums > zero ? sums : zero;
    std::memcpy(out + i, &positive, sizeof positive);
  }
}

/// Where the columns of an axis are read from a line of nodes; padded to whole groups of four.
struct column_reads {
  std::vector<int> first;
  std::vector<std::array<float, 4>> weights;

  column_reads(const node_axis& axis, int line_starts_at) {
    for (int i = 0; i < (axis.count + 3) / 4 * 4; ++i) {
      const double at = axis.at(std::min(i, axis.count - 1));
      const double left = std::floor(at);
      first.push_back(static_cast<int>(left) - 1 - line_starts_at);
      weights.push_back(cubic_weights(at - left));
    }
  }
};
}  // namespace

node_span nodes_read(const node_axis& axis) {
  const auto first = static_cast<int>(std::floor(axis.at(0))) - 1;
  return {first, static_cast<int>(std::floor(axis.at(axis.count - 1))) + 3 - first};
}

std::vector<float> interpolated(const node_densities& nodes, const node_axis& columns,
                                const node_axis& rows) {
  const auto width = static_cast<std::size_t>(columns.count);
  const auto padded = static_cast<int>((width + 3) / 4 * 4);
  std::vector<float> densities(width * static_cast<std::size_t>(rows.count) + 4, 0.0F);
  const column_reads reads(columns, nodes.first_column);
  const std::vector<float> nothing(static_cast<std::size_t>(nodes.block_columns), 0.0F);
  std::vector<float> line(static_cast<std::size_t>(nodes.blocks_across * nodes.block_columns), 0.0F);

  for (int y = 0; y < rows.count; ++y) {
    const double at = rows.at(y), above = std::floor(at);
    const int first_row = static_cast<int>(above) - 1 - nodes.first_row;
    const auto weights = cubic_weights(at - above);
    bool empty = true;
    for (int b = 0; b < nodes.blocks_across; ++b) {
      four_rows four;
      bool empty_here = true;
      for (int j = 0; j < 4; ++j) {
        const int row = first_row + j;
        const auto& block =
            nodes.blocks[static_cast<std::size_t>(row / nodes.block_rows * nodes.blocks_across + b)];
        four[static_cast<std::size_t>(j)] =
            block ? block->data() + row % nodes.block_rows * nodes.block_columns : nothing.data();
        empty_here &= !block;
      }
      float* part = line.data() + b * nodes.block_columns;
      if (empty_here)
        std::fill_n(part, nodes.block_columns, 0.0F);
      else
        mix_rows(four, weights, nodes.block_columns, part);
      empty &= empty_here;
    }
    if (!empty)
      mix_columns(line.data(), reads.first.data(), reads.weights.data(), padded,
                  densities.data() + static_cast<std::size_t>(y) * width);
  }
  densities.resize(width * static_cast<std::size_t>(rows.count));
  return densities;
}

}  // namespace uramost::tiles
