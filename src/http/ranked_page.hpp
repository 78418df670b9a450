#pragma once

#include <algorithm>
#include <limits>
#include <span>

#include "http/json.hpp"
#include "http/parameters.hpp"

namespace uramost::http {

/// A stretch of a list that has an order of its own, such as best first: so many of it, after so many.
struct ranked_page {
  std::size_t limit = std::numeric_limits<std::size_t>::max();  ///< the whole list, if nobody says otherwise
  std::size_t after = 0;

  /// Takes `limit` (1 to 1,000; 100) and `after`. Throws invalid_input naming the parameter.
  static ranked_page take_from(query_parameters& from) {
    constexpr std::int64_t usual = 100, most = 1'000, last = std::numeric_limits<std::int32_t>::max();
    return {static_cast<std::size_t>(take_integer(from, "limit", 1, most).value_or(usual)),
            static_cast<std::size_t>(take_integer(from, "after", 0, last).value_or(0))};
  }

  template <class Range>
  auto of(const Range& list) const {
    const std::span all(list);
    const std::span rest = all.subspan(std::min(after, all.size()));
    return rest.first(std::min(limit, rest.size()));
  }

  /// `after` of the next page; null when this is the last one.
  json next(std::size_t size) const {
    return after < size && limit < size - after ? json(after + limit) : json(nullptr);
  }
};

}  // namespace uramost::http
