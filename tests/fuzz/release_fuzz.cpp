#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "publication/published_view.hpp"

/// A release that somebody else signed: any bytes may be in its files.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t first = text.find('\n'), second = text.find('\n', first == text.npos ? first : first + 1);
  if (second == text.npos) return 0;
  publication::release_parts files;
  files["points.geojson"] = text.substr(0, first);
  files["tables.json"] = text.substr(first + 1, second - first - 1);
  files["manifest.json"] = text.substr(second + 1);
  const publication::release read(files);
  for (const auto& look : {+[](const publication::release& of) { of.content(); },
                           +[](const publication::release& of) { of.facts(); },
                           +[](const publication::release& of) { of.verify({}); }})
    try {
      look(read);
    } catch (const error&) {
    }
  return 0;
}
