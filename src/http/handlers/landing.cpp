#include "http/handlers/landing.hpp"

#include "http/json.hpp"

namespace uramost::http {

response landing::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto link = [&](const char* rel, const char* path, const char* type, const char* title) {
    return json{{"rel", rel}, {"href", asked.base_url + path}, {"type", type}, {"title", title}};
  };
  constexpr const char* plain = "application/json";
  constexpr const char* geo = "application/geo+json";
  return json_response(
      {{"title", "UraMost"},
       {"version", URAMOST_VERSION},
       {"links",
        json::array(
            {link("self", "/api", plain, "This page"),
             link("about", "/api/meta", plain, "Codes, names, figures and counts"),
             link("items", "/api/collections/incidents/items", geo, "Incidents"),
             link("items", "/api/collections/patrol_points/items", geo, "Patrol points"),
             link("related", "/api/municipalities.geojson", geo, "Municipalities"),
             link("related", "/api/places.geojson", geo, "Places"),
             link("related", "/tiles/heat.json", plain, "Heat map (TileJSON)"),
             link("related", "/api/aggregate?by=municipality", plain, "Counts by municipality, time, kind"),
             link("related", "/api/export/incidents?format=geojson", geo, "Incidents to take away"),
             link("related", "/api/imports", plain, "Imports"),
             link("alternate", "/", "text/html", "The map")})}});
}

}  // namespace uramost::http
