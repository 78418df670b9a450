#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uramost::patrol {

/// How sure the answer is.
enum class solution_status {
  optimal,     ///< proven: nothing is better
  feasible,    ///< keeps to everything; time ended before more was known than the bound
  infeasible,  ///< proven: nothing keeps to everything
  unknown      ///< time ended before a plan or the proof that there is none
};

/// "optimal", "feasible", "infeasible", "unknown".
std::string_view to_string(solution_status status);

/// Chosen candidates, and who stands there.
struct placement {
  std::vector<std::size_t> selected;  ///< ascending
  std::vector<std::size_t> staff;     ///< a kind of staff a chosen candidate; empty without staff
};

/// The answer to an instance.
struct solution {
  solution_status status = solution_status::unknown;
  placement chosen;
  std::optional<double> objective;  ///< in the units of the problem; nothing without a plan
  std::optional<double> bound;      ///< no plan is better than this
  double seconds = 0;
  std::string reason;                             ///< why there is no plan, and what would help
  std::optional<double> largest_uncovered_share;  ///< of a demand group, where there are groups and coverage

  /// |objective − bound| as a share of the objective; 0 when optimal, 1 when nothing better is known.
  double gap() const;
};

/// {"status", "objective", "bound", "gap", "selected", "seconds"} and, where there is one, "reason",
/// "staff" and "largest_uncovered_share". `staff_names`: the names of the kinds of staff.
std::string to_json(const solution& answer, const std::vector<std::string>& staff_names = {});

}  // namespace uramost::patrol
