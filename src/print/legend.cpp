#include "print/legend.hpp"

#include <algorithm>
#include <memory>

#include "print/look.hpp"
#include "print/words.hpp"

namespace uramost::print {

namespace {
constexpr double sample_width = 16, sample_height = 9, between_columns = 16, between_groups = 9, row_gap = 2;

using drawing = std::function<void(cairo_t*, double x, double y)>;

/// One below the other.
struct group {
  struct row {
    double y;
    drawing draw;
  };
  std::vector<row> rows;
  double height = 0;

  void add(double row_height, drawing draw) {
    rows.push_back({height, std::move(draw)});
    height += row_height + row_gap;
  }
};

class group_maker {
 public:
  group_maker(const typesetter& fonts, double width) : fonts_(fonts), width_(width) {}

  void title(group& in, const std::string& text, const std::string& unit) const {
    if (!text.empty()) line(in, text, {.size_pt = 8, .is_bold = true});
    if (!unit.empty()) line(in, unit, {.size_pt = 7.5, .colour = palette::muted});
  }

  void note(group& in, const std::string& text) const {
    if (!text.empty()) line(in, text, {.size_pt = 7, .colour = palette::muted});
  }

  /// A sign and what it means.
  void entry(group& in, const std::string& label,
             std::function<void(cairo_t*, const rectangle&)> paint) const {
    constexpr double indent = sample_width + 6;
    const auto text = std::make_shared<text_block>(fonts_, label, text_style{.size_pt = 8, .most_lines = 2},
                                                   width_ - indent);
    const double height = std::max(text->height(), sample_height + 1.5);
    in.add(height, [=](cairo_t* context, double x, double y) {
      const double first_line = text->bottom(0);
      paint(context,
            {x, y + (std::max(first_line, sample_height) - sample_height) / 2, sample_width, sample_height});
      text->draw(context, x + indent, y);
    });
  }

 private:
  void line(group& in, const std::string& text, const text_style& style) const {
    const auto block = std::make_shared<text_block>(fonts_, text, style, width_);
    in.add(block->height(), [=](cairo_t* context, double x, double y) { block->draw(context, x, y); });
  }

  const typesetter& fonts_;
  double width_;
};

group of_layer(const group_maker& make, const map_layer& layer) {
  group made;
  make.title(made, layer.title, layer.unit);
  for (const map_class& one : layer.classes)
    make.entry(made, one.label,
               [one](cairo_t* context, const rectangle& box) { paint_sample(context, one, box); });
  make.note(made, layer.note);
  return made;
}

group of_base(const group_maker& make, const map_picture& picture) {
  group made;
  if (!picture.base.areas.empty())
    make.entry(made, std::string(in(picture.in, word::municipality_border)),
               [](cairo_t* context, const rectangle& box) {
                 const double y = box.y + box.height / 2;
                 stroke_line(context, box.x, y, box.right(), y, palette::study_border, 1);
               });
  if (!picture.base.places.empty())
    make.entry(made, std::string(in(picture.in, word::place)), [](cairo_t* context, const rectangle& box) {
      paint_place(context, {box.x + box.width / 2, box.y + box.height / 2}, 0);
    });
  return made;
}
}  // namespace

legend::legend(const typesetter& fonts, const map_picture& picture, double column_width, int columns) {
  const group_maker make(fonts, column_width);
  std::vector<group> groups;
  for (const map_layer& layer : picture.layers) groups.push_back(of_layer(make, layer));
  groups.push_back(of_base(make, picture));

  // Each group goes where there is most room so far.
  std::vector<double> filled(static_cast<std::size_t>(columns), 0);
  for (const group& one : groups) {
    const auto shortest = std::ranges::min_element(filled);
    const double x = static_cast<double>(shortest - filled.begin()) * (column_width + between_columns);
    const double top = *shortest > 0 ? *shortest + between_groups : 0;
    for (const group::row& row : one.rows) pieces_.push_back({x, top + row.y, row.draw});
    *shortest = top + one.height;
  }
  height_ = std::ranges::max(filled);
}

void legend::draw(cairo_t* context, double x, double y) const {
  for (const piece& one : pieces_) one.draw(context, x + one.x, y + one.y);
}

}  // namespace uramost::print
