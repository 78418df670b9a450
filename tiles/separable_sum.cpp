#include "tiles/separable_sum.hpp"

#include <algorithm>
#include <cmath>

#include "core/vectorised.hpp"
#include "tiles/kernel_factors.hpp"
#include "tiles/lanes.hpp"

namespace uramost::tiles {

namespace {
constexpr int rank = kernel_factors::rank;
/// A row's taps serve the rows whose scale is as near as this: 0.1 % of the peak.
constexpr double same_scale = 1e-3;

/// out[c][k] = sums[k][c]
inline __attribute__((always_inline)) void store_by_column(const lanes (&sums)[rank], float* out) {
  const auto& [a, b, c, d] = sums;
  const lanes ab_low = __builtin_shufflevector(a, b, 0, 8, 1, 9, 4, 12, 5, 13);
  const lanes ab_high = __builtin_shufflevector(a, b, 2, 10, 3, 11, 6, 14, 7, 15);
  const lanes cd_low = __builtin_shufflevector(c, d, 0, 8, 1, 9, 4, 12, 5, 13);
  const lanes cd_high = __builtin_shufflevector(c, d, 2, 10, 3, 11, 6, 14, 7, 15);
  const lanes of_0_4 = __builtin_shufflevector(ab_low, cd_low, 0, 1, 8, 9, 4, 5, 12, 13);
  const lanes of_1_5 = __builtin_shufflevector(ab_low, cd_low, 2, 3, 10, 11, 6, 7, 14, 15);
  const lanes of_2_6 = __builtin_shufflevector(ab_high, cd_high, 0, 1, 8, 9, 4, 5, 12, 13);
  const lanes of_3_7 = __builtin_shufflevector(ab_high, cd_high, 2, 3, 10, 11, 6, 7, 14, 15);
  const lanes by_column[rank] = {__builtin_shufflevector(of_0_4, of_1_5, 0, 1, 2, 3, 8, 9, 10, 11),
                                 __builtin_shufflevector(of_2_6, of_3_7, 0, 1, 2, 3, 8, 9, 10, 11),
                                 __builtin_shufflevector(of_0_4, of_1_5, 4, 5, 6, 7, 12, 13, 14, 15),
                                 __builtin_shufflevector(of_2_6, of_3_7, 4, 5, 6, 7, 12, 13, 14, 15)};
  std::memcpy(out, by_column, sizeof by_column);
}

/// The two halves' sum.
inline __attribute__((always_inline)) quad folded(const lanes& sum) {
  return __builtin_shufflevector(sum, sum, 0, 1, 2, 3) + __builtin_shufflevector(sum, sum, 4, 5, 6, 7);
}

/// Sums of the factors down the columns: out[c][k] = Σ_r weights[r][k] · rows[r][c]. `width` in whole
/// strides.
URAMOST_VECTORISED void sum_down(const float* rows, std::size_t row_length, int count, const float* weights,
                                 int width, float* out) {
  for (int c = 0; c < width; c += stride, rows += stride, out += stride * rank) {
    lanes west[rank] = {}, east[rank] = {};
    for (int r = 0; r < count; ++r) {
      lanes masses_west, masses_east;
      std::memcpy(&masses_west, rows + static_cast<std::size_t>(r) * row_length, sizeof masses_west);
      std::memcpy(&masses_east, rows + static_cast<std::size_t>(r) * row_length + lane_count,
                  sizeof masses_east);
      for (int k = 0; k < rank; ++k) {
        west[k] += weights[r * rank + k] * masses_west;
        east[k] += weights[r * rank + k] * masses_east;
      }
    }
    store_by_column(west, out);
    store_by_column(east, out + lane_count * rank);
  }
}

/// Sums across a row at nodes: out[c] = Σ_t taps[|t|] · down[c + t], t from −reach to reach. taps[t][k];
/// `down` points at out[0]'s node. `width` in whole strides.
URAMOST_VECTORISED void sum_across_nodes(const float* down, const float* taps, int reach, int width,
                                         float* out) {
  for (int c = 0; c < width; c += lane_count, down += lane_count * rank) {
    lanes sums[4] = {};  // of two nodes each
    for (int t = 0; t <= reach; ++t) {
      lanes tap, before, after;
      std::memcpy(&tap, taps + t * 2 * rank, sizeof tap);
      for (int i = 0; i < 4; ++i) {
        std::memcpy(&before, down + (2 * i - t) * rank, sizeof before);
        std::memcpy(&after, down + (2 * i + t) * rank, sizeof after);
        sums[i] += tap * (before + after);
      }
    }
    for (int i = 0; i < 4; i += 2) {
      const lanes &west = sums[i], &east = sums[i + 1];
      const quad four = sums_of(
          __builtin_shufflevector(west, west, 0, 1, 2, 3), __builtin_shufflevector(west, west, 4, 5, 6, 7),
          __builtin_shufflevector(east, east, 0, 1, 2, 3), __builtin_shufflevector(east, east, 4, 5, 6, 7));
      std::memcpy(out + c + 2 * i, &four, sizeof four);
    }
  }
}

/// Sums across a row between nodes: out[c] = Σ_t taps[c][t] · down[first[c] + shift + t], with `count` taps,
/// a multiple of four; `width` is one too.
URAMOST_VECTORISED void sum_across(const float* down, const int* first, int shift, const float* taps,
                                   int count, int width, float* out) {
  const int length = count * rank;
  for (int c = 0; c < width; c += 4) {
    quad sums[4];
    for (int j = 0; j < 4; ++j, taps += length) {
      const float* from = down + (first[c + j] + shift) * rank;
      lanes even{}, odd{};
      for (int i = 0; i < length; i += 2 * lane_count) {
        lanes tap, value;
        std::memcpy(&tap, taps + i, sizeof tap);
        std::memcpy(&value, from + i, sizeof value);
        even += tap * value;
        std::memcpy(&tap, taps + i + lane_count, sizeof tap);
        std::memcpy(&value, from + i + lane_count, sizeof value);
        odd += tap * value;
      }
      sums[j] = folded(even + odd);
    }
    const quad four = sums_of(sums[0], sums[1], sums[2], sums[3]);
    std::memcpy(out + c, &four, sizeof four);
  }
}

/// The rows of one sum, from the north.
class row_sums {
 public:
  row_sums(const mass_lattice& masses, const density_kernel& kernel, const node_axis& columns)
      : masses_(masses),
        factors_(kernel_factors::of(kernel.shape())),
        columns_(columns),
        at_nodes_(columns.step == 1 && columns.first == std::floor(columns.first)),
        peak_(static_cast<float>(kernel.peak_per_km2())),
        node_(masses.step() * equator_m() / kernel.bandwidth_m()),
        reach_(kernel.reach_m() / kernel.bandwidth_m() / node_) {}

  /// The densities of the row at `y` (nodes), into `columns.count` zeros.
  void sum(double y, float* line) {
    const double cos_here = cos_latitude(y * masses_.step());
    if (std::abs(cos_here / taps_cos_ - 1) > same_scale) {
      // Good for the rows to come as well: southward the cosine grows up to the equator.
      const bool grows = y * masses_.step() < 0.5;
      make_taps(cos_here * (grows ? 1 + 0.9 * same_scale : 1 - 0.9 * same_scale));
    }
    const column_range occupied = sum_down_to(y, cos_here);
    if (occupied.first > occupied.last) return;
    const auto column = [&](int node) { return (node - columns_.first) / columns_.step; };
    const int first = std::max(static_cast<int>(std::ceil(column(occupied.first - reach_nodes_))), 0);
    const int last =
        std::min(static_cast<int>(std::floor(column(occupied.last + reach_nodes_))), columns_.count - 1);
    if (first <= last) sum_across_to(occupied.first, first, last, line);
  }

 private:
  using column_range = mass_lattice::column_range;

  /// The taps of rows with about this cosine: of each column when columns lie between nodes, else of all.
  void make_taps(double cos_here) {
    taps_cos_ = cos_here;
    reach_nodes_ = static_cast<int>(reach_ / cos_here) + 1;
    const double side = node_ * cos_here;
    const auto tap_at = [&](double distance) {
      const auto across = static_cast<float>(distance * side);
      return factors_.across(across * across);
    };
    taps_.clear();
    if (at_nodes_) {
      for (int t = 0; t <= reach_nodes_; ++t) {
        auto tap = tap_at(t);
        if (t == 0)
          for (float& each : tap) each /= 2;  // it is added from either side
        taps_.insert(taps_.end(), 2, tap);
      }
      return;
    }
    tap_count_ = (2 * reach_nodes_ + 4) / 4 * 4;
    const int columns = columns_.count + 3;  // sums are made of four columns at a time
    taps_.reserve(static_cast<std::size_t>(columns * tap_count_));
    nodes_before_.clear();
    for (int c = 0; c < columns; ++c) {
      const double x = columns_.at(c), before = std::floor(x);
      const double first = before - reach_nodes_ + 1 - x;
      nodes_before_.push_back(static_cast<int>(before));
      for (int t = 0; t < tap_count_; ++t) taps_.push_back(tap_at(first + t));
    }
  }

  /// Sums all lattice rows in reach into `down_`, which starts `margin()` before the columns it answers:
  /// those that hold any.
  column_range sum_down_to(double y, double cos_here) {
    const double reach = reach_ / cos_here * 1.01;  // the rows' own scales differ a little
    const int first = std::max(static_cast<int>(std::ceil(y - reach)), masses_.first_row());
    const int last =
        std::min(static_cast<int>(std::floor(y + reach)), masses_.first_row() + masses_.rows() - 1);
    column_range occupied;
    weights_.clear();
    for (int row = first; row <= last; ++row) {
      const auto [low, high] = masses_.occupied(row);
      occupied = {std::min(occupied.first, low), std::max(occupied.last, high)};
      const double distance = (row - y) * node_;
      const double scale = cos_here * cos_latitude(row * masses_.step());
      auto& weights = weights_.emplace_back(factors_.down(static_cast<float>(distance * distance * scale)));
      for (float& each : weights) each *= peak_;
    }
    occupied = {
        std::max(occupied.first, static_cast<int>(columns_.at(0)) - reach_nodes_ - 1),
        std::min(occupied.last, static_cast<int>(columns_.at(columns_.count - 1)) + reach_nodes_ + 2)};
    if (occupied.first > occupied.last) return occupied;

    // Whole strides of the lattice's row, which is whole strides itself.
    const int skipped = (occupied.first - masses_.first_column()) / stride * stride;
    const int width = whole_strides(occupied.last + 1 - masses_.first_column() - skipped);
    occupied.first = masses_.first_column() + skipped;
    occupied.last = occupied.first + width - 1;
    down_.assign(static_cast<std::size_t>((width + 2 * margin()) * rank), 0.0F);
    sum_down(masses_.row(first) + skipped, static_cast<std::size_t>(masses_.columns()), last - first + 1,
             weights_.front().data(), width, down_.data() + margin() * rank);
    return occupied;
  }

  /// Nodes that taps of columns in reach may touch on either side, and those of the columns that fill the
  /// last four or the last stride.
  int margin() const { return 2 * reach_nodes_ + stride + static_cast<int>(4 * columns_.step); }

  void sum_across_to(int first_node, int first, int last, float* line) {
    const float* origin = down_.data() + margin() * rank;  // at first_node
    line_.resize(static_cast<std::size_t>(whole_strides(last - first + 1)));
    if (at_nodes_) {
      const int node = static_cast<int>(columns_.at(first)) - first_node;
      sum_across_nodes(origin + node * rank, taps_.front().data(), reach_nodes_,
                       static_cast<int>(line_.size()), line_.data());
    } else {
      const auto column = static_cast<std::size_t>(first);
      sum_across(origin, nodes_before_.data() + column, 1 - reach_nodes_ - first_node,
                 taps_[column * static_cast<std::size_t>(tap_count_)].data(), tap_count_,
                 (last - first + 4) / 4 * 4, line_.data());
    }
    std::copy_n(line_.begin(), last - first + 1, line + first);
  }

  const mass_lattice& masses_;
  const kernel_factors& factors_;
  const node_axis& columns_;
  bool at_nodes_;
  float peak_;
  double node_, reach_;  ///< a node's step at the equator, bandwidths; the kernel's reach there, nodes
  double taps_cos_ = -1;
  int reach_nodes_ = 0, tap_count_ = 0;
  std::vector<kernel_factors::values> taps_, weights_;
  std::vector<float> down_, line_;
  std::vector<int> nodes_before_;  ///< of the columns
};
}  // namespace

std::vector<float> separable_sum(const mass_lattice& masses, const density_kernel& kernel,
                                 const node_axis& columns, const node_axis& rows) {
  const auto width = static_cast<std::size_t>(columns.count);
  std::vector<float> sums(width * static_cast<std::size_t>(rows.count), 0.0F);
  if (masses.empty()) return sums;
  row_sums each(masses, kernel, columns);
  for (int row = 0; row < rows.count; ++row)
    each.sum(rows.at(row), sums.data() + static_cast<std::size_t>(row) * width);
  return sums;
}

}  // namespace uramost::tiles
