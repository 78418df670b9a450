#pragma once

#include "patrol/instance.hpp"
#include "patrol/solution.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// The best plan, with the proof that it is, or with the bound that time left room for. A quick plan is told
/// to the sink at once. p_median and mclp without further constraints are searched by bounds of their
/// relaxation (`median_search`), such an mclp for a second only; p_center by halving distances; everything
/// else is a linear model for CBC. Every plan is checked against the instance before it is given out. Takes
/// one thread; independent calls may run in several. Throws invalid_input for what `validate` refuses,
/// internal when a solver's plan breaks a constraint.
solution solve(const instance& asked, const solving_sink& sink = keep_solving);

}  // namespace uramost::patrol
