#include "http/tilejson.hpp"

namespace uramost::http {

json vector_tilejson(const request& asked, const layer_description& layer, const std::string& path,
                     const std::string& conditions, const bounding_box& bounds, std::int64_t version) {
  std::string url = asked.base_url + path + "/{z}/{x}/{y}.mvt?";
  if (!conditions.empty()) url += conditions + '&';
  return {{"tilejson", "3.0.0"},
          {"name", std::string("UraMost ") + layer.name},
          {"description", layer.about},
          {"tiles", json::array({url + "v=" + std::to_string(version)})},
          {"minzoom", 0},
          {"maxzoom", layer.maxzoom},
          {"bounds", box(bounds)},
          {"vector_layers", json::array({{{"id", layer.name},
                                          {"description", layer.about},
                                          {"minzoom", 0},
                                          {"maxzoom", layer.maxzoom},
                                          {"fields", layer.fields}}})},
          {"revision", version}};
}

}  // namespace uramost::http
