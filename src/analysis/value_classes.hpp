#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace uramost::analysis {

/// How numbers become a few colours: class i holds the values from `breaks[i]` up to the next break, the last
/// one all above.
struct value_classes {
  static constexpr std::size_t most = 5;
  /// The method's name, for answers.
  static constexpr std::string_view method = "equal_steps";

  std::vector<double> breaks;  ///< ascending, from nought; in the units of the values

  /// Of a value that is not negative, when there are breaks.
  std::size_t of(double value) const;
};

/// At most five classes of equal, round width (1, 2, 2.5 or 5 × 10ⁿ) from nought up to the largest value, so
/// that the same difference in colour is the same difference in number. `whole`: values are counts, and no
/// class cuts one in two. No classes when no value is above nought. Throws invalid_input on a value that
/// is negative or not finite.
value_classes equal_steps(std::span<const double> values, bool whole);

}  // namespace uramost::analysis
