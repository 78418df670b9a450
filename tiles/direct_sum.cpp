#include "tiles/direct_sum.hpp"

#include <algorithm>
#include <cmath>

#include "tiles/kernel_row.hpp"

namespace uramost::tiles {

namespace {
/// A kernel of at most this radius in grid steps is added as a square of whole vectors, without asking in
/// each row how wide its circle is.
constexpr double narrow_radius = 7.5;
constexpr int lanes = 4;

/// The next whole number above, for numbers in the range of int; cheaper than a call of std::ceil.
int round_up(double number) {
  const int truncated = static_cast<int>(number);
  return truncated + (number > truncated);
}

/// Adds masses to the sums of a grid. The sums have a margin on either side for the kernels' rims.
template <kernel Shape>
class spreader {
 public:
  spreader(const density_kernel& kernel, const world_grid& grid)
      : grid_(grid),
        peak_(static_cast<float>(kernel.peak_per_km2())),
        width_(static_cast<std::size_t>(grid.columns) + 2 * margin),
        sums_(width_ * static_cast<std::size_t>(grid.rows), 0.0F) {
    const double step = grid.step * equator_m() / kernel.bandwidth_m();
    step2_ = step * step;
    reach2_ = std::pow(kernel.reach_m() / kernel.bandwidth_m(), 2);
    equator_radius_ = 1.02 * std::sqrt(reach2_) / step;
    for (int row = 0; row < grid.rows; ++row) cos_of_row_.push_back(cos_latitude(grid.y(row)));
  }

  void add(const point_mass& mass) {
    const index::world_position at = mass.position();
    const centre middle{(at.x - grid_.west) / grid_.step, (at.y - grid_.north) / grid_.step,
                        cos_latitude(at.y), mass.mass * peak_};
    // A little wide, as the steps of other rows may be longer or shorter on the ground.
    const double radius = equator_radius_ / middle.cos_latitude;
    if (radius > narrow_radius) return add_circle(middle);
    switch (static_cast<int>(2 * radius) / lanes) {
      case 0:
        return add_square<1>(middle, radius);
      case 1:
        return add_square<2>(middle, radius);
      case 2:
        return add_square<3>(middle, radius);
      default:
        return add_square<4>(middle, radius);
    }
  }

  /// The sums without their margins.
  std::vector<float> take() const {
    std::vector<float> inner;
    inner.reserve(static_cast<std::size_t>(grid_.columns) * static_cast<std::size_t>(grid_.rows));
    for (std::size_t row = 0; row < static_cast<std::size_t>(grid_.rows); ++row)
      inner.insert(inner.end(), sums_.begin() + static_cast<std::ptrdiff_t>(row * width_ + margin),
                   sums_.begin() + static_cast<std::ptrdiff_t>((row + 1) * width_ - margin));
    return inner;
  }

 private:
  static constexpr int margin = 4 * lanes;

  struct centre {
    double column, row;
    double cos_latitude;
    float height;
  };

  float* line(int row) { return sums_.data() + static_cast<std::size_t>(row) * width_ + margin; }
  double scale_of(const centre& middle, int row) const {
    return step2_ * middle.cos_latitude * cos_of_row_[static_cast<std::size_t>(row)];
  }

  template <int Vectors>
  void add_square(const centre& middle, double radius) {
    if (middle.column + radius < 0 || middle.column - radius > grid_.columns) return;
    const int first = round_up(middle.column - radius);
    const int top = std::max(round_up(middle.row - radius), 0);
    const int bottom = std::min(round_up(middle.row + radius), grid_.rows) - 1;
    const auto offset = static_cast<float>(first - middle.column), reach2 = static_cast<float>(reach2_);
    const auto own_scale = static_cast<float>(step2_ * middle.cos_latitude);
    for (int row = top; row <= bottom; ++row) {
      const float scale = own_scale * static_cast<float>(cos_of_row_[static_cast<std::size_t>(row)]);
      const auto south = static_cast<float>(middle.row - row);
      const float across2 = scale * south * south;
      if (across2 < reach2)
        add_kernel_row<Shape>(line(row) + first, Vectors * lanes, offset, scale, across2, middle.height);
    }
  }

  void add_circle(const centre& middle) {
    // Where a step is shortest on the ground the circle has most rows: go from its middle outward.
    const int nearest = std::clamp(static_cast<int>(std::lround(middle.row)), 0, grid_.rows - 1);
    for (int row = nearest; row < grid_.rows && add_chord(middle, row); ++row) {
    }
    for (int row = nearest - 1; row >= 0 && add_chord(middle, row); --row) {
    }
  }

  /// False when the row is out of reach.
  bool add_chord(const centre& middle, int row) {
    const double scale = scale_of(middle, row), south = middle.row - row;
    const double room = reach2_ / scale - south * south;
    if (room <= 0) return false;
    const double half_width = std::sqrt(room);
    const int first = static_cast<int>(std::max(std::ceil(middle.column - half_width), 0.0));
    const int last = static_cast<int>(std::min(std::floor(middle.column + half_width), grid_.columns - 1.0));
    if (first <= last)
      add_kernel_row<Shape>(line(row) + first, last - first + 1, static_cast<float>(first - middle.column),
                            static_cast<float>(scale), static_cast<float>(scale * south * south),
                            middle.height);
    return true;
  }

  const world_grid& grid_;
  float peak_;
  std::size_t width_;
  std::vector<float> sums_;
  double step2_ = 0, reach2_ = 0;  ///< squared bandwidths
  double equator_radius_ = 0;      ///< of the kernel, in grid steps where the world is not stretched
  std::vector<double> cos_of_row_;
};

template <kernel Shape>
std::vector<float> spread_all(std::span<const point_mass> masses, const density_kernel& kernel,
                              const world_grid& grid) {
  spreader<Shape> spreader(kernel, grid);
  for (const point_mass& mass : masses) spreader.add(mass);
  return spreader.take();
}
}  // namespace

std::vector<float> direct_sum(std::span<const point_mass> masses, const density_kernel& kernel,
                              const world_grid& grid) {
  return kernel.shape() == kernel::quartic ? spread_all<kernel::quartic>(masses, kernel, grid)
                                           : spread_all<kernel::gaussian>(masses, kernel, grid);
}

}  // namespace uramost::tiles
