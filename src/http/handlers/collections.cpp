#include "http/handlers/collections.hpp"

#include "core/clock.hpp"
#include "http/collections/collection_json.hpp"
#include "http/collections/collection_pages.hpp"
#include "http/collections/feature_crs.hpp"
#include "http/item_tag.hpp"
#include "http/link.hpp"
#include "http/manner.hpp"

namespace uramost::http {

namespace {
/// What tells the ways apart in which one state of an item is answered.
std::string form_of(const manner& how, const feature_crs& crs) {
  if (how.is_html()) return "html-" + std::string(tag(how.in));
  return crs.is_crs84() ? std::string() : std::string(crs.uri.substr(crs.uri.rfind('/') + 1));
}
}  // namespace

response collection_list::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  json collections = json::array();
  std::vector<const collection_about*> listed;
  for (const shared_collection& each : all) {
    if (!asked.who.may(each->about().needs)) continue;
    listed.push_back(&each->about());
    if (!how.is_html()) collections.push_back(summary_json(*each, asked, how.in));
  }
  if (how.is_html()) return how.label(collections_page(listed, asked, how.in));
  return how.answer({{"links", links_to_itself(asked, json_type)},
                     {"crs", crs_uris()},
                     {"collections", std::move(collections)}},
                    json_type);
}

response collection_summary::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  const json said = summary_json(*of, asked, how.in);
  return how.is_html() ? how.label(collection_page(of->about(), said, asked, how.in))
                       : how.answer(said, json_type);
}

response collection_queryables::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const manner how = manner::take_from(parameters, asked);
  parameters.expect_all_taken();
  const json said = queryables_json(of->about(), asked, how.in);
  return how.is_html() ? how.label(queryables_page(of->about(), said, asked, how.in))
                       : how.answer(said, schema_type);
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
  shown["links"].push_back(link("collection", address_of(asked, of->about()), json_type));
  response made =
      how.is_html() ? items_page(of->about(), shown, asked, how.in) : how.answer(shown, geojson_type);
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
    made = item_page(of->about(), feature, asked, how.in);
  } else {
    feature["links"] = links_to_itself(asked, geojson_type);
    feature["links"].push_back(link("collection", address_of(asked, of->about()), json_type));
    made = how.answer(feature, geojson_type);
  }
  made.set("ETag", item_tag(state, form_of(how, crs)))
      .set("Cache-Control", "private, no-cache")
      .set("Content-Crs", '<' + std::string(crs.uri) + '>');
  return how.label(std::move(made));
}

}  // namespace uramost::http
