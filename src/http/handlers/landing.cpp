#include "http/handlers/landing.hpp"

#include "http/html_page.hpp"
#include "http/link.hpp"
#include "http/negotiation.hpp"

namespace uramost::http {

namespace {
constexpr const char* plain = "application/json";
constexpr const char* geo = "application/geo+json";

struct landing_link {
  const char* rel;
  const char* path;
  const char* type;
  const char* title;
};

constexpr landing_link links[]{
    {"self", "/api", plain, "This page"},
    {"alternate", "/api?f=html", "text/html", "This page for people"},
    {"service-desc", "/api/openapi.json", "application/vnd.oai.openapi+json;version=3.0",
     "The API, described"},
    {"service-doc", "/api/docs", "text/html", "The API, explained"},
    {"conformance", "/api/conformance", plain, "Standards that are met"},
    {"data", "/api/collections", plain, "Collections"},
    {"http://www.opengis.net/def/rel/ogc/1.0/data", "/api/collections", plain, "Collections"},
    {"http://www.opengis.net/def/rel/ogc/1.0/processes", "/api/processes", plain, "What the server computes"},
    {"http://www.opengis.net/def/rel/ogc/1.0/job-list", "/api/jobs", plain, "Your jobs"},
    {"http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", "/api/tileMatrixSets", plain,
     "Tile matrix sets"},
    {"related", "/api/wmts?service=WMTS&request=GetCapabilities", "application/xml",
     "Maps for older programs (WMTS)"},
    {"about", "/api/meta", plain, "Codes, names, figures and counts"},
    {"items", "/api/collections/incidents/items", geo, "Incidents"},
    {"items", "/api/collections/patrol_points/items", geo, "Patrol points"},
    {"related", "/api/municipalities.geojson", geo, "Municipalities"},
    {"related", "/api/places.geojson", geo, "Places"},
    {"related", "/tiles/heat.json", plain, "Heat map (TileJSON)"},
    {"related", "/api/aggregate?by=municipality", plain, "Counts by municipality, time, kind"},
    {"related", "/api/export/incidents?format=geojson", geo, "Incidents to take away"},
    {"related", "/api/imports", plain, "Imports"},
    {"related", "/", "text/html", "The map"}};

const localized_name about{"Harta e incidenteve për veriun e Kosovës", "Mapa incidenata za sever Kosova",
                           "Мапа инцидената за север Косова", "Incident mapping for northern Kosovo"};
}  // namespace

response landing::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto as = take_representation(parameters, asked);
  parameters.expect_all_taken();
  const language in = preferred_language(asked);
  html_page page(in, "UraMost");
  page.paragraph(about.in(in));
  json list = json::array();
  for (const landing_link& each : links) {
    page.link(asked.base_url + each.path, each.title, each.path);
    list.push_back(link(each.rel, asked.base_url + each.path, each.type, each.title));
  }
  response made = as == representation::as_html ? page.answer()
                                                : json_response({{"title", "UraMost"},
                                                                 {"description", about.in(in)},
                                                                 {"version", URAMOST_VERSION},
                                                                 {"links", std::move(list)}});
  label_negotiated(made, in);
  return made;
}

}  // namespace uramost::http
