#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/access.hpp"
#include "intake/incident_register.hpp"
#include "planning/plan.hpp"
#include "store/plan_rows.hpp"

namespace uramost::http {

/// Patrol plans with all their versions, for everybody who plans and may see the municipalities that a plan
/// concerns. Safe to use from many threads.
class plan_shelf {
 public:
  /// Keeps references.
  plan_shelf(store::plan_rows& kept, const intake::incident_register& incidents)
      : kept_(kept), incidents_(incidents) {}

  /// The newest version of each, newest first, without documents.
  std::vector<store::plan_version> list(const accounts::access& who) const;
  /// Newest first, without documents. Throws not_found when there is none for these eyes.
  std::vector<store::plan_version> versions(std::string_view plan, const accounts::access& who) const;

  /// Nothing: the newest, which may say that the plan was removed. Throws not_found when there is none, or it
  /// is not for these eyes: nobody is told which.
  store::plan_version find(std::string_view plan, std::optional<std::int64_t> version,
                           const accounts::access& who) const;
  /// The newest of a plan that was not removed. Throws likewise.
  store::plan_version open(std::string_view plan, const accounts::access& who) const;

  /// The version that would come after `before` (nothing: the first of a new plan, whose id cannot be
  /// guessed). Points get their municipality, the query is narrowed to those of who made it. Throws forbidden
  /// (field such as `plan.points[3]`) for what lies outside of these, or searches in texts they may not read;
  /// invalid_input for a need of an unknown municipality.
  store::plan_version made(planning::plan plan, std::string why, const accounts::access& who,
                           const std::optional<store::plan_version>& before) const;
  /// The version that would remove it.
  static store::plan_version removal(store::plan_version before, std::string why,
                                     const accounts::access& who);

  /// Keeps what one of these two made; answers false when somebody was faster.
  bool add(const store::plan_version& next) { return kept_.add(next); }

 private:
  planning::plan settled(planning::plan plan, const accounts::access& who) const;

  store::plan_rows& kept_;
  const intake::incident_register& incidents_;
};

}  // namespace uramost::http
