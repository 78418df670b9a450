#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/bounding_box.hpp"
#include "core/language.hpp"
#include "http/response.hpp"

/// What a Web Map Tile Service 1.0.0 (OGC 07-057r7) writes: its capabilities and its exceptions.
namespace uramost::http {

/// One of its layers, in one style, which is called `default`.
struct wmts_layer {
  std::string id;
  localized_name title;
  localized_name about;
  bounding_box bounds;
  unsigned deepest_zoom;

  /// Addresses with {TileMatrix}, {TileRow} and {TileCol} for what is wanted.
  struct address {
    std::string media_type, url_template;
  };
  std::vector<address> addresses;
};

/// Where it is, absolute.
struct wmts_addresses {
  std::string key_values;    ///< to be followed by parameters; ends with '?' or '&'
  std::string capabilities;  ///< of the capabilities by themselves
};

/// XML. Titles are in the four languages, the preferred one first, for programs that read only one.
std::string wmts_capabilities(const wmts_addresses& here, std::span<const wmts_layer> layers,
                              language preferred);

/// What the tile matrix set of layers that end at this zoom is called: WebMercatorQuad, or the beginning of
/// it. Limits of a layer would say so too, but GDAL does not read them and finds nothing in deeper zooms.
std::string wmts_matrix_set(unsigned deepest_zoom);

/// Why a request cannot be answered, in the words of the standard: an ExceptionReport of OWS 1.1.
class wmts_fault : public std::runtime_error {
 public:
  wmts_fault(int status, std::string code, std::string locator, const std::string& why)
      : std::runtime_error(why), status_(status), code_(std::move(code)), locator_(std::move(locator)) {}

  response answer() const;

 private:
  int status_;
  std::string code_, locator_;
};

}  // namespace uramost::http
