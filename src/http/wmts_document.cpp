#include "http/wmts_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "exchange/xml_text.hpp"
#include "http/tilejson.hpp"
#include "http/tileset.hpp"
#include "tiles/tile_matrix.hpp"

namespace uramost::http {

namespace {
using exchange::xml_text;

const localized_name service_title{"Harta e incidenteve për veriun e Kosovës",
                                   "Mapa incidenata za sever Kosova", "Мапа инцидената за север Косова",
                                   "Incident mapping for northern Kosovo"};

/// `<ows:Title xml:lang="sq">…</ows:Title>` for every language.
std::string in_all_languages(std::string_view element, const localized_name& text, language preferred) {
  auto order = all_languages;
  std::ranges::stable_partition(order, [&](language each) { return each == preferred; });
  std::string made;
  for (const language each : order)
    made +=
        fmt::format("<ows:{0} xml:lang=\"{1}\">{2}</ows:{0}>\n", element, tag(each), xml_text(text.in(each)));
  return made;
}

std::string operation(std::string_view name, const wmts_addresses& here, bool has_address) {
  const auto get = [](const std::string& address, std::string_view encoding) {
    return fmt::format(
        "<ows:Get xlink:href=\"{}\"><ows:Constraint name=\"GetEncoding\"><ows:AllowedValues>"
        "<ows:Value>{}</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get>\n",
        xml_text(address), encoding);
  };
  return fmt::format(
      "<ows:Operation name=\"{}\"><ows:DCP><ows:HTTP>\n{}{}</ows:HTTP></ows:DCP></ows:Operation>\n", name,
      has_address ? get(here.capabilities, "RESTful") : "", get(here.key_values, "KVP"));
}

std::string layer_text(const wmts_layer& of, language preferred) {
  std::string formats, addresses;
  for (const auto& [type, url] : of.addresses) {
    formats += fmt::format("<Format>{}</Format>\n", type);
    addresses += fmt::format("<ResourceURL format=\"{}\" resourceType=\"tile\" template=\"{}\"/>\n", type,
                             xml_text(url));
  }
  return fmt::format(
      "<Layer>\n{}{}"
      "<ows:WGS84BoundingBox><ows:LowerCorner>{} {}</ows:LowerCorner>"
      "<ows:UpperCorner>{} {}</ows:UpperCorner></ows:WGS84BoundingBox>\n"
      "<ows:Identifier>{}</ows:Identifier>\n"
      "<Style isDefault=\"true\"><ows:Identifier>default</ows:Identifier></Style>\n"
      "{}"
      "<TileMatrixSetLink><TileMatrixSet>{}</TileMatrixSet></TileMatrixSetLink>\n"
      "{}</Layer>\n",
      in_all_languages("Title", of.title, preferred), in_all_languages("Abstract", of.about, preferred),
      of.bounds.west, of.bounds.south, of.bounds.east, of.bounds.north, xml_text(of.id), formats,
      wmts_matrix_set(of.deepest_zoom), addresses);
}

std::string matrix_set_text(unsigned deepest_zoom) {
  std::string matrices;
  for (unsigned zoom = 0; zoom <= deepest_zoom; ++zoom) {
    const auto matrix = tiles::web_mercator_matrix(zoom);
    matrices += fmt::format(
        "<TileMatrix><ows:Identifier>{0}</ows:Identifier><ScaleDenominator>{1}</ScaleDenominator>"
        "<TopLeftCorner>{2} {3}</TopLeftCorner><TileWidth>{4}</TileWidth><TileHeight>{4}</TileHeight>"
        "<MatrixWidth>{5}</MatrixWidth><MatrixHeight>{5}</MatrixHeight></TileMatrix>\n",
        zoom, to_text(matrix.scale_denominator), to_text(-tiles::world_edge_m), to_text(tiles::world_edge_m),
        tiles::tile_pixels, matrix.width);
  }
  return fmt::format(
      "<TileMatrixSet>\n<ows:Identifier>{}</ows:Identifier>\n"
      "<ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>\n"
      "<WellKnownScaleSet>urn:ogc:def:wkss:OGC:1.0:GoogleMapsCompatible</WellKnownScaleSet>\n{}</"
      "TileMatrixSet>\n",
      wmts_matrix_set(deepest_zoom), matrices);
}
}  // namespace

std::string wmts_matrix_set(unsigned deepest_zoom) {
  return deepest_zoom == deepest_incident_zoom ? tile_matrix_set_id
                                               : fmt::format("{}_0_{}", tile_matrix_set_id, deepest_zoom);
}

std::string wmts_capabilities(const wmts_addresses& here, std::span<const wmts_layer> layers,
                              language preferred) {
  std::string contents;
  std::set<unsigned> zooms;
  for (const wmts_layer& each : layers) {
    contents += layer_text(each, preferred);
    zooms.insert(each.deepest_zoom);
  }
  for (const unsigned each : zooms) contents += matrix_set_text(each);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<Capabilities xmlns=\"http://www.opengis.net/wmts/1.0\" xmlns:ows=\"http://www.opengis.net/ows/1.1\""
      " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.0.0\">\n"
      "<ows:ServiceIdentification>\n{}<ows:ServiceType>OGC WMTS</ows:ServiceType>\n"
      "<ows:ServiceTypeVersion>1.0.0</ows:ServiceTypeVersion>\n</ows:ServiceIdentification>\n"
      "<ows:OperationsMetadata>\n{}{}</ows:OperationsMetadata>\n"
      "<Contents>\n{}</Contents>\n"
      "<ServiceMetadataURL xlink:href=\"{}\"/>\n</Capabilities>\n",
      in_all_languages("Title", service_title, preferred), operation("GetCapabilities", here, true),
      operation("GetTile", here, false), contents, xml_text(here.capabilities));
}

response wmts_fault::answer() const {
  response made = text_response(
      "application/xml",
      fmt::format(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<ExceptionReport xmlns=\"http://www.opengis.net/ows/1.1\" version=\"1.1.0\" xml:lang=\"en\">\n"
          "<Exception exceptionCode=\"{}\"{}><ExceptionText>{}</ExceptionText></Exception>\n"
          "</ExceptionReport>\n",
          code_, locator_.empty() ? "" : fmt::format(" locator=\"{}\"", xml_text(locator_)),
          xml_text(what())),
      status_);
  made.set("Cache-Control", "no-store");
  if (status_ == 401) made.set("WWW-Authenticate", "Bearer realm=\"UraMost\"");
  return made;
}

}  // namespace uramost::http
