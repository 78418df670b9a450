#include "print/map_names.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "print/inner_point.hpp"
#include "print/label_placement.hpp"
#include "print/look.hpp"

namespace uramost::print {

namespace {
/// Settlements have names on maps of towns and valleys, not of the country.
constexpr double settlements_from_scale = 200'000;
constexpr double line_step = 0.86;  // names of one place stand closer than lines of a text

/// However many labels are asked for: more than these nobody reads.
constexpr std::size_t most_names = 1000;

/// A name to be placed, its lines one below the other.
struct name {
  label_wish wish;
  std::vector<text_block> lines;
  std::optional<int> place_rank;  // has a dot of its own, drawn with the name
};

/// What is to be written on a map, in the order in which it is placed.
class name_list {
 public:
  name_list(const typesetter& fonts, const map_picture& picture, const map_frame& frame)
      : fonts_(fonts), in_(picture.in), frame_(frame) {
    for (const map_layer& layer : picture.layers) add_labels(layer);
    add_places(picture.base, 0);
    for (const base_area& area : picture.base.areas) add_area(area);
    if (frame.scale_denominator() < settlements_from_scale) add_places(picture.base, 1);
  }

  const std::vector<name>& names() const { return names_; }

 private:
  void add_labels(const map_layer& layer) {
    constexpr text_style style{.size_pt = 7.5, .is_bold = true};
    for (const map_circle& circle : layer.circles)
      if (!circle.label.empty())
        add(circle.centre, {circle.label}, style, {.gap = circle.radius_m / frame_.ground_m() + 2.5});
    for (const map_point& point : layer.points)
      if (!point.label.empty()) add(point.at, {point.label}, style, {.gap = 4});
  }

  void add_places(const base_map& base, int rank) {
    const text_style style{.size_pt = rank == 0 ? 8.0 : 6.5,
                           .colour = rank == 0 ? palette::ink : palette::muted};
    for (const base_place& place : base.places)
      if (place.rank == rank) add(place.at, both_names(place.name, in_), style, {.gap = 4}, rank);
  }

  /// A municipality that has its seat's name is named already where the seat is.
  void add_area(const base_area& area) {
    const std::vector<std::string> both = both_names(area.name, in_);
    if (!seats_.insert(both).second) return;
    std::vector<geodata::ring> rings;
    for (const geodata::polygon& part : area.polygons) rings.push_back(part.exterior);
    const auto inside = inner_point(frame_, rings);
    if (inside)
      add(frame_.from(*inside), both, {.size_pt = 7.5, .colour = palette::area_name}, {.is_centred = true});
  }

  void add(lon_lat at, const std::vector<std::string>& lines, const text_style& style, label_wish wish,
           std::optional<int> place_rank = {}) {
    if (!is_on_earth(at) || names_.size() >= most_names) return;
    wish.at = frame_.at(at);
    if (!rectangle{0, 0, frame_.width(), frame_.height()}.contains({wish.at.x, wish.at.y, 0, 0})) return;
    name made{wish, {}, place_rank};
    for (const std::string& line : lines) {
      made.lines.emplace_back(fonts_, line, style);
      made.wish.width = std::max(made.wish.width, made.lines.back().width());
      made.wish.height += made.lines.back().height() * line_step;
    }
    if (place_rank == 0) seats_.insert(lines);
    names_.push_back(std::move(made));
  }

  const typesetter& fonts_;
  language in_;
  const map_frame& frame_;
  std::set<std::vector<std::string>> seats_;  // names of seats in view
  std::vector<name> names_;
};

/// Dots of seats are drawn whether or not their names find room; names keep clear of them, and they of what
/// stands in the corners.
class seat_dots {
 public:
  seat_dots(std::span<const name> names, std::span<const rectangle> taken)
      : corners_(taken), taken_(taken.begin(), taken.end()) {
    for (const name& one : names)
      if (one.place_rank == 0 && is_free(one.wish.at)) taken_.push_back(box(one.wish.at));
  }

  std::span<const rectangle> taken() const { return taken_; }
  bool is_free(page_point at) const {
    return std::ranges::none_of(corners_, [&](const rectangle& corner) { return corner.overlaps(box(at)); });
  }

 private:
  static rectangle box(page_point at) {
    constexpr double radius = 3;
    return {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
  }

  std::span<const rectangle> corners_;
  std::vector<rectangle> taken_;
};

/// To the left of its place a name ends there, to the right it begins there.
double lean_of(const name& one, const rectangle& box) {
  const double middle = box.x + box.width / 2;
  return one.wish.at.x < middle - 1 ? 0 : one.wish.at.x > middle + 1 ? 1 : 0.5;
}

template <class Draw>
void each_line(const name& one, const rectangle& box, const Draw& draw) {
  double y = box.y;
  for (const text_block& line : one.lines) {
    draw(line, box.x + lean_of(one, box) * (box.width - line.width()), y);
    y += line.height() * line_step;
  }
}
}  // namespace

void draw_names(cairo_t* context, const typesetter& fonts, const map_picture& picture, const map_frame& frame,
                std::span<const rectangle> taken) {
  const name_list list(fonts, picture, frame);
  const std::vector<name>& names = list.names();
  const seat_dots dots(names, taken);
  std::vector<label_wish> wishes;
  for (const name& one : names) wishes.push_back(one.wish);
  constexpr double edge = 3;
  const auto places =
      place_labels(wishes, {edge, edge, frame.width() - 2 * edge, frame.height() - 2 * edge}, dots.taken());

  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto rank = names[i].place_rank;
        rank && dots.is_free(names[i].wish.at) && (places[i] || *rank == 0))
      paint_place(context, names[i].wish.at, *rank);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (places[i])
      each_line(names[i], *places[i],
                [&](const text_block& line, double x, double y) { line.draw_halo(context, x, y); });
  for (std::size_t i = 0; i < names.size(); ++i)
    if (places[i])
      each_line(names[i], *places[i],
                [&](const text_block& line, double x, double y) { line.draw(context, x, y); });
}

}  // namespace uramost::print
