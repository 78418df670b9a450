#include "patrol/solver.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "patrol/cover_greedy.hpp"
#include "patrol/cover_interchange.hpp"
#include "patrol/infeasibility.hpp"
#include "patrol/median_search.hpp"
#include "patrol/p_center.hpp"
#include "patrol/placement_model.hpp"
#include "patrol/placement_value.hpp"

namespace uramost::patrol {

namespace {
/// Rounds of the greedy cover before the model is built.
constexpr std::size_t greedy_rounds = 100;
constexpr double bounds_before_model_s = 1;

bool has_further_constraints(const instance& asked) {
  return !asked.groups.empty() || !asked.demand_groups.empty() || asked.min_separation > 0 ||
         !asked.staff.empty();
}

class solving {
 public:
  solving(const instance& asked, const solving_sink& sink)
      : asked_(asked), watch_(asked.time_limit_s, sink) {}

  solution run() {
    if (const auto reason = plain_contradiction(asked_))
      refuse(*reason);
    else
      search();
    answer_.seconds = watch_.seconds();
    return answer_;
  }

 private:
  void search() {
    const bool is_plain = !has_further_constraints(asked_);
    if (asked_.problem == problem_kind::p_center)
      search_center();
    else if (is_plain && (asked_.problem == problem_kind::mclp || asked_.problem == problem_kind::p_median))
      search_median();
    else
      search_constrained();
  }

  void search_center() {
    const center_plan found = solve_center(asked_, watch_);
    if (found.is_impossible) return refuse(contradiction(asked_, watch_));
    if (found.chosen) adopt(*found.chosen);
    settle(found.bound);
  }

  /// Of a bare MCLP the relaxation is nearly whole, and the simplex method makes more of that than bounds do
  /// which do not meet soon.
  bool has_tight_relaxation() const {
    return asked_.problem == problem_kind::mclp && !has_further_constraints(asked_);
  }

  void search_median() {
    const double bound =
        search_by_bounds(has_tight_relaxation() ? bounds_before_model_s : watch_.seconds_left());
    const bool is_best = answer_.objective && bound >= sign() * *answer_.objective;
    if (!answer_.objective || (has_tight_relaxation() && !is_best))
      search_model(bound);
    else
      settle(sign() * bound);
  }

  /// Of what the instance asks without further constraints: nobody does better with them, and the best plan
  /// without may keep to them by itself. Answers a bound, with the sign of the model.
  double search_by_bounds(double seconds) {
    const median_costs costs = median_costs_of(asked_);
    const double all = std::accumulate(costs.unserved.begin(), costs.unserved.end(), 0.0);
    const double offset = asked_.problem == problem_kind::mclp ? all : 0;
    const bool is_plain = !has_further_constraints(asked_);
    solving_watch part(seconds, [&](const solving_state& state) {
      if (is_plain && state.best) watch_.found(*state.best);
      if (state.bound) watch_.proved(*state.bound);
      return watch_.may_go_on();
    });
    const median_plan found = solve_median(costs, *asked_.p, choices_of(asked_), asked_.seed, part,
                                           [&](double cost) { return sign() * (cost - offset); });
    const bool keeps_to_all =
        !found.selected.empty() && asked_.staff.empty() && !broken_rule(asked_, {found.selected, {}});
    if (keeps_to_all) adopt({found.selected, {}});
    // Its own sums may differ from ours in their last digits.
    if (keeps_to_all && found.bound >= found.cost) return sign() * *answer_.objective;
    return found.bound - offset;
  }

  void search_constrained() {
    const bool is_median = asked_.problem == problem_kind::mclp || asked_.problem == problem_kind::p_median;
    if (is_covering(asked_.problem) && asked_.problem != problem_kind::lscp && asked_.staff.empty()) {
      const auto found = cover_by_interchange(cover_sets(asked_.distances, asked_.radius), asked_, watch_);
      if (found && !broken_rule(asked_, {*found, {}})) adopt({*found, {}});
    }
    const double bound = is_median ? search_by_bounds(watch_.seconds_left() / 4) : -integer_model::no_limit;
    const bool is_best = answer_.objective && bound >= sign() * *answer_.objective;
    if (is_best && !asked_.level_shares) return settle(sign() * bound);
    search_model(bound);
  }

  void search_model(double bound) {
    if (asked_.problem == problem_kind::lscp) start_greedily();
    placement_model model(asked_);
    if (has_tight_relaxation()) model.expect_tight_relaxation();
    const double known = answer_.objective ? sign() * *answer_.objective : integer_model::no_limit;
    const auto report = [&](double value) {
      bound = std::max(bound, std::min(value + model.offset(), known));
      watch_.proved(sign() * bound);
    };
    const auto found = model.model().solve(known - model.offset(), model.step(), watch_, report);
    if (found.values) adopt(model.read(*found.values));
    if (!answer_.objective && found.complete) return refuse(contradiction(asked_, watch_));
    bound = std::max(bound, std::min(found.bound + model.offset(), known));
    settle(found.complete && answer_.objective ? *answer_.objective : sign() * bound);
    if (asked_.level_shares && answer_.status == solution_status::optimal) level(model);
  }

  /// Among plans as good as the best, the one that leaves out least of the group that is left out most.
  void level(placement_model& model) {
    model.level_shares(-*answer_.objective);
    const auto found = model.model().solve(integer_model::no_limit, 0, watch_);
    if (!found.values) return;
    const placement plan = model.read(*found.values);
    if (!broken_rule(asked_, plan) &&
        largest_uncovered_share(asked_, plan) < *answer_.largest_uncovered_share)
      take(plan);
  }

  void start_greedily() {
    const auto found =
        cover_greedily(cover_sets(asked_.distances, asked_.radius), asked_, greedy_rounds, watch_);
    if (found && asked_.staff.empty() && !broken_rule(asked_, {*found, {}})) adopt({*found, {}});
  }

  double sign() const { return is_maximised(asked_.problem) ? -1 : 1; }

  void adopt(const placement& plan) {
    if (const auto broken = broken_rule(asked_, plan))
      throw error(error_kind::internal, "a plan breaks its constraints: " + *broken);
    const double value = value_of(asked_, plan);
    if (answer_.objective && sign() * value >= sign() * *answer_.objective) return;
    take(plan);
    watch_.found(value);
  }

  void take(const placement& plan) {
    answer_.chosen = plan;
    answer_.objective = value_of(asked_, plan);
    answer_.status = solution_status::feasible;
    if (is_covering(asked_.problem) && !asked_.demand_groups.empty())
      answer_.largest_uncovered_share = largest_uncovered_share(asked_, plan);
  }

  void settle(double bound) {
    if (std::isfinite(bound)) answer_.bound = bound;
    if (!answer_.objective) {
      answer_.reason = "time ended before a plan was found, or the proof that there is none";
      return;
    }
    if (answer_.bound && sign() * bound >= sign() * *answer_.objective) {
      answer_.bound = answer_.objective;
      answer_.status = solution_status::optimal;
    }
  }

  void refuse(const std::string& reason) {
    answer_.status = solution_status::infeasible;
    answer_.reason = reason;
  }

  const instance& asked_;
  solving_watch watch_;
  solution answer_;
};
}  // namespace

solution solve(const instance& asked, const solving_sink& sink) {
  validate(asked);
  return solving(asked, sink).run();
}

}  // namespace uramost::patrol
