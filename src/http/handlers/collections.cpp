#include "http/handlers/collections.hpp"

#include <array>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "cql2/json_reader.hpp"
#include "cql2/text_reader.hpp"
#include "http/collections/feature_crs.hpp"
#include "http/html_page.hpp"
#include "http/item_tag.hpp"
#include "http/link.hpp"
#include "http/negotiation.hpp"

namespace uramost::http {

namespace {
constexpr const char* plain = "application/json";
constexpr const char* schema_type = "application/schema+json";
constexpr const char* html_type = "text/html";

constexpr std::array conformance_classes{
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/job-list",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
    "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
    "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
    "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
    "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
    "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
    "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
    "http://www.opengis.net/spec/tms/2.0/conf/tilematrixsetlimits",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixsetlimits",
    "http://www.opengis.net/spec/tms/2.0/conf/tilesetmetadata",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/png",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt"};

/// What the pages say.
const localized_name data_words{"Koleksionet", "Kolekcije", "Колекције", "Collections"};
const localized_name conformance_words{"Standardet e plotësuara", "Ispunjeni standardi", "Испуњени стандарди",
                                       "Standards that are met"};
const localized_name items_words{"Objektet", "Objekti", "Објекти", "Features"};
const localized_name tile_words{"Pllakat", "Pločice", "Плочице", "Tiles"};
const localized_name queryables_words{"Çka mund të filtrohet", "Po čemu se može filtrirati",
                                      "По чему се може филтрирати", "What can be filtered by"};
const localized_name matched_words{"Gjithsej", "Ukupno", "Укупно", "In all"};
const localized_name next_words{"Faqja tjetër", "Sledeća strana", "Следећа страна", "Next page"};

/// How an answer is wanted, and how it ends.
struct manner {
  representation as;
  language in;

  static manner take_from(query_parameters& parameters, const request& asked) {
    return {take_representation(parameters, asked), preferred_language(asked)};
  }
  bool is_html() const { return as == representation::as_html; }
  response label(response made) const {
    label_negotiated(made, in);
    return made;
  }
  response answer(const json& value, const char* type) const {
    response made = json_response(value);
    made.set("Content-Type", type);
    return label(std::move(made));
  }
};

/// The query string with another `f`, or none.
std::string in_form(const request& asked, const char* form) {
  const std::string others =
      query_without(asked.query_string, [](std::string_view name) { return name == "f"; });
  const std::string f = std::string("f=") + form;
  return asked.base_url + asked.path + '?' + (others.empty() ? f : others + '&' + f);
}

json links_to_itself(const request& asked, const char* type) {
  return json::array(
      {link("self", own_address(asked), type), link("alternate", in_form(asked, "html"), html_type)});
}

std::string address_of(const request& asked, const collection_about& about) {
  return asked.base_url + "/api/collections/" + about.id;
}

json extent_json(const collection_extent& extent) {
  json made{{"spatial",
             {{"bbox", json::array({box(extent.spatial.value_or(bounding_box{-180, -90, 180, 90}))})},
              {"crs", crs84().uri}}}};
  if (extent.temporal.begin && extent.temporal.end)
    made["temporal"] = {
        {"interval",
         json::array({json::array({to_rfc3339(*extent.temporal.begin), to_rfc3339(*extent.temporal.end)})})},
        {"trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}};
  return made;
}

json crs_uris() {
  json list = json::array();
  for (const feature_crs& each : all_feature_crs()) list.push_back(each.uri);
  return list;
}

/// `describedBy` is how GDAL before 3.8 writes `describedby`.
json summary_json(const feature_collection& of, const request& asked, language in) {
  const collection_about& about = of.about();
  const std::string address = address_of(asked, about), queryables = address + "/queryables";
  json made{
      {"id", about.id},
      {"title", about.title.in(in)},
      {"description", about.description.in(in)},
      {"itemType", "feature"},
      {"extent", extent_json(of.extent(asked))},
      {"crs", crs_uris()},
      {"storageCrs", crs84().uri},
      {"links", json::array({link("self", address, plain), link("alternate", address + "?f=html", html_type),
                             link("items", address + "/items", geojson_type, items_words.in(in)),
                             link("items", address + "/items?f=html", html_type, items_words.in(in)),
                             link("describedby", queryables, schema_type),
                             link("describedBy", queryables, schema_type),
                             link("http://www.opengis.net/def/rel/ogc/1.0/queryables", queryables,
                                  schema_type, queryables_words.in(in))})}};
  for (const tile_data each : about.tiles)
    made["links"].push_back(link(tilesets_relation(each), asked.base_url + tilesets_path(about.id, each),
                                 plain, tile_words.in(in)));
  if (about.geometry.empty()) made.erase("storageCrs");
  return made;
}

std::string geometry_format(const std::string& type) {
  return type == "Point" ? "geometry-point" : "geometry-multipolygon";
}

/// A box in another system than CRS84: exactly a box in degrees, or a filter.
cql2::expression box_filter(const std::string& said, const feature_crs& crs) {
  std::vector<double> numbers;
  for (const std::string_view each : split(said, ',')) {
    const auto number = parse_number(trim(each));
    if (!number) throw invalid_input("bbox takes four numbers, or six", "bbox");
    numbers.push_back(*number);
  }
  if (numbers.size() != 4 && numbers.size() != 6)
    throw invalid_input("bbox takes four numbers, or six", "bbox");
  const std::size_t upper = numbers.size() / 2;
  const cql2::geometry drawn{
      cql2::geometry_kind::box, {{numbers[0], numbers[1]}, {numbers[upper], numbers[upper + 1]}}, {}};
  if (const auto fault = cql2::fault_of(drawn); !fault.empty())
    throw invalid_input(std::string(fault), "bbox");
  auto made = cql2::applied(cql2::op::s_intersects, cql2::expression{cql2::property{geometry_name}},
                            cql2::expression{drawn});
  to_crs84(made, crs);
  return made;
}

std::optional<cql2::expression> take_filter(query_parameters& from) {
  const std::string written_in = from.take("filter-lang").value_or("cql2-text");
  const feature_crs& crs = take_crs(from, "filter-crs");
  const auto said = from.take("filter");
  const bool is_json = written_in == "cql2-json";
  if (!is_json && written_in != "cql2-text" && written_in != "cql-text")
    throw invalid_input("filter-lang takes cql2-text, cql2-json or cql-text", "filter-lang");
  if (!said) return std::nullopt;
  auto filter = is_json ? cql2::read_json(*said) : cql2::read_text(*said);
  to_crs84(filter, crs);
  return filter;
}

/// All parameters but those that say which page, for the link to the next one.
std::string conditions_of(const request& asked) {
  return query_without(asked.query_string,
                       [](std::string_view name) { return name == "limit" || name == "after"; });
}

item_question take_question(const request& asked, query_parameters& parameters, bool has_geometry) {
  item_question wanted{asked, parameters, {}, {}, take_filter(parameters), page::take_from(parameters)};
  const feature_crs& box_crs = take_crs(parameters, "bbox-crs");
  std::vector<cql2::expression> conditions;
  if (const auto said = parameters.take("bbox"); said && box_crs.is_crs84())
    wanted.bbox = parse_bounding_box(*said);
  else if (said && has_geometry)
    conditions.push_back(box_filter(*said, box_crs));
  if (const auto said = parameters.take("datetime")) wanted.datetime = parse_datetime(*said);
  if (wanted.filter) conditions.push_back(std::move(*wanted.filter));
  wanted.filter = all_of(std::move(conditions));
  wanted.shown.conditions = conditions_of(asked);
  return wanted;
}

std::string text_of(const json& id) { return id.is_string() ? id.get<std::string>() : dump(id); }

std::vector<std::string> names_of(const collection_about& about) {
  std::vector<std::string> names{"id"};
  for (const exchange::property& each : about.schema) names.push_back(each.name);
  return names;
}

/// What tells the ways apart in which one state of an item is answered.
std::string form_of(const manner& how, const feature_crs& crs) {
  if (how.is_html()) return "html-" + std::string(tag(how.in));
  return crs.is_crs84() ? std::string() : std::string(crs.uri.substr(crs.uri.rfind('/') + 1));
}

response items_page(const feature_collection& of, const json& shown, const request& asked, language in) {
  const collection_about& about = of.about();
  html_page made(in, about.title.in(in));
  made.link(address_of(asked, about) + "?f=html", about.description.in(in));
  made.paragraph(matched_words.in(in) + ": " + dump(shown["numberMatched"]));
  std::vector<std::vector<json>> rows;
  std::vector<std::string> addresses;
  for (const json& feature : shown["features"]) {
    auto& row = rows.emplace_back(std::vector<json>{feature["id"]});
    for (const exchange::property& each : about.schema) row.push_back(feature["properties"][each.name]);
    addresses.push_back(address_of(asked, about) + "/items/" + percent_encode(text_of(feature["id"])) +
                        "?f=html");
  }
  made.table(names_of(about), rows, addresses);
  for (const json& each : shown["links"])
    if (each["rel"] == "next") made.link(each["href"], next_words.in(in));
  made.link(in_form(asked, "json"), "GeoJSON");
  return made.answer();
}

response item_page(const feature_collection& of, const json& feature, const request& asked, language in) {
  const collection_about& about = of.about();
  html_page made(in, about.title.in(in) + " " + text_of(feature["id"]));
  made.link(address_of(asked, about) + "?f=html", about.title.in(in));
  std::vector<std::vector<json>> rows;
  for (const auto& [name, value] : feature["properties"].items()) rows.push_back({name, value});
  if (!feature["geometry"].is_null() && feature["geometry"]["type"] == "Point")
    rows.push_back({geometry_name, feature["geometry"]["coordinates"]});
  made.table({"", ""}, rows);
  made.link(in_form(asked, "json"), "GeoJSON");
  return made.answer();
}
}  // namespace

response conformance::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  if (!how.is_html())
    return how.answer({{"links", links_to_itself(asked, plain)}, {"conformsTo", conformance_classes}}, plain);
  html_page made(how.in, conformance_words.in(how.in));
  for (const char* each : conformance_classes) made.paragraph(each);
  return how.label(made.answer());
}

response collection_list::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  json collections = json::array();
  html_page made(how.in, data_words.in(how.in));
  for (const shared_collection& each : all) {
    const collection_about& about = each->about();
    if (!asked.who.may(about.needs)) continue;
    if (how.is_html())
      made.link(address_of(asked, about) + "?f=html", about.title.in(how.in), about.description.in(how.in));
    else
      collections.push_back(summary_json(*each, asked, how.in));
  }
  if (how.is_html()) return how.label(made.answer());
  return how.answer({{"links", links_to_itself(asked, plain)},
                     {"crs", crs_uris()},
                     {"collections", std::move(collections)}},
                    plain);
}

response collection_summary::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  const json said = summary_json(*of, asked, how.in);
  if (!how.is_html()) return how.answer(said, plain);
  const collection_about& about = of->about();
  html_page made(how.in, about.title.in(how.in));
  made.paragraph(about.description.in(how.in));
  made.link(address_of(asked, about) + "/items?f=html", items_words.in(how.in));
  made.link(address_of(asked, about) + "/queryables?f=html", queryables_words.in(how.in));
  made.table(
      {"", ""},
      {{"bbox", said["extent"]["spatial"]["bbox"][0]},
       {"datetime", said["extent"].contains("temporal") ? said["extent"]["temporal"]["interval"][0] : json()},
       {"crs", said["crs"]}});
  made.link(in_form(asked, "json"), "JSON");
  return how.label(made.answer());
}

response collection_queryables::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  const collection_about& about = of->about();
  json properties = json::object();
  int order = 0;
  for (const exchange::property& each : about.schema) {
    properties[each.name] = property_schema(each);
    properties[each.name]["title"] = each.name;
    properties[each.name]["x-ogc-propertySeq"] = ++order;
    if (each.type == exchange::property_type::date_time)
      properties[each.name]["x-ogc-role"] = "primary-instant";
  }
  if (!about.geometry.empty())
    properties[geometry_name] = {{"format", geometry_format(about.geometry)},
                                 {"x-ogc-role", "primary-geometry"}};
  if (!how.is_html())
    return how.answer({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"$id", address_of(asked, about) + "/queryables"},
                       {"type", "object"},
                       {"title", about.title.in(how.in)},
                       {"description", about.description.in(how.in)},
                       {"properties", std::move(properties)},
                       {"additionalProperties", false}},
                      schema_type);
  html_page made(how.in, queryables_words.in(how.in));
  made.link(address_of(asked, about) + "?f=html", about.title.in(how.in));
  std::vector<std::vector<json>> rows;
  for (const auto& [name, schema] : properties.items())
    rows.push_back({name, schema.contains("type") ? schema["type"] : schema["format"]});
  made.table({"", ""}, rows);
  return how.label(made.answer());
}

response collection_items::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  const feature_crs& crs = take_crs(parameters, "crs");
  item_question wanted = take_question(asked, parameters, !of->about().geometry.empty());
  item_answer found = of->find(wanted);
  parameters.expect_all_taken();
  for (json& feature : found.features) feature["geometry"] = geometry_in(crs, std::move(feature["geometry"]));
  json shown = collection_json(asked, wanted.shown, found.matched, std::move(found.features));
  shown["timeStamp"] = to_rfc3339(uramost::now());
  shown["links"].push_back(link("alternate", in_form(asked, "html"), html_type));
  shown["links"].push_back(link("collection", address_of(asked, of->about()), plain));
  response made = how.is_html() ? items_page(*of, shown, asked, how.in) : how.answer(shown, geojson_type);
  made.set("Content-Crs", '<' + std::string(crs.uri) + '>');
  return how.label(std::move(made));
}

response collection_item::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  const feature_crs& crs = take_crs(parameters, "crs");
  parameters.expect_all_taken();
  json feature = of->find_one(asked.captured("id"), asked);
  const std::string state = item_state(feature);
  feature["geometry"] = geometry_in(crs, std::move(feature["geometry"]));
  response made;
  if (how.is_html()) {
    made = item_page(*of, feature, asked, how.in);
  } else {
    feature["links"] = links_to_itself(asked, geojson_type);
    feature["links"].push_back(link("collection", address_of(asked, of->about()), plain));
    made = how.answer(feature, geojson_type);
  }
  made.set("ETag", item_tag(state, form_of(how, crs)))
      .set("Cache-Control", "private, no-cache")
      .set("Content-Crs", '<' + std::string(crs.uri) + '>');
  return how.label(std::move(made));
}

}  // namespace uramost::http
