#include "print/page_breaks.hpp"

namespace uramost::print {

namespace {
/// Height of a piece with all that it keeps with it, were it at the top of a page.
double chain_height(std::span<const piece> from) {
  double height = from.front().height;
  for (std::size_t i = 0; from[i].keeps_next && i + 1 < from.size(); ++i)
    height += from[i + 1].space_before + from[i + 1].height;
  return height;
}
}  // namespace

std::vector<place_on_page> break_pages(std::span<const piece> pieces, double page_height) {
  std::vector<place_on_page> places;
  std::size_t page = 0;
  double filled = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const piece& one = pieces[i];
    const double chain = chain_height(pieces.subspan(i));
    const double wanted = chain <= page_height ? chain : one.height;
    if (filled > 0 && filled + one.space_before + wanted > page_height) {
      ++page;
      filled = 0;
    }
    const bool is_first = filled == 0;
    const double above = is_first ? one.repeated_height : one.space_before;
    places.push_back({page, filled + above, is_first && one.repeated_height > 0});
    filled += above + one.height;
  }
  return places;
}

}  // namespace uramost::print
