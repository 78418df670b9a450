#include "core/bounding_box.hpp"

#include <vector>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost {

bounding_box parse_bounding_box(std::string_view text) {
  std::vector<double> numbers;
  for (std::string_view part : split(text, ',')) {
    const auto number = parse_number(part);
    if (!number)
      throw invalid_input("bbox holds something that is not a number: '" + std::string(part) + "'", "bbox");
    numbers.push_back(*number);
  }
  if (numbers.size() == 6) numbers = {numbers[0], numbers[1], numbers[3], numbers[4]};
  if (numbers.size() != 4) throw invalid_input("bbox takes four numbers: west,south,east,north", "bbox");

  const bounding_box box{numbers[0], numbers[1], numbers[2], numbers[3]};
  if (!is_on_earth({box.west, box.south}) || !is_on_earth({box.east, box.north}))
    throw invalid_input("bbox reaches beyond longitude ±180 or latitude ±90", "bbox");
  if (box.south > box.north) throw invalid_input("bbox has its south above its north", "bbox");
  if (box.west > box.east)
    throw invalid_input("bbox crosses the antimeridian, which is not supported", "bbox");
  return box;
}

std::string to_string(const bounding_box& box) {
  return to_text(box.west) + ',' + to_text(box.south) + ',' + to_text(box.east) + ',' + to_text(box.north);
}

}  // namespace uramost
