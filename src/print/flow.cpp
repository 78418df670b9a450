#include "print/flow.hpp"

namespace uramost::print {

void flow::add_text(std::string_view text, const text_look& look) {
  const auto block = std::make_shared<text_block>(fonts_, text, look.style, width_ - look.indent);
  const std::size_t element = new_element(), last = block->lines() - 1;
  for (std::size_t line = 0; line <= last; ++line) {
    const double top = block->top(line);
    flow_item item{
        .breaks = {.height = block->bottom(line) - top, .space_before = line == 0 ? look.space_before : 0},
        .draw = [block, line, top, indent = look.indent](
                    cairo_t* context, double x,
                    double y) { block->draw_line(context, line, x + indent, y - top); },
        .element = element,
        .tag = look.tag};
    const bool is_first_of_more = line == 0 && last > 0, is_last_but_one = line + 1 == last;
    item.breaks.keeps_next = is_first_of_more || is_last_but_one || look.keeps_next;
    if (line == 0) item.outline = look.outline;
    add(std::move(item));
  }
}

void flow::mark(std::size_t item, const drawing& sign) {
  items_.at(item).draw = [sign, text = items_.at(item).draw](cairo_t* context, double x, double y) {
    sign(context, x, y);
    text(context, x, y);
  };
}

}  // namespace uramost::print
