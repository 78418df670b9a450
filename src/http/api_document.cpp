#include "http/api_document.hpp"

#include <algorithm>

#include "accounts/credentials.hpp"
#include "core/text.hpp"
#include "http/api_schemas.hpp"
#include "http/api_words.hpp"
#include "http/collections/small_collections.hpp"
#include "http/features.hpp"
#include "http/tilejson.hpp"

namespace uramost::http {

namespace {
/// Most of the API is below this address; what is not says so itself.
constexpr std::string_view below = "/api";

json reference(const char* kind, const std::string& name) {
  return {{"$ref", std::string("#/components/") + kind + '/' + name}};
}

/// The `{names}` of a pattern; `{*}`, which may hold slashes, is called `path`.
std::vector<std::string> names_in(std::string_view pattern) {
  std::vector<std::string> names;
  for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const auto name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
    names.emplace_back(name == "*" ? "path" : name);
  }
  return names;
}

std::string as_openapi(std::string pattern) {
  if (const auto at = pattern.find("{*}"); at != std::string::npos) pattern.replace(at, 3, "{path}");
  return pattern;
}

/// "getApiCollectionsIncidentsItems"
std::string operation_id(const route& of) {
  std::string id = ascii_lower(of.method);
  bool begins = true;
  for (const char letter : of.pattern) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(letter)) != 0;
    if (is_plain) id += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
    begins = !is_plain;
  }
  return id;
}

json path_parameter(const std::string& name) {
  const json& said = api_words()["path"].at(name);
  return {{"name", name},
          {"in", "path"},
          {"description", said["description"]},
          {"required", true},
          {"schema", {{"type", said["type"]}}},
          {"example", said["example"]}};
}

/// What the file has one or several of.
json as_list(const json& said) { return said.is_array() ? said : json::array({said}); }

bool is_json(const std::string& type) {
  return type == "application/json" || type.find("+json;") != std::string::npos || type.ends_with("+json");
}

/// A body of a type; of JSON with the schema that has this name (and a test demands one).
json media(const std::string& type, const std::string& schema = {}) {
  if (is_json(type))
    return {{"schema", schema.empty() ? json{{"type", "object"}} : reference("schemas", schema)}};
  if (type.starts_with("text/")) return {{"schema", {{"type", "string"}}}};
  return {{"schema", {{"type", "string"}, {"format", "binary"}}}};
}

/// Names of words as references to what they mean.
json references(const char* kind, const json& names) {
  json made = json::object();
  for (const std::string name : names) made[name] = reference(kind, name);
  return made;
}

json body_of(const route& of, const json& said) {
  const char* const usual = of.body == body_kind::form ? "multipart/form-data" : "application/json";
  json content = json::object();
  for (const std::string type : as_list(said.value("accepts", json(usual))))
    content[type] = {{"schema", reference("schemas", said["body"])}};
  return {{"required", true}, {"content", std::move(content)}};
}

/// All that a route may give when all goes well.
json content_of(const json& said) {
  json content = json::object();
  for (const std::string type : as_list(said["gives"])) content[type] = media(type, said.value("schema", ""));
  for (const std::string name : said["takes"]) {
    if (name == "f" || name == "@items") content["text/html"] = media("text/html");
    if (name == "table_format") content["text/csv"] = media("text/csv");
  }
  return content;
}

/// A success with the header fields that it has: an address only when something was made or begun.
json success(const json& said, const std::string& status, const json& content) {
  const bool is_begun = status == "201" || status == "202";
  json made{{"description", said["summary"]}}, names = json::array();
  const json known = said.value("headers", json::array());
  for (const std::string name : known)
    if (is_begun || (name != "Location" && name != "Preference-Applied")) names.push_back(name);
  if (!names.empty()) made["headers"] = references("headers", names);
  if (!content.empty()) made["content"] = content;
  return made;
}

json responses_of(const route& of, const json& said) {
  const json content = content_of(said);
  const bool is_kept = of.method == "GET" && (of.fresh != freshness::own || said.contains("headers"));
  const std::string usual = std::to_string(said.value("status", 200));
  json responses{{usual, success(said, usual, content)}};
  const json others = said.value("also", json::object());
  for (const auto& [status, schema] : others.items())
    responses[status] = success(said, status, {{"application/json", media("application/json", schema)}});
  if (content.contains(mvt_type)) responses["204"] = {{"description", "Nothing is here"}};
  if (is_kept) responses["304"] = reference("responses", "unchanged");
  const char* const refusal = content.contains("application/xml") ? "exception" : "problem";
  for (const char* status : {"4XX", "5XX"}) responses[status] = reference("responses", refusal);
  return responses;
}

json property_parameter(const exchange::property& of) {
  return {{"name", of.name},
          {"in", "query"},
          {"required", false},
          {"description", "Only what has this value"},
          {"schema", property_schema(of)},
          {"style", "form"},
          {"explode", false}};
}

/// Properties of the collection whose items a route gives, except those that have a parameter already.
void add_properties(json& to, const route& of, const std::vector<shared_collection>& collections,
                    const json& parameters) {
  for (const shared_collection& each : collections) {
    if (of.pattern != "/api/collections/" + each->about().id + "/items") continue;
    for (const exchange::property& property : each->about().schema) {
      const bool is_shared = each->about().id == "incidents" && parameters.contains(property.name);
      to.push_back(is_shared ? reference("parameters", property.name) : property_parameter(property));
    }
  }
}

/// What the file says of a route: what it is for, what it takes and gives.
json words_of(const route& of, const std::vector<process>& computed) {
  const json& routes = api_words()["routes"];
  for (const process& each : computed) {
    if (of.pattern != execution_path(each)) continue;
    json said = routes["POST /api/processes/…/execution"];
    said.update({{"schema", result_schema(each)}, {"body", execution_schema(each)}});
    said["gives"] = as_list(said["gives"]);
    for (const json& type : as_list(routes.at(each.route)["gives"]))
      if (is_json(type) && type != "application/json") said["gives"].push_back(type);
    return said;
  }
  const std::string name = of.method + ' ' + of.pattern;
  if (routes.contains(name)) return routes[name];
  return {{"tag", "Others"}, {"summary", name}, {"takes", json::array()}, {"gives", json::array()}};
}

json operation_of(const route& of, const json& said, const json& known,
                  const std::vector<shared_collection>& collections) {
  json parameters = json::array();
  for (const std::string& name : names_in(of.pattern)) parameters.push_back(path_parameter(name));
  for (const std::string& name : parameter_names(said["takes"]))
    parameters.push_back(reference("parameters", name));
  add_properties(parameters, of, collections, known["parameters"]);
  json made{{"operationId", said.value("operation", operation_id(of))},
            {"summary", said["summary"]},
            {"description", "Needs the permission " + std::string(to_string(of.needs)) + '.'},
            {"tags", json::array({said["tag"]})},
            {"parameters", std::move(parameters)}};
  if (of.body != body_kind::none && said.contains("body")) made["requestBody"] = body_of(of, said);
  made["responses"] = responses_of(of, said);
  made["security"] = of.needs == accounts::permission::read_published
                         ? json::array({json::object(), {{"token", json::array()}}})
                         : json::array({{{"token", json::array()}},
                                        {{"tokenAsPassword", json::array()}},
                                        {{"session", json::array()}}});
  return made;
}

json refusal(std::initializer_list<const char*> types) {
  json content = json::object();
  for (const char* type : types) content[type] = media(type, "problem");
  return {{"description", "What went wrong (RFC 9457), with the field at fault"},
          {"headers", references("headers", json::array({"Retry-After"}))},
          {"content", std::move(content)}};
}

/// Adds the schemas that a part of the document refers to, and those that they refer to.
void add_used(json& used, const json& part, const json& all) {
  constexpr std::string_view place = "#/components/schemas/";
  if (part.is_object() && part.contains("$ref")) {
    const auto name = part["$ref"].get<std::string>();
    if (!name.starts_with(place) || used.contains(name.substr(place.size()))) return;
    const json& schema = all.at(name.substr(place.size()));
    used[name.substr(place.size())] = schema;
    add_used(used, schema, all);
  } else if (part.is_structured()) {
    for (const json& each : part) add_used(used, each, all);
  }
}

json components_of(const json& paths, const json& schemas) {
  const json& known = api_words();
  json made{{"parameters", known["parameters"]},
            {"headers", known["headers"]},
            {"responses",
             {{"problem", refusal({"application/problem+json"})},
              {"exception", refusal({"application/problem+json", "application/xml"})},
              {"unchanged",
               {{"description", "Nothing has changed since the version that the request names"},
                {"headers", references("headers", json::array({"ETag"}))}}}}},
            {"securitySchemes",
             {{"token", {{"type", "http"}, {"scheme", "bearer"}}},
              {"tokenAsPassword", {{"type", "http"}, {"scheme", "basic"}}},
              {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", accounts::session_cookie_name}}}}}};
  json used = json::object();
  add_used(used, paths, schemas);
  add_used(used, made["responses"], schemas);
  made["schemas"] = std::move(used);
  return made;
}

json tags_of(const json& tags) {
  json list = json::array();
  for (const auto& [name, about] : tags.items()) list.push_back({{"name", name}, {"description", about}});
  return list;
}
}  // namespace

api_document::api_document(std::span<const route> routes, const std::vector<shared_collection>& collections,
                           const std::vector<process>& computed) {
  const json& known = api_words();
  json paths = json::object();
  for (const route& each : routes) {
    const bool is_below = each.pattern.starts_with(std::string(below) + '/');
    const std::string path = as_openapi(is_below ? each.pattern.substr(below.size()) : each.pattern);
    json& item = paths[path];
    if (!is_below) item["servers"] = json::array({{{"url", ""}}});
    item[ascii_lower(each.method)] = operation_of(each, words_of(each, computed), known, collections);
  }
  json components = components_of(paths, api_schemas(collections, computed));
  document_ = {{"openapi", "3.0.3"},
               {"info",
                {{"title", "UraMost"},
                 {"version", URAMOST_VERSION},
                 {"description", "Open geospatial incident mapping for northern Kosovo"},
                 {"license", {{"name", "See LICENSE beside the source"}, {"url", "/"}}}}},
               {"servers", json::array({{{"url", ""}}})},
               {"tags", tags_of(known["tags"])},
               {"paths", std::move(paths)},
               {"components", std::move(components)}};
}

json api_document::at(const std::string& base_url) const {
  json made = document_;
  made["servers"][0]["url"] = base_url + std::string(below);
  made["info"]["license"]["url"] = base_url;
  for (auto& [path, item] : made["paths"].items())
    if (item.contains("servers")) item["servers"][0]["url"] = base_url;
  return made;
}

}  // namespace uramost::http
