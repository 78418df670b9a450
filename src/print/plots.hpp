#pragma once

#include "core/language.hpp"
#include "print/chart.hpp"
#include "print/flow.hpp"

namespace uramost::print {

/// What a chart draws between its title and its note.
struct plot {
  double height = 0;
  drawing draw;
};

/// Throw invalid_input, field `charts`, when lengths do not agree. The plot keeps what it needs, and a
/// reference to the fonts.
plot plot_of(const typesetter& fonts, const matrix_chart& of, language in, double width);
plot plot_of(const typesetter& fonts, const line_chart& of, language in, double width);
plot plot_of(const typesetter& fonts, const bar_chart& of, language in, double width);

}  // namespace uramost::print
