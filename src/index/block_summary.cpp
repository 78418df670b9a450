#include "index/block_summary.hpp"

#include <algorithm>

namespace uramost::index {

std::vector<block_summary> summaries_of(std::span<const std::int64_t> begins,
                                        std::span<const std::uint16_t> municipalities,
                                        std::span<const std::uint16_t> categories) {
  std::vector<block_summary> summaries((begins.size() + block_summary::rows - 1) / block_summary::rows);
  for (std::size_t at = 0; at < begins.size(); ++at) {
    block_summary& block = summaries[at / block_summary::rows];
    block.first_begin = std::min(block.first_begin, begins[at]);
    block.last_begin = std::max(block.last_begin, begins[at]);
    block.municipalities |= block_summary::bit_of(municipalities[at]);
    block.categories |= block_summary::bit_of(categories[at]);
  }
  return summaries;
}

}  // namespace uramost::index
