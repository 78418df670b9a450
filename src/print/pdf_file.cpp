#include "print/pdf_file.hpp"

#include <cairo-pdf.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "print/page_furniture.hpp"
#include "print/plain_text.hpp"

namespace uramost::print {

namespace {
cairo_status_t append(void* to, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

void write_metadata(cairo_surface_t* surface, const imprint& of) {
  const auto set = [&](cairo_pdf_metadata_t what, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, what, value.c_str());
  };
  std::string keywords;
  for (const std::string& one : of.keywords) keywords += (keywords.empty() ? "" : ", ") + plain_line(one);
  set(CAIRO_PDF_METADATA_TITLE, plain_line(of.title));
  set(CAIRO_PDF_METADATA_AUTHOR, plain_line(of.author));
  set(CAIRO_PDF_METADATA_SUBJECT, plain_line(of.kind));
  set(CAIRO_PDF_METADATA_KEYWORDS, keywords);
  set(CAIRO_PDF_METADATA_CREATOR, "UraMost");
  set(CAIRO_PDF_METADATA_CREATE_DATE, fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", of.made));
}

/// One page: consecutive items of one element are one element of the structure.
class page_writer {
 public:
  page_writer(cairo_surface_t* surface, cairo_t* context) : surface_(surface), context_(context) {}

  void write(const flow_item& item, const place_on_page& place) {
    if (item.element != element_) begin(item);
    const double y = column_top + place.top;
    if (!item.outline.empty()) add_to_outline(item.outline, place.page + 1, y);
    if (place.repeats_heading && item.draw_repeated)
      item.draw_repeated(context_, margin_side, y - item.breaks.repeated_height);
    item.draw(context_, margin_side, y);
  }

  void end_element() {
    if (tag_) cairo_tag_end(context_, tag_);
    tag_ = nullptr;
    element_ = 0;
  }

 private:
  void begin(const flow_item& item) {
    end_element();
    tag_ = item.tag;
    element_ = item.element;
    cairo_tag_begin(context_, tag_, nullptr);
  }

  void add_to_outline(const std::string& text, std::size_t page, double y) {
    const std::string where = fmt::format("page={} pos=[{:.1f} {:.1f}]", page, margin_side, y);
    cairo_pdf_surface_add_outline(surface_, CAIRO_PDF_OUTLINE_ROOT, plain_line(text).c_str(), where.c_str(),
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }

  cairo_surface_t* surface_;
  cairo_t* context_;
  const char* tag_ = nullptr;
  std::size_t element_ = 0;
};
}  // namespace

std::string pdf_file(const flow& column, const imprint& of) {
  std::vector<piece> pieces;
  for (const flow_item& item : column.items()) pieces.push_back(item.breaks);
  const auto places = break_pages(pieces, column_bottom - column_top);
  const int pages = places.empty() ? 1 : static_cast<int>(places.back().page) + 1;

  std::string bytes;
  const surface_handle surface(cairo_pdf_surface_create_for_stream(append, &bytes, page_width, page_height));
  check(cairo_surface_status(surface.get()));
  write_metadata(surface.get(), of);
  const context_handle context(cairo_create(surface.get()));
  page_writer writer(surface.get(), context.get());
  cairo_tag_begin(context.get(), "Document", nullptr);
  std::size_t next = 0;
  for (int page = 1; page <= pages; ++page) {
    draw_page_furniture(context.get(), column.fonts(), of, page, pages);
    for (; next < places.size() && static_cast<int>(places[next].page) < page; ++next)
      writer.write(column.items()[next], places[next]);
    writer.end_element();
    if (page == pages) cairo_tag_end(context.get(), "Document");
    cairo_show_page(context.get());
  }
  check(cairo_status(context.get()));
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  return bytes;
}

}  // namespace uramost::print
