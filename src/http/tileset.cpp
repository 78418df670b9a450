#include "http/tileset.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "http/tile_response.hpp"

namespace uramost::http {

std::string tileset::tile_address(const std::string& tile, const tile_format& format,
                                  const std::string& conditions) const {
  return tilesets_path(of->about().id, data) + '/' + tile + "?f=" + format.name +
         (conditions.empty() ? "" : '&' + conditions);
}

tiles::tile_id tileset::tile(const std::string& matrix, const std::string& row,
                             const std::string& column) const {
  const auto wanted = tile_of(matrix, column, row);
  if (wanted.z > deepest_zoom)
    throw error(error_kind::not_found, fmt::format("these tiles end at zoom {}", deepest_zoom));
  return wanted;
}

response tileset::described(request asked, std::string conditions) const {
  asked.query_string = std::move(conditions);
  response made = tilejson(asked);
  return made.rest ? made.rest() : made;
}

response tileset::answer(request asked, const tile_format& format, tiles::tile_id at,
                         std::string conditions) const {
  asked.query_string = std::move(conditions);
  asked.captures = {{"z", std::to_string(at.z)}, {"x", std::to_string(at.x)}, {"y", std::to_string(at.y)}};
  response made = format.answer(asked);
  if (formats.size() == 1) return made;
  if (!made.rest) return made.set("Vary", "Accept");
  made.rest = [rest = std::move(made.rest)] { return rest().set("Vary", "Accept"); };
  return made;
}

tileset_facts facts_of(const tileset& of, request asked, std::string conditions) {
  std::erase_if(asked.headers, [](const auto& each) { return each.first == "accept-encoding"; });
  const response made = of.described(asked, std::move(conditions));
  const json said = json::parse(made.body_text());
  const auto& box = said["bounds"];
  const std::string url = said["tiles"][0];
  const auto question_mark = url.find('?');
  return {{box[0], box[1], box[2], box[3]},
          said.value("description", ""),
          question_mark == std::string::npos ? "" : url.substr(question_mark + 1),
          said.value("synthetic", false),
          said.contains("vector_layers") ? said["vector_layers"][0] : json(nullptr)};
}

}  // namespace uramost::http
