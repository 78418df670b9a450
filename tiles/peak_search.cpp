#include "tiles/peak_search.hpp"

#include <algorithm>
#include <cmath>

#include "tiles/separable_sum.hpp"

namespace uramost::tiles {

namespace {
using index::world_position;

constexpr double cell_side = 0.5;          // bandwidths
constexpr double most_cells_a_side = 768;  // of one level; larger areas are searched in levels
constexpr int window_side = 8;             // cells
constexpr double worth_looking = 1.002;    // a bound must exceed the best height by this

/// Sums of masses in the square cells of a box and of what a kernel reaches around it.
class cell_masses {
 public:
  cell_masses(const incident_masses& masses, const density_kernel& kernel, const world_box& box)
      : kernel_(kernel), box_(box) {
    const world_box reached = grown(box, kernel.reach_m());
    least_cos_ = std::min(cos_latitude(reached.north), cos_latitude(reached.south));
    const double finest = kernel.bandwidth_m() * cell_side / (equator_m() * widest_cos_latitude(reached));
    const double length = std::max({box.east - box.west, box.south - box.north, finest});
    side_ = std::max(finest, length / most_cells_a_side);
    is_finest_ = side_ == finest;

    reach_ = static_cast<int>(kernel.reach_m() / (equator_m() * least_cos_ * side_)) + 1;
    columns_ = static_cast<int>((box.east - box.west) / side_) + 1;
    rows_ = static_cast<int>((box.south - box.north) / side_) + 1;
    width_ = columns_ + 2 * reach_;
    sums_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(rows_ + 2 * reach_), 0.0F);
    // The reach rounded up to whole cells keeps both numbers above zero.
    const double cells_a_world = 1 / side_;
    const double west = box.west * cells_a_world - reach_, north = box.north * cells_a_world - reach_;
    for (const point_mass& mass : masses.within(cells_of(reached))) {
      const auto [x, y] = mass.position();
      const int column = static_cast<int>(x * cells_a_world - west);
      const int row = static_cast<int>(y * cells_a_world - north);
      if (column >= 0 && column < width_ && row >= 0 && row < rows_ + 2 * reach_)
        sums_[static_cast<std::size_t>(row * width_ + column)] += mass.mass;
    }
  }

  /// True when cells are as small as is worth while.
  bool is_finest() const { return is_finest_; }

  struct window {
    double bound;  ///< no density within is higher, per km²
    world_box box;
  };
  /// The cells in squares, the highest bounds first.
  std::vector<window> windows() const {
    const std::vector<float> bounds = bounds_of_cells();
    std::vector<window> found;
    for (int top = 0; top < rows_; top += window_side) {
      for (int left = 0; left < columns_; left += window_side) {
        float highest = 0;
        for (int row = top; row < std::min(top + window_side, rows_); ++row)
          for (int column = left; column < std::min(left + window_side, columns_); ++column)
            highest = std::max(highest, bounds[static_cast<std::size_t>(row * columns_ + column)]);
        if (highest <= 0) continue;
        const double west = box_.west + left * side_, north = box_.north + top * side_;
        found.push_back({static_cast<double>(highest) * kernel_.peak_per_km2(),
                         {west, north, west + window_side * side_, north + window_side * side_}});
      }
    }
    std::ranges::sort(found, std::greater{}, &window::bound);
    return found;
  }

 private:
  /// Each cell's neighbours, times the kernel at the least distance that they can have.
  std::vector<float> bounds_of_cells() const {
    std::vector<float> bounds(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0.0F);
    const double side = side_ * equator_m() * least_cos_ / kernel_.bandwidth_m();
    for (int down = -reach_; down <= reach_; ++down) {
      for (int across = -reach_; across <= reach_; ++across) {
        const double south = std::max(std::abs(down) - 1, 0) * side,
                     east = std::max(std::abs(across) - 1, 0) * side;
        const auto weight = static_cast<float>(kernel_.relative(south * south + east * east));
        if (weight <= 0) continue;
        for (int row = 0; row < rows_; ++row) {
          const float* from = sums_.data() + (row + reach_ + down) * width_ + reach_ + across;
          float* to = bounds.data() + row * columns_;
          for (int column = 0; column < columns_; ++column) to[column] += weight * from[column];
        }
      }
    }
    return bounds;
  }

  const density_kernel& kernel_;
  world_box box_;
  double least_cos_ = 1, side_ = 0;
  bool is_finest_ = true;
  int reach_ = 0, columns_ = 0, rows_ = 0, width_ = 0;
  std::vector<float> sums_;
};

/// How far a parabola through three values rises above the middle one, and where its top lies, −½ to ½.
struct parabola {
  double rise = 0, top = 0;

  parabola(double before, double middle, double after) {
    const double bend = 2 * middle - before - after;
    if (bend <= 0) return;
    top = (after - before) / (2 * bend);
    rise = top * (after - before) / 4;
  }
};

class searcher {
 public:
  searcher(const incident_masses& masses, const density_kernel& kernel, const query_lattice& lattice)
      : masses_(masses), kernel_(kernel), lattice_(lattice), step_(lattice.step()) {}

  void search(const world_box& box) {
    const cell_masses cells(masses_, kernel_, box);
    for (const auto& [bound, within] : cells.windows()) {
      if (bound <= worth_looking * height_) return;
      if (cells.is_finest())
        look_at_nodes(within);
      else
        search(within);
    }
  }

  std::optional<world_position> highest() const { return highest_; }

 private:
  void look_at_nodes(const world_box& box) {
    // One node more on every side, so that a maximum on the border has its neighbours.
    const auto node_before = [&](double position) { return static_cast<int>(std::floor(position / step_)); };
    const int west = node_before(box.west) - 1, north = node_before(box.north) - 1;
    const int columns = node_before(box.east) + 3 - west, rows = node_before(box.south) + 3 - north;
    const world_grid grid{west * step_, north * step_, step_, columns, rows};
    const auto values =
        separable_sum(*lattice_.around(cells_of(grown(grid.box(), kernel_.reach_m()))), kernel_,
                      {static_cast<double>(west), 1, columns}, {static_cast<double>(north), 1, rows});
    const auto value = [&](int row, int column) {
      return static_cast<double>(values[static_cast<std::size_t>(row * columns + column)]);
    };
    for (int row = 1; row + 1 < rows; ++row) {
      for (int column = 1; column + 1 < columns; ++column) {
        const double here = value(row, column);
        const double beside = std::max(value(row, column - 1), value(row, column + 1));
        if (here < 0.95 * height_ || here < beside) continue;
        const parabola across(value(row, column - 1), here, value(row, column + 1)),
            down(value(row - 1, column), here, value(row + 1, column));
        if (here < std::max(value(row - 1, column), value(row + 1, column))) continue;
        if (const double top = here + across.rise + down.rise; top > height_) {
          height_ = top;
          highest_ = world_position{grid.x(column) + across.top * step_, grid.y(row) + down.top * step_};
        }
      }
    }
  }

  const incident_masses& masses_;
  const density_kernel& kernel_;
  const query_lattice& lattice_;
  double step_;
  double height_ = 0;
  std::optional<world_position> highest_;
};
}  // namespace

std::optional<world_position> find_peak(const incident_masses& masses, const density_kernel& kernel,
                                        const query_lattice& lattice) {
  if (masses.index().located() == 0) return std::nullopt;
  searcher search(masses, kernel, lattice);
  search.search(box_of(masses.index().extent()));
  return search.highest();
}

}  // namespace uramost::tiles
