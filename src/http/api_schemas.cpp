#include "http/api_schemas.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "http/api_words.hpp"
#include "http/collections/feature_collection.hpp"
#include "http/features.hpp"

namespace uramost::embedded {
std::string_view schemas_accounts();
std::string_view schemas_common();
std::string_view schemas_incidents();
std::string_view schemas_numbers();
std::string_view schemas_ogc();
std::string_view schemas_patrols();
std::string_view schemas_registers();
std::string_view schemas_releases();
}  // namespace uramost::embedded

namespace uramost::http {

namespace {
json schemas_of_files() {
  using namespace embedded;
  json all = json::object();
  for (const std::string_view file :
       {schemas_common(), schemas_accounts(), schemas_incidents(), schemas_numbers(), schemas_patrols(),
        schemas_registers(), schemas_releases(), schemas_ogc()})
    all.update(json::parse(file));
  return all;
}

json reference(const std::string& name) { return {{"$ref", name}}; }

json nullable(json schema) {
  schema["nullable"] = true;
  return schema;
}

/// A feature of a collection, and a page of them. Lists are no properties that can be asked for: the files
/// have them ("patrol_points_lists").
void add_features(json& all, const collection_about& of) {
  json properties = json::object();
  for (const exchange::property& each : of.schema) properties[each.name] = nullable(property_schema(each));
  json with = json::array();
  if (const std::string lists = of.id + "_lists"; all.contains(lists)) with.push_back(lists);
  all[of.id + "_feature"] = {
      {"description", "One of " + of.title.en},
      {"with", {"feature"}},
      {"properties",
       {{"geometry", nullable(reference(of.geometry == "MultiPolygon" ? "multi_polygon" : "point"))},
        {"properties", {{"with", std::move(with)}, {"properties", std::move(properties)}}}}}};
  all[of.id + "_features"] = {
      {"description", "A page of " + of.title.en},
      {"with", {"feature_page"}},
      {"properties", {{"features", {{"type", "array"}, {"items", reference(of.id + "_feature")}}}}}};
}

std::string schema_of_answer(const process& of) { return api_words()["routes"].at(of.route)["schema"]; }

/// What an execution takes.
void add_execution(json& all, const process& of) {
  json inputs = json::object(), required = json::array();
  for (const auto& [name, described] : of.inputs.items()) {
    inputs[name] = described["schema"];
    inputs[name]["description"] = described["title"];
    if (described["minOccurs"] == 1) required.push_back(name);
  }
  json takes{{"properties", std::move(inputs)}, {"required", required}};
  all[execution_schema(of)] = {
      {"with", {"execution"}}, {"description", of.title}, {"properties", {{"inputs", std::move(takes)}}}};
}

/// What processes answer: as it is, or in a document. Several have the same.
void add_result(json& all, const process& of) {
  const json raw = reference(schema_of_answer(of));
  all[result_schema(of)] = {{"description", "As it is, or with `response` document in one"},
                            {"anyOf", {raw, {{"properties", {{"result", raw}}}}}}};
}

/// Writes out what files say in short.
class schema_writer {
 public:
  explicit schema_writer(const json& all) : all_(all) {}

  json written(const json& said) const {
    if (said.contains("$ref")) return said.size() == 1 ? referred(said) : written(filled(said));
    json made = said.contains("with") ? joined(said) : said;
    if (made.contains("properties")) complete(made);
    for (const char* part : {"items", "additionalProperties"})
      if (made.contains(part) && made[part].is_object()) made[part] = written(made[part]);
    for (const char* parts : {"anyOf", "oneOf"})
      if (made.contains(parts))
        for (json& each : made[parts]) each = written(each);
    return made;
  }

 private:
  const json& named(const std::string& name) const {
    if (!all_.contains(name)) throw std::logic_error("there is no schema " + name);
    return all_.at(name);
  }

  json referred(const json& said) const {
    const std::string name = said["$ref"];
    named(name);
    return {{"$ref", "#/components/schemas/" + name}};
  }

  json filled(const json& said) const {
    json made = named(said["$ref"]);
    made.update(said);
    made.erase("$ref");
    return made;
  }

  json joined(const json& said) const {
    json properties = json::object(), optional = json::array();
    const auto add = [&](const json& of) {
      properties.update(of.value("properties", json::object()));
      for (const json& each : of.value("optional", json::array())) optional.push_back(each);
    };
    for (const json& each : said["with"]) {
      const json& base = named(each);
      add(base.contains("with") ? joined(base) : base);
    }
    add(said);
    json made = said;
    made.erase("with");
    made["properties"] = std::move(properties);
    made["optional"] = std::move(optional);
    return made;
  }

  void complete(json& object) const {
    json needed = json::array();
    const json optional = object.value("optional", json::array());
    for (auto& [name, each] : object["properties"].items()) {
      each = written(each);
      if (std::ranges::find(optional, json(name)) == optional.end()) needed.push_back(name);
    }
    if (!object.contains("required")) object["required"] = std::move(needed);
    if (object["required"].empty()) object.erase("required");
    object.erase("optional");
    object["type"] = "object";
  }

  const json& all_;
};
}  // namespace

std::string execution_schema(const process& of) { return of.id + "_execution"; }
std::string result_schema(const process& of) { return schema_of_answer(of) + "_output"; }

json api_schemas(const std::vector<std::shared_ptr<const feature_collection>>& collections,
                 const std::vector<process>& computed) {
  json all = schemas_of_files();
  for (const auto& each : collections) add_features(all, each->about());
  json any = json::array();
  for (const process& each : computed) {
    add_execution(all, each);
    if (all.contains(result_schema(each))) continue;
    add_result(all, each);
    any.push_back(reference(result_schema(each)));
  }
  all["any_output"] = {{"description", "What the job's process answers"}, {"anyOf", std::move(any)}};
  const schema_writer writer(all);
  json made = json::object();
  for (const auto& [name, said] : all.items()) made[name] = writer.written(said);
  return made;
}

}  // namespace uramost::http
