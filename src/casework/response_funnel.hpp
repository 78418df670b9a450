#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/inference/probability.hpp"
#include "casework/response_case.hpp"

namespace uramost::casework {

/// What a funnel is made for each of.
enum class funnel_group { all, municipality, category, community, gender, source, year };

/// Reads `municipality`, …; throws invalid_input with the field `by`.
funnel_group parse_funnel_group(std::string_view text);
std::string_view to_string(funnel_group group);
/// What a case is told apart by: a code, a community, a gender, a register, the year of its begin; empty for
/// `all`.
std::string group_key(const response_case& of, funnel_group by);

/// How far the cases of one group came. Arrays are by stage, `none` at 0.
struct funnel_row {
  std::string key;  ///< a code, a name as the register writes it, "2021" (by the begin); empty: not known
  std::uint64_t cases = 0;
  std::array<std::uint64_t, 8> recorded{};  ///< this stage itself is known, with a date or without
  std::array<std::uint64_t, 8> reached{};   ///< this stage or one further on; `closed` stands for itself
  std::uint64_t unanswered = 0;             ///< no institution is known to have done anything
  analysis::interval unanswered_wilson, unanswered_exact;  ///< of the share, 95 %
};

/// One row a group, by key.
std::vector<funnel_row> response_funnel(std::span<const response_case> cases, funnel_group by);

}  // namespace uramost::casework
