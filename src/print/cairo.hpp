#pragma once

#include <cairo.h>

#include <memory>

#include "print/rectangle.hpp"
#include "tiles/colour_ramp.hpp"

/// Cairo's handles and the few strokes everything is drawn with; seen only in this room. All lengths are in
/// points (1/72 inch), y downward.
namespace uramost::print {

struct surface_deleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using surface_handle = std::unique_ptr<cairo_surface_t, surface_deleter>;

struct context_deleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using context_handle = std::unique_ptr<cairo_t, context_deleter>;

/// Throws error(internal) with cairo's own words when something failed.
void check(cairo_status_t status);

/// Keeps what is set (colour, clip, transformation) to its own lifetime.
class saved_state {
 public:
  explicit saved_state(cairo_t* context) : context_(context) { cairo_save(context_); }
  ~saved_state() { cairo_restore(context_); }
  saved_state(const saved_state&) = delete;
  saved_state& operator=(const saved_state&) = delete;

 private:
  cairo_t* context_;
};

/// An element of the document's structure, for readers of PDF that read aloud. `name` as in ISO 32000, 14.8.
class tagged {
 public:
  tagged(cairo_t* context, const char* name) : context_(context), name_(name) {
    cairo_tag_begin(context_, name_, nullptr);
  }
  ~tagged() { cairo_tag_end(context_, name_); }
  tagged(const tagged&) = delete;
  tagged& operator=(const tagged&) = delete;

 private:
  cairo_t* context_;
  const char* name_;
};

/// How a colour looks on white paper, with no see-through left.
tiles::rgba on_paper(tiles::rgba colour);

void set_colour(cairo_t* context, tiles::rgba colour);
void fill_box(cairo_t* context, const rectangle& box, tiles::rgba colour);
void stroke_box(cairo_t* context, const rectangle& box, tiles::rgba colour, double width);
void stroke_line(cairo_t* context, double x0, double y0, double x1, double y1, tiles::rgba colour,
                 double width);

}  // namespace uramost::print
