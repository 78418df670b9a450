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
    for (int i = 0; i < lane_count; ++i)
      for (int k = 0; k < rank; ++k) {
        out[i * rank + k] = west[k][i];
        out[(lane_count + i) * rank + k] = east[k][i];
      }
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
    for (int i = 0; i < 4; ++i) {
      out[c + 2 * i] = sums[i][0] + sums[i][1] + sums[i][2] + sums[i][3];
      out[c + 2 * i + 1] = sums[i][4] + sums[i][5] + sums[i][6] + sums[i][7];
    }
  }
}

/// Sums across a row between nodes: out[c] = Σ_t taps[c][t] · down[first[c] + t], `count` (whole lanes) taps.
URAMOST_VECTORISED void sum_across(const float* down, const int* first, const float* taps, int count,
                                   int width, float* out) {
  const int length = count * rank;
  for (int c = 0; c < width; ++c, taps += length) {
    const float* from = down + first[c] * rank;
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
    const lanes sum = even + odd;
    out[c] = sum[0] + sum[1] + sum[2] + sum[3] + sum[4] + sum[5] + sum[6] + sum[7];
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
    taps_.reserve(static_cast<std::size_t>(columns_.count * tap_count_));
    for (int c = 0; c < columns_.count; ++c) {
      const double x = columns_.at(c);
      const double first = std::floor(x) - reach_nodes_ + 1 - x;
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

  /// Nodes that taps of columns in reach may touch on either side, and the rest of the last stride.
  int margin() const { return 2 * reach_nodes_ + stride; }

  void sum_across_to(int first_node, int first, int last, float* line) {
    const float* origin = down_.data() + margin() * rank;  // at first_node
    const auto width = static_cast<std::size_t>(last - first + 1);
    if (at_nodes_) {
      line_.resize(static_cast<std::size_t>(whole_strides(last - first + 1)));
      const int node = static_cast<int>(columns_.at(first)) - first_node;
      sum_across_nodes(origin + node * rank, taps_.front().data(), reach_nodes_,
                       static_cast<int>(line_.size()), line_.data());
      std::copy_n(line_.begin(), width, line + first);
      return;
    }
    first_nodes_.clear();
    for (int c = first; c <= last; ++c)
      first_nodes_.push_back(static_cast<int>(std::floor(columns_.at(c))) - reach_nodes_ + 1 - first_node);
    sum_across(origin, first_nodes_.data(), taps_[static_cast<std::size_t>(first * tap_count_)].data(),
               tap_count_, static_cast<int>(width), line + first);
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
  std::vector<int> first_nodes_;
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
