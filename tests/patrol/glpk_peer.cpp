#include "glpk_peer.hpp"

#include <glpk.h>

#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

namespace uramost::patrol {

namespace {
class book_model {
 public:
  explicit book_model(const instance& asked) : asked_(asked), lp_(glp_create_prob()) {
    glp_term_out(GLP_OFF);
    glp_set_obj_dir(lp_, is_maximised(asked.problem) ? GLP_MAX : GLP_MIN);
    add_points();
    if (asked.problem == problem_kind::p_median)
      for (std::size_t i = 0; i < asked.demand_count(); ++i) serve(i);
    else
      for (std::size_t i = 0; i < asked.demand_count(); ++i) cover(i);
    keep_shares();
  }
  ~book_model() { glp_delete_prob(lp_); }
  book_model(const book_model&) = delete;

  peer_answer solve(double time_limit_s) {
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.presolve = GLP_ON;
    how.tm_lim = static_cast<int>(time_limit_s * 1'000);
    how.cb_func = [](glp_tree* tree, void* bound) {
      if (const int best = glp_ios_best_node(tree); best != 0)
        *static_cast<double*>(bound) = glp_ios_node_bound(tree, best);
    };
    peer_answer found;
    how.cb_info = &found.bound;
    const auto begun = std::chrono::steady_clock::now();
    glp_intopt(lp_, &how);
    found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const int status = glp_mip_status(lp_);
    found.is_optimal = status == GLP_OPT;
    if (status == GLP_OPT || status == GLP_FEAS) found.objective = glp_mip_obj_val(lp_);
    if (found.is_optimal) found.bound = *found.objective;
    return found;
  }

 private:
  using terms = std::vector<std::pair<int, double>>;

  int add_column(double cost, bool is_whole) {
    const int column = glp_add_cols(lp_, 1);
    glp_set_col_bnds(lp_, column, GLP_DB, 0, 1);
    glp_set_obj_coef(lp_, column, cost);
    if (is_whole) glp_set_col_kind(lp_, column, GLP_BV);
    return column;
  }

  void add_row(int kind, double least, double most, const terms& of) {
    std::vector<int> columns{0};
    std::vector<double> factors{0};
    for (const auto& [column, factor] : of) {
      columns.push_back(column);
      factors.push_back(factor);
    }
    const int row = glp_add_rows(lp_, 1);
    glp_set_row_bnds(lp_, row, kind, least, most);
    glp_set_mat_row(lp_, row, static_cast<int>(of.size()), columns.data(), factors.data());
  }

  void add_points() {
    terms all;
    for (std::size_t j = 0; j < asked_.candidate_count(); ++j) {
      point_.push_back(add_column(asked_.problem == problem_kind::lscp ? asked_.cost_of(j) : 0, true));
      all.emplace_back(point_.back(), 1);
    }
    for (const std::size_t each : asked_.fixed) glp_set_col_bnds(lp_, point_[each], GLP_FX, 1, 1);
    for (const std::size_t each : asked_.forbidden) glp_set_col_bnds(lp_, point_[each], GLP_FX, 0, 0);
    const bool at_most = asked_.problem == problem_kind::lscp;
    if (asked_.p)
      add_row(at_most ? GLP_UP : GLP_FX, static_cast<double>(*asked_.p), static_cast<double>(*asked_.p), all);
    for (const candidate_group& group : asked_.groups) {
      terms members;
      for (const std::size_t each : group.candidates) members.emplace_back(point_[each], 1);
      add_row(GLP_LO, static_cast<double>(group.at_least), 0, members);
    }
    for (std::size_t a = 0; a < point_.size(); ++a)
      for (std::size_t b = 0; b < a; ++b)
        if (are_too_near(asked_, a, b)) add_row(GLP_UP, 0, 1, {{point_[a], 1}, {point_[b], 1}});
  }

  void cover(std::size_t i) {
    terms row;
    for (std::size_t j = 0; j < point_.size(); ++j)
      if (asked_.distances.at(i, j) <= asked_.radius) row.emplace_back(point_[j], 1);
    const double weight = asked_.weights[i];
    covered_.push_back(0);
    switch (asked_.problem) {
      case problem_kind::mclp:
        row.emplace_back(covered_.back() = add_column(weight, false), -1);
        return add_row(GLP_LO, 0, 0, row);
      case problem_kind::bacop1:
        row.emplace_back(add_column(weight, false), -1);
        return add_row(GLP_LO, 1, 0, row);
      case problem_kind::bacop2: {
        const int once = add_column((1 - asked_.alpha) * weight, false);
        const int twice = add_column(asked_.alpha * weight, false);
        add_row(GLP_LO, 0, 0, {{once, 1}, {twice, -1}});
        covered_.back() = once;
        row.emplace_back(once, -1);
        row.emplace_back(twice, -1);
        return add_row(GLP_LO, 0, 0, row);
      }
      default:
        return add_row(GLP_LO, 1, 0, row);
    }
  }

  void serve(std::size_t i) {
    terms all;
    for (std::size_t j = 0; j < point_.size(); ++j) {
      if (asked_.distances.at(i, j) == unreachable) continue;
      const int by = add_column(asked_.weights[i] * asked_.distances.at(i, j), false);
      all.emplace_back(by, 1);
      add_row(GLP_UP, 0, 0, {{by, 1}, {point_[j], -1}});
    }
    add_row(GLP_FX, 1, 1, all);
  }

  void keep_shares() {
    for (const demand_group& group : asked_.demand_groups) {
      terms members;
      double demand = 0;
      for (const std::size_t each : group.demand) {
        demand += asked_.weights[each];
        if (covered_[each] != 0 && asked_.weights[each] > 0)
          members.emplace_back(covered_[each], asked_.weights[each]);
      }
      const double share = std::max(group.min_share, 1 - asked_.max_uncovered_share.value_or(1));
      add_row(GLP_LO, share * demand - 1e-9 * demand, 0, members);
    }
  }

  const instance& asked_;
  glp_prob* lp_;
  std::vector<int> point_, covered_;
};
}  // namespace

peer_answer solve_by_glpk(const instance& asked, double time_limit_s) {
  return book_model(asked).solve(time_limit_s);
}

}  // namespace uramost::patrol
