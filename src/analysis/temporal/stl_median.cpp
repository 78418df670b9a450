#include "analysis/temporal/stl_median.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace uramost::analysis {

namespace {
using place = std::ptrdiff_t;

/// Parts `first` to `last` by the median of three of them: small ones up to the first place answered, large
/// ones from the second on.
std::pair<place, place> part(std::span<double> values, place first, place last) {
  const auto at = [&](place i) -> double& { return values[static_cast<std::size_t>(i)]; };
  const place middle = (first + last) / 2;
  if (at(first) > at(middle)) std::swap(at(first), at(middle));
  if (at(last) < at(middle)) {
    std::swap(at(last), at(middle));
    if (at(first) > at(middle)) std::swap(at(first), at(middle));
  }
  const double pivot = at(middle);
  for (place low = first, high = last;;) {
    do --high;
    while (at(high) > pivot);
    do ++low;
    while (at(low) < pivot);
    if (low > high) return {high, low};
    std::swap(at(low), at(high));
  }
}

/// Sorts as far as the `wanted` places need it. The shorter part keeps the places counted off from its far
/// end, which is right for rising ones only.
void settle(std::span<double> values, place first, place last, std::span<const place> wanted) {
  if (wanted.empty() || first >= last) return;
  if (last - first <= 10 && first > 0) {
    std::ranges::sort(
        values.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first + 1)));
    return;
  }
  const auto [left_last, right_first] = part(values, first, last);
  std::size_t left = 0;
  if (left_last - first <= last - right_first)
    for (left = wanted.size(); left > 0 && wanted[left - 1] > left_last;) --left;
  else
    while (left < wanted.size() && wanted[left] < right_first) ++left;
  settle(values, first, left_last, wanted.first(left));
  settle(values, right_first, last, wanted.subspan(left));
}
}  // namespace

double stl_median(std::vector<double> values) {
  const auto n = static_cast<place>(values.size());
  const std::array middle{n / 2, n - 1 - n / 2};
  settle(values, 0, n - 1, middle);
  return (values[static_cast<std::size_t>(middle[0])] + values[static_cast<std::size_t>(middle[1])]) / 2;
}

}  // namespace uramost::analysis
