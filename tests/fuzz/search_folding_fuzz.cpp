#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "store/point_blob.hpp"
#include "store/search_folding.hpp"

/// Folding what is folded changes nothing, words are parted by single blanks, and a position survives being
/// stored.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string folded = uramost::store::fold_for_search(bytes);
  if (uramost::store::fold_for_search(folded) != folded) std::abort();
  if (folded.find("  ") != std::string::npos || folded.starts_with(' ') || folded.ends_with(' '))
    std::abort();
  if (const auto point = uramost::store::read_point_blob(bytes))
    if (const uramost::store::point_blob again(*point); again.bytes().size() != size) std::abort();
  return 0;
}
