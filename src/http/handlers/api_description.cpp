#include "http/handlers/api_description.hpp"

#include "http/html_page.hpp"
#include "http/negotiation.hpp"

namespace uramost::http {

namespace {
const localized_name title{"API-ja, e shpjeguar", "API, objašnjen", "API, објашњен", "The API, explained"};
const localized_name about{
    "Çdo adresë me parametrat e saj. Të dhënat e kufizuara duan një shenjë: Authorization: Bearer …",
    "Svaka adresa sa svojim parametrima. Ograničeni podaci traže oznaku: Authorization: Bearer …",
    "Свака адреса са својим параметрима. Ограничени подаци траже ознаку: Authorization: Bearer …",
    "Every address with its parameters. What is restricted needs a token: Authorization: Bearer …"};

/// A parameter itself, or what its reference means.
const json& resolved(const json& parameter, const json& document) {
  if (!parameter.contains("$ref")) return parameter;
  return document.at(json::json_pointer(parameter["$ref"].get<std::string>().substr(1)));
}

void explain(html_page& page, const std::string& path, const json& item, const json& document) {
  const json& server = item.contains("servers") ? item["servers"] : document["servers"];
  const auto address = server[0]["url"].get<std::string>() + path;
  for (const auto& [method, operation] : item.items()) {
    if (!operation.contains("summary")) continue;
    page.heading(operation["summary"].get<std::string>());
    std::string line;
    for (const char letter : method) line += static_cast<char>(letter - 'a' + 'A');
    page.paragraph(line + ' ' + address + " · " + operation["description"].get<std::string>());
    std::vector<std::vector<json>> rows;
    for (const json& each : operation["parameters"]) {
      const json& parameter = resolved(each, document);
      rows.push_back(
          {parameter["name"], parameter.value("description", ""), parameter["schema"].value("type", "")});
    }
    if (!rows.empty()) page.table({"", "", ""}, rows);
  }
}
}  // namespace

response api_description::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  response made = json_response((*document)->at(asked.base_url));
  made.set("Content-Type", "application/vnd.oai.openapi+json;version=3.0");
  return made;
}

response api_explanation::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const language in = preferred_language(asked);
  const json described = (*document)->at(asked.base_url);
  html_page page(in, title.in(in));
  page.paragraph(about.in(in));
  page.link("/api/openapi.json", "OpenAPI 3.0");
  for (const auto& [path, item] : described["paths"].items()) explain(page, path, item, described);
  response made = page.answer();
  label_negotiated(made, in);
  return made;
}

}  // namespace uramost::http
