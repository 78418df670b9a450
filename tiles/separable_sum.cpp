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

/// Sums of the factors down the columns: out[c][k] = Σ_r weights[r][k] · rows[r][c]. `width` in whole lanes.
URAMOST_VECTORISED void sum_down(const float* rows, std::size_t stride, int count, const float* weights,
                                 int width, float* out) {
  for (int c = 0; c < width; c += lane_count, rows += lane_count, out += lane_count * rank) {
    lanes a{}, b{}, e{}, f{};
    const float* row = rows;
    const float* weight = weights;
    for (int r = 0; r < count; ++r, row += stride, weight += rank) {
      lanes masses;
      std::memcpy(&masses, row, sizeof masses);
      a += weight[0] * masses;
      b += weight[1] * masses;
      e += weight[2] * masses;
      f += weight[3] * masses;
    }
    for (int i = 0; i < lane_count; ++i) {
      out[i * rank] = a[i];
      out[i * rank + 1] = b[i];
      out[i * rank + 2] = e[i];
      out[i * rank + 3] = f[i];
    }
  }
}

/// Sums across a row at nodes: out[c] = Σ_t taps[|t|] · down[c + t], t from −reach to reach. taps[t][k];
/// `down` points at out[0]'s node. `width` in whole lanes.
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
    if (std::abs(cos_here / taps_cos_ - 1) > same_scale) make_taps(cos_here);
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

  /// The taps of rows with this cosine: of each column when columns lie between nodes, else of all.
  void make_taps(double cos_here) {
    taps_cos_ = cos_here;
    reach_nodes_ = static_cast<int>(reach_ / cos_here) + 1;
    const auto tap_at = [&](double distance) {
      const double across = distance * node_ * cos_here;
      return factors_.across(static_cast<float>(across * across));
    };
    taps_.clear();
    const auto append = [&](const kernel_factors::values& tap) {
      taps_.insert(taps_.end(), tap.begin(), tap.end());
    };
    if (at_nodes_) {
      for (int t = 0; t <= reach_nodes_; ++t) {
        auto tap = tap_at(t);
        if (t == 0)
          for (float& each : tap) each /= 2;  // it is added from either side
        append(tap);
        append(tap);
      }
      return;
    }
    tap_count_ = (2 * reach_nodes_ + 4) / 4 * 4;
    for (int c = 0; c < columns_.count; ++c) {
      const double x = columns_.at(c);
      const int first = static_cast<int>(std::floor(x)) - reach_nodes_ + 1;
      for (int t = 0; t < tap_count_; ++t) append(tap_at(first + t - x));
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
      for (float weight : factors_.down(static_cast<float>(distance * distance * scale)))
        weights_.push_back(peak_ * weight);
    }
    if (occupied.first > occupied.last) return occupied;

    // Whole lanes of the lattice's row, which is whole lanes itself.
    const int skipped = (occupied.first - masses_.first_column()) / lane_count * lane_count;
    const int width = whole_lanes(occupied.last + 1 - masses_.first_column() - skipped);
    occupied.first = masses_.first_column() + skipped;
    occupied.last = occupied.first + width - 1;
    down_.assign(static_cast<std::size_t>((width + 2 * margin()) * rank), 0.0F);
    sum_down(masses_.row(first) + skipped, static_cast<std::size_t>(masses_.columns()), last - first + 1,
             weights_.data(), width, down_.data() + margin() * rank);
    return occupied;
  }

  /// Nodes that taps of columns in reach may touch on either side, and the rest of the last lanes.
  int margin() const { return 2 * reach_nodes_ + lane_count; }

  void sum_across_to(int first_node, int first, int last, float* line) {
    const float* origin = down_.data() + margin() * rank;  // at first_node
    const auto width = static_cast<std::size_t>(last - first + 1);
    if (at_nodes_) {
      line_.resize(static_cast<std::size_t>(whole_lanes(last - first + 1)));
      const int node = static_cast<int>(columns_.at(first)) - first_node;
      sum_across_nodes(origin + node * rank, taps_.data(), reach_nodes_, static_cast<int>(line_.size()),
                       line_.data());
      std::copy_n(line_.begin(), width, line + first);
      return;
    }
    first_nodes_.clear();
    for (int c = first; c <= last; ++c)
      first_nodes_.push_back(static_cast<int>(std::floor(columns_.at(c))) - reach_nodes_ + 1 - first_node);
    sum_across(origin, first_nodes_.data(), taps_.data() + first * tap_count_ * rank, tap_count_,
               static_cast<int>(width), line + first);
  }

  const mass_lattice& masses_;
  const kernel_factors& factors_;
  const node_axis& columns_;
  bool at_nodes_;
  float peak_;
  double node_, reach_;  ///< a node's step at the equator, bandwidths; the kernel's reach there, nodes
  double taps_cos_ = -1;
  int reach_nodes_ = 0, tap_count_ = 0;
  std::vector<float> taps_, weights_, down_, line_;
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
