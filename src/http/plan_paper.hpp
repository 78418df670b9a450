#pragma once

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "planning/schedule.hpp"
#include "print/patrol_order.hpp"
#include "store/plan_rows.hpp"

namespace uramost::http {

/// What a planner hands out: one shift's schedule of a plan as a patrol order, in one language. `shift` is
/// its number in the plan. Who stops at a point speaks its languages and those needed in its municipality.
print::patrol_order patrol_order_of(const store::plan_version& kept, const planning::plan& plan,
                                    const planning::schedule& when, std::size_t shift, language in,
                                    bool is_synthetic, const geodata::boundaries& areas,
                                    const geodata::gazetteer& places);

}  // namespace uramost::http
