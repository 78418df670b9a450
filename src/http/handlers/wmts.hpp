#pragma once

#include "http/tileset.hpp"

/// Web Map Tile Service 1.0.0 (OGC 07-057r7), for programs that know no other: the map tilesets as layers,
/// which are called like their collections.
namespace uramost::http {

/// GET /api/wmts?service=WMTS&request=…: GetCapabilities and GetTile, their parameters in any case of
/// letters. Further parameters are conditions: the capabilities then hold the layers that take them, and
/// their addresses carry them. What cannot be answered is told as an ExceptionReport.
struct wmts {
  std::vector<shared_tileset> layers;

  response operator()(const request& asked) const;
};

/// GET /api/wmts/1.0.0/WMTSCapabilities.xml: the same capabilities, with conditions likewise.
struct wmts_description {
  std::vector<shared_tileset> layers;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
