#include "linear_attacker.hpp"

#include <glpk.h>

#include <cmath>
#include <stdexcept>

namespace uramost::publication {

namespace {
constexpr double no_bound = 1'000'000;
}

struct linear_attacker::problem {
  problem() : lp(glp_create_prob()) { glp_term_out(GLP_OFF); }
  ~problem() { glp_delete_prob(lp); }
  problem(const problem&) = delete;

  /// whole - parts = 0
  void add_sum(int whole, const std::vector<int>& parts) {
    if (parts.empty()) return;
    std::vector<int> cells{0, whole};
    std::vector<double> signs{0, -1};
    for (const int part : parts) {
      cells.push_back(part);
      signs.push_back(1);
    }
    const int row = glp_add_rows(lp, 1);
    glp_set_row_bnds(lp, row, GLP_FX, 0, 0);
    glp_set_mat_row(lp, row, static_cast<int>(cells.size()) - 1, cells.data(), signs.data());
  }

  glp_prob* lp;
};

linear_attacker::linear_attacker(const count_table& table)
    : problem_(std::make_unique<problem>()), columns_(table.columns().size()) {
  const auto number = [&](std::size_t area, std::size_t column) {
    return static_cast<int>(area * columns_ + column) + 1;
  };
  glp_add_cols(problem_->lp, number(table.areas().size(), 0) - 1);
  for (std::size_t a = 0; a < table.areas().size(); ++a)
    for (std::size_t c = 0; c < columns_; ++c) {
      const table_cell& cell = table.at(a, c);
      const auto count = static_cast<double>(cell.count);
      if (cell.withheld)
        glp_set_col_bnds(problem_->lp, number(a, c), GLP_DB, 0, no_bound);
      else
        glp_set_col_bnds(problem_->lp, number(a, c), GLP_FX, count, count);

      std::vector<int> periods, categories, areas;
      for (std::size_t part = 1; part < columns_; ++part) {
        if (table.columns()[part].parent != c) continue;
        (table.columns()[part].side == column_side::period ? periods : categories).push_back(number(a, part));
      }
      for (std::size_t part = 0; part < table.areas().size(); ++part)
        if (table.areas()[part].parent == a) areas.push_back(number(part, c));
      for (const auto& parts : {periods, categories, areas}) problem_->add_sum(number(a, c), parts);
    }
}

linear_attacker::~linear_attacker() = default;

double linear_attacker::solve(int cell, bool greatest) {
  glp_prob* lp = problem_->lp;
  glp_set_obj_dir(lp, greatest ? GLP_MAX : GLP_MIN);
  glp_set_obj_coef(lp, cell, 1);
  glp_smcp how;
  glp_init_smcp(&how);
  how.msg_lev = GLP_MSG_OFF;
  if (glp_simplex(lp, &how) != 0 || glp_get_status(lp) != GLP_OPT)
    throw std::runtime_error("GLPK found no optimum");
  const double found = glp_get_obj_val(lp);
  glp_set_obj_coef(lp, cell, 0);
  return found;
}

feasible_range linear_attacker::range_of(std::size_t area, std::size_t column) {
  const int cell = static_cast<int>(area * columns_ + column) + 1;
  return {static_cast<std::int64_t>(std::ceil(solve(cell, false) - 1e-6)),
          static_cast<std::int64_t>(std::floor(solve(cell, true) + 1e-6))};
}

}  // namespace uramost::publication
