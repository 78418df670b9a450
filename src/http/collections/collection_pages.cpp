#include "http/collections/collection_pages.hpp"

#include "core/text.hpp"
#include "http/collections/collection_json.hpp"
#include "http/html_page.hpp"
#include "http/manner.hpp"

namespace uramost::http {

namespace {
const localized_name data_words{"Koleksionet", "Kolekcije", "Колекције", "Collections"};
const localized_name matched_words{"Gjithsej", "Ukupno", "Укупно", "In all"};
const localized_name next_words{"Faqja tjetër", "Sledeća strana", "Следећа страна", "Next page"};

std::string text_of(const json& id) { return id.is_string() ? id.get<std::string>() : dump(id); }

std::vector<std::string> names_of(const collection_about& about) {
  std::vector<std::string> names{"id"};
  for (const exchange::property& each : about.schema) names.push_back(each.name);
  return names;
}
}  // namespace

response collections_page(const std::vector<const collection_about*>& all, const request& asked,
                          language in) {
  html_page made(in, data_words.in(in));
  for (const collection_about* each : all)
    made.link(address_of(asked, *each) + "?f=html", each->title.in(in), each->description.in(in));
  return made.answer();
}

response collection_page(const collection_about& about, const json& said, const request& asked, language in) {
  html_page made(in, about.title.in(in));
  made.paragraph(about.description.in(in));
  made.link(address_of(asked, about) + "/items?f=html", items_words.in(in));
  made.link(address_of(asked, about) + "/queryables?f=html", queryables_words.in(in));
  made.table(
      {"", ""},
      {{"bbox", said["extent"]["spatial"]["bbox"][0]},
       {"datetime", said["extent"].contains("temporal") ? said["extent"]["temporal"]["interval"][0] : json()},
       {"crs", said["crs"]}});
  made.link(in_form(asked, "json"), "JSON");
  return made.answer();
}

response queryables_page(const collection_about& about, const json& said, const request& asked, language in) {
  html_page made(in, queryables_words.in(in));
  made.link(address_of(asked, about) + "?f=html", about.title.in(in));
  std::vector<std::vector<json>> rows;
  for (const auto& [name, schema] : said["properties"].items())
    rows.push_back({name, schema.contains("type") ? schema["type"] : schema["format"]});
  made.table({"", ""}, rows);
  return made.answer();
}

response items_page(const collection_about& about, const json& shown, const request& asked, language in) {
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

response item_page(const collection_about& about, const json& feature, const request& asked, language in) {
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

}  // namespace uramost::http
