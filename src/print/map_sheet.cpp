#include "print/map_sheet.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "print/map_drawing.hpp"
#include "print/words.hpp"
#include "print/written.hpp"

namespace uramost::print {

namespace {
constexpr double gap = 8, legend_width = 136, legend_gap = 16, most_square = 0.8;

bool is_tall(const map_picture& picture) {
  return map_frame::shape(picture.projection, picture.extent) > most_square;
}

map_frame frame_for(const map_picture& picture, double width, double most_height) {
  constexpr double flattest = 0.42;
  const double beside = is_tall(picture) ? legend_width + legend_gap : 0;
  const double map_width = width - beside;
  const double shape = map_frame::shape(picture.projection, picture.extent);
  return {picture.projection, picture.extent, map_width,
          std::min(most_height, map_width * std::max(shape, flattest))};
}

/// Two significant digits: paper shrinks, and printers fit to the page.
std::string written_scale(language in, double denominator) {
  const double unit = std::pow(10, std::floor(std::log10(denominator)) - 1);
  return "1 : " + written(in, std::round(denominator / unit) * unit, 0);
}

std::string statement_of(const map_picture& picture, const map_frame& frame, bool says_scale) {
  std::string text;
  if (says_scale)
    text = std::string(in(picture.in, word::scale)) + ' ' +
           written_scale(picture.in, frame.scale_denominator()) + " · ";
  text +=
      picture.projection == map_projection::utm_zone_34 ? "UTM 34N (EPSG:32634)" : "Web Mercator (EPSG:3857)";
  text += " · ";
  return text + (picture.base.attribution.empty() ? std::string(in(picture.in, word::geodata))
                                                  : picture.base.attribution);
}

void require_drawable(const map_picture& picture) {
  for (const map_layer& layer : picture.layers) {
    const auto require_class = [&](const auto& features) {
      for (const auto& one : features)
        if (one.in_class >= layer.classes.size())
          throw invalid_input("the layer '" + layer.title + "' uses a class that it does not have", "layers");
    };
    require_class(layer.areas);
    require_class(layer.circles);
    require_class(layer.points);
    if (layer.raster &&
        (layer.raster->grid.cell_m <= 0 || layer.raster->classes.size() != layer.raster->grid.cells()))
      throw invalid_input("a raster needs a class for each cell of its grid", "layers");
  }
}

const map_picture& checked(const map_picture& picture) {
  require_drawable(picture);
  return picture;
}

std::optional<text_block> caption_of(const typesetter& fonts, const map_picture& picture, double width) {
  if (picture.caption.empty()) return std::nullopt;
  return text_block(fonts, picture.caption, {.size_pt = 10, .is_bold = true, .most_lines = 3}, width);
}

legend legend_for(const typesetter& fonts, const map_picture& picture, double width) {
  if (is_tall(picture)) return {fonts, picture, legend_width, 1};
  constexpr int columns = 3;
  return {fonts, picture, (width - (columns - 1) * 16.0) / columns, columns};
}
}  // namespace

map_sheet::map_sheet(const typesetter& fonts, const map_picture& picture, double width,
                     double most_map_height, bool says_scale)
    : fonts_(fonts),
      picture_(checked(picture)),
      legend_beside_(print::is_tall(picture)),
      frame_(frame_for(picture, width, most_map_height)),
      caption_(caption_of(fonts, picture, width)),
      legend_(legend_for(fonts, picture, width)),
      attribution_(fonts, statement_of(picture, frame_, says_scale),
                   {.size_pt = 6.5, .colour = palette::muted, .most_lines = 4}, width) {}

double map_sheet::map_top() const { return caption_ ? caption_->height() + gap * 0.75 : 0; }

double map_sheet::map_bottom() const { return map_top() + frame_.height() + degrees_room_pt; }

double map_sheet::height() const {
  const double beside = legend_beside_ ? legend_.height() - frame_.height() - degrees_room_pt : 0;
  const double below = legend_beside_ ? std::max(beside, 0.0) : gap + legend_.height();
  return map_bottom() + below + gap / 2 + attribution_.height();
}

void map_sheet::draw(cairo_t* context, double x, double y) const {
  if (caption_) caption_->draw(context, x, y);
  {
    const saved_state state(context);
    cairo_translate(context, x, y + map_top());
    draw_map(context, fonts_, picture_, frame_);
  }
  if (legend_beside_)
    legend_.draw(context, x + frame_.width() + legend_gap, y + map_top());
  else
    legend_.draw(context, x, y + map_bottom() + gap);
  attribution_.draw(context, x, y + height() - attribution_.height());
}

}  // namespace uramost::print
