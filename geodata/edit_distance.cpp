#include "geodata/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace uramost::geodata {

int edit_distance(std::string_view a, std::string_view b, int limit) {
  constexpr std::size_t longest = 64;
  const auto length_difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (a.size() > longest || b.size() > longest || std::cmp_greater(length_difference, limit))
    return limit + 1;

  using row = std::array<int, longest + 1>;
  row before_last{}, last{}, current{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<int>(i);
    int best = current[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({replaced, last[j] + 1, current[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        current[j] = std::min(current[j], before_last[j - 2] + 1);
      best = std::min(best, current[j]);
    }
    if (best > limit) return limit + 1;
    before_last = std::exchange(last, current);
  }
  return std::min(last[b.size()], limit + 1);
}

}  // namespace uramost::geodata
