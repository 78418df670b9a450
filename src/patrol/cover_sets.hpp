#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "patrol/instance.hpp"

namespace uramost::patrol {

/// Lists of numbers one behind the other.
class packed_lists {
 public:
  void close() { ends_.push_back(members_.size()); }
  void add(std::uint32_t member) { members_.push_back(member); }
  std::size_t size() const { return ends_.size() - 1; }
  std::span<const std::uint32_t> operator[](std::size_t at) const {
    return {members_.data() + ends_[at], members_.data() + ends_[at + 1]};
  }

 private:
  std::vector<std::size_t> ends_{0};
  std::vector<std::uint32_t> members_;
};

/// Who is within a radius of whom, from either side; lists ascend.
struct cover_sets {
  packed_lists of_demand;     ///< candidates that cover a demand point
  packed_lists of_candidate;  ///< demand points that a candidate covers

  cover_sets(const distance_table& distances, double radius);
};

}  // namespace uramost::patrol
