#include "http/api_page.hpp"

#include <algorithm>

namespace uramost::http {

namespace {
using row = std::vector<json>;

const localized_name title{"API-ja, e shpjeguar", "API, objašnjen", "API, објашњен", "The API, explained"};
const localized_name about{
    "Çdo adresë me parametrat e saj. Të dhënat e kufizuara duan një shenjë: Authorization: Bearer …",
    "Svaka adresa sa svojim parametrima. Ograničeni podaci traže oznaku: Authorization: Bearer …",
    "Свака адреса са својим параметрима. Ограничени подаци траже ознаку: Authorization: Bearer …",
    "Every address with its parameters. What is restricted needs a token: Authorization: Bearer …"};
const localized_name parameter_word{"Parametri", "Parametar", "Параметар", "Parameter"};
const localized_name property_word{"Vetia", "Svojstvo", "Својство", "Property"};
const localized_name type_word{"Lloji", "Vrsta", "Врста", "Type"};
const localized_name needed_word{"E nevojshme", "Obavezno", "Обавезно", "Required"};
const localized_name meaning_word{"Kuptimi", "Značenje", "Значење", "Meaning"};
const localized_name body_word{"Trupi i kërkesës", "Telo zahteva", "Тело захтева", "Body of the request"};
const localized_name answer_word{"Përgjigjja", "Odgovor", "Одговор", "Answer"};
const localized_name format_word{"Formati", "Format", "Формат", "Format"};
const localized_name schema_word{"Skema", "Šema", "Шема", "Schema"};

std::string name_of(const std::string& reference) { return reference.substr(reference.rfind('/') + 1); }

std::string anchor(const std::string& schema) { return "schema-" + schema; }

/// Itself, or what its reference means.
const json& resolved(const json& node, const json& document) {
  if (!node.contains("$ref")) return node;
  return document.at(json::json_pointer(node["$ref"].get<std::string>().substr(1)));
}

std::string joined(const json& parts, const auto& text) {
  std::string all;
  for (const json& each : parts) (all += all.empty() ? "" : " | ") += text(each);
  return all;
}

/// "string", "plan[]", "a | b", "number | null"
std::string type_of(const json& schema) {
  std::string type = "any";
  if (schema.contains("$ref"))
    type = name_of(schema["$ref"]);
  else if (schema.contains("enum"))
    type = joined(schema["enum"], [](const json& each) { return each.get<std::string>(); });
  else if (schema.contains("anyOf"))
    type = joined(schema["anyOf"], type_of);
  else if (schema.contains("items"))
    type = type_of(schema["items"]) + "[]";
  else
    type = schema.value("type", type);
  return schema.value("nullable", false) ? type + " | null" : type;
}

/// Where the schema is explained that another one is, or is a list of; empty when it says all itself.
std::string address_of(const json& schema) {
  if (schema.contains("$ref")) return '#' + anchor(name_of(schema["$ref"]));
  return schema.contains("items") ? address_of(schema["items"]) : std::string();
}

/// A row a property, and where the first cell of each leads.
struct property_table {
  std::vector<row> rows;
  std::vector<std::string> addresses;

  void add(const json& schema, const std::string& before) {
    if (schema.contains("items")) return add(schema["items"], before + "[]");
    if (!schema.contains("properties")) return;
    const json needed = schema.value("required", json::array());
    const std::string inside = before.empty() ? "" : before + '.';
    for (const auto& [name, each] : schema["properties"].items()) {
      const bool is_needed = std::ranges::find(needed, json(name)) != needed.end();
      rows.push_back({inside + name, type_of(each), is_needed ? "✓" : "", each.value("description", "")});
      addresses.push_back(address_of(each));
      add(each, inside + name);
    }
  }
};

/// A line for a terminal, with examples for what has to be said.
std::string example_of(const std::string& method, std::string address, const json& operation,
                       const json& document) {
  std::string query;
  for (const json& each : operation["parameters"]) {
    const json& parameter = resolved(each, document);
    const std::string name = parameter["name"];
    const json example = parameter.value("example", json(name));
    const std::string value = example.is_string() ? example.get<std::string>() : dump(example);
    if (parameter["in"] == "path")
      address.replace(address.find('{' + name + '}'), name.size() + 2, value);
    else if (parameter["in"] == "query" && parameter.value("required", false))
      query += (query.empty() ? '?' : '&') + name + '=' + value;
  }
  std::string line = "curl ";
  if (method != "GET") line += "-X " + method + ' ';
  const bool is_public = operation["security"][0].empty();
  if (!is_public) line += "-H 'Authorization: Bearer …' ";
  if (operation.contains("requestBody"))
    line += operation["requestBody"]["content"].contains("application/json") ? "--json @body.json "
                                                                             : "-F file=@FILE ";
  return line + '\'' + address + query + '\'';
}

class explainer {
 public:
  explainer(html_page& page, const json& document, language in) : page_(page), document_(document), in_(in) {}

  void path(const std::string& path, const json& item) {
    const json& servers = item.contains("servers") ? item["servers"] : document_["servers"];
    const auto address = servers[0]["url"].get<std::string>() + path;
    for (const auto& [name, said] : item.items()) {
      if (!said.is_object()) continue;
      std::string method = name;
      std::ranges::transform(method, method.begin(), [](unsigned char c) { return std::toupper(c); });
      page_.heading(said["summary"].get<std::string>());
      page_.paragraph(method + ' ' + address + " · " + said["description"].get<std::string>());
      page_.example(example_of(method, address, said, document_));
      parameters(said);
      bodies(said);
    }
  }

  void schema(const std::string& name, const json& said) {
    page_.heading(name, anchor(name));
    if (said.contains("description")) page_.paragraph(said["description"].get<std::string>());
    property_table made;
    made.add(said, "");
    if (made.rows.empty())
      page_.paragraph(type_of(said));
    else
      page_.table({property_word.in(in_), type_word.in(in_), needed_word.in(in_), meaning_word.in(in_)},
                  made.rows, made.addresses);
  }

 private:
  void parameters(const json& operation) {
    std::vector<row> rows;
    for (const json& each : operation["parameters"]) {
      const json& parameter = resolved(each, document_);
      rows.push_back({parameter["name"], type_of(parameter["schema"]),
                      parameter.value("required", false) ? "✓" : "", parameter.value("description", "")});
    }
    if (!rows.empty())
      page_.table({parameter_word.in(in_), type_word.in(in_), needed_word.in(in_), meaning_word.in(in_)},
                  rows);
  }

  void bodies(const json& operation) {
    std::vector<row> rows;
    std::vector<std::string> addresses;
    const auto add = [&](const std::string& what, const json& content) {
      for (const auto& [type, media] : content.items()) {
        rows.push_back({type_of(media["schema"]), what, type});
        addresses.push_back(address_of(media["schema"]));
      }
    };
    if (operation.contains("requestBody")) add(body_word.in(in_), operation["requestBody"]["content"]);
    for (const auto& [status, answer] : operation["responses"].items())
      if (answer.contains("content")) add(answer_word.in(in_) + ' ' + status, answer["content"]);
    if (!rows.empty()) page_.table({schema_word.in(in_), "", format_word.in(in_)}, rows, addresses);
  }

  html_page& page_;
  const json& document_;
  language in_;
};
}  // namespace

html_page api_page(const json& described, language in) {
  html_page page(in, title.in(in));
  page.paragraph(about.in(in));
  page.link("/api/openapi.json", "OpenAPI 3.0");
  explainer explain(page, described, in);
  for (const auto& [path, item] : described["paths"].items()) explain.path(path, item);
  for (const auto& [name, said] : described["components"]["schemas"].items()) explain.schema(name, said);
  return page;
}

}  // namespace uramost::http
