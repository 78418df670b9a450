#pragma once

#include "print/paper.hpp"
#include "print/text.hpp"

namespace uramost::print {

/// A4, points.
inline constexpr double page_width = 595.276, page_height = 841.890;
inline constexpr double margin_side = 54, column_top = 62, column_bottom = page_height - 68;
inline constexpr double column_width = page_width - 2 * margin_side;

/// What stands above and below the column of every page: whose paper it is, which page, and whether its data
/// are synthetic. `page` counts from 1.
void draw_page_furniture(cairo_t* context, const typesetter& fonts, const imprint& of, int page, int pages);

}  // namespace uramost::print
