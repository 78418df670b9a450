#include "print/chart_drawing.hpp"

#include "print/plots.hpp"

namespace uramost::print {

void add_chart(flow& to, const chart& drawn, language in) {
  const auto make = [&](const auto& one) {
    if (!one.title.empty())
      to.add_text(one.title, {.style = {.size_pt = 9.5, .is_bold = true, .most_lines = 3},
                              .space_before = 12,
                              .keeps_next = true});
    const plot made = plot_of(to.fonts(), one, in, to.width());
    to.add({.breaks = {.height = made.height, .space_before = one.title.empty() ? 12.0 : 5.0},
            .draw = made.draw,
            .element = to.new_element(),
            .tag = "Figure"});
    if (one.note.empty()) return;
    to.keep_last_with_next();
    to.add_text(one.note, {.style = {.size_pt = 8, .colour = palette::muted}, .space_before = 4});
  };
  std::visit(make, drawn);
}

}  // namespace uramost::print
