#include "http/handlers/item_editing.hpp"

#include <algorithm>
#include <optional>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/collections/feature_crs.hpp"
#include "http/features.hpp"
#include "http/handlers/collections.hpp"
#include "http/item_tag.hpp"
#include "http/problem.hpp"

namespace uramost::http {

namespace {
constexpr const char* merge_patch_type = "application/merge-patch+json";

/// The JSON object that is sent under one of these media types, its geometry in CRS84.
json sent_feature(const request& asked, std::initializer_list<std::string_view> types) {
  const std::string_view said = asked.header("content-type");
  if (std::ranges::find(types, trim(said.substr(0, said.find(';')))) == types.end())
    throw invalid_input("the body must be " + std::string(*types.begin()), "Content-Type");
  json sent = json::parse(asked.body, nullptr, false);
  if (!sent.is_object()) throw invalid_input("the body must be a JSON object", "body");
  std::string_view crs = trim(asked.header("content-crs"));
  if (crs.starts_with('<') && crs.ends_with('>')) crs = crs.substr(1, crs.size() - 2);
  if (!crs.empty() && sent.contains("geometry"))
    sent["geometry"] = point_from(crs_named(crs, "Content-Crs"), std::move(sent["geometry"]));
  return sent;
}

json whole_feature(const request& asked) { return sent_feature(asked, {geojson_type, "application/json"}); }

/// The answer to a change that does not say, or says wrongly, which state of the item it was made of.
std::optional<response> refusal(const request& asked, const feature_edit& of) {
  const std::string_view made_of = asked.header("if-match");
  if (made_of.empty())
    return problem(428, "Say by If-Match which state of the item this changes; its ETag names it",
                   "If-Match");
  if (names_state(made_of, item_state(of.stored()))) return std::nullopt;
  return problem(412, "The item was changed by somebody else meanwhile; read it again", "If-Match");
}
}  // namespace

response create_item::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const std::string id = editor->create(whole_feature(asked), asked);
  const json shown = of->find_one(id, asked);
  return json_response(shown, 201)
      .set("Content-Type", geojson_type)
      .set("ETag", item_tag(item_state(shown)))
      .set("Location", asked.base_url + asked.path + '/' + id);
}

response replace_item::operator()(const request& asked) const {
  const json wanted = whole_feature(asked);
  const auto edit = editor->open(asked.captured("id"), asked);
  if (auto refused = refusal(asked, *edit)) return *refused;
  edit->replace(wanted);
  return collection_item{of}(asked);
}

response update_item::operator()(const request& asked) const {
  const json patch = sent_feature(asked, {merge_patch_type, geojson_type, "application/json"});
  const auto edit = editor->open(asked.captured("id"), asked);
  if (auto refused = refusal(asked, *edit)) return *refused;
  json wanted = edit->stored();
  wanted.merge_patch(patch);
  edit->replace(wanted);
  return collection_item{of}(asked);
}

response remove_item::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const std::string why = parameters.take("why").value_or("");
  parameters.expect_all_taken();
  const auto edit = editor->open(asked.captured("id"), asked);
  if (auto refused = refusal(asked, *edit)) return *refused;
  edit->remove(why);
  response answer;
  answer.status = 204;
  return answer;
}

}  // namespace uramost::http
