#include "analysis/points/set_covariance.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/vectorised.hpp"

namespace uramost::analysis {

namespace {
/// Which pixels' centres are in the window; a row is a run of 64-bit words, its west first.
class pixel_mask {
 public:
  pixel_mask(const observation_window& window, std::size_t pixels)
      : pixels_(pixels), words_((pixels + 63) / 64), bits_(pixels * words_) {
    const planar_box& box = window.box();
    const double side = static_cast<double>(pixels);
    for (std::size_t y = 0; y < pixels; ++y)
      for (std::size_t x = 0; x < pixels; ++x)
        if (window.contains({box.min_x + box.width() * (static_cast<double>(x) + 0.5) / side,
                             box.min_y + box.height() * (static_cast<double>(y) + 0.5) / side}))
          bits_[y * words_ + x / 64] |= std::uint64_t{1} << (x % 64);
  }

  /// All rows moved east.
  pixel_mask moved(std::size_t by) const {
    pixel_mask result = *this;
    const std::size_t whole = by / 64, rest = by % 64;
    for (std::size_t row = 0; row < pixels_; ++row)
      for (std::size_t word = 0; word < words_; ++word) {
        const auto from = [&](std::size_t at) {
          return word >= at ? bits_[row * words_ + word - at] : std::uint64_t{0};
        };
        result.bits_[row * words_ + word] =
            (from(whole) << rest) | (rest > 0 ? from(whole + 1) >> (64 - rest) : 0);
      }
    return result;
  }

  /// Pixels that both have when the other is moved north.
  std::size_t common(const pixel_mask& other, std::size_t north) const {
    std::size_t count = 0;
    for (std::size_t at = north * words_; at < bits_.size(); ++at)
      count += static_cast<std::size_t>(std::popcount(bits_[at] & other.bits_[at - north * words_]));
    return count;
  }

 private:
  std::size_t pixels_, words_;
  std::vector<std::uint64_t> bits_;
};

URAMOST_VECTORISED
void rectangle_weights(const double* x, const double* y, std::size_t count, planar_point from, double width,
                       double height, double* to) {
  const double area = width * height, least = area / set_covariance::heaviest;
  for (std::size_t i = 0; i < count; ++i) {
    const double across = width - std::abs(x[i] - from.x), up = height - std::abs(y[i] - from.y);
    const double common = (across > 0 ? across : 0) * (up > 0 ? up : 0);
    to[i] = area / (common > least ? common : least);
  }
}
}  // namespace

set_covariance::set_covariance(const observation_window& window, std::size_t pixels)
    : is_rectangle_(window.is_rectangle()),
      width_(window.box().width()),
      height_(window.box().height()),
      reach_(window.box().short_side()),
      pixels_(pixels) {
  if (!is_rectangle_) count_overlaps(window);
}

void set_covariance::count_overlaps(const observation_window& window) {
  const pixel_mask mask(window, pixels_);
  const double all = static_cast<double>(mask.common(mask, 0));
  const std::size_t columns = 2 * pixels_ - 1;
  shares_.resize(pixels_ * columns);
  reach_ = window.box().diagonal();
  for (std::size_t east = 0; east < pixels_; ++east) {
    const pixel_mask moved = mask.moved(east);
    for (std::size_t north = 0; north < pixels_; ++north) {
      double* const row = shares_.data() + north * columns + (pixels_ - 1);
      // W ∩ (W + (e, n)), and W ∩ (W + (−e, n)), which is (W + (e, 0)) ∩ (W + (0, n)).
      row[east] = static_cast<double>(mask.common(moved, north)) / all;
      *(row - east) = static_cast<double>(moved.common(mask, north)) / all;
      if (row[east] == 0 || *(row - east) == 0)
        reach_ = std::min(
            reach_, std::hypot(width_ * static_cast<double>(east), height_ * static_cast<double>(north)) /
                        static_cast<double>(pixels_));
    }
  }
}

double set_covariance::share(double dx, double dy) const {
  if (is_rectangle_)
    return std::max(0.0, 1 - std::abs(dx) / width_) * std::max(0.0, 1 - std::abs(dy) / height_);
  if (dy < 0) return share(-dx, -dy);
  const auto steps = [&](double shift, double extent) {
    return static_cast<std::int64_t>(std::lround(shift / extent * (static_cast<double>(pixels_) + 0.5)));
  };
  const std::int64_t east = steps(dx, width_), north = steps(dy, height_);
  const auto last = static_cast<std::int64_t>(pixels_) - 1;
  if (std::abs(east) > last || north > last) return 0;
  return shares_[static_cast<std::size_t>(north * (2 * last + 1) + last + east)];
}

double set_covariance::weight(double dx, double dy) const {
  const double common = share(dx, dy);
  return common * heaviest > 1 ? 1 / common : heaviest;
}

void set_covariance::weights(std::span<const double> x, std::span<const double> y, planar_point from,
                             double* to) const {
  if (is_rectangle_) return rectangle_weights(x.data(), y.data(), x.size(), from, width_, height_, to);
  for (std::size_t i = 0; i < x.size(); ++i) to[i] = weight(x[i] - from.x, y[i] - from.y);
}

}  // namespace uramost::analysis
