#pragma once

#include <span>
#include <string>
#include <vector>

#include "planning/demand.hpp"
#include "planning/plan.hpp"

namespace uramost::planning {

/// Whether a language somebody speaks meets a need: "sr-Cyrl" meets "sr" (RFC 4647, basic filtering).
bool meets(std::string_view spoken, std::string_view needed);

/// Who may answer which demand of a plan, apart from distance: by shift, and by the languages that are needed
/// in a municipality. Where several are, an officer speaks all of them.
class point_duty {
 public:
  /// `municipalities`: those that demand numbers.
  point_duty(const plan& of, const shift_roster& when, std::span<const municipality_code> municipalities);

  bool answers(std::size_t point, const demand_piece& to) const {
    return answers(point, to.on, to.municipality);
  }
  bool answers(std::size_t point, shift_set on, std::uint16_t municipality) const {
    return (on_[point] & on) != 0 && speaks_[point * municipalities_ + municipality];
  }

 private:
  std::size_t municipalities_;
  std::vector<shift_set> on_;  // by point
  std::vector<bool> speaks_;   // by point and municipality
};

}  // namespace uramost::planning
