#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string_view>
#include <vector>

#include "core/language.hpp"
#include "print/cairo.hpp"
#include "print/palette.hpp"

/// Text set by Pango; seen only in this room.
namespace uramost::print {

struct object_deleter {
  void operator()(void* object) const { g_object_unref(object); }
};

/// The fonts of one document. Not thread safe; threads make one each.
class typesetter {
 public:
  explicit typesetter(language in);

  PangoContext* context() const { return context_.get(); }

 private:
  std::unique_ptr<PangoFontMap, object_deleter> fonts_;
  std::unique_ptr<PangoContext, object_deleter> context_;
};

enum class alignment { left, centre, right };

struct text_style {
  double size_pt = 10;
  bool is_bold = false;
  tiles::rgba colour = palette::ink;
  alignment aligned = alignment::left;
  int most_lines = 0;  ///< the rest gives way to "…"; 0: as many as there are
};

/// A text broken into lines. Whatever a person wrote is made plain first.
class text_block {
 public:
  /// `width_pt` 0 or less: one line, as long as it is, of at most 120 characters.
  text_block(const typesetter& fonts, std::string_view text, const text_style& style, double width_pt = 0);

  double width() const { return width_; }  ///< of the longest line
  double height() const { return lines_.back().bottom; }
  std::size_t lines() const { return lines_.size(); }
  double top(std::size_t line) const { return lines_[line].top; }
  double bottom(std::size_t line) const { return lines_[line].bottom; }

  /// With its upper left corner at a point.
  void draw(cairo_t* context, double x, double y) const;
  /// One line, where it belongs in a block whose upper left corner is at a point.
  void draw_line(cairo_t* context, std::size_t line, double x, double y) const;
  /// The light edge around a text that is to be read on any ground; drawn before the text.
  void draw_halo(cairo_t* context, double x, double y) const;

 private:
  struct set_line {
    PangoLayoutLine* glyphs;  // the layout's
    double x, baseline, top, bottom;
  };
  std::unique_ptr<PangoLayout, object_deleter> layout_;
  tiles::rgba colour_;
  double width_ = 0;
  std::vector<set_line> lines_;
};

}  // namespace uramost::print
