#include "http/handlers/wmts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/link.hpp"
#include "http/negotiation.hpp"
#include "http/problem.hpp"
#include "http/wmts_document.hpp"
#include "study/words.hpp"
#include "tiles/tile_matrix.hpp"

namespace uramost::http {

namespace {
constexpr const char* path = "/api/wmts";

wmts_fault invalid(const std::string& parameter, const std::string& why) {
  return {400, "InvalidParameterValue", parameter, why};
}

/// The same in the standard's words.
wmts_fault fault_of(const error& failure) {
  if (failure.kind() == error_kind::invalid_input) return invalid(failure.field(), failure.what());
  return {status_of(failure.kind()), "NoApplicableCode", failure.field(), failure.what()};
}

/// A query string: what belongs to WMTS, its names in lower case, and all else, as it was sent.
struct key_values {
  query_parameters own;
  std::string conditions;

  static key_values read(std::string_view query_string) {
    constexpr std::array<std::string_view, 14> names{
        "service", "request", "version", "acceptversions", "sections",   "acceptformats", "updatesequence",
        "layer",   "style",   "format",  "tilematrixset",  "tilematrix", "tilerow",       "tilecol"};
    const auto is_own = [&](std::string_view name) {
      return std::ranges::find(names, ascii_lower(name)) != names.end();
    };
    std::string own = query_without(query_string, [&](std::string_view name) { return !is_own(name); });
    bool is_name = true;
    for (char& letter : own) {
      if (letter == '=' || letter == '&') is_name = letter == '&';
      if (is_name && letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return {query_parameters::parse(own), query_without(query_string, is_own)};
  }

  std::string required(const std::string& name) {
    auto said = own.take(name);
    if (!said || said->empty()) throw wmts_fault(400, "MissingParameterValue", name, name + " is missing");
    return std::move(*said);
  }
};

std::string with_question(std::string address, const std::string& conditions) {
  return conditions.empty() ? address : address + '?' + conditions;
}

void add_synthetic(localized_name& about) {
  const auto said = [](language in) { return ". " + study::word("caveats", "synthetic", in); };
  about.sq += said(language::sq);
  about.sr_latn += said(language::sr_latn);
  about.sr_cyrl += said(language::sr_cyrl);
  about.en += said(language::en);
}

wmts_layer layer_of(const tileset& of, const request& asked, const std::string& conditions) {
  const tileset_facts facts = facts_of(of, asked, conditions);
  const collection_about& about = of.of->about();
  wmts_layer made{about.id, of.title, about.description, facts.bounds, of.deepest_zoom, {}};
  if (facts.is_synthetic) add_synthetic(made.about);
  const std::string tile = std::string(tile_matrix_set_id) + "/{TileMatrix}/{TileRow}/{TileCol}";
  for (const tile_format& each : of.formats)
    made.addresses.push_back(
        {each.media_type, asked.base_url + of.tile_address(tile, each, facts.conditions)});
  return made;
}

/// The layers that whoever asks may see and that take these conditions. Throws invalid_input when none does.
std::vector<wmts_layer> layers_for(const std::vector<shared_tileset>& all, const request& asked,
                                   const std::string& conditions) {
  std::vector<wmts_layer> shown;
  std::optional<error> refused;
  for (const shared_tileset& each : all) try {
      if (asked.who.may(each->needs)) shown.push_back(layer_of(*each, asked, conditions));
    } catch (const error& failure) {
      const bool is_absent = failure.kind() == error_kind::not_found;
      if (!is_absent && failure.kind() != error_kind::invalid_input) throw;
      if (!is_absent && !refused) refused = failure;
    }
  if (shown.empty() && refused) throw error(*refused);
  return shown;
}

response capabilities(const std::vector<shared_tileset>& all, const request& asked,
                      const std::string& conditions) {
  const std::string here = asked.base_url + path;
  const language in = preferred_language(asked);
  response made = text_response(
      "application/xml", wmts_capabilities({here + '?' + (conditions.empty() ? "" : conditions + '&'),
                                            with_question(here + "/1.0.0/WMTSCapabilities.xml", conditions)},
                                           layers_for(all, asked, conditions), in));
  made.set("Vary", "Accept-Language");
  return made;
}

/// A row or column of a tile matrix.
std::string tile_number(key_values& said, const std::string& name, std::uint32_t below) {
  std::string text = said.required(name);
  const auto number = parse_integer(text);
  if (!number) throw invalid(name, name + " takes a whole number");
  if (*number < 0 || *number >= below)
    throw wmts_fault(400, "TileOutOfRange", name, fmt::format("{} takes 0 to {}", name, below - 1));
  return std::to_string(*number);
}

const tileset& wanted_layer(const std::vector<shared_tileset>& all, const std::string& id,
                            const request& asked) {
  const auto found =
      std::ranges::find(all, id, [](const shared_tileset& each) { return each->of->about().id; });
  if (found == all.end()) throw invalid("layer", "there is no layer '" + id + "'");
  if (asked.who.may((*found)->needs)) return **found;
  throw wmts_fault(asked.who.account ? 403 : 401, "NoApplicableCode", "layer", "Log in to see this layer");
}

response tile(const std::vector<shared_tileset>& all, const request& asked, key_values& said) {
  const tileset& of = wanted_layer(all, said.required("layer"), asked);
  if (const auto style = said.own.take("style").value_or(""); !style.empty() && style != "default")
    throw invalid("style", "style takes default");
  const std::string type = said.required("format");
  const auto format = std::ranges::find(of.formats, type, &tile_format::media_type);
  if (format == of.formats.end()) throw invalid("format", "the layer has no tiles of this format");
  if (const auto set = wmts_matrix_set(of.deepest_zoom); said.required("tilematrixset") != set)
    throw invalid("tilematrixset", "tilematrixset takes " + set);
  const auto zoom = parse_integer(said.required("tilematrix"));
  if (!zoom || *zoom < 0 || *zoom > of.deepest_zoom)
    throw invalid("tilematrix", fmt::format("tilematrix takes 0 to {}", of.deepest_zoom));
  const std::uint32_t width = tiles::web_mercator_matrix(static_cast<unsigned>(*zoom)).width;
  const std::string row = tile_number(said, "tilerow", width), column = tile_number(said, "tilecol", width);
  const response made =
      of.answer(asked, *format, of.tile(std::to_string(*zoom), row, column), said.conditions);
  return made.rest ? made.rest() : made;
}

response answer(const std::vector<shared_tileset>& all, const request& asked) {
  auto said = key_values::read(asked.query_string);
  if (ascii_lower(said.required("service")) != "wmts") throw invalid("service", "service takes WMTS");
  const std::string operation = ascii_lower(said.required("request"));
  if (operation == "getcapabilities") {
    const auto versions = said.own.take("acceptversions").value_or("1.0.0");
    const auto listed = split(versions, ',');
    if (std::ranges::find(listed, "1.0.0") == listed.end())
      throw wmts_fault(400, "VersionNegotiationFailed", "acceptversions", "this is version 1.0.0");
    return capabilities(all, asked, said.conditions);
  }
  if (operation != "gettile")
    throw wmts_fault(501, "OperationNotSupported", "request", "request takes GetCapabilities or GetTile");
  if (said.own.take("version").value_or("1.0.0") != "1.0.0") throw invalid("version", "version takes 1.0.0");
  return tile(all, asked, said);
}
}  // namespace

response wmts::operator()(const request& asked) const try {
  return answer(layers, asked);
} catch (const wmts_fault& fault) {
  return fault.answer();
} catch (const error& failure) {
  return fault_of(failure).answer();
}

response wmts_description::operator()(const request& asked) const try {
  return capabilities(layers, asked, key_values::read(asked.query_string).conditions);
} catch (const error& failure) {
  return fault_of(failure).answer();
}

}  // namespace uramost::http
