#include "http/handlers/landing.hpp"

#include "http/features.hpp"
#include "http/html_page.hpp"
#include "http/link.hpp"
#include "http/manner.hpp"

namespace uramost::http {

namespace {
struct landing_link {
  const char* rel;
  const char* path;
  const char* type;
  const char* title;
};

constexpr landing_link links[]{
    {"self", "/api", json_type, "This page"},
    {"alternate", "/api?f=html", html_type, "This page for people"},
    {"service-desc", "/api/openapi.json", "application/vnd.oai.openapi+json;version=3.0",
     "The API, described"},
    {"service-doc", "/api/docs", html_type, "The API, explained"},
    {"conformance", "/api/conformance", json_type, "Standards that are met"},
    {"data", "/api/collections", json_type, "Collections"},
    {"http://www.opengis.net/def/rel/ogc/1.0/data", "/api/collections", json_type, "Collections"},
    {"http://www.opengis.net/def/rel/ogc/1.0/processes", "/api/processes", json_type,
     "What the server computes"},
    {"http://www.opengis.net/def/rel/ogc/1.0/job-list", "/api/jobs", json_type, "Your jobs"},
    {"http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", "/api/tileMatrixSets", json_type,
     "Tile matrix sets"},
    {"related", "/api/wmts?service=WMTS&request=GetCapabilities", "application/xml",
     "Maps for older programs (WMTS)"},
    {"about", "/api/meta", json_type, "Codes, names, figures and counts"},
    {"items", "/api/collections/incidents/items", geojson_type, "Incidents"},
    {"items", "/api/collections/patrol_points/items", geojson_type, "Patrol points"},
    {"related", "/api/municipalities.geojson", geojson_type, "Municipalities"},
    {"related", "/api/places.geojson", geojson_type, "Places"},
    {"related", "/tiles/heat.json", json_type, "Heat map (TileJSON)"},
    {"related", "/api/aggregate?by=municipality", json_type, "Counts by municipality, time, kind"},
    {"related", "/api/export/incidents?format=geojson", geojson_type, "Incidents to take away"},
    {"related", "/api/imports", json_type, "Imports"},
    {"related", "/", html_type, "The map"}};

const localized_name about{"Harta e incidenteve për veriun e Kosovës", "Mapa incidenata za sever Kosova",
                           "Мапа инцидената за север Косова", "Incident mapping for northern Kosovo"};
}  // namespace

response landing::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  html_page page(how.in, "UraMost");
  page.paragraph(about.in(how.in));
  json list = json::array();
  for (const landing_link& each : links) {
    page.link(asked.base_url + each.path, each.title, each.path);
    list.push_back(link(each.rel, asked.base_url + each.path, each.type, each.title));
  }
  if (how.is_html()) return how.label(page.answer());
  return how.answer({{"title", "UraMost"},
                     {"description", about.in(how.in)},
                     {"version", URAMOST_VERSION},
                     {"links", std::move(list)}},
                    json_type);
}

}  // namespace uramost::http
