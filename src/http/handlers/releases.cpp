#include "http/handlers/releases.hpp"

#include "http/handlers/web_files.hpp"
#include "http/json.hpp"

namespace uramost::http {

namespace {
json file_list(const open_release& of) {
  json list = json::array();
  for (const auto& [name, bytes] : of.files())
    list.push_back({{"name", name}, {"bytes", bytes.size()}, {"sha256", of.sha256_of(name)}});
  return list;
}

json points_json(const open_release& of) {
  const auto spots = of.spots(std::nullopt);
  return {{"places", spots->size()}, {"incidents", of.view().incidents()->size()}};
}
}  // namespace

response release_list::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  for (const listed_release& each : shelf.list()) {
    json one{{"number", each.number}};
    for (const char* fact : {"created_at", "until", "synthetic"}) one[fact] = each.manifest.at(fact);
    one["sha256"] = each.fingerprint;
    for (const char* fact : {"rows", "waiting"}) one[fact] = each.manifest.at(fact);
    one["files"] = each.files;
    one["url"] = "/releases/" + std::to_string(each.number);
    list.push_back(std::move(one));
  }
  const auto key = shelf.key();
  return json_response(
      {{"public_key", key ? json(publication::to_hex(*key)) : json(nullptr)}, {"releases", std::move(list)}});
}

response release_file(const release_question& question) {
  question.parameters.expect_all_taken();
  const std::string& name = question.asked.captured("file");
  response answer;
  answer.set("ETag", '"' + question.release().sha256_of(name) + '"');
  answer.set("Content-Type", content_type_of(name));
  answer.body = {question.reading.release, &question.release().files().at(name)};
  question.reading.label(answer);
  return answer;
}

response release_summary(const release_question& question) {
  question.parameters.expect_all_taken();
  return question.answer("summary", "application/json", [of = question.reading.release] {
    json years = json::array();
    for (const publication::published_year& each : of->view().years()) years.push_back(each.year);
    json said{{"release", of->view().number()}};
    for (const char* fact : {"created_at", "until", "synthetic", "previous", "waiting", "rules", "rows"})
      said[fact] = of->manifest().at(fact);
    said["sha256"] = of->fingerprint();
    said["years"] = std::move(years);
    said["points"] = points_json(*of);
    said["files"] = file_list(*of);
    said["heat"] = {{"bandwidths_m", open_release::bandwidths_m},
                    {"maxzoom", publication::publication_rules{}.heat_zoom}};
    return dump(said);
  });
}

}  // namespace uramost::http
