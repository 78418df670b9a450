#include <cmath>

#include "core/error.hpp"
#include "print/map_picture.hpp"
#include "print/map_sheet.hpp"

namespace uramost::print {

namespace {
constexpr double sheet_width_pt = 500, margin_pt = 16, most_map_height_pt = 560;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}
}  // namespace

std::string map_png(const map_picture& picture, int width_px) {
  if (width_px < 200 || width_px > 8000)
    throw invalid_input("a picture is 200 to 8,000 pixels wide", "width");
  const typesetter fonts(picture.in);
  const map_sheet sheet(fonts, picture, sheet_width_pt, most_map_height_pt, false);
  const double scale = width_px / (sheet_width_pt + 2 * margin_pt);
  const int height_px = static_cast<int>(std::ceil((sheet.height() + 2 * margin_pt) * scale));

  const surface_handle surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px));
  check(cairo_surface_status(surface.get()));
  const context_handle context(cairo_create(surface.get()));
  set_colour(context.get(), palette::white);
  cairo_paint(context.get());
  cairo_scale(context.get(), scale, scale);
  sheet.draw(context.get(), margin_pt, margin_pt);
  check(cairo_status(context.get()));

  std::string png;
  check(cairo_surface_write_to_png_stream(surface.get(), append, &png));
  return png;
}

}  // namespace uramost::print
