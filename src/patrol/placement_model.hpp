#pragma once

#include <optional>

#include "patrol/cover_sets.hpp"
#include "patrol/instance.hpp"
#include "patrol/integer_model.hpp"
#include "patrol/solution.hpp"

namespace uramost::patrol {

/// A constraint that may be asked to give way, to see by how much it would have to.
enum class soft_rule {
  more_points,     ///< p may be larger
  fewer_points,    ///< p may be smaller
  groups,          ///< groups of candidates need not have their points
  separation,      ///< points may be near to each other
  staff,           ///< more officers of any kind
  min_share,       ///< a smaller part of the shares that are asked for
  uncovered_share  ///< a larger share uncovered
};

/// An instance as a linear model over whole numbers, whose objective is made small: what is to be large has
/// its sign turned. Covering as Church and ReVelle 1974, Toregas et al. 1971 and Hogan and ReVelle 1986 wrote
/// it; the p-median by its distances in ascending order (Elloumi 2010).
class placement_model {
 public:
  /// With a soft rule, the objective is how far it gives way and nothing else. `radius` instead of the
  /// instance's for p_center, whose model is to cover everything within it.
  explicit placement_model(const instance& asked, std::optional<soft_rule> softened = std::nullopt,
                           std::optional<double> radius = std::nullopt);

  /// From now on the objective is the largest share of a demand group left uncovered, among plans whose
  /// objective was at least as good as `kept`. For instances with shares.
  void level_shares(double kept);

  const integer_model& model() const { return model_; }
  void expect_tight_relaxation() { model_.expect_tight_relaxation(); }
  placement read(const std::vector<double>& values) const;
  /// 1 when objectives are whole numbers, otherwise 0.
  double step() const { return step_; }
  /// What has to be added to the model's objective.
  double offset() const { return offset_; }

 private:
  using term = integer_model::term;

  void choose_points();
  void keep_apart();
  void staff_points();
  std::vector<term> servers_of(std::size_t demand) const;
  void cover(const cover_sets& covers);
  void cover_reduced(const cover_sets& covers);
  void cover_one(const std::vector<term>& servers, double demand, int& once);
  void keep_shares();
  void serve_by_distance();
  double cost(double of_problem) const { return softened_ ? 0 : of_problem; }

  const instance& asked_;
  std::optional<soft_rule> softened_;
  integer_model model_;
  std::vector<int> point_;                 // a candidate's column
  std::vector<std::vector<int>> officer_;  // columns by candidate and kind of staff
  const cover_sets* covers_ = nullptr;
  std::vector<int> covered_;  // a demand point's column, or none
  double step_ = 0, offset_ = 0;
};

}  // namespace uramost::patrol
