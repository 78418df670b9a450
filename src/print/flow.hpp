#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "print/page_breaks.hpp"
#include "print/text.hpp"

namespace uramost::print {

/// Draws something whose upper left corner is at a point.
using drawing = std::function<void(cairo_t*, double x, double y)>;

/// The column of a document, before it is cut into pages.
struct flow_item {
  piece breaks;
  drawing draw;
  std::size_t element = 0;     ///< items of one element of the structure, such as the lines of a paragraph
  const char* tag = "P";       ///< what that element is
  std::string outline = {};    ///< its line in the outline; empty: none
  drawing draw_repeated = {};  ///< what is drawn above it at the top of a page
};

class flow {
 public:
  flow(const typesetter& fonts, double width) : fonts_(fonts), width_(width) {}

  const typesetter& fonts() const { return fonts_; }
  double width() const { return width_; }
  const std::vector<flow_item>& items() const { return items_; }

  void add(flow_item item) { items_.push_back(std::move(item)); }
  /// The number of the next element.
  std::size_t new_element() { return ++elements_; }
  /// The last item stays with the one that comes next.
  void keep_last_with_next() {
    if (!items_.empty()) items_.back().breaks.keeps_next = true;
  }

  /// Draws a sign beside an item that is there already, such as the bullet of a list.
  void mark(std::size_t item, const drawing& sign);

  struct text_look {
    text_style style;
    const char* tag = "P";
    double space_before = 0;
    double indent = 0;
    bool keeps_next = false;
    std::string outline = {};
  };
  /// A text line by line; neither its first nor its last line is alone on a page.
  void add_text(std::string_view text, const text_look& look);

 private:
  const typesetter& fonts_;
  double width_;
  std::vector<flow_item> items_;
  std::size_t elements_ = 0;
};

}  // namespace uramost::print
