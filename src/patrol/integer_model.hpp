#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// A linear objective to be made small over whole and real numbers that keep to linear rows. Solved by CBC;
/// the only place that sees it. Independent objects may be solved in different threads.
class integer_model {
 public:
  static constexpr double no_limit = std::numeric_limits<double>::infinity();

  struct term {
    int column;
    double factor;
  };
  struct outcome {
    /// Nothing when none was found that is below the cutoff.
    std::optional<std::vector<double>> values;
    double bound = -no_limit;  ///< no solution below the cutoff is below this
    bool complete = false;     ///< searched to the end: `values` are the best, or there are none
  };

  /// The number of the new column, counted from nought.
  int add_column(double least, double most, double cost, bool whole);
  /// least ≤ Σ factor × column ≤ most
  void add_row(double least, std::span<const term> terms, double most);
  void set_cost(int column, double cost) { columns_[static_cast<std::size_t>(column)].cost = cost; }
  double cost(int column) const { return columns_[static_cast<std::size_t>(column)].cost; }
  void limit(int column, double least, double most);
  /// For a relaxation that is nearly whole, when a good solution is known: neither cuts nor presolving nor
  /// heuristics, which then take longer than the search.
  void expect_tight_relaxation() { has_tight_relaxation_ = true; }
  std::size_t columns() const { return columns_.size(); }

  /// Looks for solutions that cost less than `cutoff`, until the watch says to stop. `step`: costs of
  /// solutions differ by no less, when that is known. `report` gets the bound as it rises.
  outcome solve(double cutoff, double step, solving_watch& watch,
                const std::function<void(double bound)>& report = {}) const;

 private:
  struct variable {
    double least, most, cost;
    bool whole;
  };
  std::vector<variable> columns_;
  std::vector<std::size_t> row_ends_{0};
  std::vector<term> terms_;
  std::vector<double> row_least_, row_most_;
  bool has_tight_relaxation_ = false;
};

}  // namespace uramost::patrol
