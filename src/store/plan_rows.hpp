#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/civil_time.hpp"
#include "core/ids.hpp"
#include "store/private_file.hpp"

namespace uramost::store {

/// A patrol plan as somebody left it.
struct plan_version {
  std::string plan;          ///< id of the plan
  std::int64_t version = 1;  ///< from 1, without gaps
  std::string author;        ///< the account's name
  time_point made_at;
  std::string why;          ///< as a person wrote it
  bool is_removal = false;  ///< the plan was taken away
  std::string title;
  std::int64_t points = 0;
  std::vector<municipality_code> municipalities;  ///< it concerns; empty: all
  bool searched_texts = false;                    ///< its demand, in what people told
  std::string document;                           ///< JSON; empty in lists
};

/// The plans in a workspace, every version of each: nothing is ever overwritten. Safe to use from many
/// threads; an added version survives a crash.
class plan_rows {
 public:
  explicit plan_rows(private_file& file) : file_(file) {}

  /// Answers false, and adds nothing, when the plan's newest version is not `made.version` - 1 (0: there is
  /// no such plan yet): somebody was faster.
  bool add(const plan_version& made);

  std::optional<plan_version> newest(std::string_view plan) const;
  std::optional<plan_version> find(std::string_view plan, std::int64_t version) const;
  /// Of one plan, newest first, without documents.
  std::vector<plan_version> versions(std::string_view plan) const;
  /// The newest version of every plan that was not taken away, newest first, without documents.
  std::vector<plan_version> list() const;

 private:
  private_file& file_;
};

}  // namespace uramost::store
