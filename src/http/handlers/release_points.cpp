#include "http/handlers/release_points.hpp"

#include <fmt/format.h>

#include "http/collections/feature_lists.hpp"
#include "http/features.hpp"
#include "http/map_layers.hpp"
#include "http/public_layer.hpp"
#include "http/tilejson.hpp"

namespace uramost::http {

namespace {
constexpr double box_margin_m = 1'000;

public_layer take_layer(const release_question& question) {
  const auto year = question.take_year();
  question.parameters.expect_all_taken();
  return {"points", "mvt", year ? fmt::format("year={}", *year) : "", year, box_margin_m};
}

json layer_fields() {
  json fields{{"count", "Incidents, of all months asked for"},
              {"public", "How many of them were public already; absent: none"},
              {"municipality_code", "If in one"},
              {"place", "Gazetteer id, if a named place stands there"}};
  for (const auto& [property, in] : name_properties)
    fields[std::string(property)] = "The place's name, " + std::string(tag(in));
  return fields;
}

/// What an item has to be of.
struct item_choice {
  std::optional<int> year;
  std::optional<std::string> municipality;

  static item_choice take_from(const release_question& question) {
    return {question.take_year(), question.parameters.take("municipality")};
  }

  std::string canonical() const {
    std::string text = year ? fmt::format("year={}", *year) : "";
    if (municipality) text += (text.empty() ? "" : "&") + ("municipality=" + percent_encode(*municipality));
    return text;
  }

  bool holds(const publication::published_point& one) const {
    const std::string& code = one.municipality.value;
    return is_of_year(one, year) && (!municipality || *municipality == (code.empty() ? "none" : code));
  }
};
}  // namespace

response release_points_tilejson(const release_question& question) {
  const public_layer layer = take_layer(question);
  const std::string base_url = question.asked.base_url;
  return question.answer(
      base_url + "/points.json?" + layer.parameters, "application/json",
      [base_url, reading = question.reading, layer] {
        json said = layer.tilejson(reading, base_url);
        said["vector_layers"] = json::array({{{"id", layer.name}, {"fields", layer_fields()}}});
        return dump(said);
      });
}

response release_points_tile(const release_question& question) {
  const auto tile = public_tile_of(question.asked);
  const public_layer layer = take_layer(question);
  return question.answer(layer.tile_name(tile), mvt_type, [release = question.reading.release, layer, tile] {
    return spot_tile(*release->spots(layer.year), tile);
  });
}

response release_items(const release_question& question) {
  page shown = page::take_from(question.parameters);
  const auto chosen = item_choice::take_from(question);
  question.parameters.expect_all_taken();
  shown.conditions = question.reading.query(chosen.canonical());
  const auto make = [asked = question.asked, release = question.reading.release, shown, chosen]() mutable {
    const auto points = release->view().points();
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < points.size(); ++i)
      if (chosen.holds(points[i])) numbers.push_back(static_cast<std::int64_t>(i + 1));
    const std::size_t matched = numbers.size();
    json features = json::array();
    for (const std::int64_t number : shown.cut(std::move(numbers)))
      features.push_back(release_point_feature(number, points[static_cast<std::size_t>(number - 1)]));
    return dump(collection_json(asked, shown, matched, std::move(features)));
  };
  const request& asked = question.asked;
  return question.answer(asked.base_url + asked.path + '?' + asked.query_string, geojson_type, make);
}

}  // namespace uramost::http
