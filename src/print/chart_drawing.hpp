#pragma once

#include "core/language.hpp"
#include "print/chart.hpp"
#include "print/flow.hpp"

namespace uramost::print {

/// A chart with its title and note, all on one page. Throws invalid_input, field `charts`, when lengths do
/// not agree.
void add_chart(flow& to, const chart& drawn, language in);

}  // namespace uramost::print
