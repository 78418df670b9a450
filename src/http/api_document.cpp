#include "http/api_document.hpp"

#include <algorithm>

#include "accounts/credentials.hpp"
#include "core/text.hpp"
#include "http/api_words.hpp"
#include "http/collections/small_collections.hpp"
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
  const bool is_number = name == "z" || name == "x" || name == "y" || name == "n" || name == "year" ||
                         name == "a" || name == "b" || name == "tileRow" || name == "tileCol";
  return {{"name", name},
          {"in", "path"},
          {"required", true},
          {"schema", {{"type", is_number ? "integer" : "string"}}}};
}

json media(const std::string& type) {
  const bool is_json = type == "application/json" || type.find("+json") != std::string::npos;
  const bool is_text = type.starts_with("text/");
  const json schema = is_json   ? json{{"type", "object"}}
                      : is_text ? json{{"type", "string"}}
                                : json{{"type", "string"}, {"format", "binary"}};
  return {{"schema", schema}};
}

json body_of(const route& of) {
  if (of.body == body_kind::form)
    return {{"required", true},
            {"content",
             {{"multipart/form-data",
               {{"schema",
                 {{"type", "object"},
                  {"properties", {{"file", {{"type", "string"}, {"format", "binary"}}}}}}}}}}}};
  return {{"required", true}, {"content", {{"application/json", media("application/json")}}}};
}

/// What the file has one or several of.
json as_list(const json& said) { return said.is_array() ? said : json::array({said}); }

json responses_of(const route& of, const json& said) {
  json content = json::object();
  for (const json& type : as_list(said["gives"])) content[type] = media(type);
  const auto& takes = said["takes"];
  const bool has_page =
      std::ranges::any_of(takes, [](const json& each) { return each == "f" || each == "@items"; });
  if (has_page) content["text/html"] = media("text/html");
  json responses{{"200", {{"description", said["summary"]}, {"content", content}}}};
  if (of.method == "POST") responses["201"] = responses["202"] = {{"description", "It is made, or begun"}};
  if (of.method == "DELETE" || content.contains(mvt_type))
    responses["204"] = {{"description", "Nothing to say"}};
  responses["4XX"] = reference("responses", "problem");
  responses["5XX"] = reference("responses", "problem");
  return responses;
}

json property_parameter(const exchange::property& of) {
  using enum exchange::property_type;
  const char* const type = of.type == integer   ? "integer"
                           : of.type == real    ? "number"
                           : of.type == boolean ? "boolean"
                                                : "string";
  return {{"name", of.name},
          {"in", "query"},
          {"required", false},
          {"description", "Only what has this value"},
          {"schema", {{"type", type}}},
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
json words_of(const route& of, const json& routes) {
  const bool is_execution = of.pattern.starts_with("/api/processes/") && of.method == "POST";
  const std::string name = of.method + ' ' + (is_execution ? "/api/processes/…/execution" : of.pattern);
  if (routes.contains(name)) return routes[name];
  return {{"tag", "Others"}, {"summary", name}, {"takes", json::array()}, {"gives", "application/json"}};
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
  if (of.body != body_kind::none) made["requestBody"] = body_of(of);
  made["responses"] = responses_of(of, said);
  made["security"] = of.needs == accounts::permission::read_published
                         ? json::array({json::object(), {{"token", json::array()}}})
                         : json::array({{{"token", json::array()}},
                                        {{"tokenAsPassword", json::array()}},
                                        {{"session", json::array()}}});
  return made;
}

json components_of(const json& known) {
  return {{"parameters", known["parameters"]},
          {"responses",
           {{"problem",
             {{"description", "What went wrong (RFC 9457), with the field at fault"},
              {"content", {{"application/problem+json", media("application/problem+json")}}}}}}},
          {"securitySchemes",
           {{"token", {{"type", "http"}, {"scheme", "bearer"}}},
            {"tokenAsPassword", {{"type", "http"}, {"scheme", "basic"}}},
            {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", accounts::session_cookie_name}}}}}};
}

json tags_of(const json& routes) {
  json tags = json::array();
  for (const auto& [name, said] : routes.items()) {
    const json tag{{"name", said["tag"]}};
    if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
  }
  return tags;
}
}  // namespace

api_document::api_document(std::span<const route> routes, const std::vector<shared_collection>& collections) {
  const json& known = api_words();
  json paths = json::object();
  for (const route& each : routes) {
    const bool is_below = each.pattern.starts_with(std::string(below) + '/');
    const std::string path = as_openapi(is_below ? each.pattern.substr(below.size()) : each.pattern);
    json& item = paths[path];
    if (!is_below) item["servers"] = json::array({{{"url", ""}}});
    item[ascii_lower(each.method)] = operation_of(each, words_of(each, known["routes"]), known, collections);
  }
  document_ = {{"openapi", "3.0.3"},
               {"info",
                {{"title", "UraMost"},
                 {"version", URAMOST_VERSION},
                 {"description", "Open geospatial incident mapping for northern Kosovo"},
                 {"license", {{"name", "See LICENSE beside the source"}, {"url", "/"}}}}},
               {"servers", json::array({{{"url", ""}}})},
               {"tags", tags_of(known["routes"])},
               {"paths", std::move(paths)},
               {"components", components_of(known)}};
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
